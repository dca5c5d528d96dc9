package store

import (
	"context"
	"path/filepath"
	"strings"

	"baton/model"
)

// errThere refuses to make a board where there is one.
var errThere = model.Errorf(model.Refused, "there is a board here already")

// Replay records a whole history as it is: its events keep their numbers,
// their moments and their authors. It is refused where there is a board
// already. No rule is asked; the events are to be of one log, from the first.
func (s *Store) Replay(ctx context.Context, events []model.Event) error {
	if l, ok := s.log.(*File); ok {
		return l.replay(ctx, events)
	}
	return s.log.Update(ctx, func(w Writer) error {
		if w.Head().Seq != 0 {
			return errThere
		}
		for _, ev := range events {
			if err := w.Record(ev, model.Replay(w, ev)); err != nil {
				return err
			}
		}
		return nil
	})
}

// replay builds the file at once: event by event each page would be written
// many times.
func (l *File) replay(ctx context.Context, events []model.Event) error {
	if there, err := l.there(); err != nil || there {
		if there {
			err = errThere
		}
		return err
	}
	dir, done, err := l.besides(false)
	if err != nil {
		return explain(l.path, err)
	}
	defer done()
	path := filepath.Join(dir, copyName)
	if err := l.build(path, events, foldOf(events)); err != nil {
		return explain(l.path, err)
	}
	if _, err := checkCopy(ctx, path, l.path); err != nil {
		return model.Errorf(model.Failed, "this history makes no board (%s): nothing was changed", strings.TrimSuffix(err.Error(), wayOut))
	}
	release, err := l.lock(ctx, true)
	if err != nil {
		return explain(l.path, err)
	}
	defer release()
	m, err := l.finished(path)
	if err == nil {
		err = l.settle(m)
	}
	return explain(l.path, err)
}
