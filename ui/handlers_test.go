package ui_test

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/ui"
	"baton/ui/keymap"
	"baton/ui/minutes"
)

// places returns somebody in every scope that there is.
func places(t *testing.T) map[keymap.Scope]*person {
	t.Helper()
	// Without a clock a standup stands still.
	hook := func(o *ui.Options) { o.Can.Command = &minutes.Hook{Command: "exit 0", Form: "md"} }
	at := func(keys ...string) *person {
		return sit(t, withoutClock(t, demoBoard(t)), 100, 30, hook).press(keys...)
	}
	return map[keymap.Scope]*person{
		keymap.Board:    at(),
		keymap.People:   at("<tab>"),
		keymap.Grid:     at("<tab>", "<tab>"),
		keymap.Detail:   at("<enter>"),
		keymap.Scroll:   at("?"),
		keymap.Picker:   at("m"),
		keymap.Line:     at("n"),
		keymap.Ask:      at(":", "delete", "<enter>"),
		keymap.Meet:     at("s"),
		keymap.Minutes:  at("s", "s", "!"),
		keymap.Checking: at("S"),
		keymap.Report:   at("R"),
	}
}

// TestEveryActionHasOneHandlerWhereItIsShown asks every scope: what the keymap shows
// there is carried out, in one place, and nothing is carried out that it shows nowhere.
func TestEveryActionHasOneHandlerWhereItIsShown(t *testing.T) {
	keys, err := keymap.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	rows := keys.All()
	at := places(t)
	for _, s := range keymap.Scopes() {
		p := at[s]
		if p == nil || p.app.Scopes()[0] != s {
			t.Fatalf("nobody is in the scope %s", s)
		}
		for _, row := range rows {
			if !row.In(s) {
				continue
			}
			n := 0
			for _, table := range p.app.Handlers() {
				if table[row.Action] != nil {
					n++
				}
			}
			if n != 1 {
				t.Errorf("%s has %d handlers in the scope %s, want one", row.Action, n, s)
			}
		}
		for _, table := range p.app.Handlers() {
			for act := range table {
				if !slices.ContainsFunc(rows, func(b keymap.Binding) bool { return b.Action == act }) {
					t.Errorf("the scope %s carries out %s, which no row of the keymap shows", s, act)
				}
			}
		}
	}
}

// TestDrawingChangesNothing draws a frame, one of another size, and the first again,
// whatever is on the screen.
func TestDrawingChangesNothing(t *testing.T) {
	rapid.Check(t, func(r *rapid.T) {
		p := sit(t, anyBoard(r), rapid.IntRange(40, 200).Draw(r, "w"), rapid.IntRange(12, 50).Draw(r, "h"))
		for range 12 {
			anyInput(r, p)
			if p.w < 40 || p.h < 12 {
				continue
			}
			before := p.screen()
			p.app.Draw(rapid.IntRange(40, 200).Draw(r, "other w"), rapid.IntRange(12, 50).Draw(r, "other h"))
			if after := p.screen(); after != before {
				r.Fatalf("drawing changed what is on the screen from\n%s\nto\n%s", before, after)
			}
		}
	})
}

// TestANilCapabilityIsNotOffered sits before a terminal on which nothing but the board
// can be touched.
func TestANilCapabilityIsNotOffered(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 50, alone)
	before := p.screen()
	for _, key := range []string{"E", "y", "Y"} {
		if after := p.press(key).screen(); after != before {
			t.Errorf("%s does something:\n%s", key, after)
		}
	}
	offers := func(text string) {
		t.Helper()
		for _, word := range []string{"$EDITOR", "copy", "suspend", "editor", "to a file", "write to", "| send", "settings"} {
			if strings.Contains(text, word) {
				t.Errorf("%q is offered:\n%s", word, text)
			}
		}
	}
	offers(p.press("?").screen())
	for range 6 {
		offers(p.press("<ctrl+d>").screen())
	}
	p.press("?")
	for _, name := range []string{"edito", "copy"} {
		offers(strings.ReplaceAll(p.press(":", name).screen(), name, ""))
		p.press("<esc>")
	}
	offers(p.press("n").screen())
	offers(p.press("<esc>", "R").screen())
	offers(p.press("q", "s", "s", "!").screen())
	offers(p.press("?").screen())
}

func TestTheOpenTaskFollowsTheCursor(t *testing.T) {
	p := sit(t, demoBoard(t), 160, 40).press("<enter>")
	first := p.file.Task(p.app.Cursor())
	p.sees("PAY-" + itoa(first.Num) + " " + first.Title[:10])
	p.press("j")
	next := p.file.Task(p.app.Cursor())
	if next.ID == first.ID {
		t.Fatal("the cursor did not move")
	}
	p.sees("PAY-" + itoa(next.Num) + " ")
	p.press("<esc>").seesNot("PAY-" + itoa(next.Num) + " ")
}

func itoa(n int) string { return model.Number(float64(n)).String() }
