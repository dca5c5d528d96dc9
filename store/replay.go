package store

import (
	"context"

	"baton/model"
)

// Replay records a whole history as it is: its events keep their numbers,
// their moments and their authors. It is refused where there is a board
// already. No rule is asked; the events are to be of one log, from the first.
func (s *Store) Replay(ctx context.Context, events []model.Event) error {
	return s.log.Update(ctx, func(w Writer) error {
		if w.Head().Seq != 0 {
			return model.Errorf(model.Refused, "there is a board here already")
		}
		for _, ev := range events {
			if err := w.Record(ev, model.Replay(w, ev)); err != nil {
				return err
			}
		}
		return nil
	})
}
