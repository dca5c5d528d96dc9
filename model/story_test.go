package model_test

import (
	"errors"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/op"
	"baton/model/query"
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

func (s story) do(by model.PersonID, o op.Op) model.Event {
	s.Helper()
	ev, err := s.try(by, false, o)
	if err != nil {
		s.Fatalf("%s %s: %v", by, o.Verb(), err)
	}
	return ev
}

func (s story) try(by model.PersonID, force bool, o op.Op) (model.Event, error) {
	d, err := op.Plan(o, op.How{Force: force})(s.Log)
	if err != nil {
		return model.Event{}, err
	}
	return s.Propose(d, by)
}

// record records changes as they are.
func (s story) record(verb string, do ...model.Change) model.Event {
	s.Helper()
	ev, err := s.tryTo(verb, do...)
	if err != nil {
		s.Fatalf("%s: %v", verb, err)
	}
	return ev
}

func (s story) tryTo(verb string, do ...model.Change) (model.Event, error) {
	return s.Propose(model.Draft{Verb: verb, Do: do}, "kim")
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
	ev := s.record("add", model.AddTask{Task: &model.Task{Title: title, Column: "todo", Assignees: who}})
	return ev.Do[0].Subject()
}

func one(id model.ID) []model.ID { return []model.ID{id} }

func TestUndoGoesBackThroughOnesOwnChangesOnly(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{Title: "second"}})
	s.do("ann", op.Edit{Tasks: one(a), To: &query.Draft{Due: new(model.Day(739000))}})
	s.do("kim", op.Move{Tasks: one(a), To: "doing"})
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
	s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{Title: "second"}})
	if err := s.undo(false); err != nil {
		t.Fatal(err)
	}
	s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{Estimate: new(float64(3))}})
	if err := s.redo(); err == nil {
		t.Fatal("redo went over a newer change")
	}
}

func TestUndoIsRefusedWhereSomebodyHasChangedTheSame(t *testing.T) {
	s := tell(t)
	a, b := s.add("first"), s.add("other")
	s.do("kim", op.Edit{Tasks: []model.ID{a, b}, To: &query.Draft{Estimate: new(float64(3))}})
	s.do("ann", op.Edit{Tasks: one(a), To: &query.Draft{Estimate: new(float64(5))}})
	err := s.undo(false)
	if err == nil || !strings.Contains(err.Error(), "ann has since set the estimate of") {
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
	s.do("ann", op.Comment{Tasks: []model.ID{a}, Text: "what about retries?"})
	if err := s.undo(false); model.CodeOf(err) != model.Refused {
		t.Fatalf("undo said %v, want a refusal", err)
	}
}

func TestTimesFollowTheKindsOfColumn(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	s.do("kim", op.Move{Tasks: one(a), To: "doing"})
	started := s.Task(a).Started
	s.do("kim", op.Done{Tasks: one(a)})
	done := s.Task(a).Done
	if started == 0 || done <= started {
		t.Fatalf("started %v, done %v", started, done)
	}
	s.do("kim", op.Reopen{Tasks: one(a)})
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
	ev := s.record("import", model.Move{Told: model.Told{At: then, By: "ann"}, Task: a, To: "doing"})
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
	doing, _ := model.ByName[model.Column](s.Setup(), "Doing")
	ann, _ := model.ByName[model.Person](s.Setup(), "ann")
	doing.Limit, ann.Limit = 1, 1
	s.do("kim", op.Alter[model.Column]{Name: "Doing", To: doing})
	s.do("kim", op.Alter[model.Person]{Name: "ann", To: ann})
	a, b := s.add("first", "ann"), s.add("second", "ann")
	s.do("kim", op.Move{Tasks: one(a), To: "doing"})
	_, err := s.try("kim", false, op.Move{Tasks: one(b), To: "doing"})
	if !model.IsSoft(err) || err.Error() != "Doing would hold 2 cards, over the limit of 1" {
		t.Fatalf("said %v", err)
	}
	if _, err = s.try("kim", false, op.Move{Tasks: one(b), To: "review"}); err == nil || err.Error() != "ann would hold 2 cards, over the limit of 1" {
		t.Fatalf("said %v", err)
	}
	ev, err := s.try("kim", true, op.Move{Tasks: one(b), To: "doing"})
	if err != nil || !ev.Forced {
		t.Fatalf("forced: %v, %+v", err, ev)
	}
	// Tasks in a column that is already over its limit can still be changed and moved in it.
	s.do("kim", op.Edit{Tasks: one(b), To: &query.Draft{Estimate: new(float64(2))}})
	s.do("kim", op.Move{Tasks: one(b), To: "doing", At: op.Place{At: op.Top}})
}

func TestCirclesAreRefused(t *testing.T) {
	s := tell(t)
	a, b := s.add("first"), s.add("second")
	s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{Parent: &b}})
	if _, err := s.try("kim", false, op.Edit{Tasks: one(b), To: &query.Draft{Parent: &a}}); model.CodeOf(err) != model.Refused {
		t.Errorf("parents: %v", err)
	}
	s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{After: []model.ID{b}}})
	if _, err := s.try("kim", false, op.Edit{Tasks: one(b), To: &query.Draft{After: []model.ID{a}}}); model.CodeOf(err) != model.Refused {
		t.Errorf("waiting: %v", err)
	}
}

func TestDeletingATaskLetsGoWhatRefersToItAndUndoBindsItAgain(t *testing.T) {
	s := tell(t)
	a, b := s.add("first"), s.add("second")
	s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{After: []model.ID{b}}})
	s.do("kim", op.Delete{Tasks: one(b)})
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
	s.do("kim", op.Comment{Tasks: []model.ID{a}, Text: "hunter2, really"})
	ev := s.do("kim", op.Delete{Tasks: one(a), Purge: true})
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
	s.do("ann", op.Describe{Task: a, Description: "ann's"})
	d, _ := op.Plan(op.Describe{Task: a, Description: "kim's"}, op.How{})(s.Log)
	d.Seen = seen
	if _, err := s.Propose(d, "kim"); !model.IsSoft(err) {
		t.Fatalf("said %v, want a soft refusal", err)
	}
	if got := s.Body(a).Description; got != "ann's" {
		t.Errorf("description %q", got)
	}
}

// An author may have seen an event that this log does not have, because another copy of
// the board had it. Then they may have seen nothing else of this log.
func TestATextIsNotReplacedByOneWhoSawAnotherHistory(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	d, _ := op.Plan(op.Describe{Task: a, Description: "kim's"}, op.How{})(s.Log)
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
	s.do("ann", op.Edit{Tasks: one(a), To: &query.Draft{Title: "ann's"}})
	ev := s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{Title: "kim's"}})
	over, ok := model.Overtook(s.Log, ev, seen)
	if !ok || over.By != "ann" || s.Task(a).Title != "kim's" {
		t.Errorf("overtook %+v (%v), title %q", over, ok, s.Task(a).Title)
	}
}

func TestADraftThatChangesNothingIsNoEvent(t *testing.T) {
	s := tell(t)
	a := s.add("first", "kim")
	_, err := s.try("kim", false, op.Assign{Tasks: one(a), Add: []op.Who{{ID: "kim"}}})
	if !errors.Is(err, model.ErrNothing) {
		t.Errorf("said %v", err)
	}
}

func TestARenameHoldsInHistory(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	ev := s.do("kim", op.Move{Tasks: one(a), To: "doing"})
	s.do("kim", op.Rename[model.Column]{Name: "Doing", To: "In progress"})
	if got := model.Tell(ev, model.NamesOf(s.Log)).Text; !strings.HasSuffix(got, "Todo → In progress") {
		t.Errorf("history says %q", got)
	}
}

func TestUndoGoesOnBeyondAPurgeAndWithForceBeyondWhatIsOvertaken(t *testing.T) {
	s := tell(t)
	a, b := s.add("first"), s.add("secret")
	s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{Estimate: new(float64(3))}})
	s.do("kim", op.Edit{Tasks: one(b), To: &query.Draft{Estimate: new(float64(8))}})
	s.do("kim", op.Delete{Tasks: one(b), Purge: true})
	if err := s.undo(false); err != nil || s.Task(a).Estimate != 0 {
		t.Fatalf("undo beyond the purge: %v, estimate %v", err, s.Task(a).Estimate)
	}
	s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{Title: "mine"}})
	s.do("kim", op.Edit{Tasks: one(a), To: &query.Draft{Estimate: new(float64(5))}})
	s.do("ann", op.Edit{Tasks: one(a), To: &query.Draft{Estimate: new(float64(9))}})
	if err := s.undo(true); err != nil || s.Task(a).Title != "mine" || s.Task(a).Estimate != 9 {
		t.Fatalf("force took back more than was asked about: %v, %+v", err, s.Task(a))
	}
	if err := s.undo(false); err != nil || s.Task(a).Title != "first" || s.Task(a).Estimate != 9 {
		t.Fatalf("undo beyond what ann has changed: %v, %+v", err, s.Task(a))
	}
}

func TestAnUndoSaysTheFieldsInTheirOrder(t *testing.T) {
	s := tell(t)
	a := s.add("first")
	names := func() model.Names { return model.NamesOf(s.Log) }
	for _, do := range [][]model.Change{
		{model.Set{Task: a, Field: model.PriorityField, To: model.PriorityOf(model.High)}, model.Set{Task: a, Field: model.EstimateField, To: model.EstimateOf(3)}},
		{model.Set{Task: a, Field: model.EstimateField, To: model.EstimateOf(5)}, model.Set{Task: a, Field: model.PriorityField, To: model.PriorityOf(model.Low)}},
	} {
		did := s.record("edit", do...)
		if err := s.undo(false); err != nil {
			t.Fatal(err)
		}
		undid := s.Events[len(s.Events)-1]
		if got, want := model.Tell(undid, names()).Text, "undid: "+model.Tell(did, names()).Text; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
		want := "undid: " + strings.ReplaceAll(model.About(did, a, names())[0].Text, ", ", ", undid: ")
		if got := model.About(undid, a, names())[0].Text; got != want {
			t.Errorf("got %q, want %q", got, want)
		}
	}
}
