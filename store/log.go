package store

import (
	"context"
	"errors"

	"baton/model"
)

// ErrStale is returned for an event that does not follow the newest one:
// somebody else has recorded one meanwhile. Proposing again helps.
var ErrStale = errors.New("the board has moved")

// ErrRecorded is returned for an event that the log has already: its identity is
// there.
var ErrRecorded = errors.New("the event is recorded already")

// ErrExists is returned where a board is to be made and there is one.
var ErrExists = model.Errorf(model.Refused, "there is a board here already")

// Log keeps the events of one board, and what they fold to. All of it may be
// used by many goroutines.
type Log interface {
	// View runs f on the log as it stands. What f gets is valid until it
	// returns.
	View(ctx context.Context, f func(Reader) error) error
	// Update runs f alone, and keeps all that f has recorded, or nothing if it
	// fails. It may return ErrStale where it can't keep others out.
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
	// it. It returns ErrStale if the event's number is not the next one.
	Record(model.Event, *model.Delta) error
}
