package store

import (
	"context"

	"baton/model"
)

// Replayer is a [Log] that can record a whole history faster than event by event.
type Replayer interface {
	// Replay makes the log from events as they are. It returns [ErrExists] if the log
	// has any.
	Replay(ctx context.Context, events []model.Event) error
}

// Replay records a whole history as it is: events keep their numbers, moments and
// authors. It returns [ErrExists] if there is a board. No rule is checked; the events
// have to be those of one log, from the first.
func (s *Store) Replay(ctx context.Context, events []model.Event) error {
	if l, ok := s.log.(Replayer); ok {
		return l.Replay(ctx, events)
	}
	return s.log.Update(ctx, func(w Writer) error {
		if w.Head().Seq != 0 {
			return ErrExists
		}
		for _, ev := range events {
			if err := w.Record(ev, model.Replay(w, ev)); err != nil {
				return err
			}
		}
		return nil
	})
}
