package logtest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"baton/model"
	"baton/model/modeltest"
	"baton/store"
)

// Backend makes logs to test.
type Backend interface {
	// New returns an empty log.
	New(t testing.TB) store.Log
	// Reopen returns the log as the next process would find it.
	Reopen(t testing.TB, l store.Log) store.Log
}

// patience is how long to wait for what may hang.
const patience = 20 * time.Second

// Run runs the suite.
func Run(t *testing.T, b Backend) {
	for name, test := range map[string]func(*testing.T, Backend){
		"an empty log is empty":                   testEmpty,
		"what is recorded is read again":          testRecord,
		"an event that is not the next is stale":  testStale,
		"nothing is kept of an update that fails": testRollback,
		"nobody overwrites another":               testConcurrent,
		"events are read by span":                 testSpan,
		"a long log is read in a row":             testLong,
		"the past is in order and within bounds":  testPast,
		"a purge takes text out of the history":   testPurge,
		"watching tells of updates":               testWatch,
		"a context that has ended ends the wait":  testCancel,
		"rows are the fold of the log":            testFold,
		"a task comes back under another number":  testRenumbered,
		"an event is found by its identity":       testIdentity,
		"no event is recorded twice":              testTwice,
		"a read that fails ends the transaction":  testFail,
		"a store on it survives a rival":          testRival,
	} {
		t.Run(name, func(t *testing.T) { test(t, b) })
	}
}

// world is a clock and a source of identities for many goroutines.
type world struct {
	mu sync.Mutex
	w  modeltest.World
}

func (w *world) stamp(by model.PersonID) model.Stamp {
	w.mu.Lock()
	defer w.mu.Unlock()
	s := w.w.Stamp(by)
	s.NewID = func() model.ID {
		w.mu.Lock()
		defer w.mu.Unlock()
		return w.w.NewID()
	}
	return s
}

// propose records the draft of a plan.
func propose(w store.Writer, s model.Stamp, plan model.Plan) (model.Event, error) {
	d, err := plan(w)
	if err != nil {
		return model.Event{}, err
	}
	ev, delta, err := model.Propose(w, d, s)
	if err != nil {
		return model.Event{}, err
	}
	return ev, w.Record(ev, delta)
}

// apply applies a plan to a log, again while others are faster.
func apply(l store.Log, s model.Stamp, plan model.Plan) (ev model.Event, err error) {
	err = update(l, func(w store.Writer) (err error) {
		ev, err = propose(w, s, plan)
		return err
	})
	return ev, err
}

// tries is how often to update a log while others are faster.
const tries = 1000

// update runs f in an update, again while others are faster.
func update(l store.Log, f func(store.Writer) error) (err error) {
	for range tries {
		if err = l.Update(context.Background(), f); !errors.Is(err, store.ErrStale) {
			return err
		}
	}
	return err
}

func changes(do ...model.Change) model.Plan {
	return func(model.Reader) (model.Draft, error) { return model.Draft{Verb: "test", Do: do}, nil }
}

func add(title, text string) model.Change {
	return model.AddTask{Task: &model.Task{Title: title}, Body: &model.Body{Description: text}}
}

// founded returns a log with its set-up as its first event.
func founded(t testing.TB, b Backend, w *world) store.Log {
	t.Helper()
	l := b.New(t)
	err := update(l, func(wr store.Writer) error {
		d := model.Draft{Verb: model.VerbInit, Do: model.Founding(modeltest.Setup())}
		ev, delta, err := model.Propose(wr, d, w.stamp("kim"))
		ev.Back = make([]model.Change, len(ev.Do)) // as a store does: it can't be undone
		return errors.Join(err, wr.Record(ev, delta))
	})
	if err != nil {
		t.Fatal(err)
	}
	return l
}

// view reads a log.
func view(t testing.TB, l store.Log, f func(store.Reader)) {
	t.Helper()
	err := l.View(context.Background(), func(r store.Reader) error {
		f(r)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func testEmpty(t *testing.T, b Backend) {
	view(t, b.New(t), func(r store.Reader) {
		if h := r.Head(); h.Seq != 0 || h.Next != 1 {
			t.Errorf("got head %+v", h)
		}
		for ev := range r.Log(model.Span{}) {
			t.Errorf("got event %+v", ev)
		}
		if n := len(r.Setup().Columns); n != 0 {
			t.Errorf("got %d columns", n)
		}
	})
}

func testRecord(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	ev, err := apply(l, w.stamp("ann"), changes(add("Fix login", "the text")))
	if err != nil {
		t.Fatal(err)
	}
	view(t, b.Reopen(t, l), func(r store.Reader) {
		id, ok := r.ByNumber(1)
		task := r.Task(id)
		if !ok || task == nil || task.Title != "Fix login" || task.CreatedBy != "ann" {
			t.Fatalf("got %+v", task)
		}
		if body := r.Body(id); body == nil || body.Description != "the text" {
			t.Errorf("got %+v", body)
		}
		if got, ok := r.Event(ev.Seq); !ok || got.ID != ev.ID {
			t.Errorf("got %+v", got)
		}
		if _, ok := r.Event(ev.Seq + 1); ok {
			t.Error("got an event behind the last")
		}
	})
}

func testStale(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	var ev model.Event
	var delta *model.Delta
	view(t, l, func(r store.Reader) {
		var err error
		if ev, delta, err = model.Propose(r, model.Draft{Do: []model.Change{add("mine", "")}}, w.stamp("kim")); err != nil {
			t.Fatal(err)
		}
	})
	if _, err := apply(l, w.stamp("ann"), changes(add("theirs", ""))); err != nil {
		t.Fatal(err)
	}
	err := l.Update(context.Background(), func(w store.Writer) error { return w.Record(ev, delta) })
	if !errors.Is(err, store.ErrStale) {
		t.Errorf("got %v, want ErrStale", err)
	}
}

func testRollback(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	err := l.Update(context.Background(), func(wr store.Writer) error {
		if _, err := propose(wr, w.stamp("kim"), changes(add("half", ""))); err != nil {
			return err
		}
		if id, _ := wr.ByNumber(1); wr.Task(id) == nil {
			t.Error("a writer does not see what it recorded")
		}
		return model.ErrNothing
	})
	if !errors.Is(err, model.ErrNothing) {
		t.Errorf("got %v", err)
	}
	view(t, l, func(r store.Reader) {
		if _, ok := r.ByNumber(1); ok || r.Head().Seq != 1 {
			t.Error("half of it was kept")
		}
	})
}

func testConcurrent(t *testing.T, b Backend) {
	const writers, each = 8, 10
	var w world
	l := founded(t, b, &w)
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() {
			for j := range each {
				if _, err := apply(l, w.stamp("kim"), changes(add(fmt.Sprint(i, "-", j), ""))); err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	view(t, l, func(r store.Reader) {
		seen := map[string]bool{}
		for n := 1; n <= writers*each; n++ {
			id, ok := r.ByNumber(n)
			if !ok {
				t.Fatalf("number %d is missing", n)
			}
			seen[r.Task(id).Title] = true
		}
		if len(seen) != writers*each || r.Head().Seq != writers*each+1 {
			t.Errorf("got %d titles at %d", len(seen), r.Head().Seq)
		}
	})
}

func testWatch(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	moved := l.Watch(ctx)
	if _, err := apply(l, w.stamp("kim"), changes(add("x", ""))); err != nil {
		t.Fatal(err)
	}
	select {
	case <-moved:
	case <-time.After(patience):
		t.Error("an update was not told of")
	}
}

func testCancel(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	for _, late := range []bool{false, true} { // before f runs, and when f is about to return
		ctx, cancel := context.WithCancel(context.Background())
		if !late {
			cancel()
		}
		err := l.Update(ctx, func(wr store.Writer) error {
			_, err := propose(wr, w.stamp("kim"), changes(add("late", "")))
			cancel()
			return err
		})
		if !errors.Is(err, context.Canceled) {
			t.Errorf("late %v: got %v, want %v", late, err, context.Canceled)
		}
	}
	view(t, b.Reopen(t, l), func(r store.Reader) {
		if r.Head().Seq != 1 {
			t.Error("something was kept")
		}
	})
}
