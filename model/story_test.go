package model_test

import (
	"errors"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
)

// story is a board that people work on, one line at a time.
type story struct {
	*testing.T
	*modeltest.Log
}

func tell(t *testing.T) story {
	l := modeltest.NewLog(modeltest.Setup())
	return story{t, l}
}

func (s story) do(by model.PersonID, verb string, m model.Make) model.Event {
	s.Helper()
	ev, err := s.try(by, verb, false, m)
	if err != nil {
		s.Fatalf("%s %s: %v", by, verb, err)
	}
	return ev
}

func (s story) try(by model.PersonID, verb string, force bool, m model.Make) (model.Event, error) {
	d, err := model.Do(verb, force, m)(s.Log)
	if err != nil {
		return model.Event{}, err
	}
	return s.Propose(d, by)
}

func (s story) undo(force bool) error {
	d, err := model.Undo("kim", 0).Plan(force)(s.Log)
	if err == nil {
		_, err = s.Propose(d, "kim")
	}
	return err
}

func (s story) redo() error {
	d, err := model.Redo("kim").Plan(false)(s.Log)
	if err == nil {
		_, err = s.Propose(d, "kim")
	}
	return err
}

func (s story) add(title string, who ...model.PersonID) model.ID {
	s.Helper()
	ev := s.do("kim", "add", func(model.Reader) ([]model.Change, error) {
		return []model.Change{model.AddTask{Task: &model.Task{Title: title, Column: "todo", Assignees: who}}}, nil
	})
	return ev.Do[0].Subject()
}

func one(id model.ID) []model.ID { return []model.ID{id} }

func TestUndoGoesBackThroughOnesOwnChangesOnly(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	s.do("kim", "edit", model.SetField(one(a), model.TitleField, model.Text("second")))
	s.do("ann", "edit", model.SetField(one(a), model.DueField, model.DayOn(739000)))
	s.do("kim", "move", model.MoveTo(one(a), "doing", model.Place{}))
	if err := s.undo(false); err != nil || s.Task(a).Column != "todo" {
		t.Fatalf("undo: %v, column %s", err, s.Task(a).Column)
	}
	if err := s.undo(false); err != nil || s.Task(a).Title != "first" || s.Task(a).Due != 739000 {
		t.Fatalf("undo: %v, task %+v", err, s.Task(a))
	}
	if err := s.redo(); err != nil || s.Task(a).Title != "second" {
		t.Fatalf("redo: %v, title %s", err, s.Task(a).Title)
	}
	if err := s.redo(); err != nil || s.Task(a).Column != "doing" {
		t.Fatalf("redo: %v, column %s", err, s.Task(a).Column)
	}
	if err := s.redo(); err == nil {
		t.Fatal("there was nothing left to redo")
	}
}

func TestAChangeEndsWhatCanBeRedone(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	s.do("kim", "edit", model.SetField(one(a), model.TitleField, model.Text("second")))
	if err := s.undo(false); err != nil {
		t.Fatal(err)
	}
	s.do("kim", "edit", model.SetField(one(a), model.EstimateField, model.Number(3)))
	if err := s.redo(); err == nil {
		t.Fatal("redo went over a newer change")
	}
}

func TestUndoIsRefusedWhereSomebodyHasChangedTheSame(t *testing.T) {
	s := tell(t)
	a, b := s.add("first"), s.add("other")
	s.do("kim", "edit", model.SetField([]model.ID{a, b}, model.EstimateField, model.Number(3)))
	s.do("ann", "edit", model.SetField(one(a), model.EstimateField, model.Number(5)))
	err := s.undo(false)
	if err == nil || !strings.Contains(err.Error(), "ann has since set estimate of") {
		t.Fatalf("undo said %v, want that ann has since set it", err)
	}
	if err := s.undo(true); err != nil {
		t.Fatal(err)
	}
	if s.Task(a).Estimate != 5 || s.Task(b).Estimate != 0 {
		t.Errorf("estimates %v and %v, want ann's 5 and none", s.Task(a).Estimate, s.Task(b).Estimate)
	}
}

func TestUndoOfANewTaskIsRefusedOnceSomebodyHasWorkedOnIt(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	s.do("ann", "comment", model.Say(a, "what about retries?"))
	if err := s.undo(false); model.CodeOf(err) != model.Refused {
		t.Fatalf("undo said %v, want a refusal", err)
	}
}

func TestTimesFollowTheKindsOfColumn(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	s.do("kim", "move", model.MoveTo(one(a), "doing", model.Place{}))
	started := s.Task(a).Started
	s.do("kim", "done", model.Finish(one(a)))
	done := s.Task(a).Done
	if started == 0 || done <= started {
		t.Fatalf("started %v, done %v", started, done)
	}
	s.do("kim", "reopen", model.Reopen(one(a)))
	if got := s.Task(a); got.Done != 0 || got.Started != started || got.Column != "todo" {
		t.Fatalf("reopened: %+v", got)
	}
	if err := s.undo(false); err != nil || s.Task(a).Done != done {
		t.Fatalf("undo of reopen: %v, done %v, want %v", err, s.Task(a).Done, done)
	}
}

func TestToldChangesKeepTheirDayAndTheirAuthor(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	then := model.Instant(1_700_000_000_000)
	ev := s.do("kim", "import", func(model.Reader) ([]model.Change, error) {
		return []model.Change{model.Move{Told: model.Told{At: then, By: "ann"}, Task: a, To: "doing"}}, nil
	})
	if got := s.Task(a); got.Since != then || got.Started != then {
		t.Errorf("since %v, started %v, want %v", got.Since, got.Started, then)
	}
	rows := model.Tell(ev, model.NamesOf(s.Log)).Rows
	if rows[0].At != then || rows[0].By != "ann" || ev.By != "kim" {
		t.Errorf("told at %v by %s, recorded by %s", rows[0].At, rows[0].By, ev.By)
	}
}

func TestLimitsAskAndForcePasses(t *testing.T) {
	s := tell(t)
	s.do("kim", "columns", model.Alter("Doing", func(c model.Column) (model.Column, error) { c.Limit = 1; return c, nil }))
	s.do("kim", "people", model.Alter("ann", func(p model.Person) (model.Person, error) { p.Limit = 1; return p, nil }))
	a, b := s.add("first", "ann"), s.add("second", "ann")
	s.do("kim", "move", model.MoveTo(one(a), "doing", model.Place{}))
	_, err := s.try("kim", "move", false, model.MoveTo(one(b), "doing", model.Place{}))
	if !model.IsSoft(err) || err.Error() != "Doing would hold 2 of 1 cards" {
		t.Fatalf("said %v", err)
	}
	if _, err = s.try("kim", "move", false, model.MoveTo(one(b), "review", model.Place{})); err == nil || err.Error() != "ann would hold 2 of 1 cards" {
		t.Fatalf("said %v", err)
	}
	ev, err := s.try("kim", "move", true, model.MoveTo(one(b), "doing", model.Place{}))
	if err != nil || !ev.Forced {
		t.Fatalf("forced: %v, %+v", err, ev)
	}
	// What is over the limit already may be worked on, and moved within.
	s.do("kim", "edit", model.SetField(one(b), model.EstimateField, model.Number(2)))
	s.do("kim", "move", model.MoveTo(one(b), "doing", model.Place{At: model.Top}))
}

func TestCirclesAreRefused(t *testing.T) {
	s := tell(t)
	a, b := s.add("first"), s.add("second")
	s.do("kim", "edit", model.SetField(one(a), model.ParentField, model.TaskOf(b)))
	if _, err := s.try("kim", "edit", false, model.SetField(one(b), model.ParentField, model.TaskOf(a))); model.CodeOf(err) != model.Refused {
		t.Errorf("parents: %v", err)
	}
	s.do("kim", "edit", model.SetMembers(one(a), model.AfterField, []string{b.String()}, nil))
	if _, err := s.try("kim", "edit", false, model.SetMembers(one(b), model.AfterField, []string{a.String()}, nil)); model.CodeOf(err) != model.Refused {
		t.Errorf("waiting: %v", err)
	}
}

func TestDeletingATaskLetsGoWhatRefersToItAndUndoBindsItAgain(t *testing.T) {
	s := tell(t)
	a, b := s.add("first"), s.add("second")
	s.do("kim", "edit", model.SetMembers(one(a), model.AfterField, []string{b.String()}, nil))
	s.do("kim", "delete", model.Delete(one(b), false))
	if len(s.Task(a).After) != 0 || s.Task(b) != nil {
		t.Fatalf("after delete: %+v", s.Task(a))
	}
	if err := s.undo(false); err != nil || len(s.Task(a).After) != 1 || s.Task(b).Title != "second" {
		t.Fatalf("undo: %v, %+v", err, s.Task(a))
	}
}

func TestAPurgeCanNotBeUndoneAndScrubsItsEvents(t *testing.T) {
	s := tell(t)
	a := s.add("the password is hunter2", "todo")
	s.do("kim", "comment", model.Say(a, "hunter2, really"))
	ev := s.do("kim", "delete", model.Delete(one(a), true))
	if err := s.undo(false); err == nil {
		t.Error("a purge was undone")
	}
	if got := ev.Purges(); len(got) != 1 || got[0] != a {
		t.Errorf("purges %v", got)
	}
	for _, old := range s.Events {
		for _, r := range model.Tell(old.Scrub(a), model.NamesOf(s.Log)).Rows {
			if strings.Contains(r.To.String()+r.From.String(), "hunter2") {
				t.Errorf("%s still tells %q", old.Verb, r.To)
			}
		}
	}
}

func TestALongTextThatSomebodyHasChangedIsNotReplacedUnseen(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	seen := s.Head().ID
	s.do("ann", "edit", model.SetField(one(a), model.DescriptionField, model.Text("ann's")))
	d, _ := model.Do("edit", false, model.SetField(one(a), model.DescriptionField, model.Text("kim's")))(s.Log)
	d.Seen = seen
	if _, err := s.Propose(d, "kim"); !model.IsSoft(err) {
		t.Fatalf("said %v, want a soft refusal", err)
	}
	if got := s.Body(a).Description; got != "ann's" {
		t.Errorf("description %q", got)
	}
}

// An author may have seen an event that this log does not have: another copy of the
// board had it. Nobody knows then what else they have not seen.
func TestATextIsNotReplacedByOneWhoSawAnotherHistory(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	d, _ := model.Do("edit", false, model.SetField(one(a), model.DescriptionField, model.Text("kim's")))(s.Log)
	d.Seen = model.EventID{1: 0xFF}
	if _, err := s.Propose(d, "kim"); !model.IsSoft(err) {
		t.Fatalf("said %v, want a soft refusal", err)
	}
	d.Force = true
	if _, err := s.Propose(d, "kim"); err != nil || s.Body(a).Description != "kim's" {
		t.Errorf("with force: %v, %q", err, s.Body(a).Description)
	}
}

func TestTheLaterOfTwoEditsStandsAndSaysWhoseItOvertook(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	seen := s.Head().ID
	s.do("ann", "edit", model.SetField(one(a), model.TitleField, model.Text("ann's")))
	ev := s.do("kim", "edit", model.SetField(one(a), model.TitleField, model.Text("kim's")))
	over, ok := model.Overtook(s.Log, ev, seen)
	if !ok || over.By != "ann" || s.Task(a).Title != "kim's" {
		t.Errorf("overtook %+v (%v), title %q", over, ok, s.Task(a).Title)
	}
}

func TestADraftThatChangesNothingIsNoEvent(t *testing.T) {
	s := tell(t)
	a := s.add("first", "kim")
	_, err := s.try("kim", "assign", false, model.Assign(one(a), []model.PersonID{"kim"}, nil))
	if !errors.Is(err, model.ErrNothing) {
		t.Errorf("said %v", err)
	}
}

func TestARenameHoldsInHistory(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	ev := s.do("kim", "move", model.MoveTo(one(a), "doing", model.Place{}))
	s.do("kim", "columns", model.Rename[model.Column]("Doing", "In progress"))
	if got := model.Tell(ev, model.NamesOf(s.Log)).Text; !strings.HasSuffix(got, "Todo → In progress") {
		t.Errorf("history says %q", got)
	}
}

func TestUndoGoesOnBeyondAPurgeAndWithForceBeyondWhatIsOvertaken(t *testing.T) {
	s := tell(t)
	a, b := s.add("first"), s.add("secret")
	s.do("kim", "edit", model.SetField(one(a), model.EstimateField, model.Number(3)))
	s.do("kim", "edit", model.SetField(one(b), model.EstimateField, model.Number(8)))
	s.do("kim", "delete", model.Delete(one(b), true))
	if err := s.undo(false); err != nil || s.Task(a).Estimate != 0 {
		t.Fatalf("undo beyond the purge: %v, estimate %v", err, s.Task(a).Estimate)
	}
	s.do("kim", "edit", model.SetField(one(a), model.TitleField, model.Text("mine")))
	s.do("kim", "edit", model.SetField(one(a), model.EstimateField, model.Number(5)))
	s.do("ann", "edit", model.SetField(one(a), model.EstimateField, model.Number(9)))
	if err := s.undo(true); err != nil || s.Task(a).Title != "mine" || s.Task(a).Estimate != 9 {
		t.Fatalf("force took back more than was asked about: %v, %+v", err, s.Task(a))
	}
	if err := s.undo(false); err != nil || s.Task(a).Title != "first" || s.Task(a).Estimate != 9 {
		t.Fatalf("undo beyond what ann has changed: %v, %+v", err, s.Task(a))
	}
}
