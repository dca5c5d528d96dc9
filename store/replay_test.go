package store_test

import (
	"context"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"baton/model"
	"baton/store"
	"baton/store/memory"
)

// history returns the events of a small board.
func history(t *testing.T) []model.Event {
	t.Helper()
	s := store.On(memory.New(), store.Options{})
	for _, title := range []string{"a", "b", "c"} {
		must(s.Apply(context.Background(), "kim", addTask(title)))
	}
	return must(s.Events(context.Background(), model.Span{}))
}

func TestAHistoryIsReplayedOnceWhateverHappensOnTheWay(t *testing.T) {
	ctx, events := context.Background(), history(t)
	for name, faults := range map[string][]memory.Fault{
		"nothing":         nil,
		"a faster writer": {memory.Stale},
		"a lost answer":   {memory.Lost},
		"a lost question": {memory.Dropped},
		"a late arrival":  {memory.Late},
	} {
		s := store.On(faulty(faults...), store.Options{})
		if err := s.Replay(ctx, events); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if diff := cmp.Diff(events, must(s.Events(ctx, model.Span{})), cmpopts.EquateEmpty()); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
		if err := s.Replay(ctx, events); !errors.Is(err, store.ErrExists) {
			t.Errorf("%s: again: %v", name, err)
		}
	}
	err := store.On(faulty(memory.Dropped, memory.Dropped, memory.Dropped), store.Options{}).Replay(ctx, events)
	if !errors.Is(err, store.ErrUnknown) || model.CodeOf(err) != model.Failed {
		t.Errorf("got %v", err)
	}
}

func TestAHistoryThatIsNotOneLogIsRefused(t *testing.T) {
	for name, spoil := range map[string]func([]model.Event) []model.Event{
		"an event is missing":   func(l []model.Event) []model.Event { return slices.Delete(l, 1, 2) },
		"an event is twice":     func(l []model.Event) []model.Event { l[2].ID = l[1].ID; return l },
		"a number is twice":     func(l []model.Event) []model.Event { l[2].Do = []model.Change{numbered(l[1], 1)}; return l },
		"a number is huge":      func(l []model.Event) []model.Event { l[2].Do = []model.Change{numbered(l[2], 1<<40)}; return l },
		"a later event is back": func(l []model.Event) []model.Event { l[2].Undoes = l[3].ID; return l },
	} {
		s := store.On(memory.New(), store.Options{})
		if err := s.Replay(context.Background(), spoil(history(t))); model.CodeOf(err) != model.Failed || errors.Is(err, store.ErrUnknown) {
			t.Errorf("%s: got %v", name, err)
		}
		if n := len(must(s.Events(context.Background(), model.Span{}))); n != 0 {
			t.Errorf("%s: there are %d events", name, n)
		}
	}
}

// numbered returns the first change of an event with another task that has a number.
func numbered(ev model.Event, num int) model.Change {
	a := ev.Do[0].(model.AddTask)
	task := *a.Task
	task.ID[15]++
	task.Num = num
	a.Task = &task
	return a
}
