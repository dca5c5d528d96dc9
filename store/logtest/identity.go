package logtest

import (
	"context"
	"errors"
	"fmt"
	"testing"

	"baton/model"
	"baton/store"
)

// testIdentity looks events up by identity, in a transaction that records them too.
func testIdentity(t *testing.T, b Backend) {
	const many = 300 // more than a page holds
	var w world
	l := founded(t, b, &w)
	var ids map[model.EventID]model.Seq
	err := update(l, func(wr store.Writer) error {
		ids = map[model.EventID]model.Seq{}
		for i := range many {
			ev, err := propose(wr, w.stamp("kim"), changes(add(fmt.Sprint(i), "")))
			if err != nil {
				return err
			}
			if seq, ok := wr.SeqOf(ev.ID); !ok || seq != ev.Seq || wr.Head().ID != ev.ID {
				t.Fatalf("a writer does not find event %d by its identity: %d, %v", ev.Seq, seq, ok)
			}
			ids[ev.ID] = ev.Seq
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	view(t, b.Reopen(t, l), func(r store.Reader) {
		for id, want := range ids {
			seq, ok := r.SeqOf(id)
			is, _ := r.EventID(want)
			if !ok || seq != want || is != id {
				t.Fatalf("event %d is found as %d, %v", want, seq, ok)
			}
		}
		for _, id := range []model.EventID{{}, {1: 0xFF}, model.UnknownEvent()} {
			if seq, ok := r.SeqOf(id); ok {
				t.Errorf("an event that is not there is found as %d", seq)
			}
		}
		last, _ := r.EventID(r.Head().Seq)
		if r.Head().ID != last || r.Load(false).Head() != r.Head() {
			t.Errorf("the head is %+v, the last event %v", r.Head(), last)
		}
	})
}

// testTwice records an event again, as after an answer that got lost.
func testTwice(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	s := w.stamp("kim")
	s.Event = model.EventID(s.NewID())
	plan := changes(add("once", ""))
	if _, err := apply(l, s, plan); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := apply(b.Reopen(t, l), s, plan); !errors.Is(err, store.ErrRecorded) {
			t.Errorf("got %v, want ErrRecorded", err)
		}
	}
	view(t, l, func(r store.Reader) {
		if r.Head().Seq != 2 || r.Head().Next != 2 {
			t.Errorf("it is there %d times", r.Head().Seq-1)
		}
	})
}

var errRead = errors.New("this page is torn")

// testFail makes a read fail inside a transaction.
func testFail(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	err := l.View(context.Background(), func(store.Reader) error { store.Fail(errRead); return nil })
	if !errors.Is(err, errRead) {
		t.Errorf("reading: got %v", err)
	}
	err = l.Update(context.Background(), func(wr store.Writer) error {
		if _, err := propose(wr, w.stamp("kim"), changes(add("half", ""))); err != nil {
			return err
		}
		store.Fail(errRead)
		return nil
	})
	if !errors.Is(err, errRead) {
		t.Errorf("recording: got %v", err)
	}
	view(t, l, func(r store.Reader) {
		if r.Head().Seq != 1 {
			t.Error("half of it was kept")
		}
	})
}

// testRival applies changes by two stores to one log at the same time: nothing is lost, and
// nothing is there twice.
func testRival(t *testing.T, b Backend) {
	const each = 15
	var w world
	l := founded(t, b, &w)
	failed := make(chan error, 2)
	for _, by := range []model.PersonID{"kim", "ann"} {
		s := store.On(b.Reopen(t, l), store.Options{NewID: w.stamp(by).NewID})
		go func() {
			var err error
			for i := range each {
				_, failure := s.Apply(context.Background(), by, changes(add(fmt.Sprint(by, i), "")))
				err = errors.Join(err, failure)
			}
			failed <- err
		}()
	}
	if err := errors.Join(<-failed, <-failed); err != nil {
		t.Fatal(err)
	}
	view(t, l, func(r store.Reader) {
		titles := map[string]bool{}
		for task := range r.Load(false).Tasks() {
			titles[task.Title] = true
		}
		if len(titles) != 2*each || r.Head().Seq != 2*each+1 {
			t.Errorf("%d titles after %d events, want %d", len(titles), r.Head().Seq, 2*each)
		}
	})
}
