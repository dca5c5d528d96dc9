package ui_test

import (
	"fmt"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/op"
	"baton/ui/cli/demo"
	"baton/ui/look"
)

// anyBoard draws a board of which everything may be missing: columns, people,
// tasks, and the columns and people that archived tasks are of.
func anyBoard(r *rapid.T) memory {
	s := &model.Setup{Info: model.Info{Name: rapid.SampledFrom([]string{"", "Pay", "結算"}).Draw(r, "name"), Unit: "p", Timer: -1}} // a clock would never stand still
	kinds := []model.Kind{model.KindBacklog, model.KindTodo, model.KindDoing, model.KindDone}
	for i := range rapid.IntRange(0, 7).Draw(r, "columns") {
		n := fmt.Sprintf("col%d", i)
		s.Columns = append(s.Columns, model.Column{ID: model.ColumnID(n), Name: n, Kind: rapid.SampledFrom(kinds).Draw(r, "kind"), Limit: rapid.IntRange(0, 3).Draw(r, "limit")})
	}
	for i := range rapid.IntRange(0, 6).Draw(r, "people") {
		n := fmt.Sprintf("who%d", i)
		s.People = append(s.People, model.Person{ID: model.PersonID(n), Name: n})
	}
	m := memory{modeltest.NewLog(&model.Setup{})}
	_, _ = m.Propose(model.Draft{Verb: "init", Do: model.Founding(s)}, demo.Me)
	var ids []model.ID
	for i := range rapid.IntRange(0, 25).Draw(r, "tasks") {
		t := &model.Task{Title: fmt.Sprint("task ", i, strings.Repeat(" 看板 long", rapid.IntRange(0, 9).Draw(r, "long")))}
		if len(s.Columns) > 0 {
			t.Column = rapid.SampledFrom(s.Columns).Draw(r, "column").ID
		}
		if len(s.People) > 0 && rapid.Bool().Draw(r, "assigned") {
			t.Assignees = []model.PersonID{rapid.SampledFrom(s.People).Draw(r, "who").ID}
		}
		ev, err := m.Propose(model.Draft{Verb: "add", Force: true, Do: []model.Change{model.AddTask{Task: t}}}, demo.Me)
		if err == nil {
			ids = append(ids, ev.Subjects()...)
		}
	}
	do := func(change op.Op) {
		if d, err := op.Plan(change, op.How{Force: true})(m.Log); err == nil {
			_, _ = m.Propose(d, demo.Me)
		}
	}
	archive := rapid.SampledFrom([]int{0, 1, 2}).Draw(r, "archive") // none, some, all
	for _, id := range ids {
		if archive == 2 || archive == 1 && rapid.Bool().Draw(r, "archived") {
			do(op.Archive{Tasks: []model.ID{id}})
		}
	}
	gone := rapid.SampledFrom([]int{0, 1, 2}).Draw(r, "gone")
	for _, c := range s.Columns {
		if gone == 2 || gone == 1 && rapid.Bool().Draw(r, "column gone") {
			do(op.Remove[model.Column]{Names: []string{c.Name}, Off: true})
		}
	}
	for _, p := range s.People {
		if gone == 2 || gone == 1 && rapid.Bool().Draw(r, "person gone") {
			do(op.Remove[model.Person]{Names: []string{p.Name}, Off: true})
		}
	}
	return m
}

// anyInput draws what somebody does with keyboard, mouse and terminal.
func anyInput(r *rapid.T, p *person) {
	switch rapid.IntRange(0, 9).Draw(r, "input") {
	case 0:
		p.w, p.h = rapid.IntRange(1, 220).Draw(r, "w"), rapid.IntRange(1, 60).Draw(r, "h")
		p.send(tea.WindowSizeMsg{Width: p.w, Height: p.h})
	case 1, 2:
		m := tea.Mouse{X: rapid.IntRange(0, p.w).Draw(r, "x"), Y: rapid.IntRange(0, p.h).Draw(r, "y"), Button: tea.MouseLeft}
		if rapid.Bool().Draw(r, "wheel") {
			m.Button = rapid.SampledFrom([]tea.MouseButton{tea.MouseWheelUp, tea.MouseWheelDown}).Draw(r, "way")
			p.send(tea.MouseWheelMsg(m))
			return
		}
		p.send(tea.MouseClickMsg(m))
	default:
		p.press(rapid.SampledFrom(strings.Split("h j k l g G H L J K n e c a A p w t . % ^ & b x D u V / @ f : y z ? ! 1 3 9 s S R + * = - } ] [ } , <enter> <esc> <esc> <tab> <tab> <space> <down> <bs> <ctrl+d> <ctrl+u> <ctrl+r> a b 한 🚀", " ")).Draw(r, "key"))
	}
}

// TestAnythingOnAnyBoardFillsTheFrame sits before boards on which everything may
// be missing and does whatever there is to do.
func TestAnythingOnAnyBoardFillsTheFrame(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := sit(t, anyBoard(r), rapid.IntRange(40, 200).Draw(r, "w"), rapid.IntRange(12, 50).Draw(r, "h"))
		for range 30 {
			anyInput(r, p)
			rows := strings.Split(p.app.View().Content, "\n")
			if len(rows) != p.h {
				r.Fatalf("%d rows at %d×%d", len(rows), p.w, p.h)
			}
			for _, row := range rows {
				if look.Width(row) != p.w {
					r.Fatalf("a row of %d cells at %d×%d: %q\n%s", look.Width(row), p.w, p.h, row, p.screen())
				}
			}
		}
	})
}
