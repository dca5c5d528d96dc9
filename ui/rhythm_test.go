package ui_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"

	"baton/model"
	"baton/ui"
	"baton/ui/look"
)

// rhythmic returns the demo board with a standup at 9:30 and a review on
// Mondays at 15:00.
func rhythmic(t *testing.T, change ...func(*model.Info)) memory {
	t.Helper()
	m := demoBoard(t)
	info := m.Setup().Info
	info.Standup = model.Meeting{At: 9*60 + 31}
	info.Review = model.Meeting{Days: 1 << time.Monday, At: 15*60 + 1}
	for _, c := range change {
		c(&info)
	}
	if _, err := m.Propose(model.Draft{Verb: "board", Do: []model.Change{model.SetInfo{Info: info}}}, "kim"); err != nil && !errors.Is(err, model.ErrNothing) {
		t.Fatal(err)
	}
	return m
}

// clock is a clock that a test sets.
type clock struct{ at time.Time }

func (c *clock) set(t *testing.T, s string) {
	t.Helper()
	at, err := time.Parse("2006-01-02 15:04", s)
	if err != nil {
		t.Fatal(err)
	}
	c.at = at
}

func (c *clock) option(o *ui.Options) { o.Now = func() time.Time { return c.at } }

// happens changes the board from elsewhere, at the moment that a clock shows.
func (p *person) happens(c *clock, d model.Draft) {
	p.Helper()
	ev, err := p.file.Propose(d, "kim")
	if err != nil {
		p.Fatal(err)
	}
	ev.At = model.At(c.at)
	p.file.Events[len(p.file.Events)-1] = ev
	told := model.Tell(ev, model.NamesOf(p.file.Log))
	p.send(ui.Hear(model.News{Board: p.file.Log.Board, Events: []model.Event{ev}, Told: []model.Account{told}}))
}

// header is the first row.
func (p *person) header() string { return strings.SplitN(p.screen(), "\n", 2)[0] }

func TestTheHeaderCallsToMeetings(t *testing.T) {
	c := &clock{}
	c.set(t, "2026-11-23 09:14")
	p := sit(t, rhythmic(t), 80, 24, c.option)
	p.send(ui.Watching())
	for at, want := range map[string]string{
		"2026-11-23 09:14": "",
		"2026-11-23 09:15": "standup 09:30",
		"2026-11-23 14:44": "standup 09:30",
		"2026-11-23 14:45": "standup 09:30   review 15:00",
		"2026-11-23 16:59": "standup 09:30   review 15:00",
		"2026-11-23 17:00": "standup 09:30",
		"2026-11-24 09:14": "",
		"2026-11-24 15:00": "standup 09:30",
		"2026-11-28 10:00": "", // a Saturday
	} {
		c.set(t, at)
		_, got, _ := strings.Cut(p.header(), "Grid")
		if got = strings.TrimSpace(strings.TrimSuffix(got, "45   kim")); got != want {
			t.Errorf("%s: got %q, want %q", at, got, want)
		}
	}
}

func TestAStandupThatWasHeldIsCalledNoMore(t *testing.T) {
	const called = "standup 09:30"
	c := &clock{}
	c.set(t, "2026-11-23 09:31")
	p := sit(t, rhythmic(t), 120, 35, c.option).seesNot(called) // the log is not read yet
	p.send(ui.Watching())
	p.sees(called)
	p.happens(c, model.Draft{Verb: "standup", Do: []model.Change{model.CheckIn{Standup: true, Present: []model.PersonID{"kim"}}}})
	p.seesNot(called)
	undo, err := model.Undo("kim", 0).Plan(false)(p.file.Log)
	if err != nil {
		t.Fatal(err)
	}
	p.happens(c, undo)
	p.sees(called)
	c.set(t, "2026-11-24 09:31")
	p.sees(called)
	info := p.file.Setup().Info
	info.Holidays = model.DaysOff{{First: model.DayOf(c.at), Last: model.DayOf(c.at)}}
	p.happens(c, model.Draft{Verb: "board", Do: []model.Change{model.SetInfo{Info: info}}})
	p.seesNot(called)
}

// TestACallPushesNothing draws the header with and without calls at every
// width: they differ only where it was blank.
func TestACallPushesNothing(t *testing.T) {
	none := func(i *model.Info) { i.Standup, i.Review = model.Meeting{}, model.Meeting{} }
	c := &clock{}
	c.set(t, "2026-11-23 15:31")
	at := func(w int, change ...func(*model.Info)) string {
		p := sit(t, rhythmic(t, change...), w, 24, c.option)
		p.send(ui.Watching())
		p.press("/", "prio:high", "<enter>", "<space>")
		return p.header()
	}
	seen := map[string]bool{}
	for w := 40; w <= 200; w += 7 {
		with, without := at(w), at(w, none)
		for _, call := range []string{"standup 09:30", "review 15:00"} {
			seen[fmt.Sprint(call, strings.Contains(with, call))] = true
			with = strings.Replace(with, call, look.Spaces(len(call)), 1)
		}
		if with != without {
			t.Errorf("at %d\n got %q\nwant %q", w, with, without)
		}
	}
	if len(seen) != 4 {
		t.Errorf("there is always, or never, room: %v", seen)
	}
}

func TestACallIsQuietUntilItsTime(t *testing.T) {
	c := &clock{}
	c.set(t, "2026-11-23 09:20")
	p := sit(t, rhythmic(t), 80, 24, c.option, func(o *ui.Options) { o.Profile = colorprofile.TrueColor })
	p.send(ui.Watching())
	row := func() string {
		rows, _ := p.app.Draw(80, 24)
		return rows[0]
	}
	quiet := row()
	c.set(t, "2026-11-23 09:30")
	if due := row(); due == quiet || look.Strip(due) != look.Strip(quiet) {
		t.Errorf("got %q, and when it is due %q", quiet, due)
	}
}
