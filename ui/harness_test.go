package ui_test

import (
	"context"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/op"
	"baton/ui"
	"baton/ui/cli/demo"
	"baton/ui/compose"
	"baton/ui/keymap"
	"baton/ui/look"
)

// memory is a board in memory that the ui works on.
type memory struct {
	*modeltest.Log
}

func (m memory) Board(context.Context) (*model.Board, error) { return m.Log.Board, nil }

func (m memory) Apply(_ context.Context, by model.PersonID, p model.Plan) (model.Event, error) {
	d, err := p(m.Log)
	if err != nil {
		return model.Event{}, err
	}
	return m.Propose(d, by)
}

func (m memory) View(_ context.Context, f func(model.Reader) error) error { return f(m.Log) }

func (m memory) Watch(context.Context) (<-chan model.News, error) { return nil, nil }

// monday is when the demo board of the tests is looked at.
func monday() time.Time { return time.Date(2026, 11, 23, 10, 30, 0, 0, time.UTC) }

// demoBoard returns the made-up team's board in memory.
func demoBoard(t testing.TB) memory {
	t.Helper()
	m := memory{modeltest.NewLog(&model.Setup{})}
	m.World.Begin = model.At(monday().Add(-time.Hour))
	for _, do := range append([][]model.Change{model.Founding(demo.Setup(monday()))}, demo.Changes(monday())...) {
		if _, err := m.Propose(model.Draft{Verb: "demo", Do: do, Force: true}, demo.Lead); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

// emptyBoard returns a new board in memory.
func emptyBoard(t testing.TB) memory {
	t.Helper()
	s, _ := model.Template("kanban")
	m := memory{modeltest.NewLog(&model.Setup{})}
	m.World.Begin = model.At(monday().Add(-time.Hour))
	if _, err := m.Propose(model.Draft{Verb: "init", Do: model.Founding(s)}, demo.Me); err != nil {
		t.Fatal(err)
	}
	return m
}

// person sits before a screen and types.
type person struct {
	testing.TB
	app  *ui.App
	w, h int
	file memory
}

func sit(t testing.TB, m memory, w, h int, change ...func(*ui.Options)) *person {
	t.Helper()
	keys, err := keymap.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	o := ui.Options{Store: m, Keys: keys, Me: demo.Me, Now: monday, Terminal: ui.Terminal{Profile: colorprofile.NoTTY}, Can: ui.Capabilities{
		Editor: &compose.Editor{Command: "true"}, Clipboard: tea.SetClipboard, Suspend: true,
		Save: func(context.Context, string, []byte) error { return nil },
	}}
	for _, c := range change {
		c(&o)
	}
	a, err := ui.New(context.Background(), o)
	if err != nil {
		t.Fatal(err)
	}
	p := &person{TB: t, app: a, w: w, h: h, file: m}
	p.send(tea.WindowSizeMsg{Width: w, Height: h})
	return p
}

// alone is a terminal on which nothing but the board can be touched.
func alone(o *ui.Options) { o.Can = ui.Capabilities{} }

// send gives the program a message and all that follows from it.
func (p *person) send(m tea.Msg) {
	p.Helper()
	_, cmd := p.app.Update(m)
	p.follow(cmd)
}

func (p *person) follow(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch m := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, c := range m {
			p.follow(c)
		}
	case tea.QuitMsg:
	default:
		p.send(m)
	}
}

// press types keys: names in angle brackets, and text letter by letter.
func (p *person) press(keys ...string) *person {
	p.Helper()
	for _, k := range keys {
		if name, ok := strings.CutPrefix(k, "<"); ok && strings.HasSuffix(k, ">") {
			p.send(special(strings.TrimSuffix(name, ">")))
			continue
		}
		for _, r := range k {
			p.send(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
	return p
}

func special(name string) tea.KeyPressMsg {
	switch name {
	case "enter":
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case "esc":
		return tea.KeyPressMsg{Code: tea.KeyEscape}
	case "tab":
		return tea.KeyPressMsg{Code: tea.KeyTab}
	case "down":
		return tea.KeyPressMsg{Code: tea.KeyDown}
	case "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case "home", "end", "pgup", "up", "left", "right":
		return tea.KeyPressMsg{Code: map[string]rune{"home": tea.KeyHome, "end": tea.KeyEnd, "pgup": tea.KeyPgUp, "up": tea.KeyUp, "left": tea.KeyLeft, "right": tea.KeyRight}[name]}
	case "shift+tab":
		return tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}
	case "bs":
		return tea.KeyPressMsg{Code: tea.KeyBackspace}
	}
	return tea.KeyPressMsg{Code: rune(name[len(name)-1]), Mod: tea.ModCtrl}
}

// screen returns what the person sees, without colours.
func (p *person) screen() string {
	rows, _ := p.app.Draw(p.w, p.h)
	for i, r := range rows {
		rows[i] = strings.TrimRight(look.Strip(r), " ")
	}
	return strings.Join(rows, "\n")
}

// sees fails unless the screen holds all texts.
func (p *person) sees(texts ...string) *person {
	p.Helper()
	for _, t := range texts {
		if !strings.Contains(p.screen(), t) {
			p.Fatalf("no %q on the screen:\n%s", t, p.screen())
		}
	}
	return p
}

func (p *person) seesNot(text string) *person {
	p.Helper()
	if strings.Contains(p.screen(), text) {
		p.Fatalf("%q is on the screen:\n%s", text, p.screen())
	}
	return p
}

// task returns the task of that title.
func (p *person) task(title string) *model.Task {
	p.Helper()
	for t := range p.file.Tasks() {
		if t.Title == title {
			return t
		}
	}
	p.Fatalf("no task %q", title)
	return nil
}

// colleague changes the board from elsewhere, and the screen hears of it.
func (p *person) colleague(by model.PersonID, o op.Op) {
	p.Helper()
	d, err := op.Plan(o, op.How{Force: true})(p.file.Log)
	if err != nil {
		p.Fatal(err)
	}
	p.hears(d, by)
}

// elsewhere records changes as they are, and the screen hears of it.
func (p *person) elsewhere(by model.PersonID, verb string, do ...model.Change) {
	p.Helper()
	p.hears(model.Draft{Verb: verb, Do: do, Force: true}, by)
}

func (p *person) hears(d model.Draft, by model.PersonID) {
	p.Helper()
	ev, err := p.file.Propose(d, by)
	if err != nil {
		p.Fatal(err)
	}
	told := model.Tell(ev, model.NamesOf(p.file.Log))
	p.send(ui.Hear(model.News{Board: p.file.Log.Board, Events: []model.Event{ev}, Told: []model.Account{told}}))
}
