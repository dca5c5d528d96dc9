package store

import (
	"context"
	"fmt"

	"baton/model"
)

// Replayer is a [Log] that can record a whole history faster than event by event.
type Replayer interface {
	// Replay makes the log from events as they are. It returns [ErrExists] if the log
	// has any.
	Replay(ctx context.Context, events []model.Event) error
}

// Replay records a whole history as it is: events keep their numbers, moments and
// authors. It returns [ErrExists] if there is a board. No rule is checked, but the events
// have to be those of one log, from the first, and what they fold to has to be sound.
func (s *Store) Replay(ctx context.Context, events []model.Event) error {
	if l, ok := s.log.(Replayer); ok {
		return l.Replay(ctx, events)
	}
	if err := oneLog(events); err != nil {
		return err
	}
	id := model.EventID(s.options.NewID())
	if n := len(events); n > 0 {
		id = events[n-1].ID // all of them are there if the last is
	}
	_, err := s.update(ctx, id, func(w Writer, c *change) error {
		if w.Head().Seq != 0 {
			return ErrExists
		}
		return s.replay(w, events, c)
	})
	return err
}

// replay records events and checks the result.
func (s *Store) replay(w Writer, events []model.Event, c *change) error {
	for _, ev := range events {
		if err := w.Record(ev, model.Replay(w, ev)); err != nil {
			return err
		}
		c.event = ev
	}
	if faults := Inspect(w, s.options.Now(), func(model.Event) {}).Faults; len(faults) > 0 {
		return unsound(faults[0])
	}
	return nil
}

// oneLog returns an error if events are not those of one log, from the first.
func oneLog(events []model.Event) error {
	nums, there := Numbering{}, map[model.EventID]bool{}
	for i, ev := range events {
		switch {
		case ev.Seq != model.Seq(i+1):
			return unsound(fmt.Sprintf("event %d is where event %d should be", ev.Seq, i+1))
		case there[ev.ID] || ev.ID.IsZero():
			return unsound(fmt.Sprintf("event %d has no identity of its own", ev.Seq))
		case !nums.Admits(ev):
			return unsound(fmt.Sprintf("event %d adds a task with an impossible number", ev.Seq))
		}
		there[ev.ID] = true
	}
	return nil
}

func unsound(fault string) error {
	return model.Errorf(model.Failed, "no board can be built from this history (%s): nothing was changed", fault)
}
