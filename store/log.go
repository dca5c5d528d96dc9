package store

import (
	"context"
	"errors"

	"baton/model"
)

// ErrStale is returned for an event that does not follow the newest one, because
// another one was recorded in the meantime. It was not recorded; proposing it again
// helps.
var ErrStale = errors.New("the board has moved")

// ErrUnknown is returned when nobody can tell whether an event was recorded: the log was
// asked to record it and did not answer. The event may be there, may still arrive, or
// may never.
var ErrUnknown = errors.New("it is not known whether the change was recorded")

// ErrRecorded is returned for an event that the log already has, by its identity.
var ErrRecorded = errors.New("the event is recorded already")

// ErrExists is returned when a board is to be made and there already is one.
var ErrExists = model.Errorf(model.Refused, "there is a board here already")

// Log keeps the events of one board, and what they fold to. It is safe for concurrent
// use.
//
// An event has one number and is in a log once, whatever fails: a log accepts an event
// only right after the head that its Writer saw, and only if no event has its identity.
// So a [Store] that does not know what became of an event can try again, with the same
// identity.
type Log interface {
	// View runs f on one moment of the log, with everything that was recorded before
	// View was called. What f gets is valid until it returns. View returns f's error,
	// or that of a read that failed ([Fail]).
	View(ctx context.Context, f func(Reader) error) error
	// Update runs f, and keeps everything that f records, durably and all or nothing,
	// before it returns nil. On an error nothing is kept if the error is that of f or
	// of ctx, or ErrStale; a [model.Error] says in words what became of the change. After
	// any other error, such as [ErrUnknown], nobody knows. Update returns ErrStale if it
	// can't keep others out and one of them was faster. It may run f again if nothing
	// of the first run was kept. It obeys ctx until it begins to keep the events.
	Update(ctx context.Context, f func(Writer) error) error
	// Watch reports, until ctx ends, that the log may have changed, by this process or
	// another. The channel has room for one report, so a slow listener misses nothing
	// that matters.
	Watch(ctx context.Context) <-chan struct{}
}

// Reader reads a log and what it folds to. A read that fails ends the transaction with
// an error. What was read stays valid after the transaction.
type Reader interface {
	model.Reader
	// Load returns the board. If whole is false it may leave out the bodies.
	Load(whole bool) *model.Board
	// EventID returns the identity of an event without reading the rest of it: an
	// import may be as large as the board.
	EventID(model.Seq) (model.EventID, bool)
}

// Writer is a Reader that records.
type Writer interface {
	Reader
	// Record appends an event with what it changes, which later reads see. It returns
	// ErrStale if the event's number is not the next one, and ErrRecorded if the log
	// has an event with that identity.
	Record(model.Event, *model.Delta) error
}
