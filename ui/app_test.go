package ui_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
	"baton/ui"
	"baton/ui/look"
)

func TestANewTaskGoesWhereTheCursorIs(t *testing.T) {
	p := sit(t, emptyBoard(t), 80, 24).press("n", "first", "<enter>", "H", "l", "n", "Fix login @kim #api !high due:fri est:3")
	p.sees("kim (new)", "api (new)", "high", "Fri 27 Nov", "3p")
	p.press("<enter>").sees("▌ 2 Fix login", "added 2 Fix login")
	got := p.task("Fix login")
	if got.Column != "todo" || got.Priority != model.High || got.Estimate != 3 || len(got.Assignees) != 1 {
		t.Errorf("got %+v", got)
	}
}

func TestAMistakeKeepsTheLine(t *testing.T) {
	p := sit(t, demoBoard(t), 80, 24).press("n", "Fix login @kin", "<enter>")
	p.sees("new task", "Fix login @kin", `unknown person "kin" at 11: did you mean @kim?`)
	p.press("<esc>").seesNot("new task").press("n").sees("Fix login @kin")
}

func TestTwoQuickKeysMoveTwoColumns(t *testing.T) {
	p := sit(t, emptyBoard(t), 120, 35).press("n", "one", "<enter>")
	if got := p.task("one").Column; got != "todo" { // as on the command line
		t.Fatalf("starts in %s", got)
	}
	p.press("LL")
	if got := p.task("one").Column; got != "review" {
		t.Errorf("in %s, want review", got)
	}
	p.press("H")
	if got := p.task("one").Column; got != "doing" {
		t.Errorf("in %s, want doing", got)
	}
}

func TestALimitAsksAndTheForceKeyPasses(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35)
	title := "Penetration test: fix the three findings"
	p.press("L").sees("Doing would hold 8 cards, over the limit of 6", "! move anyway", "esc leave it")
	p.press("<esc>")
	if got := p.task(title).Column; got != "todo" {
		t.Fatalf("left, it is in %s", got)
	}
	p.press("L", "!").sees("moved PAY-39 Todo → Doing, over the limit")
	if got := p.task(title).Column; got != "doing" {
		t.Errorf("in %s, want doing", got)
	}
	if last := p.file.Events[len(p.file.Events)-1]; !last.Forced {
		t.Error("the log does not say that it was forced")
	}
}

func TestUndoAndRedoFromTheKeyboard(t *testing.T) {
	p := sit(t, emptyBoard(t), 80, 24).press("n", "one", "<enter>", "L", "u")
	p.sees("undid: moved 1")
	if got := p.task("one").Column; got != "todo" {
		t.Errorf("in %s after undo", got)
	}
	p.press("<ctrl+r>")
	if got := p.task("one").Column; got != "doing" {
		t.Errorf("in %s after redo", got)
	}
}

func TestHandingOverReplacesThisPersonByThatOne(t *testing.T) {
	p := sit(t, demoBoard(t), 160, 50).press("<tab>")
	p.press("H").sees("handed PAY-39 from noor to lee")
	if got := p.task("Penetration test: fix the three findings").Assignees; len(got) != 1 || got[0] == "noor" {
		t.Errorf("assignees %v", got)
	}
}

func TestAColleaguesMoveLeavesTheCursorOnItsTask(t *testing.T) {
	p := sit(t, demoBoard(t), 160, 50)
	cursor := p.task("Penetration test: fix the three findings")
	p.colleague("lee", op.Move{Tasks: []model.ID{cursor.ID}, To: "done", At: op.Place{At: op.Top}})
	p.sees("▌39 Penetration test", "lee moved PAY-39 Todo → Done")
	other := p.task("Backfill four million ledger rows")
	p.colleague("lee", op.Comment{Tasks: []model.ID{other.ID}, Text: "half way"})
	p.sees("▌39 Penetration test", "lee commented on PAY-41", "●41 Backfill")
}

func TestTheLaterEditStandsAndSaysSo(t *testing.T) {
	p := sit(t, demoBoard(t), 160, 50).press("e", "!")
	task := p.task("Penetration test: fix the three findings")
	d, _ := op.Plan(op.Edit{Tasks: []model.ID{task.ID}, To: &query.Draft{Title: "theirs"}}, op.How{})(p.file.Log)
	if _, err := p.file.Propose(d, "lee"); err != nil { // not yet heard of
		t.Fatal(err)
	}
	p.press("<bs>", "<enter>").sees("nothing to change")
	if got := p.file.Task(task.ID).Title; got != "theirs" {
		t.Errorf("title %q: an edit of nothing has replaced theirs", got)
	}
}

func TestFilteringAsItIsTyped(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35).press("/", "refund of")
	p.sees("1 of 45", "Refund of a refund").seesNot("Load test")
	p.press("<enter>").sees("/ refund of", "1 of 45")
	p.press("<esc>").seesNot("of 45")
	p.press("/", "@kim").sees("of 45").press("<esc>").seesNot("of 45")
	p.press("@").sees("/ @me").press("@").seesNot("@me")
}

func TestAFilterSaysWhatIsForListsOnly(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35).press("/", "@kim sort:due").sees("sort: only works in baton list: columns keep their order")
	p.press(" limit:3").sees("sort: and limit: only work in baton list").seesNot("3 of 45")
}

func TestAFilterLooksIntoDescriptions(t *testing.T) {
	p := sit(t, emptyBoard(t), 80, 24).press("n", "one", "<enter>", "n", "two", "<enter>")
	p.colleague("lee", op.Describe{Task: p.task("two").ID, Description: "the Ledger is slow"})
	p.press("/", "ledger").sees("1 of 2", "two").seesNot("  1 one")
}

func TestListsSetWhatTheyNarrowDownTo(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35)
	title := "Penetration test: fix the three findings"
	p.press("m", "back", "<enter>").sees("moved PAY-39 Todo → Backlog")
	p.press("p", "urg", "<enter>")
	p.press("a", "kim", "<enter>")
	p.press("t", "docs", "<enter>")
	p.press("w", "<bs>", "8", "<enter>")
	p.press(".", "<ctrl+u>", "+3d", "<enter>")
	p.press("b", "waits for the auditor", "<enter>")
	got := p.task(title)
	if got.Priority != model.Urgent || got.Estimate != 8 || got.Due.String() != "2026-11-26" || !got.AssignedTo("kim") || len(got.Labels) != 2 || got.Blocked.Reason != "waits for the auditor" {
		t.Errorf("got %+v", got)
	}
	p.press("b").sees("unblocked PAY-39")
	p.press("x").sees("Done")
	p.press("x").sees("moved PAY-39 Done → Todo")
	p.press("c", "  ", "<enter>").sees("a comment needs text").press("<esc>").press("b", "<enter>").sees("say what blocks it").press("<esc>")
	p.press("c", "<ctrl+u>", "well done", "<enter>").sees("commented on PAY-39")
	p.press("D").sees("archived PAY-39").seesNot("Penetration test")
}

func TestDeleteAsksAndUndoBringsItBack(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35).press(":", "delete", "<enter>")
	p.sees("Delete PAY-39 Penetration test", "u brings it back")
	p.press("!").sees("deleted PAY-39").seesNot("39 Penetration")
	p.press("u").sees("39 Penetration")
}

func TestSelectedTasksChangeAsOne(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35).press("<space>", "<space>", "m", "backlog", "<enter>")
	p.sees("and 1 more task")
	events := len(p.file.Events)
	p.press("u")
	if len(p.file.Events) != events+1 {
		t.Errorf("one undo made %d events", len(p.file.Events)-events)
	}
	if p.task("Penetration test: fix the three findings").Column != "todo" || p.task("Backfill four million ledger rows").Column != "todo" {
		t.Error("one undo did not bring both back")
	}
}

func TestSetUpFromThePalette(t *testing.T) {
	p := sit(t, demoBoard(t), 160, 50)
	p.press(":", "columns rename", "<enter>", "Review", "<enter>", "ed", "<enter>").sees("Reviewed  4/4")
	p.press(":", "columns add", "<enter>", "Test kind:doing limit:2", "<enter>").sees("added column Test")
	p.press(":", "labels add", "<enter>", "urgent-ish", "<enter>").sees("added label urgent-ish")
	p.press(":", "people rename", "<enter>", "kim", "<enter>", "berly", "<enter>").sees("kimberly")
}

func TestADeletedTaskUnderAnOpenDetailSaysSo(t *testing.T) {
	p := sit(t, demoBoard(t), 80, 24).press("<enter>").sees("Checklist 0/3")
	p.colleague("lee", op.Delete{Tasks: []model.ID{p.task("Penetration test: fix the three findings").ID}})
	p.sees("This task has been deleted")
}

func TestATerminalTooSmallSaysSo(t *testing.T) {
	p := sit(t, demoBoard(t), 39, 11)
	if got := p.app.View().Content; !strings.Contains(got, "baton needs 40×12") {
		t.Errorf("got %q", got)
	}
	for _, s := range [][2]int{{0, 0}, {1, 1}, {40, 12}, {500, 200}} {
		p.send(tea.WindowSizeMsg{Width: s[0], Height: s[1]})
		_ = p.app.View()
	}
}

func TestRandomKeysAtRandomSizesNeverPanicAndFillEveryRow(t *testing.T) {
	keys := strings.Split("h j k l g G H L J K n e c a A p w t . % ^ & b x D u V / @ f : y Y z ? ! 1 3 9 <enter> <esc> <tab> <space> <down> <bs> <ctrl+d> <ctrl+u> <ctrl+r> a b 한 🚀", " ")
	board := demoBoard(t)
	rapid.Check(t, func(r *rapid.T) {
		log := *board.Log
		fork := memory{&log}
		p := sit(t, fork, 80, 24)
		for range 40 {
			p.press(rapid.SampledFrom(keys).Draw(r, "key"))
			if rapid.IntRange(0, 9).Draw(r, "resize") == 0 {
				p.w, p.h = rapid.IntRange(40, 220).Draw(r, "w"), rapid.IntRange(12, 60).Draw(r, "h")
				p.send(tea.WindowSizeMsg{Width: p.w, Height: p.h})
			}
			rows, _ := p.app.Draw(p.w, p.h)
			if len(rows) != p.h {
				r.Fatalf("%d rows at %dx%d", len(rows), p.w, p.h)
			}
			for _, row := range rows {
				if look.Width(row) != p.w {
					r.Fatalf("a row of %d cells at %dx%d: %q", look.Width(row), p.w, p.h, row)
				}
			}
		}
	})
}

func TestAReadOnlyBoardSaysSoAndKeepsWhatWasTyped(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35, func(o *ui.Options) { o.ReadOnly = "the board is read-only" })
	p.press("n", "one", "<enter>").sees("the board is read-only", "one")
}

func TestTheTaskBesideTheBoardFollowsTheCursorAndCloses(t *testing.T) {
	p := sit(t, demoBoard(t), 160, 40).press("<enter>").sees("Checklist 0/3", "Backlog  12")
	p.press("j").sees("Backfill four million ledger rows").seesNot("Checklist 0/3")
	p.press("<esc>").seesNot("History")
}

func TestAFilterFollowsRenamesAndNewDescriptions(t *testing.T) {
	p := sit(t, emptyBoard(t), 100, 24).press("n", "one @kim", "<enter>", "/", "@kim", "<enter>").sees("1 of 1")
	p.colleague("lee", op.Rename[model.Person]{Name: "kim", To: "zoe"})
	p.sees("/ @kim", "1 of 1", "zoe")
	p.press("<esc>", "/", "ledger", "<enter>").sees("0 of 1")
	p.colleague("lee", op.Describe{Task: p.task("one").ID, Description: "the ledger"})
	p.sees("1 of 1")
}

func TestACopyPutInItsPlaceIsShownAndALostFileIsTold(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35).press("L", "!")
	p.send(ui.Hear(model.News{Board: demoBoard(t).Log.Board, Copy: true}))
	p.sees("the board's file was replaced with another copy", "39 Penetration test")
	if got := p.app.View().Content; !strings.Contains(got, "Todo") {
		t.Fatal("no board")
	}
	p.send(ui.Hear(model.News{Away: model.Errorf(model.Moved, "the board's file is gone")}))
	p.sees("the board's file is gone", "39 Penetration test")
	p.send(ui.Hear(model.News{Board: p.file.Log.Board}))
	p.seesNot("the board's file is gone")
}

func TestWhatAChangeLeftUndoneIsToldAtTheFoot(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35, func(o *ui.Options) {
		o.Warnings = func() []string { return []string{"the text may still be in b.db.old"} }
	})
	p.press("n", "one", "<enter>").sees("warning: the text may still be in b.db.old")
}

func TestAChangeGoesIntoACopyOnlyWhenItIsSaidTo(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35)
	before := len(p.file.Events)
	p.send(ui.Hear(model.News{Board: demoBoard(t).Log.Board, Copy: true}))
	p.press("n", "words for my board", "<enter>").sees("the board's file was replaced with another copy", "! add anyway", "esc leave it")
	p.press("<esc>").sees("words for my board")
	if n := len(p.file.Events); n != before {
		t.Fatalf("%d changes were written", n-before)
	}
	p.press("<enter>", "!").sees("added PAY-")
	p.press("x").seesNot("the board's file was replaced with another copy. ")
	if n := len(p.file.Events); n <= before {
		t.Error("nothing was written when it was said to do")
	}
}
