package logtest

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

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

// patience catches what hangs.
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
		"a purge takes text out of the history":   testPurge,
		"watching tells of updates":               testWatch,
		"a context that has ended ends the wait":  testCancel,
		"rows are the fold of the log":            testFold,
		"a task comes back under another number":  testRenumbered,
	} {
		t.Run(name, func(t *testing.T) { test(t, b) })
	}
}

// world hands out moments and identities to many goroutines.
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

// propose records what a plan makes.
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

// apply updates a log by a plan.
func apply(l store.Log, s model.Stamp, plan model.Plan) (ev model.Event, err error) {
	err = l.Update(context.Background(), func(w store.Writer) (err error) {
		ev, err = propose(w, s, plan)
		return err
	})
	return ev, err
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
	err := l.Update(context.Background(), func(wr store.Writer) error {
		d := model.Draft{Verb: "init", Do: model.Founding(modeltest.Setup())}
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

func testSpan(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	var at []model.Instant
	for i := range 5 {
		s := w.stamp("kim")
		if i == 3 {
			s.At -= 3600_000 // a clock that went back
		}
		at = append(at, s.At)
		if _, err := apply(l, s, changes(add(fmt.Sprint(i), ""))); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		span model.Span
		want []model.Seq
	}{
		{model.Span{}, []model.Seq{1, 2, 3, 4, 5, 6}},
		{model.Span{After: 4}, []model.Seq{5, 6}},
		{model.Span{After: 6}, nil},
		{model.Span{Until: 2}, []model.Seq{1, 2}},
		{model.Span{Until: 9, After: 5}, []model.Seq{6}},
		{model.Span{Until: 3, Newest: true}, []model.Seq{3, 2, 1}},
		{model.Span{Until: 3, Brief: true, Limit: 2}, []model.Seq{1, 2}},
		{model.Span{Newest: true, Limit: 2}, []model.Seq{6, 5}},
		{model.Span{Newest: true, After: 4}, []model.Seq{6, 5}},
		{model.Span{Since: at[1]}, []model.Seq{3, 4, 6}},
		{model.Span{Since: at[1], Newest: true, Limit: 1}, []model.Seq{6}},
	}
	view(t, l, func(r store.Reader) {
		for _, tt := range tests {
			var got []model.Seq
			for ev := range r.Log(tt.span) {
				got = append(got, ev.Seq)
			}
			if fmt.Sprint(got) != fmt.Sprint(tt.want) {
				t.Errorf("%+v: got %v, want %v", tt.span, got, tt.want)
			}
		}
	})
}

func testLong(t *testing.T, b Backend) {
	const many = 1200 // several pieces, and pages
	var w world
	l := founded(t, b, &w)
	err := l.Update(context.Background(), func(wr store.Writer) error {
		for i := range many {
			if _, err := propose(wr, w.stamp("kim"), changes(add(fmt.Sprint(i), "text"))); err != nil {
				return err
			}
		}
		checkLong(t, wr) // before it is kept, too
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	view(t, b.Reopen(t, l), func(r store.Reader) { checkLong(t, r) })
}

// checkLong compares a log that is read in a row with its events one by one.
func checkLong(t *testing.T, r store.Reader) {
	t.Helper()
	head := r.Head().Seq
	for _, span := range []model.Span{{}, {Newest: true}, {Brief: true}} {
		n := model.Seq(0)
		for ev := range r.Log(span) {
			n++
			seq := n
			if span.Newest {
				seq = head + 1 - n
			}
			want, _ := r.Event(seq)
			if span.Brief {
				want.Back, ev.Back = nil, nil
			}
			if diff := cmp.Diff(want, ev); diff != "" {
				t.Fatalf("%+v: event %d:\n%s", span, seq, diff)
			}
		}
		if n != head {
			t.Errorf("%+v: got %d events of %d", span, n, head)
		}
	}
	for range r.Log(model.Span{}) {
		break // what is read ahead does no harm
	}
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
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	err := l.Update(ctx, func(wr store.Writer) error {
		_, err := propose(wr, w.stamp("kim"), changes(add("late", "")))
		return err
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("got %v, want %v", err, context.Canceled)
	}
}
