package ui_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
	"baton/ui"
	"baton/ui/draft"
	"baton/ui/look"
)

func TestAnAccidentDoesNotEndAStandup(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	n := len(p.file.Events)
	p.press("s", "*", "the lift", "<enter>", "q").sees("Keep this standup", "keep it", "drop it", "go on")
	p.press("<enter>").sees("Keep this standup").press("<esc>").seesNot("Keep this standup").sees("Standup", "1 parked")
	p.press("q", "x").sees("left the standup").seesNot("1 parked")
	if len(p.file.Events) != n {
		t.Error("leaving without keeping has kept something")
	}
	p.press("s").seesNot("1 parked")
}

func TestTheCursorBeginsAtWhatTheSpeakerHasInHand(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	p.press("s").sees("[ann]").press("'", "l").sees("[lee]", "/ @lee")
	task := p.file.Task(p.app.Cursor())
	if task == nil || !task.AssignedTo("lee") || p.file.Setup().KindOf(task.Column) != model.KindDoing {
		t.Fatalf("the cursor is on %+v", task)
	}
	p.press("+").sees(fmt.Sprintf("today     %d ", task.Num))
}

func TestATurnIsGivenByNumberOrLetter(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	p.press("s").sees("[ann]", "2 kim", "3 lee").press("4").sees("[noor]").press("9").sees("the last one is 6")
	p.press("'").sees("whose turn?").press("Y").sees("[yuki]").press("'", "q").sees("no name begins with q", "[yuki]")
	p.press("'", "<esc>").sees("[yuki]").press("}").sees("card 1 of").press("2").sees("[kim]")
}

func TestNewsOfOthersIsGoneWithTheNextKey(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35)
	p.colleague("lee", op.Comment{Tasks: []model.ID{p.task("Retry failed webhooks with backoff").ID}, Text: "look"})
	p.sees("lee commented on").press("j").seesNot("lee commented on")
}

func TestAPromiseOfWhatWasDeletedIsGoneEverywhere(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35, func(o *ui.Options) { o.InOrder = true })
	p.press("s", "]").sees("[kim]").press("+")
	id := p.app.Cursor()
	p.press("q").sees("It holds 2 promises").press("<esc>")
	p.colleague("lee", op.Delete{Tasks: []model.ID{id}})
	p.seesNot("today ").press("q").sees("It holds 1 promise.")
	p.press("!").sees("minutes")
	for _, o := range p.said().Promises {
		if o.Task == id {
			t.Error("what was deleted is promised")
		}
	}
}

// manyPeople is a board of 25 people whose cards have titles of 300 characters, one of
// them blocked for a reason that is long too.
func manyPeople(t *testing.T) memory {
	m := withoutClock(t, demoBoard(t))
	title := strings.TrimSpace(strings.Repeat("결제 오류 settlement 🚀 ", 18))
	for i := range 19 {
		who := model.Person{ID: model.PersonID(fmt.Sprintf("w%d", i)), Name: fmt.Sprintf("worker%d", i)}
		do := []model.Change{model.Put[model.Person]{Item: who, Index: -1}}
		for n := range 3 {
			task := &model.Task{ID: m.World.NewID(), Title: fmt.Sprint(n, " ", title), Column: "doing", Assignees: []model.PersonID{who.ID}}
			do = append(do, model.AddTask{Task: task})
			if n == 1 {
				do = append(do, model.Blocking{Task: task.ID, Reason: "waits for the bank, " + strings.Repeat("which is closed ", 8) + "until May"})
			}
		}
		if _, err := m.Propose(model.Draft{Verb: "add", Do: do, Force: true}, "kim"); err != nil {
			t.Fatal(err)
		}
	}
	return m
}

func TestAStandupOfManyIsCalm(t *testing.T) {
	for _, size := range [][2]int{{40, 12}, {80, 24}, {120, 35}, {200, 50}} {
		w, h := size[0], size[1]
		p := sit(t, manyPeople(t), w, h, func(o *ui.Options) { o.InOrder = true })
		p.press("s", "'", "w")
		for range 8 {
			rows, _ := p.app.Draw(w, h)
			rule := 0
			for i, row := range rows {
				if rule == 0 && i > 0 && strings.Contains(row, "──────") {
					rule = i
				}
				if look.Width(row) != w {
					t.Fatalf("%d×%d: row %d is %d wide", w, h, i, look.Width(row))
				}
			}
			if len(rows) != h || rule == 0 || rule+1 > h/2+1 {
				t.Errorf("%d×%d: %d rows, the strip takes %d:\n%s", w, h, len(rows), rule+1, p.screen())
			}
			p.press(")")
		}
		if w >= 80 {
			p.press("'", "w").sees("until May")
		}
	}
}

func TestAStripScrollsToWhatHasNoRoom(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 80, 14, func(o *ui.Options) { o.InOrder = true })
	p.press("s", "3").sees("more )").seesNot("next      ")
	for range 20 {
		p.press(")")
	}
	p.sees("next      ", "(").seesNot("more )")
	for range 20 {
		p.press("(")
	}
	p.sees("more )").seesNot("next      ")
	p.h = 40
	p.send(tea.WindowSizeMsg{Width: p.w, Height: p.h})
	p.sees("moved").seesNot("more )")
}

func TestEveryStandupThatWasHeldCanBeReadAgain(t *testing.T) {
	p := sit(t, withoutClock(t, demoBoard(t)), 120, 35)
	p.press(":", "minutes", "<enter>").sees("Standup, Fri 20 Nov 2026").press("[").sees("there is no earlier standup").press("q")
	p.press("s", "=", "no deploys", "<enter>", "q", "!").sees("minutes", "Standup, Mon 23 Nov 2026")
	p.press("[").sees("Standup, Fri 20 Nov 2026").press("]").sees("Standup, Mon 23 Nov 2026").press("]").sees("there is no later standup")
	p.press("q").seesNot("Standup, ")
}

func TestWhatWasPromisedInAStandupThatIsBrokenOffComesBackStepByStep(t *testing.T) {
	dir := t.TempDir()
	m := withoutClock(t, demoBoard(t)) // noor has checked in
	again := func(o *ui.Options) { o.Drafts, o.InOrder = draft.Open(dir), true }
	sit(t, m, 120, 35, again).press("s", "]").sees("[kim]").press("+", "=", "no deploys", "<enter>")
	if got, err := os.ReadDir(dir); err != nil || len(got) != 1 { // nobody rescues it: it is written at once
		t.Fatalf("%v, %v", got, err)
	}
	p := sit(t, m, 120, 35, again).press("s").sees("interrupted", "1 decided").press("q").sees("2 promises, 1 decision").press("<esc>")
	p.press("u").sees("took back the promise").press("u").sees("took back the decision").press("u").sees("nothing to undo")
}
