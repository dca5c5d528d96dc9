package store

import (
	"context"
	"errors"
	"time"

	"baton/model"
)

// Apply is the one door through which the board changes. The plan sees the board as it
// is, and nobody else writes until its draft is recorded; the event is on disk when
// Apply returns. The first write to a new board records its set-up first. Refusals are
// a [model.Error], and a draft that would change nothing is [model.ErrNothing]. The plan
// may be called more than once; its draft is recorded once, even if the log's answer
// gets lost. An error that is [ErrUnknown] says that nobody can tell whether the draft
// was recorded.
func (s *Store) Apply(ctx context.Context, by model.PersonID, plan model.Plan) (model.Event, error) {
	return s.update(ctx, model.EventID(s.options.NewID()), func(w Writer, c *change) error {
		if w.Head().Seq == 0 {
			if err := s.found(w, by, &change{}); err != nil {
				return err
			}
		}
		draft, err := plan(w)
		if err != nil {
			return err
		}
		return s.record(w, by, draft, c)
	})
}

// Found makes the board, with the set-up of its template. It returns [ErrExists] if
// there is one.
func (s *Store) Found(ctx context.Context, by model.PersonID) (model.Event, error) {
	return s.update(ctx, model.EventID(s.options.NewID()), func(w Writer, c *change) error {
		if w.Head().Seq != 0 {
			return ErrExists
		}
		return s.found(w, by, c)
	})
}

// change is a change on its way into the log.
type change struct {
	id    model.EventID // made first, so that the event can be found in the log
	event model.Event
	on    model.Head                      // of the board that delta belongs to
	delta *model.Delta                    // nil if the event was found in the log
	then  func(model.Reader, model.Event) // of the draft; may be nil
	first model.EventID                   // first event of the log that has it
	again bool                            // this is not the first attempt
	tried bool                            // the last attempt got as far as asking the log to keep it
	lost  error                           // the first error that did not say whether the log has it; nil for none
}

const (
	tries     = 100 // how often to propose a draft while the log keeps changing
	lostTries = 3   // how often while no answer comes
)

// errFound ends an attempt to record a change that the log already has.
var errFound = errors.New("the change is in the log")

// update records what propose proposes, with id as the identity of its last event. If the
// log has changed meanwhile, it tries again.
func (s *Store) update(ctx context.Context, id model.EventID, propose func(Writer, *change) error) (model.Event, error) {
	c := change{id: id}
	lost := 0
	for range tries {
		c.tried = false // a log may fail before it begins an attempt
		err := s.log.Update(ctx, func(w Writer) error { return s.attempt(w, &c, propose) })
		switch {
		case err == nil, errors.Is(err, errFound):
			s.identify(c.first)
			s.follow(&c)
			return c.event, nil
		case errors.Is(err, ErrStale), errors.Is(err, ErrRecorded): // if it is ours, the next attempt finds it
			continue
		case !c.mayBeRecorded(err):
			if c.lost == nil {
				return model.Event{}, err
			}
			return s.ask(ctx, &c)
		}
		if c.lost == nil {
			c.lost = err
		}
		if lost++; lost == lostTries {
			return s.ask(ctx, &c)
		}
	}
	if c.lost != nil {
		return s.ask(ctx, &c)
	}
	return model.Event{}, model.Errorf(model.Busy, "the board is busy: it changed %d times in the meantime: try again", tries)
}

// attempt proposes a change once, unless an earlier attempt was recorded.
func (s *Store) attempt(w Writer, c *change, propose func(Writer, *change) error) error {
	c.tried = false
	if err := s.recognise(w); err != nil {
		return err
	}
	if c.again && c.find(w) {
		return errFound
	}
	c.again = true
	if err := propose(w, c); err != nil {
		return err
	}
	c.tried = true
	c.first, _ = w.EventID(1)
	return nil
}

// find looks for a change in a log, and takes the event from there if it is there.
func (c *change) find(r Reader) bool {
	seq, ok := r.SeqOf(c.id)
	if !ok {
		return false
	}
	c.event, _ = r.Event(seq)
	c.delta = nil
	c.first, _ = r.EventID(1)
	if c.then != nil {
		c.then(r, c.event)
	}
	return true
}

// mayBeRecorded reports whether a failed attempt may have been recorded after all.
func (c *change) mayBeRecorded(err error) bool {
	var known *model.Error
	switch {
	case errors.Is(err, ErrUnknown):
		return true
	case !c.tried, errors.As(err, &known), errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return false
	}
	return true
}

// askTime bounds how long to ask the log whether it has a change.
const askTime = 5 * time.Second

// ask looks in the log for a change that got no answer, even if ctx has ended. That the
// change is not there does not mean that it won't arrive.
func (s *Store) ask(ctx context.Context, c *change) (model.Event, error) {
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), askTime)
	defer cancel()
	found := false
	err := s.log.View(ctx, func(r Reader) error {
		found = c.find(r)
		return nil
	})
	if err != nil || !found {
		return model.Event{}, unknown{model.Errorf(model.Failed,
			"can't tell whether this change was saved (%v): look at the board before you make it again", c.lost)}
	}
	s.identify(c.first)
	return c.event, nil
}

// unknown is [ErrUnknown] with a message for people.
type unknown struct{ text *model.Error }

func (u unknown) Error() string { return u.text.Error() }

// Unwrap returns the message and ErrUnknown.
func (u unknown) Unwrap() []error { return []error{u.text, ErrUnknown} }

// found records the set-up of a new board. That can't be undone.
func (s *Store) found(w Writer, by model.PersonID, c *change) (err error) {
	draft := model.Draft{Verb: model.VerbInit, Do: model.Founding(s.options.Template)}
	c.on = w.Head()
	c.event, c.delta, err = model.Propose(w, draft, s.stamp(by, c))
	if err != nil {
		return err
	}
	c.event.Back = make([]model.Change, len(c.event.Do))
	return w.Record(c.event, c.delta)
}

func (s *Store) record(w Writer, by model.PersonID, d model.Draft, c *change) (err error) {
	if d.By != "" {
		by = d.By
	}
	c.then, c.on = d.Then, w.Head()
	c.event, c.delta, err = model.Propose(w, d, s.stamp(by, c))
	if err != nil {
		return err
	}
	if err := w.Record(c.event, c.delta); err != nil {
		return err
	}
	if d.Then != nil {
		d.Then(w, c.event)
	}
	return nil
}

func (s *Store) stamp(by model.PersonID, c *change) model.Stamp {
	return model.Stamp{At: model.At(s.options.Now()), By: by, NewID: s.options.NewID, Event: c.id}
}
