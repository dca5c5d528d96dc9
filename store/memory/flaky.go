package memory

import (
	"context"
	"errors"
	"fmt"
	"sync"

	"baton/model"
	"baton/store"
)

// Fault is what goes wrong with an update of a [Flaky] log.
type Fault int

// The faults.
const (
	None    Fault = iota
	Stale         // somebody else is faster: nothing is recorded
	Lost          // all is recorded, and the answer gets lost
	Dropped       // nothing is recorded, and no answer comes
	Late          // no answer comes, and all is recorded when the next update is about to be, if nobody is faster
	Broken        // nothing is recorded, and that is told
)

// errNoAnswer is what a caller sees of a connection that broke.
var errNoAnswer = errors.New("connection reset")

// ErrBroken is what a caller is told by a log that could not record.
var ErrBroken = model.Errorf(model.Failed, "the log is broken: nothing was changed")

// Flaky is a log that is far away: it can't keep others out, it may take long, and
// its answers get lost.
type Flaky struct {
	*Log
	Next  func() Fault                    // what goes wrong with the next update
	Delay func(ctx context.Context) error // is waited for before each; no time if nil

	mu   sync.Mutex
	late *store.Snapshot // what an update without an answer would make of the log
}

// Update runs f on the log as it stands, and keeps what f has recorded if nobody
// else was faster.
func (l *Flaky) Update(ctx context.Context, f func(store.Writer) error) error {
	if l.Delay != nil {
		if err := l.Delay(ctx); err != nil {
			return err
		}
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	next := l.current()
	head := next.Head()
	err := store.Attempt(func() error { return f(&next) })
	l.arrive()
	switch {
	case err != nil:
		return err
	case l.current().Head() != head:
		return store.ErrStale
	}
	switch l.Next() {
	case Stale:
		return store.ErrStale
	case Broken:
		return ErrBroken
	case Dropped:
		return fmt.Errorf("%w: %w", store.ErrUnknown, errNoAnswer)
	case Late:
		l.late = &next
		return fmt.Errorf("%w: %w", store.ErrUnknown, errNoAnswer)
	case Lost:
		l.publish(next)
		return errNoAnswer
	}
	l.publish(next)
	return nil
}

// arrive records what was under way without an answer. It was made when the log was
// as it is now: nothing is recorded in between that does not come by here.
func (l *Flaky) arrive() {
	if l.late != nil {
		l.publish(*l.late)
		l.late = nil
	}
}
