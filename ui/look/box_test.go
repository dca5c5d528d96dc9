package look

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestBox(t *testing.T) {
	th := New(Mode{})
	hints := th.Hints([]Hint{{"enter", "add"}, {"tab", "complete"}, {"esc", "keep as draft"}}, 50)
	got := strings.Join(th.Box("new task", hints, []string{"환불은 멱등이어야 @kim", ""}, 50), "\n")
	want := "" +
		"╭─ new task ─────────────────────────────────────╮\n" +
		"│ 환불은 멱등이어야 @kim                         │\n" +
		"│                                                │\n" +
		"╰─ enter add   tab complete   esc keep as draft ─╯"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
	got = strings.Join(New(Mode{ASCII: true}).Box("due", "", []string{"a text too long for it"}, 20), "\n")
	want = "" +
		"+- due ------------+\n" +
		"| a text too long~ |\n" +
		"+------------------+"
	if got != want {
		t.Errorf("got\n%s\nwant\n%s", got, want)
	}
}

func TestABoxIsAsWideAsAsked(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		th := New(Mode{Profile: 5, ASCII: rapid.Bool().Draw(rt, "ascii")})
		w := rapid.IntRange(5, 40).Draw(rt, "w")
		rows := []string{written().Draw(rt, "row"), ""}
		for _, row := range th.Box(written().Draw(rt, "title"), written().Draw(rt, "hints"), rows, w) {
			if Width(row) != w {
				rt.Fatalf("%q is %d cells, want %d", row, Width(row), w)
			}
		}
	})
}

func TestHintsAreShownWholeOrNotAtAll(t *testing.T) {
	th := New(Mode{})
	hints := []Hint{{"n", "new"}, {"m", "move"}, {"/", "filter"}, {"?", "help"}}
	for w, want := range map[int]string{
		60: "n new   m move   / filter   ? help", 33: "n new   m move   ? help", 13: "? help", 4: "? he", 0: "",
	} {
		if got := th.Hints(hints, w); got != want {
			t.Errorf("%d cells: got %q, want %q", w, got, want)
		}
	}
	if got := th.Hints(nil, 10); got != "" {
		t.Errorf("no hints: got %q", got)
	}
}
