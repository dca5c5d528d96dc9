package keymap

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"
	"pgregory.net/rapid"
)

func defaultMap(t *testing.T) *Map {
	t.Helper()
	m, err := New(nil)
	if err != nil {
		t.Fatalf("the default keys are refused: %v", err)
	}
	return m
}

func TestAKeyMeansOneThingInAScope(t *testing.T) {
	m := defaultMap(t)
	for _, s := range Scopes() {
		seen := map[string]Action{}
		for _, row := range m.All() {
			for _, k := range row.Keys {
				if other, ok := seen[k]; ok && row.In(s) && other != row.Action {
					t.Errorf("%s: %q is %s and %s", s, k, other, row.Action)
				}
				if row.In(s) {
					seen[k] = row.Action
				}
			}
		}
	}
}

func TestLookup(t *testing.T) {
	m := defaultMap(t)
	for _, c := range []struct {
		scope Scope
		key   string
		want  Action
	}{
		{Board, "h", Left},
		{Board, "left", Left},
		{Board, "G", Last},
		{Board, "home", First},
		{Board, "ctrl+d", HalfDown},
		{Board, "7", Column7},
		{Board, "H", CardLeft},
		{People, "H", HandPrev},
		{People, "J", CardDown},
		{Grid, "J", HandNext},
		{Grid, "L", CardRight},
		{Board, "space", Select},
		{Detail, "space", Check},
		{Board, "esc", Clear},
		{Detail, "esc", Back},
		{Board, "q", Quit},
		{Detail, "q", Back},
		{Scroll, "q", Back},
		{Ask, "!", Force},
		{Line, "ctrl+e", More},
		{Board, "shift+tab", PrevView},
		{Board, "%", Milestone},
		{Board, "^", Parent},
		{Board, "&", After},
		{Line, "ctrl+c", Interrupt},
		{Picker, "ctrl+c", Interrupt},
		{Global, "ctrl+c", Interrupt},
		{Picker, "ctrl+n", PickNext},
		{Board, "D", Archive},
		{Board, "ctrl+r", Redo},
	} {
		if got, _ := m.Lookup(c.scope, c.key); got != c.want {
			t.Errorf("%s %q: got %q, want %q", c.scope, c.key, got, c.want)
		}
	}
	for _, key := range []string{"N", "T", "P", "M", "r", "i"} {
		if a, ok := m.Lookup(Board, key); ok {
			t.Errorf("%q is bound to %s, which is not built", key, a)
		}
	}
}

func TestKeysAreWrittenAsBubbleTeaWritesThem(t *testing.T) {
	m := defaultMap(t)
	for _, c := range []struct {
		press tea.KeyPressMsg
		want  Action
	}{
		{tea.KeyPressMsg{Code: 'g', ShiftedCode: 'G', Mod: tea.ModShift, Text: "G"}, Last},
		{tea.KeyPressMsg{Code: 'd', Mod: tea.ModCtrl}, HalfDown},
		{tea.KeyPressMsg{Code: tea.KeyTab, Mod: tea.ModShift}, PrevView},
		{tea.KeyPressMsg{Code: tea.KeySpace, Text: " "}, Select},
		{tea.KeyPressMsg{Code: '/', ShiftedCode: '?', Mod: tea.ModShift, Text: "?"}, Help},
		{tea.KeyPressMsg{Code: tea.KeyEscape}, Clear},
		{tea.KeyPressMsg{Code: tea.KeyPgDown}, HalfDown},
		{tea.KeyPressMsg{Code: tea.KeyKpEnter}, Open},
		{tea.KeyPressMsg{Code: '1', Text: "1"}, Column1},
	} {
		if got, _ := m.Lookup(Board, c.press.String()); got != c.want {
			t.Errorf("%q: got %q, want %q", c.press.String(), got, c.want)
		}
	}
}

func TestEveryNamedKeyIsOneThatCanBePressed(t *testing.T) {
	for code, name := range map[rune]string{
		tea.KeyEnter: "enter", tea.KeyTab: "tab", tea.KeyBackspace: "backspace", tea.KeyEscape: "esc",
		tea.KeySpace: "space", tea.KeyUp: "up", tea.KeyDown: "down", tea.KeyLeft: "left",
		tea.KeyRight: "right", tea.KeyInsert: "insert", tea.KeyDelete: "delete", tea.KeyPgUp: "pgup",
		tea.KeyPgDown: "pgdown", tea.KeyHome: "home", tea.KeyEnd: "end", tea.KeyBegin: "begin",
		tea.KeyFind: "find", tea.KeyMenu: "menu", tea.KeyF1: "f1", tea.KeyF24: "f24",
	} {
		got, err := normalize(name)
		if want := (tea.KeyPressMsg{Code: code}).String(); err != nil || got != want {
			t.Errorf("%s: got %q, %v, want %q", name, got, err, want)
		}
	}
}

func TestKeysThatTerminalsGarbleAreNotNeeded(t *testing.T) {
	never := []string{"ctrl+h", "ctrl+i", "ctrl+j", "ctrl+m", "ctrl+[", "ctrl+s", "ctrl+q", "shift+enter"}
	for _, row := range defaultMap(t).All() {
		for _, k := range row.Keys {
			for _, n := range never {
				if k == n || strings.Contains(k, "alt+") {
					t.Errorf("%s is bound to %s", row.Action, k)
				}
			}
			if n, err := normalize(k); err != nil || n != k {
				t.Errorf("%s: the key %q is not written as %q (%v)", row.Action, k, n, err)
			}
		}
	}
}

func TestEveryKeyTypesWhileTextIsTyped(t *testing.T) {
	m := defaultMap(t)
	for _, s := range []Scope{Line, Picker} {
		for k := range m.find[s] {
			if printable(k) {
				t.Errorf("%q is bound in %s", k, s)
			}
		}
	}
}

func TestEveryActionSaysWhatItDoes(t *testing.T) {
	for _, row := range defaultMap(t).All() {
		if row.Action == "" || row.Help == "" || row.Long == "" || row.Group == "" || len(row.Scopes) == 0 {
			t.Errorf("%q lacks words or a place: %+v", row.Action, row)
		}
		if strings.HasSuffix(row.Long, ".") || len(row.Long) > 60 || len(row.Help) > 18 {
			t.Errorf("%q: too long for its place, or ends with a full stop: %q, %q", row.Action, row.Help, row.Long)
		}
	}
}

func TestOverrides(t *testing.T) {
	m, err := New(map[string][]string{
		"done": {"X", "f5"}, "hand-next": {"ctrl+Right"}, "select": {" "}, "purge": {"shift+p"}, "take": {},
	})
	if err != nil {
		t.Fatal(err)
	}
	for key, want := range map[string]Action{"X": Done, "f5": Done, "x": "", "P": Purge, "A": "", "space": Select} {
		if got, _ := m.Lookup(Board, key); got != want {
			t.Errorf("%q: got %q, want %q", key, got, want)
		}
	}
	for _, s := range []Scope{People, Grid} {
		if got, _ := m.Lookup(s, "ctrl+right"); got != HandNext {
			t.Errorf("%s ctrl+right: got %q, want %q", s, got, HandNext)
		}
	}
	if got := strings.Join(m.Keys(Detail, Done), " "); got != "X f5" {
		t.Errorf("keys of done: got %q", got)
	}
	if got, _ := defaultMap(t).Lookup(Board, "x"); got != Done {
		t.Errorf("one person's overrides reached another's map: x is %q", got)
	}
}

func TestRefusedOverridesNameWhatIsWrong(t *testing.T) {
	for name, c := range map[string]struct {
		keys map[string][]string
		want []string
	}{
		"two actions":    {map[string][]string{"copy": {"n"}}, []string{`"n"`, "add", "copy", "board"}},
		"against global": {map[string][]string{"copy": {"ctrl+c"}}, []string{`"ctrl+c"`, "interrupt", "copy"}},
		"misspelt":       {map[string][]string{"prioritty": {"p"}}, []string{"prioritty", `did you mean "priority"`}},
		"unknown":        {map[string][]string{"fly to the moon": {"p"}}, []string{"fly to the moon"}},
		"no such key":    {map[string][]string{"copy": {"ctrl+yy"}}, []string{"copy", "ctrl+yy"}},
		"empty key":      {map[string][]string{"copy": {""}}, []string{"copy", `""`}},
		"control":        {map[string][]string{"copy": {"\x01"}}, []string{"copy"}},
		"shifted sign":   {map[string][]string{"copy": {"shift+/"}}, []string{"shift+/"}},
		"types":          {map[string][]string{"accept": {"y"}}, []string{"accept", `"y"`, "types"}},
	} {
		_, err := New(c.keys)
		if err == nil {
			t.Errorf("%s: accepted", name)
			continue
		}
		for _, w := range c.want {
			if !strings.Contains(err.Error(), w) {
				t.Errorf("%s: %q does not say %s", name, err, w)
			}
		}
		if strings.ContainsAny(err.Error(), "\n\x01") {
			t.Errorf("%s: not one clean line: %q", name, err)
		}
	}
}

func TestAnyOverrideIsAcceptedOrExplained(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		rows := defaults()
		name := rapid.SampledFrom(rows).Draw(rt, "row").Name()
		key := rapid.OneOf(rapid.String(), rapid.StringMatching(`(ctrl\+|alt\+|shift\+)*([a-zA-Z/+?]|f[0-9]+|tab|space)`)).Draw(rt, "key")
		m, err := New(map[string][]string{name: {key}})
		if err != nil {
			return
		}
		n, _ := normalize(key)
		for _, row := range m.All() {
			if row.Name() != name {
				continue
			}
			if got, _ := m.Lookup(row.Scopes[0], n); got != row.Action {
				rt.Fatalf("%q as %q in %s: got %q, want %q", key, n, row.Scopes[0], got, name)
			}
		}
	})
}

func TestCommandsAreWhatAPaletteOffers(t *testing.T) {
	m := defaultMap(t)
	has := func(s Scope, a Action) (n int) {
		for _, row := range m.Commands(s) {
			if row.Action == a {
				n++
			}
		}
		return n
	}
	for _, a := range []Action{Delete, Purge, Hand, Unarchive, ColumnsRename, Done, Undo} {
		if has(Board, a) != 1 {
			t.Errorf("%s is offered %d times", a, has(Board, a))
		}
	}
	for _, a := range []Action{Left, Column1, Accept, Palette, Check} {
		if has(Board, a) != 0 {
			t.Errorf("%s makes no sense in a palette", a)
		}
	}
	if has(Detail, Check) != 1 || has(Detail, ColumnsAdd) != 0 {
		t.Error("a task's palette offers what a task cannot do, or lacks what it can")
	}
}

func TestNumberedActions(t *testing.T) {
	if got := Columns(); len(got) != 9 || got[0] != Column1 || got[6] != Column7 {
		t.Errorf("columns %v", got)
	}
	if got := Turns(); len(got) != 9 || got[8] != "turn-9" {
		t.Errorf("turns %v", got)
	}
}

func TestEveryScopeHasAFootThatCanBePressed(t *testing.T) {
	m := defaultMap(t)
	for _, s := range Scopes() {
		hints := m.Footer(s)
		if len(hints) != len(footerActions(s)) || len(hints) == 0 {
			t.Errorf("%s: got %v", s, hints)
		}
	}
	for s, want := range map[Scope]string{People: "H/L hand over", Line: "enter accept", Ask: "! do it anyway"} {
		if h := m.Footer(s)[0]; h.Key+" "+h.Text != want {
			t.Errorf("%s: got %v, want %s", s, h, want)
		}
	}
}

func TestHelpOfAScope(t *testing.T) {
	var b strings.Builder
	for _, sec := range defaultMap(t).Groups(People) {
		b.WriteString(string(sec.Group) + "\n")
		for _, h := range sec.Rows {
			b.WriteString("  " + h.Key + "  " + h.Text + "\n")
		}
	}
	golden.RequireEqual(t, []byte(b.String()))
}

func TestMarkdown(t *testing.T) {
	golden.RequireEqual(t, []byte(defaultMap(t).Markdown()))
}

func BenchmarkLookup(b *testing.B) {
	m, err := New(nil)
	if err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		m.Lookup(Board, "ctrl+d")
	}
}

// TestKeysAlwaysLeadOut takes the keys of every action that leaves something away.
func TestKeysAlwaysLeadOut(t *testing.T) {
	for _, taken := range [][]string{{"back"}, {"cancel"}, {"quit", "interrupt"}} {
		none := map[string][]string{}
		for _, name := range taken {
			none[name] = nil
		}
		if _, err := New(none); err == nil || !strings.Contains(err.Error(), "there would be no way out of") {
			t.Errorf("without %v: got %v", taken, err)
		}
		none[taken[0]] = []string{"f12"}
		if _, err := New(none); err != nil {
			t.Errorf("%s on f12: %v", taken[0], err)
		}
	}
}
