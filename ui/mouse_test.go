package ui_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/ui/cli/demo"
	"baton/ui/look"
)

// pointedBoard returns a board whose titles can be found on a screen.
func pointedBoard(t testing.TB) memory {
	t.Helper()
	s, _ := model.Template("kanban")
	s.Info.Timer = -1 // a clock would never stand still
	for _, n := range []string{"kim", "lee", "zoe", "ann"} {
		s.People = append(s.People, model.Person{ID: model.PersonID(n), Name: n})
	}
	m := memory{modeltest.NewLog(&model.Setup{})}
	do := model.Founding(s)
	for i := range 60 {
		task := &model.Task{Title: fmt.Sprintf("T%02dx", i), Column: s.Columns[i*i%5].ID}
		if i%3 > 0 {
			task.Assignees = []model.PersonID{s.People[i%4].ID}
		}
		do = append(do, model.AddTask{Task: task})
	}
	if _, err := m.Propose(model.Draft{Verb: "add", Force: true, Do: do}, demo.Me); err != nil {
		t.Fatal(err)
	}
	return m
}

// TestAClickSelectsTheCardThatIsDrawnThere points at every title in sight, in
// every view, at any size, with a standup and a task beside it.
func TestAClickSelectsTheCardThatIsDrawnThere(t *testing.T) {
	m := pointedBoard(t)
	rapid.Check(t, func(r *rapid.T) {
		p := sit(t, m, rapid.IntRange(40, 200).Draw(r, "w"), rapid.IntRange(12, 60).Draw(r, "h"))
		for range rapid.IntRange(0, 12).Draw(r, "keys") {
			p.press(rapid.SampledFrom(strings.Split("j l k h G g z <tab> s ] } <enter> <esc> <ctrl+d>", " ")).Draw(r, "key"))
		}
		if strings.Contains(p.screen(), "Keep this standup") {
			p.press("<esc>")
		}
		for range 20 {
			rows := strings.Split(p.screen(), "\n")
			y := rapid.IntRange(0, p.h-1).Draw(r, "y")
			if y < head(rows) {
				continue // a standup names cards too
			}
			at := titles(rows[y], p.w)
			if len(at) == 0 || p.app.Deep() {
				continue
			}
			hit := rapid.SampledFrom(at).Draw(r, "title")
			_ = p.app.View()
			p.send(tea.MouseClickMsg{X: hit.x + 1, Y: y, Button: tea.MouseLeft})
			if got := p.file.Task(p.app.Cursor()); got == nil || got.Title != hit.title {
				r.Fatalf("clicked %s at %d,%d of %d×%d, the cursor is on %+v\n%s", hit.title, hit.x, y, p.w, p.h, got, strings.Join(rows, "\n"))
			}
		}
	})
}

// TestNothingIsScrolledOffForGood moves about and resizes: the cursor's card is
// always in sight, and where there is room for everything, so is every card.
func TestNothingIsScrolledOffForGood(t *testing.T) {
	m := pointedBoard(t)
	rapid.Check(t, func(r *rapid.T) {
		p := sit(t, m, 80, 24)
		views := rapid.SampledFrom([][]string{{}, {"<tab>"}, {"<tab>", "<tab>"}}).Draw(r, "views")
		p.press(views...)
		for range rapid.IntRange(1, 15).Draw(r, "steps") {
			if rapid.IntRange(0, 2).Draw(r, "resize") == 0 {
				p.w, p.h = rapid.IntRange(40, 220).Draw(r, "w"), rapid.IntRange(12, 60).Draw(r, "h")
				p.send(tea.WindowSizeMsg{Width: p.w, Height: p.h})
			} else {
				p.press(rapid.SampledFrom(strings.Split("j k l h G g <ctrl+d> <ctrl+u>", " ")).Draw(r, "key"))
			}
			if task := p.file.Task(p.app.Cursor()); task != nil && !strings.Contains(p.screen(), task.Title) {
				r.Fatalf("the cursor's card %s is out of sight at %d×%d:\n%s", task.Title, p.w, p.h, p.screen())
			}
		}
		p.w, p.h = 220, 160
		p.send(tea.WindowSizeMsg{Width: p.w, Height: p.h})
		fresh := sit(t, m, p.w, p.h).press(views...).screen()
		for task := range m.Tasks() {
			if strings.Contains(fresh, task.Title) && !strings.Contains(p.screen(), task.Title) {
				r.Fatalf("%s is out of sight where there is room for all:\n%s", task.Title, p.screen())
			}
		}
	})
}

// head returns the row of the tabs.
func head(rows []string) int {
	for y, r := range rows {
		if strings.Contains(r, "People") || strings.Contains(r, "[Status]") {
			return y
		}
	}
	return 0
}

type found struct {
	x     int
	title string
}

// titles finds titles of cards in a row, with their number before them.
func titles(row string, w int) []found {
	var out []found
	for i := 0; i+4 <= len(row); i++ {
		if row[i] == 'T' && row[i+3] == 'x' && row[i+1] >= '0' && row[i+1] <= '9' && look.Width(row[:i]) < w {
			out = append(out, found{look.Width(row[:i]), row[i : i+4]})
		}
	}
	return out
}

func TestAClickInAListPutsTheCursorThere(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {120, 35}} {
		for _, before := range [][]string{nil, {"s"}} {
			p := sit(t, pointedBoard(t), size[0], size[1]).press(before...).press("&", "<down>", "<down>", "<down>", "<down>", "<down>", "<down>", "<down>", "<down>", "<down>")
			if len(before) > 0 {
				p.sees("next      2 T01x") // the strip
			}
			rows := strings.Split(p.screen(), "\n")
			for y, row := range rows {
				at := titles(row, size[0])
				frame, _, _ := strings.Cut(row, "│")
				at = slices.DeleteFunc(at, func(f found) bool { return f.x <= look.Width(frame) })
				if len(at) == 0 {
					continue
				}
				_ = p.app.View()
				p.send(tea.MouseClickMsg{X: at[0].x, Y: y, Button: tea.MouseLeft})
				if got := strings.Split(p.screen(), "\n")[y]; !strings.Contains(got, "▌") || !strings.Contains(got, at[0].title) {
					t.Errorf("%v: clicked %s, its row is %q", size, at[0].title, got)
				}
			}
		}
	}
}
