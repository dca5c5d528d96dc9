package ui_test

import (
	"context"
	"os"
	"strings"
	"testing"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
	"baton/ui"
	"baton/ui/draft"
)

// refusing is a board whose changes are all refused.
type refusing struct{ memory }

func (refusing) Apply(context.Context, model.PersonID, model.Plan) (model.Event, error) {
	return model.Event{}, model.Errorf(model.Busy, "the board is busy")
}

// doors are the keys by which one comes to a line that ends in a change.
func doors() map[string][]string {
	out := map[string][]string{"add": {"n"}, "edit": {"e"}, "edit several": {"<space>", "<space>", "e"}, "comment": {"c"}, "block": {"b"}}
	for _, noun := range []string{"columns", "people", "labels", "milestones"} {
		out[noun+" add"] = []string{":", noun + " add", "<enter>"}
		out[noun+" rename"] = []string{":", noun + " rename", "<enter>", "<enter>"}
		out[noun+" edit"] = []string{":", noun + " edit", "<enter>", "<enter>"}
	}
	out["board"] = []string{":", "board edit", "<enter>"}
	return out
}

func TestWhatIsTypedStaysUntilItsChangeIsWritten(t *testing.T) {
	for name, door := range doors() {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			again := func(o *ui.Options) { o.Drafts = draft.Open(dir) }
			m := refusing{demoBoard(t)}
			refuse := func(o *ui.Options) { o.Store = m }
			p := sit(t, m.memory, 120, 35, again, refuse).press(door...)
			p.press(" half", "<enter>").sees("half") // busy, or no settings
			p.press("<esc>").seesNot("half").press("<esc>").press(door...).sees("half")
			// and for the next program
			sit(t, m.memory, 120, 35, again).press(door...).sees("half")
		})
	}
}

func TestWhatIsWrittenIsNoDraft(t *testing.T) {
	drafts := draft.Open(t.TempDir())
	p := sit(t, demoBoard(t), 120, 35, func(o *ui.Options) { o.Drafts = drafts })
	p.press("n", "one", "<esc>", "n").sees("one").press("<enter>", "n").seesNot("new task ─ one")
	if d, ok := drafts.Get("add"); ok {
		t.Errorf("the draft %q is still there", d.Text)
	}
}

// TestADraftOfFieldsLeavesAloneWhatOthersChanged goes on with a line on a task
// that somebody else has changed meanwhile.
func TestADraftOfFieldsLeavesAloneWhatOthersChanged(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35)
	task := p.task("Penetration test: fix the three findings")
	p.press("e", " FAST", "<esc>")
	p.colleague("lee", op.Edit{Tasks: []model.ID{task.ID}, To: &query.Draft{Estimate: new(float64(21))}})
	p.press("e").sees("FAST").press("<enter>")
	if got := p.file.Task(task.ID); got.Estimate != 21 || !strings.HasSuffix(got.Title, "FAST") {
		t.Errorf("estimate %v, title %q", got.Estimate, got.Title)
	}
}

func TestAStandupThatIsBrokenOffGoesOn(t *testing.T) {
	dir := t.TempDir()
	again := func(o *ui.Options) { o.Drafts = draft.Open(dir) }
	m := pointedBoard(t) // without a clock
	p := sit(t, m, 120, 35, again).press("s", "*", "the big rewrite", "<enter>", "=", "we wait", "<enter>", "*", "half a to")
	if err := p.app.Rescue(); err != nil {
		t.Fatal(err)
	}
	p = sit(t, m, 120, 35, again).press("s").sees("1 decided, 1 parked", "interrupted").press("[", "[", "]", "]", "]", "]", "]").sees("the big rewrite", "we wait").press("*").sees("half a to")
	p.press("<esc>", "s").sees("It holds 1 topic, 1").press("!").seesNot("interrupted")
	sit(t, m, 120, 35, again).press("<esc>", "s").seesNot("1 parked").seesNot("interrupted")
}

func TestALimitThatIsAskedAboutKeepsTheLine(t *testing.T) {
	p := sit(t, demoBoard(t), 120, 35).press("n", "half a word in:doing", "<enter>").sees("! add anyway")
	p.press("<esc>").sees("half a word in:doing", "Doing would hold").press("<esc>", "n").sees("half a word in:doing")
}

func TestACommentOnATaskThatIsGoneSaysWhereItIs(t *testing.T) {
	dir := t.TempDir()
	p := sit(t, demoBoard(t), 120, 35, func(o *ui.Options) { o.Drafts = draft.Open(dir) }).press("c", "half a word")
	p.colleague("lee", op.Delete{Tasks: []model.ID{p.task("Penetration test: fix the three findings").ID}, Purge: true})
	p.press("<enter>").sees("half a word", "Your text is in")
	if got, err := os.ReadDir(dir); err != nil || len(got) != 1 {
		t.Fatalf("%v, %v", got, err)
	}
}
