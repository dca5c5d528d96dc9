package model_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
)

// state is a board in a form that can be compared: without removed items.
type state struct {
	Setup  model.Setup
	Tasks  map[string]model.Task
	Bodies map[string]model.Body
}

func stateOf(b *model.Board) state {
	s := state{Setup: *b.Setup().Clone(), Tasks: map[string]model.Task{}, Bodies: map[string]model.Body{}}
	s.Setup.Columns = slices.DeleteFunc(s.Setup.Columns, model.Column.IsRemoved)
	s.Setup.People = slices.DeleteFunc(s.Setup.People, model.Person.IsRemoved)
	s.Setup.Labels = slices.DeleteFunc(s.Setup.Labels, model.Label.IsRemoved)
	s.Setup.Milestones = slices.DeleteFunc(s.Setup.Milestones, model.Milestone.IsRemoved)
	s.Setup.Views = slices.DeleteFunc(s.Setup.Views, model.View.IsRemoved)
	for t := range b.Tasks() {
		s.Tasks[t.ID.String()] = *t.Clone()
		if body := b.Body(t.ID); body != nil {
			s.Bodies[t.ID.String()] = *body.Clone()
		}
	}
	return s
}

func diff(a, b state) string { return cmp.Diff(a, b, cmpopts.EquateEmpty()) }

func TestFoldOfTheWholeLogIsTheLiveBoard(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 25 {
			l.Draw(t)
		}
		empty := model.NewBoard(modeltest.Setup(), true)
		folded := empty.With(model.Replay(empty, l.Events...))
		if d := diff(stateOf(l.Board), stateOf(folded)); d != "" {
			t.Fatalf("the log folded at once differs from the live board:\n%s", d)
		}
		if folded.Head() != l.Head() {
			t.Fatalf("head %+v, want %+v", folded.Head(), l.Head())
		}
	})
}

func TestChangeAndUndoIsBefore(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 20 {
			before := stateOf(l.Board)
			if !l.Draw(t) {
				continue
			}
			ev := l.Events[len(l.Events)-1]
			if slices.Contains(ev.Back, nil) || !ev.Undoes.IsZero() {
				continue
			}
			after := stateOf(l.Board)
			again(t, l, model.Undo(ev.By, 0), ev)
			if d := diff(before, stateOf(l.Board)); d != "" {
				t.Fatalf("%+v and its undo is not as before:\n%s", ev.Do, d)
			}
			again(t, l, model.Redo(ev.By), ev)
			if d := diff(after, stateOf(l.Board)); d != "" {
				t.Fatalf("%+v, its undo and its redo is not as before:\n%s", ev.Do, d)
			}
		}
	})
}

// again undoes or redoes an event, without force.
func again(t *rapid.T, l *modeltest.Log, u *model.Undoing, ev model.Event) {
	draft, err := u.Plan(false)(l)
	if err != nil {
		t.Fatalf("undo or redo of %s: %v", ev.Verb, err)
	}
	if _, err := l.Propose(draft, ev.By); err != nil {
		t.Fatalf("%s of %+v was refused: %v", draft.Verb, ev.Do, err)
	}
}

func TestRefusedChangesChangeNothingAndPublishedBoardsStay(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 10 {
			l.Draw(t)
		}
		published, then := l.Board, fmt.Sprintf("%+v", stateOf(l.Board))
		for range 15 {
			before, events := l.Board, len(l.Events)
			if !l.Draw(t) && (l.Board != before || len(l.Events) != events) {
				t.Fatal("a refused draft has changed the board or the log")
			}
		}
		if now := fmt.Sprintf("%+v", stateOf(published)); now != then {
			t.Fatalf("a published board has changed:\n%s", cmp.Diff(strings.Fields(then), strings.Fields(now)))
		}
	})
}

func TestLanesHoldEveryTaskInSightInRankOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 25 {
			l.Draw(t)
		}
		var got, want []string
		for _, c := range l.Setup().Columns {
			var last *model.Task
			for task := range l.Lane(c.ID, false) {
				if last != nil && (task.Rank < last.Rank || task.Rank == last.Rank && task.ID.Compare(last.ID) < 0) {
					t.Fatalf("%s stands behind %s", task.Rank, last.Rank)
				}
				last = task
				got = append(got, task.ID.String())
			}
		}
		for task := range l.Tasks() {
			if task.Archived == 0 {
				want = append(want, task.ID.String())
			}
		}
		slices.Sort(got)
		slices.Sort(want)
		if !slices.Equal(got, want) {
			t.Fatalf("lanes hold %v, want %v", got, want)
		}
	})
}

func TestThereIsAlwaysARankBetweenTwo(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ranks := []model.Rank{model.FirstRank}
		for range 200 {
			i := rapid.IntRange(0, len(ranks)).Draw(t, "at")
			var a, b model.Rank
			if i > 0 {
				a = ranks[i-1]
			}
			if i < len(ranks) {
				b = ranks[i]
			}
			r := model.Between(a, b)
			if r <= a || b != "" && r >= b || strings.HasSuffix(string(r), "0") && len(r) > int(r[0]-'a')+2 && r[0] >= 'a' {
				t.Fatalf("Between(%q, %q) = %q", a, b, r)
			}
			ranks = slices.Insert(ranks, i, r)
		}
	})
}

func TestRanksStayShortAtBothEnds(t *testing.T) {
	last, first := model.FirstRank, model.FirstRank
	for range 100_000 {
		next, prev := model.Between(last, ""), model.Between("", first)
		if next <= last || prev >= first {
			t.Fatalf("after %q comes %q, before %q comes %q", last, next, first, prev)
		}
		last, first = next, prev
	}
	if len(last) > 5 || len(first) > 5 {
		t.Errorf("after 100,000 steps ranks are %q and %q, want 5 letters at most", first, last)
	}
}
