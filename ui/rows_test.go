package ui_test

import (
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/ui"
)

func TestEnterAcceptsWhatIsMarked(t *testing.T) {
	title := "Penetration test: fix the three findings"
	for _, door := range []string{"a", "t", "&"} {
		for _, text := range []string{"kim", "docs", "41"} {
			p := sit(t, demoBoard(t), 120, 35).press(door, text)
			before := len(p.file.Events)
			p.press("<tab>")
			if len(p.file.Events) == before { // nothing of that name there
				continue
			}
			marked := *p.task(title)
			p.press("<enter>")
			if got := p.task(title); len(got.Assignees) != len(marked.Assignees) || len(got.Labels) != len(marked.Labels) || len(got.After) != len(marked.After) {
				t.Errorf("%s %s: enter has changed what was marked", door, text)
			}
		}
	}
}

func TestAWholeNumberComesFirst(t *testing.T) {
	m := pointedBoard(t)
	for _, door := range []string{"^", "&"} {
		p := sit(t, m, 120, 35).press(door, "1")
		if !strings.Contains(p.screen(), "│ ▌  1 T00x") {
			t.Errorf("%s 1 begins with another:\n%s", door, p.screen())
		}
	}
}

func TestAnEstimateIsTypedAnew(t *testing.T) {
	p := sit(t, emptyBoard(t), 100, 30).press("n", "one est:3", "<enter>", "w", "5", "<enter>")
	if got := p.task("one").Estimate; got != 5 {
		t.Errorf("estimate %v, want 5", got)
	}
}

func TestSeveralTasksBeginWithWhatTheyShare(t *testing.T) {
	p := sit(t, emptyBoard(t), 100, 30).press("n", "one due:fri", "<enter>", "n", "two", "<enter>", "g", "<space>", "<space>")
	p.press(".").seesNot("2026-11-27").press("<esc>")
	p.press("e", "@kim due:mon", "<enter>")
	for _, title := range []string{"one", "two"} {
		if got := p.task(title); len(got.Assignees) != 1 || got.Due.String() != "2026-11-30" {
			t.Errorf("%s: %v %v", title, got.Assignees, got.Due)
		}
	}
}

// TestWhatIsDrawnMovesWithTheClock compares a screen that was open for hours with
// one that was just opened, in a zone far from UTC.
func TestWhatIsDrawnMovesWithTheClock(t *testing.T) {
	m := demoBoard(t)
	zone := time.FixedZone("far", 13*3600)
	now := time.Date(2026, 11, 23, 23, 30, 0, 0, zone)
	clock := func(o *ui.Options) { o.Now = func() time.Time { return now } }
	for _, keys := range [][]string{{"j"}, {"<tab>"}, {"<enter>"}, {"<tab>", "<tab>"}} {
		p := sit(t, m, 160, 40, clock).press(keys...)
		p.screen()
		for _, d := range []time.Duration{61 * time.Minute, 5 * time.Hour, 40 * time.Hour} {
			now = now.Add(d)
			_, _ = p.app.Update(ui.Minute()) // what follows waits a minute
			fresh := sit(t, m, 160, 40, clock).press(keys...)
			if got, want := body(p.screen()), body(fresh.screen()); got != want {
				t.Errorf("%v, %v later:\n%s\nwant\n%s", keys, d, got, want)
			}
		}
	}
}

// body returns the rows of a screen without the foot, which tells what was done.
func body(screen string) string {
	rows := strings.Split(screen, "\n")
	return strings.Join(rows[:len(rows)-1], "\n")
}

func TestWaitingIsNotBlocked(t *testing.T) {
	p := sit(t, emptyBoard(t), 100, 30).press("n", "one", "<enter>", "n", "two after:1", "<enter>")
	p.sees("⧗").seesNot("⛔")
	p.press("b", "no key", "<enter>").sees("⛔", "no key")
	if got := p.task("two"); got.Blocked.Reason != "no key" || len(model.Waiting(p.file.Log.Board, got)) != 1 {
		t.Errorf("%+v", got)
	}
}
