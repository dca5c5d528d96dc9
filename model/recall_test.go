package model_test

import (
	"fmt"
	"iter"
	"testing"

	"baton/model"
	"baton/model/modeltest"
)

// ledger is a log whose methods another type can have too.
type ledger = modeltest.Log

// countingLog counts what is read of a log.
type countingLog struct {
	*ledger
	reads *int
}

func (l countingLog) Event(s model.Seq) (model.Event, bool) {
	*l.reads++
	return l.ledger.Event(s)
}

func (l countingLog) History(id model.ID, after model.Seq) iter.Seq[model.Event] {
	*l.reads++
	return l.ledger.History(id, after)
}

func (l countingLog) Log(s model.Span) iter.Seq[model.Event] {
	*l.reads++
	return l.ledger.Log(s)
}

// bulk makes a log in which many tasks were added at once, and then undone and
// redone some times.
func bulk(t testing.TB, n int) *modeltest.Log {
	t.Helper()
	l := modeltest.NewLog(modeltest.Setup())
	var do []model.Change
	for i := range n {
		do = append(do, model.AddTask{
			Task: &model.Task{ID: l.World.NewID(), Title: fmt.Sprint("task ", i), Column: "todo"}, Body: &model.Body{},
		})
	}
	if _, err := l.Propose(model.Draft{Verb: "import", Do: do, Force: true}, "kim"); err != nil {
		t.Fatal(err)
	}
	for range 3 {
		for _, back := range []*model.Undoing{model.Undo("kim", 0), model.Redo("kim")} {
			d, err := back.Plan(false)(l)
			if err == nil {
				_, err = l.Propose(d, "kim")
			}
			if err != nil {
				t.Fatal(err)
			}
		}
	}
	return l
}

// TestUndoOfManyReadsTheLogOnce: what many changes have in common is read once, not
// once for each of them.
func TestUndoOfManyReadsTheLogOnce(t *testing.T) {
	reads := func(n int) int {
		var reads int
		if _, err := model.Undo("kim", 0).Plan(false)(countingLog{bulk(t, n), &reads}); err != nil {
			t.Fatal(err)
		}
		return reads
	}
	few, many := reads(50), reads(500)
	if many > few {
		t.Errorf("undoing 50 changes reads the log %d times, undoing 500 %d times", few, many)
	}
}

// BenchmarkUndoOfMany undoes what was undone and redone before.
func BenchmarkUndoOfMany(b *testing.B) {
	for _, n := range []int{1_000, 10_000} {
		l := bulk(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			for b.Loop() {
				if _, err := model.Undo("kim", 0).Plan(false)(l); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
