package store_test

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"sync"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/memory"
)

func addTask(title string) model.Plan {
	return func(model.Reader) (model.Draft, error) {
		return model.Draft{Verb: "add", Do: []model.Change{model.AddTask{Task: &model.Task{Title: title}, Body: &model.Body{}}}}, nil
	}
}

// faulty returns a log on which updates go wrong in turn, and then no more.
func faulty(faults ...memory.Fault) *memory.Flaky {
	return &memory.Flaky{Log: memory.New(), Next: func() memory.Fault {
		if len(faults) == 0 {
			return memory.None
		}
		next := faults[0]
		faults = faults[1:]
		return next
	}}
}

// titles counts the tasks of a log by title, as their events add them.
func titles(t *testing.T, l store.Log) map[string]int {
	t.Helper()
	out := map[string]int{}
	for _, ev := range must(store.On(l, store.Options{}).Events(context.Background(), model.Span{})) {
		for _, c := range ev.Do {
			if a, ok := c.(model.AddTask); ok {
				out[a.Task.Title]++
			}
		}
	}
	return out
}

// Whatever goes wrong on the way to the log and back, a change is there once, and
// the event that is returned is the one that is there.
func TestAChangeWhoseAnswerGetsLostIsThereOnce(t *testing.T) {
	for name, faults := range map[string][]memory.Fault{
		"the answer is lost":                {memory.Lost},
		"nothing arrives":                   {memory.Dropped},
		"it arrives late":                   {memory.Late},
		"twice, and then somebody else":     {memory.Dropped, memory.Late, memory.Stale},
		"refused, then the answer is lost":  {memory.Stale, memory.Stale, memory.Lost},
		"the first write to a board":        {memory.Lost},
		"late, with the answer lost before": {memory.Late, memory.Lost},
	} {
		ctx := context.Background()
		l := faulty(faults...)
		s := store.On(l, store.Options{})
		var told model.Event
		plan := addTask("x")
		ev, err := s.Apply(ctx, "kim", func(r model.Reader) (model.Draft, error) {
			d, err := plan(r)
			d.Then = func(_ model.Reader, ev model.Event) { told = ev }
			return d, err
		})
		if err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if n := titles(t, l)["x"]; n != 1 {
			t.Errorf("%s: it is there %d times", name, n)
		}
		events := must(s.Events(ctx, model.Span{}))
		if last := events[len(events)-1]; last.ID != ev.ID || last.Seq != ev.Seq || told.ID != ev.ID || told.Seq != ev.Seq {
			t.Errorf("%s: event %d %s is returned, %d told, %d there", name, ev.Seq, ev.ID, told.Seq, last.Seq)
		}
		if b := must(s.Board(ctx)); b.Head().Next != 2 || b.Head().ID != ev.ID {
			t.Errorf("%s: the board is at %+v", name, b.Head())
		}
	}
}

func TestNobodyIsToldWhatNobodyKnows(t *testing.T) {
	ctx := context.Background()
	l := faulty(memory.Dropped, memory.Dropped, memory.Dropped)
	_, err := store.On(l, store.Options{}).Apply(ctx, "kim", addTask("x"))
	if !errors.Is(err, store.ErrUnknown) || model.CodeOf(err) != model.Failed {
		t.Errorf("got %v", err)
	}
	// Nothing is known of the first attempt when the second is refused.
	l = faulty(memory.None, memory.Late)
	s := store.On(l, store.Options{})
	must(s.Apply(ctx, "kim", addTask("x")))
	asked := 0
	_, err = s.Apply(ctx, "kim", func(r model.Reader) (model.Draft, error) {
		if asked++; asked > 1 {
			return model.Draft{}, model.Errorf(model.Refused, "no more")
		}
		return addTask("late")(r)
	})
	if !errors.Is(err, store.ErrUnknown) && err != nil {
		t.Errorf("got %v", err)
	}
	if n := titles(t, l)["late"]; n != 1 {
		t.Errorf("it is there %d times", n)
	}
	// A failure on the way to the log, after somebody was faster, says that nothing was sent.
	l = faulty(memory.Stale)
	cut, calls := errors.New("no route"), 0
	l.Delay = func(context.Context) error {
		if calls++; calls > 1 {
			return cut
		}
		return nil
	}
	_, err = store.On(l, store.Options{}).Apply(ctx, "kim", addTask("x"))
	if !errors.Is(err, cut) || errors.Is(err, store.ErrUnknown) {
		t.Errorf("got %v", err)
	}
	// A log that says that nothing was changed is believed.
	_, err = store.On(faulty(memory.Broken), store.Options{}).Apply(ctx, "kim", addTask("x"))
	if !errors.Is(err, memory.ErrBroken) {
		t.Errorf("got %v", err)
	}
}

func TestAChangeIsGivenUpWithItsContextAndAskedAboutAfterwards(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	l := faulty()
	l.Delay = func(ctx context.Context) error { <-ctx.Done(); return ctx.Err() }
	s := store.On(l, store.Options{})
	cancel()
	if _, err := s.Apply(ctx, "kim", addTask("x")); !errors.Is(err, context.Canceled) || errors.Is(err, store.ErrUnknown) {
		t.Errorf("before it was sent: got %v", err)
	}
	l = faulty()
	ctx, cancel = context.WithCancel(context.Background())
	l.Next = func() memory.Fault { cancel(); return memory.Lost }
	if _, err := store.On(l, store.Options{}).Apply(ctx, "kim", addTask("x")); err != nil {
		t.Errorf("it is in the log, and got %v", err)
	}
}

// TestNothingIsDoubledOrLostOverThousandsOfFaults lets several people work on a log
// that is far away, and compares what each was told with what is there.
func TestNothingIsDoubledOrLostOverThousandsOfFaults(t *testing.T) {
	const people, each = 4, 600
	var mu sync.Mutex
	roll := rand.New(rand.NewPCG(1, 2))
	l := &memory.Flaky{Log: memory.New(), Next: func() memory.Fault {
		mu.Lock()
		defer mu.Unlock()
		if roll.IntN(2) == 0 {
			return memory.None
		}
		return memory.Fault(roll.IntN(int(memory.Broken) + 1))
	}}
	saved, refused := make([]map[string]model.Event, people), make([]map[string]bool, people)
	var all sync.WaitGroup
	for i := range people {
		saved[i], refused[i] = map[string]model.Event{}, map[string]bool{}
		s := store.On(l, store.Options{})
		all.Go(func() {
			for j := range each {
				title := fmt.Sprint(i, "-", j)
				switch ev, err := s.Apply(context.Background(), "kim", addTask(title)); {
				case err == nil:
					saved[i][title] = ev
				case !errors.Is(err, store.ErrUnknown):
					refused[i][title] = true
				}
			}
		})
	}
	all.Wait()
	there := titles(t, l)
	for title, n := range there {
		if n != 1 {
			t.Errorf("%s is there %d times", title, n)
		}
	}
	count := 0
	for i := range people {
		count += len(saved[i])
		for title, ev := range saved[i] {
			if there[title] != 1 || ev.Do[0].(model.AddTask).Task.Title != title {
				t.Errorf("%s was said to be saved, and is there %d times", title, there[title])
			}
		}
		for title := range refused[i] {
			if there[title] != 0 {
				t.Errorf("%s was said not to be saved, and is there", title)
			}
		}
	}
	if count < people*each/2 {
		t.Errorf("only %d of %d were saved", count, people*each)
	}
	if h := must(store.On(l, store.Options{}).Check(context.Background())); len(h.Faults) > 0 {
		t.Errorf("the check finds %q", h.Faults)
	}
	t.Logf("%d said to be saved, %d there", count, len(there))
}
