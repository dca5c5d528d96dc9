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
	Stale         // another writer is faster: nothing is recorded
	Lost          // all is recorded, and the answer gets lost
	Dropped       // nothing is recorded, and no answer comes
	Late          // no answer comes, and all is recorded just before the next update is, if nobody is faster
	Broken        // nothing is recorded, and the error says so
)

// errNoAnswer is what a caller gets from a connection that broke.
var errNoAnswer = errors.New("connection reset")

// ErrBroken is what a caller gets from a log that could not record.
var ErrBroken = model.Errorf(model.Failed, "the log is broken: nothing was changed")

// Flaky is a log that behaves like a remote one: it can't keep others out, it may be slow,
// and its answers get lost.
type Flaky struct {
	*Log
	Next  func() Fault                    // what goes wrong with the next update
	Delay func(ctx context.Context) error // runs before each update; may be nil

	mu   sync.Mutex
	late *store.Snapshot // the result of an update whose answer got lost, to be published late
}

// Update runs f on the log as it is, and keeps what f records if nobody was faster.
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
	err := attempt(ctx, f, &next)
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

// arrive records a late update. The log is still as it was when that was made: every
// other update comes through here first.
func (l *Flaky) arrive() {
	if l.late != nil {
		l.publish(*l.late)
		l.late = nil
	}
}
