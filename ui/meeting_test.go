package ui_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/google/go-cmp/cmp"

	"baton/model"
	"baton/model/meet"
	"baton/model/op"
	"baton/ui"
	"baton/ui/minutes"
	"baton/ui/standup"
)

// said returns the last standup or check-in in the log.
func (p *person) said() model.CheckIn {
	p.Helper()
	for i := len(p.file.Events) - 1; i >= 0; i-- {
		for _, c := range p.file.Events[i].Do {
			if c, ok := c.(model.CheckIn); ok {
				return c
			}
		}
	}
	p.Fatal("nothing was said")
	return model.CheckIn{}
}

// withoutClock takes the clock away, whose second would never end in a test.
func withoutClock(t *testing.T, m memory) memory {
	t.Helper()
	info := m.Setup().Info
	info.Timer = model.NoTimer
	if _, err := m.Propose(model.Draft{Verb: "board", Do: []model.Change{model.SetInfo{Info: info}}}, "ann"); err != nil {
		t.Fatal(err)
	}
	return m
}

func TestAStandupOnAnEmptyBoard(t *testing.T) {
	p := sit(t, withoutClock(t, emptyBoard(t)), 100, 30)
	p.press("s").sees("[everybody]").seesNot("since the beginning")
	p.press("]").sees("[everybody]").press("[").sees("[everybody]")
	p.press("}").sees("no card is in progress: there is nothing to walk through")
	p.press("+").sees("the task has no assignee to promise it: a assigns one")
	p.press("-").sees("this is nobody's turn")
	p.press(",").sees("this board has no timer")
	p.press("s", "!").sees("The first standup", "minutes")
	p.press("q").seesNot("Standup")
}

func TestWhoIsNotHereHasNoTurn(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	p.press("s").sees("[ann]").press("]").sees("[kim]").press("-").sees("kim is marked not here", "[lee]")
	p.press("[").sees("[ann]").press("]").sees("[lee]")
	p.press("s", "!").sees("Present: ann, lee, noor, sam, yuki.")
	if want := []model.PersonID{"ann", "lee", "noor", "sam", "yuki"}; !cmp.Equal(p.said().Present, want) {
		t.Errorf("there were %v, want %v", p.said().Present, want)
	}
}

func TestCardsAreWalkedFromTheRight(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35)
	p.press("s", "}").sees("card 1 of 11", "what would finish this?", "Review")
	first := p.app.Cursor()
	p.press("x").sees("Review → Done").press("]").sees("card 2 of 11")
	second := p.app.Cursor()
	if first == second {
		t.Error("the cursor does not go with the walk")
	}
	p.press("+").sees("today     30").press("[").sees("card 2 of 11") // the first is done: it is passed over
	p.press("s", "!", "q")
	c := p.said()
	if !slices.ContainsFunc(c.Promises, model.Promise{By: "noor", Task: second}.Same) {
		t.Errorf("promised %v, want the second card", c.Promises)
	}
}

func TestACardIsDeletedOnItsTurn(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35)
	p.press("s", "}").sees("card 1 of 11")
	id := p.app.Cursor()
	p.elsewhere("lee", "delete", model.DeleteTask{Task: id})
	p.sees("card 1 of 11", "is no longer on the board").press("]").sees("card 2 of 11")
}

func TestSomebodyIsRemovedInAStandup(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	p.press("s", "]", "]").sees("[lee]")
	p.colleague("ann", op.Remove[model.Person]{Names: []string{"lee"}, Off: true})
	p.sees("[lee]", "is no longer on the board").press("]").sees("[noor]").press("s", "!").sees("minutes")
}

func TestTheClockOfAStandup(t *testing.T) {
	now := monday()
	p := sit(t, demoBoard(t), 120, 35, func(o *ui.Options) { o.Now = func() time.Time { return now } })
	// What follows from a running clock is the next second, which never ends.
	alone := func(m tea.Msg) { p.app.Update(m) }
	alone(standup.Begun{Past: meet.Look(p.file.Log, 0, now)})
	now = now.Add(65 * time.Second)
	alone(standup.Second{})
	p.sees("1:05  1:05 of 15:00")
	alone(tea.KeyPressMsg{Code: ']', Text: "]"})
	now = now.Add(-time.Hour) // it is set back: nothing is counted, nothing is lost
	alone(standup.Second{})
	p.sees("0:00  1:05 of 15:00")
	now = now.Add(16 * time.Minute)
	alone(standup.Second{})
	p.sees("16:00  17:05 of 15:00")
	alone(tea.KeyPressMsg{Code: ',', Text: ","})
	now = now.Add(time.Minute)
	alone(standup.Second{})
	p.sees("timer paused  16:00  17:05 of 15:00")
}

func TestMinutesGoToAFileAndToACommand(t *testing.T) {
	files := map[string]string{}
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) {
		o.Can.Save = func(_ context.Context, path string, data []byte) error {
			if path == "no/where.md" {
				return errors.New("no/where.md can't be written: no such folder")
			}
			files[path] = string(data)
			return nil
		}
		o.Can.Command = &minutes.Hook{Command: "cat >/dev/null; echo the chat is down >&2; exit 3", Form: "md"}
	})
	p.press("s", "=", "no deploys on Fridays", "<enter>", "s", "!")
	p.sees("minutes", "the command for minutes failed (exit status 3: the chat is down); the minutes are kept")
	p.press("o", "out.pdf", "<enter>").sees(`invalid file name "out.pdf": it must end in one of .txt .md .json .html`).press("<esc>")
	p.press("o", "no/where.md", "<enter>").sees("no such folder", "no/where.md") // the name stays
	for range len("no/where.md") {
		p.press("<bs>")
	}
	p.press("out.md", "<enter>").sees("wrote the minutes to out.md").seesNot("to a file ─")
	if !strings.Contains(files["out.md"], "- no deploys on Fridays") {
		t.Errorf("the file holds %q", files["out.md"])
	}
	p.press("y").sees("copied the minutes as Markdown")
	if got := p.said().Decided; !cmp.Equal(got, []string{"no deploys on Fridays"}) {
		t.Errorf("decided %q", got)
	}
}

func TestCheckingInOnAForm(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 100, 30)
	p.press("S").sees("check in: kim", "promised  13", "[x] 13 Retry failed webhooks", "[x] 33")
	p.press("j", "<space>").sees("[ ] 33")
	p.press("w", "late today", "<enter>").sees("late today")
	p.press("q").seesNot("check in: kim").press("S").sees("late today", "[ ] 33")
	p.press("<enter>").sees("checked in on PAY-13; late today").seesNot("check in: kim")
	c := p.said()
	if c.Standup || c.Words != "late today" || len(c.Promises) != 1 || c.Promises[0].Task != p.task("Retry failed webhooks with backoff").ID {
		t.Errorf("said %+v", c)
	}
}

func TestReportsFollowTheBoard(t *testing.T) {
	p := sit(t, demoBoard(t), 100, 40)
	p.press("R").sees("[Weekly]", "finished 4 tasks", "17–23 Nov 2026")
	id := p.task("Rate limits by merchant, not by address").ID
	p.elsewhere("lee", "done", model.Move{Told: model.Told{At: model.At(monday())}, Task: id, To: "done"})
	p.sees("finished 5 tasks").press("[").sees("10–16 Nov 2026").press("[").sees("3–9 Nov 2026").press("[").sees("27 Oct – 2 Nov 2026").press("[").sees("the board did not exist yet")
	p.press("]", "]", "]").sees("17–23 Nov 2026").press("]").sees("these are the latest days")
	p.press("@").sees("report on kim").press("<tab>", "<tab>").sees("[Person]").press("@").sees("By person")
	p.press("q").seesNot("[Person]").sees("Backlog")
}

func TestUndoInAStandupStaysInIt(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	p.press("s", "]").sees("[kim]").press("u").sees("nothing to undo in this standup yet")
	p.press("*", "the lift", "<enter>").sees("1 parked", "the lift").press("u").sees("took back the topic").seesNot("1 parked")
	p.press("=", "no lift", "<enter>").sees("1 decided", "no lift")
	p.press("x").sees("Done").press("u").sees("undid").press("u").sees("took back the decision").seesNot("1 decided")
	p.press("u").sees("nothing to undo in this standup yet")
}

func TestUndoInAStandupSaysWhatItBringsBack(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	p.press("s", "]").sees("[kim]").press("+").press("+").press("u").sees("the promise holds again").seesNot("took back")
	p.press("u").sees("took back the promise").press("u").sees("nothing to undo in this standup yet")
}

func TestTwoHoldAStandupAtOnce(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35)
	p.press("s").sees("Standup")
	retry, ledger := p.task("Retry failed webhooks with backoff").ID, p.task("Double-entry ledger for payouts").ID
	at := model.Told{At: model.At(monday())}
	say := func(by model.PersonID, c model.CheckIn) {
		c.Told = at
		p.elsewhere(by, "checkin", c)
	}
	say("lee", model.CheckIn{Words: "late", Promises: []model.Promise{{By: "lee", Task: ledger}}})
	say("ann", model.CheckIn{Standup: true, Promises: []model.Promise{{By: "lee", Task: ledger}, {By: "kim", Task: retry}}})
	p.press("s", "!").sees("ann has held another standup while this one was running").press("!").sees("minutes")
	for _, want := range []model.Promise{{By: "lee", Task: ledger}, {By: "kim", Task: retry}} {
		if !slices.ContainsFunc(p.said().Promises, want.Same) {
			t.Errorf("%v is lost: %v", want, p.said().Promises)
		}
	}
}

func TestACheckInIsHeardInAStandup(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	p.press("s", "]", "]").sees("[lee]").seesNot("late")
	c := model.CheckIn{Words: "late", Promises: []model.Promise{{By: "lee", Task: p.task("Double-entry ledger for payouts").ID}}}
	c.At, c.By = model.At(monday()), "lee"
	p.elsewhere("lee", "checkin", c)
	p.sees("says      late", "today     10 Double-entry")
}

func TestLeavingAStandupAndItsMinutesAgain(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35)
	p.press("s", "*", "the lift", "<enter>", ":", "drop-standup", "<enter>").sees("left the standup").seesNot("the lift")
	n := len(p.file.Events)
	p.press(":", "minutes", "<enter>").sees("Standup, Fri 20 Nov 2026 09:00", "Present: ann, kim", "lee: who talks to the acquirer about TLS").press("q")
	if len(p.file.Events) != n {
		t.Error("looking at minutes has changed the board")
	}
}

// during is a board on which something happens while a change is written.
type during struct {
	memory
	happens *func()
}

func (d during) Apply(ctx context.Context, by model.PersonID, p model.Plan) (model.Event, error) {
	if f := *d.happens; f != nil {
		*d.happens = nil
		f()
	}
	return d.memory.Apply(ctx, by, p)
}

func TestACheckInIsHeardWhileAStandupIsKept(t *testing.T) {
	var happens func()
	m := withoutClock(t, demoBoard(t))
	p := sit(t, m, 120, 35, func(o *ui.Options) { o.Store = during{m, &happens} })
	promise := model.Promise{By: "lee", Task: p.task("Double-entry ledger for payouts").ID}
	p.press("s")
	happens = func() {
		c := model.CheckIn{Told: model.Told{At: model.At(monday())}, Promises: []model.Promise{promise}}
		if _, err := m.Propose(model.Draft{Verb: "checkin", Do: []model.Change{c}}, "lee"); err != nil {
			t.Error(err)
		}
		p.send(standup.Begun{Past: meet.Look(m.Log, 0, monday())})
	}
	p.press("s", "!").sees("minutes")
	if c := p.said(); !c.Standup || !slices.ContainsFunc(c.Promises, promise.Same) {
		t.Errorf("%v is lost: %+v", promise, c)
	}
}

func TestOneSecondOfTheClockIsUnderWayAtATime(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35)
	p.app.Update(standup.Begun{Past: meet.Look(p.file.Log, 0, monday())})
	for range 4 {
		if _, cmd := p.app.Update(tea.KeyPressMsg{Code: ',', Text: ","}); cmd != nil {
			t.Error("the clock counts twice")
		}
	}
	if _, cmd := p.app.Update(standup.Second{}); cmd == nil {
		t.Error("the clock does not go on")
	}
}

func TestWhatWasRedoneInAStandupIsUndone(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	p.press("s", "]").sees("[kim]").press("x").sees("Done").press("u").sees("undid")
	p.send(tea.KeyPressMsg{Code: 'r', Mod: tea.ModCtrl})
	p.press("u").sees("undid").press("u").sees("nothing to undo in this standup yet")
}

func TestTheFormOfWhoHasCheckedInBefore(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 100, 30)
	p.elsewhere("kim", "checkin", model.CheckIn{Told: model.Told{At: model.At(monday()), By: "kim"}, Words: "ill today"})
	p.press("S").sees("ill today", "[ ] 13", "[ ] 33")
	q := sit(t, p.file, 100, 30, func(o *ui.Options) { o.Now = func() time.Time { return monday().Add(24 * time.Hour) } })
	q.press("S").sees("[x] 13", "[x] 33").seesNot("ill today")
}
