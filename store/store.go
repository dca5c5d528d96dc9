package store

import (
	"context"
	"sync"
	"time"

	"github.com/oklog/ulid/v2"

	"baton/model"
)

// Options says how a store behaves on any log. The zero value is the usual way.
type Options struct {
	NewID    func() model.ID  // fresh identities; random ones if nil
	Now      func() time.Time // the clock; the system's if nil
	Template *model.Setup     // what a new board is set up with; kanban if nil
}

// WithDefaults returns the options with what was left open filled in.
func (o Options) WithDefaults() Options {
	if o.Now == nil {
		o.Now = time.Now
	}
	if o.NewID == nil {
		o.NewID = ulid.Make
	}
	if o.Template == nil {
		o.Template, _ = model.Template("kanban")
	}
	return o
}

// Store is one board. It may be used by many goroutines, and its file by many
// processes.
type Store struct {
	log     Log
	options Options

	mu     sync.Mutex
	board  *model.Board  // the newest that was loaded; nil before the first
	first  model.EventID // of the board's first event, which tells it from others; zero while it is not known
	closed chan struct{}
	close  func()
}

// On returns a store that sits on a log.
func On(log Log, o Options) *Store {
	s := &Store{log: log, options: o.WithDefaults(), closed: make(chan struct{})}
	s.close = sync.OnceFunc(func() { close(s.closed) })
	return s
}

// Close ends all watching. A store holds nothing else open.
func (s *Store) Close() { s.close() }

// recognise returns an error if the log is not that of the board that this store had:
// what people typed was meant for the board they see. A copy of the same board, which
// begins with the same event, passes: news reports it, and people decide.
func (s *Store) recognise(r Reader) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	is, there := r.EventID(1)
	switch {
	case s.first.IsZero() || there && is == s.first:
		return nil
	case !there:
		return model.Errorf(model.Moved, "the board's file is gone: put it back, or quit and start baton again to begin another")
	}
	return model.Errorf(model.Moved, "another board has taken this one's place: put this board's file back, or quit and start baton again to open the other")
}

// identify notes which board this is, the first time that there is one.
func (s *Store) identify(first model.EventID) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.first.IsZero() {
		s.first = first
	}
}

// View runs f on the board as it is now, in one transaction that reads only what f asks
// for. What f gets is valid until it returns.
func (s *Store) View(ctx context.Context, f func(r model.Reader) error) error {
	return s.view(ctx, func(r Reader) error { return f(r) })
}

// view runs f in one transaction. Before the first write the board is its template's.
func (s *Store) view(ctx context.Context, f func(Reader) error) error {
	return s.log.View(ctx, func(r Reader) error {
		if err := s.recognise(r); err != nil {
			return err
		}
		if r.Head().Seq == 0 {
			r = NewSnapshot(s.options.Template)
		}
		return f(r)
	})
}

// Events returns events, oldest first unless the span says otherwise.
func (s *Store) Events(ctx context.Context, span model.Span) ([]model.Event, error) {
	var out []model.Event
	err := s.view(ctx, func(r Reader) error {
		out = nil
		for ev := range r.Log(span) {
			out = append(out, ev)
		}
		return nil
	})
	return out, err
}

// Whole returns the board with the long parts of its tasks.
func (s *Store) Whole(ctx context.Context) (*model.Board, error) {
	var b *model.Board
	err := s.view(ctx, func(r Reader) error {
		b = r.Load(true)
		return nil
	})
	return b, err
}
