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
	// View lets f read, in one consistent state.
	View(ctx context.Context, f func(r model.Reader) error) error
	// Apply carries out a plan as one change.
	Apply(ctx context.Context, by model.PersonID, p model.Plan) (model.Event, error)
	// Whole returns the board with the long parts of its tasks.
	Whole(ctx context.Context) (*model.Board, error)
	// Board returns the board without the long parts of its tasks.
	Board(ctx context.Context) (*model.Board, error)
	// Watch sends news whenever anyone has changed the board, until ctx ends.
	Watch(ctx context.Context) (<-chan model.News, error)
}

// Program is what the command line needs from the process. It is set up once
// and never changed.
type Program struct {
	Version Version
	Files   Files
	Formats Formats
	// Screen shows a board in the terminal until the person leaves it.
	Screen func(ctx context.Context, o ui.Options) error
	// Hold leaves the signals typed with ctrl+c and ctrl+\ to another program in the
	// terminal until release is called; may be nil.
	Hold func() (release func())
	// SaveMemory and SpendMemory make the process save memory at the cost of time, or
	// the reverse, until back is called; either may be nil.
	SaveMemory, SpendMemory func() (back func())

	In       io.Reader
	Out, Err io.Writer
	Env      []string // as os.Environ returns it
	Dir      string   // the working directory
}

// Version is what was built.
type Version struct {
	Version string `json:"version"`
	Commit  string `json:"commit,omitempty"`
	Date    string `json:"date,omitempty"`
}

// Place is a board's file and what is needed to open it.
type Place struct {
	Path    string
	MakeDir bool         // make its folder too
	Setup   *model.Setup // what a new board begins with; nil for the default
	Now     func() time.Time
	User    string // shown to others while this process holds the board
	// NoBackups keeps no daily backups beside the board.
	NoBackups bool
	Warn      func(text string) // is called with what could not be done along with a change
}

// Files opens boards. Opening does not read or write yet.
type Files struct {
	Open     func(Place) (Store, error)
	Create   func(Place) (Creator, error)
	Maintain func(Place) (Maintainer, error)
	// ReadOnly says why a board can't be written, "" if it can.
	ReadOnly func(Place) string
	// BelongsTo reports whether a path is one of those kept beside a board's file.
	BelongsTo func(board, path string) bool
	// Write writes a file in full or not at all; the folder is left to sync.
	Write func(path string, write func(io.Writer) error) error
}

// Creator makes a new board. It refuses to replace an existing one.
type Creator interface {
	// Found makes a board without tasks.
	Found(ctx context.Context, by model.PersonID) (model.Event, error)
	// Replay makes a board from a whole history.
	Replay(ctx context.Context, events []model.Event) error
}

// Summary is the account of an import; it is also a value for JSON.
type Summary interface {
	WriteText(w io.Writer) error
}

// Import is a file that was read.
type Import struct {
	Format string // as given, or as recognised
	// Draft returns the change that imports the file.
	Draft func(r model.Reader) (model.Draft, Summary, error)
	// Events is the history that came with the file; nil if none did.
	Events []model.Event
}

// Formats reads and writes file formats, and the JSON of tasks and events.
type Formats struct {
	List func() []transfer.Format
	// Import reads a file; with "" the format is recognised from the file.
	Import func(format string, r io.Reader, o transfer.ImportOptions) (Import, error)
	Export func(format string, w io.Writer, b *model.Board, o transfer.ExportOptions) error
	// Task and Event return a task and an event as JSON shows them.
	Task  func(b Tasks, t *model.Task) []byte
	Tasks func(w io.Writer, b *model.Board, l []*model.Task) error // a list of them, in one line
	Event func(r model.Reader, ev model.Event, told model.Account) any
}

// Tasks are the current tasks of a board: a board in memory, or a
// transaction.
type Tasks interface {
	model.Directory
}
