package model_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
)

// back undoes everything that a person can undo, with force where the undo asks, and
// returns how many undos it took.
func back(t *rapid.T, l *modeltest.Log, by model.PersonID) int {
	for n := 0; ; n++ {
		if n > len(l.Events) {
			t.Fatalf("the undo of %s never comes to its end", by)
		}
		if !stepBack(t, l, by) {
			return n
		}
	}
}

// stepBack undoes one change, with force if the undo asks, and reports whether there was
// one.
func stepBack(t *rapid.T, l *modeltest.Log, by model.PersonID) bool {
	u := model.Undo(by, 0)
	draft, err := u.Plan(false)(l)
	if model.IsSoft(err) {
		draft, err = u.Plan(true)(l)
	}
	if errors.Is(err, model.ErrNoUndo) {
		return false
	}
	if err != nil {
		t.Fatalf("undo by %s with force: %v", by, err)
	}
	if _, err := l.Propose(draft, by); err != nil {
		t.Fatalf("undo by %s was refused at the door: %v\n%+v", by, err, draft)
	}
	return true
}

func TestInTheEndEverybodyCanUndoBackToAnEmptyBoard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			l.Draw(t)
		}
		turns := rapid.SliceOfN(rapid.SampledFrom(modeltest.People()), 0, 30).Draw(t, "turns")
		for _, by := range turns {
			stepBack(t, l, by)
		}
		for _, by := range rapid.Permutation(modeltest.People()).Draw(t, "order") {
			back(t, l, by)
		}
		for _, ev := range l.Events { // reasons don't nest
			for _, row := range model.Tell(ev, model.NamesOf(l)).Rows {
				if row.Field == model.KeptField && strings.Contains(fmt.Sprint(row), "left as it is") {
					t.Errorf("event %d: %v", ev.Seq, row)
				}
			}
		}
		for task := range l.Tasks() {
			t.Errorf("%s %q by %s is still there", l.Setup().Ref(task.Num), task.Title, task.CreatedBy)
		}
		for _, was := range modeltest.Setup().Columns { // their order is who moved one last
			if c, _ := model.ByKey[model.Column](l.Setup(), was.Key()); !cmp.Equal(c, was, cmpopts.EquateEmpty()) {
				t.Errorf("column %+v was %+v", c, was)
			}
		}
		if d := diff(stateOf(l.Fold()), stateOf(l.Board)); d != "" {
			t.Errorf("the log folded differs from the live board:\n%s", d)
		}
	})
}

func TestNobodysUndoTakesAwayAnothersWorkUnasked(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range rapid.IntRange(1, 30).Draw(t, "steps") {
			l.Draw(t)
		}
		by := rapid.SampledFrom(modeltest.People()).Draw(t, "whose")
		draft, err := model.Undo(by, 0).Plan(false)(l)
		if err != nil {
			return
		}
		others := worked(l, by)
		if _, err := l.Propose(draft, by); err != nil {
			t.Fatal(err)
		}
		for id, title := range others {
			if l.Task(id) == nil {
				t.Errorf("%q is gone, and somebody else had worked on it", title)
			}
		}
	})
}

// worked returns the tasks that anyone but one person has added or changed, by an event
// that stands, since they last came onto the board.
func worked(l *modeltest.Log, but model.PersonID) map[model.ID]string {
	out := map[model.ID]string{}
	stands, came := model.Standing{}, map[model.ID]bool{}
	for i := len(l.Events) - 1; i >= 0; i-- {
		ev := l.Events[i]
		if !stands.Stands(ev) || !ev.Undoes.IsZero() {
			continue
		}
		for _, c := range ev.Do {
			if t := l.Task(c.Subject()); t != nil && ev.By != but && !came[t.ID] {
				out[t.ID] = t.Title
			}
		}
		for _, c := range ev.Do {
			if _, add := c.(model.AddTask); add {
				came[c.Subject()] = true
			}
		}
	}
	return out
}
