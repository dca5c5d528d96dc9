package ui_test

import (
	"fmt"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"baton/model"
	"baton/model/meet"
	"baton/model/modeltest"
	"baton/model/op"
	"baton/model/query"
	"baton/ui"
	"baton/ui/standup"
)

// crowd returns a board of n tasks in five columns among six people.
func crowd(b *testing.B, n int) memory {
	b.Helper()
	m := emptyBoard(b)
	var do []model.Change
	for i := range 6 {
		id := model.PersonID(fmt.Sprintf("p%d", i))
		do = append(do, model.Put[model.Person]{Item: model.Person{ID: id, Name: string(id), Limit: 3}, Index: -1})
	}
	w := &modeltest.World{}
	cols := m.Setup().Columns
	var rank model.Rank
	for i := range n {
		rank = model.Between(rank, "")
		do = append(do, model.AddTask{Task: &model.Task{
			ID: w.NewID(), Title: fmt.Sprintf("Task number %d with a title that is as long as titles are", i), Rank: rank,
			Column: cols[i%len(cols)].ID, Assignees: []model.PersonID{model.PersonID(fmt.Sprintf("p%d", i%6))}, Estimate: float64(i % 5),
		}})
	}
	if _, err := m.Propose(model.Draft{Verb: "import", Do: do, Force: true}, "p0"); err != nil {
		b.Fatal(err)
	}
	return m
}

func benchmarkSizes(b *testing.B, run func(b *testing.B, p *person)) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		p := sit(b, crowd(b, n), 160, 45, func(o *ui.Options) { o.Profile = colorprofile.TrueColor })
		b.Run(fmt.Sprint(n), func(b *testing.B) { run(b, p) })
	}
}

// BenchmarkFrame is one key that moves the cursor and the frame after it.
func BenchmarkFrame(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, p *person) {
		keys := []tea.Msg{tea.KeyPressMsg{Code: 'j', Text: "j"}, tea.KeyPressMsg{Code: 'k', Text: "k"}}
		for i := 0; b.Loop(); i++ {
			p.app.Update(keys[i%2])
			_ = p.app.View()
		}
	})
}

// BenchmarkFramePeople is the same among people.
func BenchmarkFramePeople(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, p *person) {
		p.press("<tab>")
		keys := []tea.Msg{tea.KeyPressMsg{Code: 'j', Text: "j"}, tea.KeyPressMsg{Code: 'k', Text: "k"}}
		for i := 0; b.Loop(); i++ {
			p.app.Update(keys[i%2])
			_ = p.app.View()
		}
	})
}

// BenchmarkFilterLetter is one letter more or less in the filter line.
func BenchmarkFilterLetter(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, p *person) {
		p.press("/", "number 9")
		keys := []tea.KeyPressMsg{{Code: '9', Text: "9"}, special("bs")}
		for i := 0; b.Loop(); i++ {
			p.app.Update(keys[i%2])
			_ = p.app.View()
		}
	})
}

// BenchmarkNews is a colleague's change taken up by an open board.
func BenchmarkNews(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, p *person) {
		var id model.ID
		for t := range p.file.Tasks() {
			id = t.ID
			break
		}
		for i := 0; b.Loop(); i++ {
			p.colleague("p1", op.Edit{Tasks: []model.ID{id}, To: &query.Draft{Estimate: new(float64(i%9 + 1))}})
			_ = p.app.View()
			p.file.Events = p.file.Events[:1]
		}
	})
}

// BenchmarkStandup is a standup that begins, with its first frame, after the log
// has been read.
func BenchmarkStandup(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, p *person) {
		info := p.file.Setup().Info
		if info.Timer = model.NoTimer; p.file.Setup().Info.Timer == 0 {
			p.elsewhere("ann", "board", model.SetInfo{Info: info})
		}
		past := meet.Look(p.file.Log, 0, monday())
		for b.Loop() {
			p.app.Update(standup.Begun{Past: past})
			_ = p.app.View()
		}
	})
}

// BenchmarkStandupKey is a key pressed in a standup, and a colleague's change
// that it takes up.
func BenchmarkStandupKey(b *testing.B) {
	benchmarkSizes(b, func(b *testing.B, p *person) {
		p.app.Update(standup.Begun{Past: meet.Look(p.file.Log, 0, monday())})
		keys := []tea.Msg{tea.KeyPressMsg{Code: 'j', Text: "j"}, tea.KeyPressMsg{Code: 'k', Text: "k"}}
		for i := 0; b.Loop(); i++ {
			p.app.Update(keys[i%2])
			_ = p.app.View()
		}
	})
}
