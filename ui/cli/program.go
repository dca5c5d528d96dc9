package cli

import (
	"context"
	"io"
	"time"

	"baton/model"
	"baton/model/transfer"
	"baton/ui"
)

// Store is what verbs need of a board's store.
type Store interface {
	// View reads whatever f asks for, as of one moment.
	View(ctx context.Context, f func(r model.Reader) error) error
	// Apply carries out a plan as one change.
	Apply(ctx context.Context, by model.PersonID, p model.Plan) (model.Event, error)
	// Whole returns the board with the long parts of its tasks.
	Whole(ctx context.Context) (*model.Board, error)
	// Board returns the board without the long parts of its tasks.
	Board(ctx context.Context) (*model.Board, error)
	// Watch tells whenever the board has moved, by whomever, until ctx ends.
	Watch(ctx context.Context) (<-chan model.News, error)
}

// Program is what the command line is made of. Whoever starts it puts it
// together; nothing in it is changed.
type Program struct {
	Version Version
	Files   Files
	Formats Formats
	// Screen shows a board in the terminal until the person leaves it.
	Screen func(ctx context.Context, o ui.Options) error
	// Hold leaves what is typed to end a program, ctrl+c, to another one in the
	// terminal until release is called; nil where nobody listens to it.
	Hold func() (release func())
	// SaveMemory and Wasteful have the process be sparing of memory, or of the time it
	// takes to be, until back is called; nil leaves it as it is.
	SaveMemory, SpendMemory func() (back func())

	In       io.Reader
	Out, Err io.Writer
	Env      []string // as os.Environ returns it
	Dir      string   // where it was started
}

// Version is what was built.
type Version struct {
	Version string `json:"version"`
	Commit  string `json:"commit,omitempty"`
	Date    string `json:"date,omitempty"`
}

// Place is a board's file and the world around it.
type Place struct {
	Path    string
	MakeDir bool         // make its folder too
	Setup   *model.Setup // what a new board begins with; nil is the usual
	Now     func() time.Time
	User    string // whom others see holding the board
	// NoBackups keeps no daily backups beside the board.
	NoBackups bool
	Warn      func(text string) // is told what could not be done besides a change
}

// Files keep boards. Opening reads and writes nothing yet.
type Files struct {
	Open     func(Place) (Store, error)
	Create   func(Place) (Creator, error)
	Maintain func(Place) (Maintainer, error)
	// ReadOnly says why a board can't be written, "" if it can.
	ReadOnly func(Place) string
	// BelongsTo reports whether a path is one of those kept beside a board's file.
	BelongsTo func(board, path string) bool
	// Write writes a file as a whole or not at all; its name is left to sync.
	Write func(path string, write func(io.Writer) error) error
}

// Creator makes a board where there is none; where there is one it refuses.
type Creator interface {
	// Found makes a board without tasks.
	Found(ctx context.Context, by model.PersonID) (model.Event, error)
	// Replay makes a board out of a whole history.
	Replay(ctx context.Context, events []model.Event) error
}

// Summary is the account of an import; it is also a value for JSON.
type Summary interface {
	WriteText(w io.Writer) error
}

// Import is a file that was read.
type Import struct {
	Format string // as named, or as recognised
	// Draft returns what brings the file onto the board.
	Draft func(r model.Reader) (model.Draft, Summary, error)
	// Events is the history that came with the file; nil if none did.
	Events []model.Event
}

// Formats read and write other people's files, and say what JSON shows.
type Formats struct {
	List func() []transfer.Format
	// Import reads a file; "" as the format is the one that the file shows.
	Import func(format string, r io.Reader, o transfer.ImportOptions) (Import, error)
	Export func(format string, w io.Writer, b *model.Board, o transfer.ExportOptions) error
	// Task and Event return a task and an event as JSON shows them.
	Task  func(b Tasks, t *model.Task) []byte
	Tasks func(w io.Writer, b *model.Board, l []*model.Task) error // a list of them, in one line
	Event func(r model.Reader, ev model.Event, told model.Account) any
}

// Tasks are the tasks of a board as they stand: a board in memory, or a
// transaction.
type Tasks interface {
	model.Directory
}
