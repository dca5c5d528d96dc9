package ui_test

import (
	"context"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
	"baton/ui"
)

// shaky is a board in memory whose reads fail as they are told to.
type shaky struct {
	memory
	board, view *error
}

func (s shaky) Board(ctx context.Context) (*model.Board, error) {
	if *s.board != nil {
		return nil, *s.board
	}
	return s.memory.Board(ctx)
}

func (s shaky) View(ctx context.Context, f func(model.Reader) error) error {
	if *s.view != nil {
		return *s.view
	}
	return s.memory.View(ctx, f)
}

// sitShaky sits before a demo board whose reads fail as board and view say.
func sitShaky(t *testing.T, board, view *error) *person {
	t.Helper()
	m := demoBoard(t)
	return sit(t, m, 120, 35, func(o *ui.Options) { o.Store = shaky{m, board, view} })
}

// TestAWrittenChangeIsNotCalledRefused: what fails after it was written is no reason
// to type it again.
func TestAWrittenChangeIsNotCalledRefused(t *testing.T) {
	var board, view error
	p := sitShaky(t, &board, &view).press("n", "only once")
	board = model.Errorf(model.Busy, "the board is in use by another process")
	p.press("<enter>").seesNot("new task").sees("the board shown is not up to date: the board is in use")
	if n := strings.Count(allTitles(p), "only once"); n != 1 {
		t.Errorf("it is on the board %d times", n)
	}
	board = nil
	p.press("n").seesNot("only once") // no draft is left of it
}

func allTitles(p *person) string {
	var out strings.Builder
	for task := range p.file.Tasks() {
		out.WriteString(task.Title + "\n")
	}
	return out.String()
}

func TestAFilterAsksAgainForDescriptionsItCouldNotRead(t *testing.T) {
	var board, view error
	p := sitShaky(t, &board, &view)
	task := p.task("Penetration test: fix the three findings")
	p.colleague("lee", op.Describe{Task: task.ID, Description: "about xylophones"})
	view = model.Errorf(model.Busy, "the board is in use by another process")
	p.press("/", "xylo", "<enter>").sees("0 of 45").press("<esc>")
	view = nil
	p.press("/", "xylo", "<enter>").sees("1 of 45")
}

// TestDescriptionsOfBeforeAreNotTaken: what was read before a description changed
// comes after the change is known.
func TestDescriptionsOfBeforeAreNotTaken(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35)
	task := p.task("Penetration test: fix the three findings")
	_, cmd := p.app.Update(tea.KeyPressMsg{Code: '/', Text: "/"})
	read := answers(cmd)
	p.press("xylo")
	p.colleague("lee", op.Describe{Task: task.ID, Description: "about xylophones"})
	for _, m := range read {
		p.send(m)
	}
	p.press("<enter>").sees("1 of 45")
}

// answers runs a command, and returns what it would send.
func answers(cmd tea.Cmd) []tea.Msg {
	if cmd == nil {
		return nil
	}
	m := cmd()
	batch, ok := m.(tea.BatchMsg)
	if !ok {
		return []tea.Msg{m}
	}
	var out []tea.Msg
	for _, c := range batch {
		out = append(out, answers(c)...)
	}
	return out
}

// TestInputKeepsItsOrder: a click and a paste wait, as keys do, for the change that is
// being written.
func TestInputKeepsItsOrder(t *testing.T) {
	p := sit(t, emptyBoard(t), 120, 35).press("n", "one", "<enter>")
	_, written := p.app.Update(tea.KeyPressMsg{Code: 'L', Text: "L"})
	p.app.Update(tea.KeyPressMsg{Code: 'n', Text: "n"})
	p.app.Update(tea.PasteMsg{Content: "pasted"})
	p.app.Update(tea.MouseClickMsg{X: 60, Y: 20, Button: tea.MouseLeft})
	p.follow(written)
	p.sees("new task", "pasted")
}

// TestAListShowsWhatIsOnTheBoard: a choice that a limit stopped is not shown as made,
// and one that a colleague made is.
func TestAListShowsWhatIsOnTheBoard(t *testing.T) {
	m := demoBoard(t)
	var refused error
	p := sit(t, m, 120, 35, func(o *ui.Options) { o.Store = unwilling{m, &refused} })
	mark := func() string {
		for _, row := range strings.Split(p.screen(), "\n") {
			if at := strings.Index(row, "api"); at > 0 && strings.Contains(row, "│ ▌") {
				return row
			}
		}
		return ""
	}
	p.press("t", "api")
	before := mark()
	if before == "" {
		t.Fatalf("no api in\n%s", p.screen())
	}
	refused = model.Errorf(model.Busy, "the board is in use by another process")
	p.press("<tab>")
	if now := mark(); now != before {
		t.Errorf("refused, it is shown as\n%s\nnot\n%s", now, before)
	}
	refused = nil
	p.press("<tab>")
	if mark() == before {
		t.Errorf("written, it is shown as before: %s", before)
	}
	p.press("<tab>")
	if now := mark(); now != before {
		t.Errorf("twice, it is shown as\n%s\nnot\n%s", now, before)
	}
}

// unwilling refuses changes as it is told to.
type unwilling struct {
	memory
	err *error
}

func (u unwilling) Apply(ctx context.Context, by model.PersonID, p model.Plan) (model.Event, error) {
	if *u.err != nil {
		return model.Event{}, *u.err
	}
	return u.memory.Apply(ctx, by, p)
}

// TestTheTickedItemIsTheOneChosen: the list was opened before a colleague removed an
// item above it.
func TestTheTickedItemIsTheOneChosen(t *testing.T) {
	m := demoBoard(t)
	p := sit(t, m, 120, 35)
	task := p.task("Penetration test: fix the three findings")
	for _, text := range []string{"first", "second", "third"} {
		p.colleague("lee", op.AddItem{Tasks: []model.ID{task.ID}, Text: text})
	}
	p.press("<enter>", "<space>", "second")
	first := m.Body(task.ID).Checklist[0]
	if _, err := m.Propose(model.Draft{Verb: "check", Do: []model.Change{model.DropPart[model.CheckItem]{Task: task.ID, Part: first.PartKey()}}}, "lee"); err != nil {
		t.Fatal(err)
	}
	p.press("<enter>")
	for _, item := range m.Body(task.ID).Checklist {
		if item.Done != (item.Text == "second") {
			t.Errorf("%s: done is %v", item.Text, item.Done)
		}
	}
}

// TestAListBeginsAtWhatIsChosen: where several can be chosen too.
func TestAListBeginsAtWhatIsChosen(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35).press("a").sees("│ ▌◆ noor").press("<esc>")
	p.press("t").sees("│ ▌◆ security")
}

// TestATickIsShownWhereItIsMade: the checklist is read again after it has changed.
func TestATickIsShownWhereItIsMade(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35).press("<enter>", "<space>").sees("│ ▌  open redirect")
	p.press("<tab>").sees("│ ▌◆ open redirect").press("<tab>").sees("│ ▌  open redirect")
}
