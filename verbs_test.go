package main

import (
	"bytes"
	"context"
	"encoding/binary"
	"encoding/json"
	"go/ast"
	"go/parser"
	"go/token"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"baton/model"
	"baton/model/op"
	"baton/store"
	"baton/store/bolt"
	"baton/store/exchange"
	"baton/store/wire"
	"baton/ui"
	"baton/ui/cli"
	"baton/ui/keymap"
)

// spoken is a verb said twice: typed as commands, and as keys on the board. What is in
// angle brackets is a key by its name.
type spoken struct {
	op       string // the type in model/op
	commands []string
	keys     string
}

// verbs are all that can be said both ways. The board has one (in Todo), two and three
// (kim's, in Doing), four (in Done), and the cursor is on one.
func verbs() []spoken {
	const down, done = "j", "5"
	return []spoken{
		{"Add", []string{"add|Fix it @kim #api !high due:fri est:3"}, "nFix it @kim #api !high due:fri est:3<enter>"},
		{"Add", []string{"add|Fix it @zoe #new milestone:v9"}, "nFix it @zoe #new milestone:v9<enter>"},
		{"Edit", []string{"edit|1|#api"}, "tapi<enter>"},
		{"Edit", []string{"edit|1|#fresh"}, "tfresh<enter>"},
		{"Edit", []string{"edit|1|!high"}, "phigh<enter>"},
		{"Edit", []string{"edit|1|est:3"}, "w3<enter>"},
		{"Edit", []string{"edit|1|due:fri"}, ".fri<enter>"},
		{"Edit", []string{"edit|1|milestone:v1"}, "%v1<enter>"},
		{"Edit", []string{"edit|1|milestone:v2"}, "%v2<enter>"},
		{"Edit", []string{"edit|1|parent:2"}, "^two<enter>"},
		{"Edit", []string{"edit|1|after:2"}, "&two<enter>"},
		{"Edit", []string{"edit|1|@lee !low"}, "e @lee !low<enter>"},
		{"Move", []string{"move|1|review"}, "mReview<enter>"},
		{"Move", []string{"move|2|--after|3"}, "lJ"},
		{"Shift", []string{"move|1|doing"}, "L"},
		{"Done", []string{"done|1"}, "x"},
		{"Reopen", []string{"reopen|4"}, done + "x"},
		{"Reopen", []string{"reopen|4"}, done + ":reopen<enter>"},
		{"Archive", []string{"archive|1"}, "D"},
		{"Unarchive", []string{"archive|1", "unarchive|1"}, "<enter>DD"},
		{"Assign", []string{"assign|1|@lee"}, "alee<enter>"},
		{"Assign", []string{"assign|2|-@kim"}, "lakim<enter>"},
		{"Assign", []string{"assign|1|@zoe"}, "azoe<enter>"},
		{"Take", []string{"take|1"}, "A"},
		{"Hand", []string{"hand|2|@lee"}, "l:hand<enter>lee<enter>"},
		{"Block", []string{"block|1|waits for ops"}, "bwaits for ops<enter>"},
		{"Unblock", []string{"block|1|waits for ops", "unblock|1"}, "bwaits for ops<enter>b"},
		{"Comment", []string{"comment|1|looks good"}, "clooks good<enter>"},
		{"Tick", []string{"check|3|2"}, "l" + down + "<enter><space>second<enter>"},
		{"AddItem", []string{"check|3|add|third"}, "l" + down + "<enter><space>third<enter>"},
		{"Delete", []string{"delete|1"}, ":delete<enter>!"},
		{"Delete", []string{"delete|1|--purge"}, ":purge<enter>!"},
		{"Undo", []string{"done|1", "undo"}, "xu"},
		{"Redo", []string{"done|1", "undo", "redo"}, "xu<ctrl+r>"},
		{"CheckIn", []string{"checkin|2|3"}, "S<enter>"},
		{"CheckIn", []string{"checkin|2|3|ill soon"}, "Swill soon<enter><enter>"},
		{"CloseStandup", []string{"standup|--close"}, "ss!"},
		{"EditBoard", []string{"board|edit|unit:h"}, ":board edit<enter><ctrl+u>unit:h<enter>"},
		{"Create", []string{"columns|add|Testing limit:2"}, ":columns add<enter>Testing limit:2<enter>"},
		{"Create", []string{"people|add|zoe limit:2"}, ":people add<enter>zoe limit:2<enter>"},
		{"Create", []string{"labels|add|urgent"}, ":labels add<enter>urgent<enter>"},
		{"Create", []string{"milestones|add|v3 due:fri"}, ":milestones add<enter>v3 due:fri<enter>"},
		{"Create", []string{"views|add|mine|@me"}, ":views add<enter>mine @me<enter>"},
		{"Alter", []string{"people|edit|lee|limit:2"}, ":people edit<enter>lee<enter> limit:2<enter>"},
		{"Rename", []string{"people|rename|lee|leo"}, ":people rename<enter>lee<enter><bs><bs><bs>leo<enter>"},
		{"Reorder", []string{"people|move|lee|1"}, ":people move<enter>lee<enter>1<enter>"},
		{"Remove", []string{"people|rm|lee|--force"}, ":people rm<enter>lee<enter>!"},
	}
}

// commandsOnly are the ops that no key says yet.
func commandsOnly() []string {
	return []string{"EditComment", "RemoveComment", "Link", "Unlink", "Describe"} // the last in $EDITOR, in both
}

// TestScreenAndCommandLineSayTheSame says every verb both ways, on a board each that
// begin alike: the same events are recorded.
func TestScreenAndCommandLineSayTheSame(t *testing.T) {
	known := commandsOnly()
	for _, v := range verbs() {
		known = append(known, v.op)
		typed, pressed := newMatch(t), newMatch(t)
		for _, c := range v.commands {
			typed.run(strings.Split(c, "|")...)
		}
		pressed.press(v.keys)
		want, got := typed.events(), pressed.events()
		if want != got {
			t.Errorf("%s\n%s records\n%s\n%s records\n%s", v.op, strings.Join(v.commands, "; "), want, v.keys, got)
		}
		if n := strings.Count(want, "\n"); n != len(v.commands) {
			t.Errorf("%s: %d events were recorded by %d commands: %s", v.op, n, len(v.commands), want)
		}
	}
	for _, name := range ops(t) {
		if !slices.Contains(known, name) {
			t.Errorf("op.%s is said by no row of this test", name)
		}
	}
}

// ops lists the types of model/op that have a verb.
func ops(t *testing.T) []string {
	t.Helper()
	files, err := filepath.Glob("model/op/*.go")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	found := map[string]bool{}
	for _, name := range files {
		f, err := parser.ParseFile(token.NewFileSet(), name, nil, 0)
		if err != nil {
			t.Fatal(err)
		}
		for _, d := range f.Decls {
			fn, ok := d.(*ast.FuncDecl)
			if !ok || fn.Name.Name != "Verb" || fn.Recv == nil {
				continue
			}
			of := fn.Recv.List[0].Type
			if generic, ok := of.(*ast.IndexExpr); ok {
				of = generic.X
			}
			found[of.(*ast.Ident).Name] = true
		}
	}
	return slices.Sorted(maps.Keys(found))
}

// match is a board of its own at a moment that stands still.
type match struct {
	*testing.T
	path  string
	now   func() time.Time
	newID func() model.ID
	from  model.Seq
}

func newMatch(t *testing.T) *match {
	t.Helper()
	now := time.Date(2026, 11, 26, 9, 0, 0, 0, time.UTC)
	m := &match{T: t, path: filepath.Join(t.TempDir(), "board.db"), now: func() time.Time { return now }}
	n := uint64(0)
	m.newID = func() (id model.ID) {
		n++
		_ = id.SetTime(uint64(now.UnixMilli()))
		binary.BigEndian.PutUint64(id[8:], n)
		return id
	}
	s, _ := model.Template("kanban")
	s.Info.Timer = model.NoTimer
	for _, name := range []string{"kim", "lee"} {
		s.People = append(s.People, model.Person{ID: model.PersonID(name), Name: name})
	}
	s.Labels = []model.Label{{ID: "api", Name: "api"}}
	s.Milestones = []model.Milestone{{ID: "v1", Name: "v1"}}
	task := func(title string, column model.ColumnID, who ...model.PersonID) model.Change {
		body := &model.Body{}
		if title == "three" {
			body.Checklist = []model.CheckItem{{ID: m.newID(), Group: "Tests", Text: "first"}, {ID: m.newID(), Group: "Tests", Text: "second"}}
		}
		return model.AddTask{Task: &model.Task{Title: title, Column: column, Assignees: who}, Body: body}
	}
	b := m.open(s)
	_, err := b.Apply(context.Background(), "lee", func(model.Reader) (model.Draft, error) {
		return model.Draft{Verb: op.VerbAdd, Do: []model.Change{
			task("one", "todo"), task("two", "doing", "kim"), task("three", "doing", "kim"), task("four", "done"),
		}}, nil
	})
	if err != nil {
		t.Fatal(err)
	}
	m.from = 2
	return m
}

func (m *match) open(s *model.Setup) *store.Store {
	m.Helper()
	b, err := bolt.Open(m.path, bolt.Options{Options: store.Options{Now: m.now, NewID: m.newID, Template: s}, NoBackups: true})
	if err != nil {
		m.Fatal(err)
	}
	return b
}

// run runs a command.
func (m *match) run(args ...string) {
	m.Helper()
	var out bytes.Buffer
	home := m.TempDir()
	p := cli.Program{
		Files: cli.Files{
			Open:     func(cli.Place) (cli.Store, error) { return m.open(nil), nil },
			ReadOnly: func(cli.Place) string { return "" },
		},
		Formats: cli.Formats{List: exchange.Formats, Task: task, Event: event},
		In:      strings.NewReader(""), Out: &out, Err: &out, Dir: home,
		Env: []string{"HOME=" + home, "BATON_FILE=" + m.path, "BATON_USER=kim", "BATON_NOW=" + m.now().Format(time.RFC3339)},
	}
	if code := p.Run(context.Background(), args); code != 0 {
		m.Fatalf("baton %s: exit code %d\n%s", strings.Join(args, " "), code, &out)
	}
}

// press types keys on the board.
func (m *match) press(keys string) {
	m.Helper()
	bound, err := keymap.New(nil)
	if err != nil {
		m.Fatal(err)
	}
	o := ui.Options{Store: m.open(nil), Keys: bound, Me: "kim", Now: m.now}
	o.Profile, o.Theme = colorprofile.NoTTY, "dark"
	a, err := ui.New(context.Background(), o)
	if err != nil {
		m.Fatal(err)
	}
	feed(a, tea.WindowSizeMsg{Width: 100, Height: 30})
	for keys != "" {
		k := tea.KeyPressMsg{Code: rune(keys[0]), Text: keys[:1]}
		if name, rest, ok := strings.Cut(keys, ">"); ok && keys[0] == '<' {
			k, keys = keyNamed(name[1:]), rest
		} else {
			keys = keys[1:]
		}
		feed(a, k)
	}
}

func keyNamed(key string) tea.KeyPressMsg {
	switch key {
	case "enter":
		return tea.KeyPressMsg{Code: tea.KeyEnter}
	case "space":
		return tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}
	case "bs":
		return tea.KeyPressMsg{Code: tea.KeyBackspace}
	}
	return tea.KeyPressMsg{Code: rune(key[len(key)-1]), Mod: tea.ModCtrl}
}

// feed gives a program a message, and all that follows from it.
func feed(a *ui.App, m tea.Msg) {
	if batch, ok := m.(tea.BatchMsg); ok {
		for _, c := range batch {
			follow(a, c)
		}
		return
	}
	_, c := a.Update(m)
	follow(a, c)
}

func follow(a *ui.App, c tea.Cmd) {
	if c == nil {
		return
	}
	if m := c(); m != nil {
		feed(a, m)
	}
}

// events returns what was recorded, a line each. Identities are given in order, so
// those of two boards that saw the same are the same.
func (m *match) events() string {
	m.Helper()
	log, err := m.open(nil).Events(context.Background(), model.Span{After: m.from})
	if err != nil {
		m.Fatal(err)
	}
	var out strings.Builder
	for _, ev := range log {
		j, err := json.Marshal(wire.FromEvent(ev))
		if err != nil {
			m.Fatal(err)
		}
		out.WriteString(string(j) + "\n")
	}
	return out.String()
}
