package store

import (
	"context"
	"errors"

	"baton/model"
)

// ErrStale is returned for an event that does not follow the newest one:
// somebody else has recorded one meanwhile, and this one was not. Proposing again
// helps.
var ErrStale = errors.New("the board has moved")

// ErrUnknown is returned where the log can't tell whether an event was recorded: it
// was asked to, and no answer came. The event may be there, may come to be there, or
// never.
var ErrUnknown = errors.New("it is not known whether the change was recorded")

// ErrRecorded is returned for an event that the log has already: its identity is
// there.
var ErrRecorded = errors.New("the event is recorded already")

// ErrExists is returned where a board is to be made and there is one.
var ErrExists = model.Errorf(model.Refused, "there is a board here already")

// Log keeps the events of one board, and what they fold to. All of it may be
// used by many goroutines.
//
// An event has one number and is in a log once, whatever fails: a log takes an event
// only behind the one that its Writer had as the head, and only if it does not have
// one of that identity. So a [Store] can try again, under the same identity, whenever
// it does not know.
type Log interface {
	// View runs f on the log as it stands: one moment of it, with all that was
	// recorded before View was called. What f gets is valid until it returns. An
	// error of f is returned, and so is one that a read ends with ([Fail]).
	View(ctx context.Context, f func(Reader) error) error
	// Update runs f, and keeps all that f has recorded, durably and in one piece,
	// before it returns nil. On an error nothing is kept, unless the error is
	// [ErrUnknown], or is neither that of f, nor that of ctx, nor [ErrStale], nor a
	// [model.Error], which says in words what became of the change: then nobody
	// knows. It returns ErrStale where it could not keep others out and one of
	// them was faster. It may run f again if nothing of the first run was kept.
	// It heeds ctx until it begins to keep what was recorded.
	Update(ctx context.Context, f func(Writer) error) error
	// Watch tells that the log may have moved, by whomever, until ctx ends. The
	// channel holds one word: a slow listener loses none that matters.
	Watch(ctx context.Context) <-chan struct{}
}

// Reader reads a log and what it folds to. A read that fails ends the
// transaction with an error; what was read is valid behind its end.
type Reader interface {
	model.Reader
	// Load returns the board; a light one may leave out the bodies.
	Load(whole bool) *model.Board
	// EventID returns who an event is, without reading what it holds: one that
	// imported a board may be as large as the board.
	EventID(model.Seq) (model.EventID, bool)
}

// Writer is a Reader that records.
type Writer interface {
	Reader
	// Record appends an event with what it changes. What is read afterwards has
	// it. It returns ErrStale if the event's number is not the next one, and
	// ErrRecorded if the log has an event of that identity.
	Record(model.Event, *model.Delta) error
}
