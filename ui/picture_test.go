package ui_test

import (
	"flag"
	"os"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"baton/ui"
	"baton/ui/keymap"
	"baton/ui/standup"
)

// The pictures in docs are the real screens on the demo board, and the table of keys is
// the real keymap: this writes all of them, and the tests fail when one is stale.
//
//go:generate go test -run ^TestDocs -update .

const keysPath = "../docs/keys.md"

// pictures are the screens that docs shows.
func pictures() []shot {
	return []shot{
		{name: "board", w: 116, h: 32, keys: []string{"l"}, label: "The board by status: a column of cards for each status"},
		{name: "people", w: 116, h: 20, keys: []string{"<tab>", "l"}, label: "The board by person: what each has in hand, their load and their limit"},
		{name: "standup", w: 116, h: 28, keys: []string{"s", "<80s>", "]", "<107s>", "]", "<51s>"}, label: "A standup: whose turn it is, what they promised and moved, above the board"},
		{name: "report", w: 116, h: 39, keys: []string{"R"}, label: "The weekly report: three sentences, figures, a chart and what was finished"},
	}
}

// shot is one picture: the keys that lead to a screen, and what it shows.
type shot struct {
	name, label string
	w, h        int
	keys        []string
}

func updating() bool {
	f := flag.Lookup("update") // the golden package's
	return f != nil && f.Value.String() == "true"
}

func TestDocsShowTheRealScreens(t *testing.T) {
	for _, s := range pictures() {
		t.Run(s.name, func(t *testing.T) {
			c := camera{now: monday()}
			c.app = sit(t, demoBoard(t), s.w, s.h, func(o *ui.Options) {
				o.Theme, o.Profile, o.InOrder = "dark", colorprofile.TrueColor, true
				o.Now = func() time.Time { return c.now }
			}).app
			c.press(s.keys)
			rows, _ := c.app.Draw(s.w, s.h)
			fresh(t, "../docs/"+s.name+".svg", picture(rows, s))
		})
	}
}

// camera goes to a screen. Its clock goes on only when a shot says so: <80s>.
type camera struct {
	app *ui.App
	now time.Time
}

func (c *camera) press(keys []string) {
	for _, k := range keys {
		name := strings.Trim(k, "<>")
		if d, err := time.ParseDuration(name); err == nil {
			c.now = c.now.Add(d)
			c.app.Update(standup.Second{})
			continue
		}
		m := tea.KeyPressMsg{Code: []rune(k)[0], Text: k}
		if name != k {
			m = special(name)
		}
		c.send(m)
	}
}

// send gives the program a message and all that follows from it but the seconds of a clock.
func (c *camera) send(m tea.Msg) {
	_, cmd := c.app.Update(m)
	c.follow(cmd)
}

func (c *camera) follow(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch m := cmd().(type) {
	case nil, standup.Second:
	case tea.BatchMsg:
		for _, cmd := range m {
			c.follow(cmd)
		}
	default:
		c.send(m)
	}
}

func TestDocsListTheRealKeys(t *testing.T) {
	keys, err := keymap.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	page, err := os.ReadFile(keysPath)
	if err != nil {
		t.Fatal(err)
	}
	const from, to = "<!-- keys: generated -->\n", "<!-- /keys -->"
	before, rest, ok := strings.Cut(string(page), from)
	_, after, ok2 := strings.Cut(rest, to)
	if !ok || !ok2 {
		t.Fatalf("%s has no %q … %q", keysPath, from, to)
	}
	fresh(t, keysPath, before+from+"\n"+keys.Markdown()+"\n"+to+after)
}

// fresh fails if a file does not hold what it should, or writes it.
func fresh(t *testing.T, path, want string) {
	t.Helper()
	if updating() {
		if err := os.WriteFile(path, []byte(want), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if string(got) != want {
		t.Errorf("%s is stale: run go generate ./ui", path)
	}
}
