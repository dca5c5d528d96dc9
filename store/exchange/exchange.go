package exchange

import (
	"errors"
	"io"
	"iter"
	"time"

	"baton/model"
	"baton/model/sheet"
)

// maxFile is how much of a file is read: more is refused, for all of it has to
// be in memory.
const maxFile = 512 << 20

// Format is a file format that can be read or written.
type Format struct {
	Name   string // as typed: "trello"
	Help   string // one line
	Import bool
	Export bool
	// Only tells which tasks it has a place for; nil is all of them.
	Only func(s *model.Setup, t *model.Task) bool
}

// Formats returns the formats in the order of the help.
func Formats() []Format {
	return []Format{
		{"trello", "a Trello board exported as JSON (board menu, print and export)", true, false, nil},
		{"csv", "a table with any columns, separators and encoding", true, true, nil},
		{"json", "baton's own: the whole board, with --history its log too", true, true, nil},
		{"markdown", "the board as a document", false, true, nil},
		{"ics", "what is due and when the team meets, for a calendar", false, true, isDue},
	}
}

// Options are what an import needs to know besides the file.
type Options struct {
	Now      time.Time             // the moment, its zone being the board's
	Name     string                // of the file, for error messages and the board
	Map      map[string]string     // CSV: header → field, "-" to leave it out
	Progress func(done, total int) // called now and then; may be nil
	Usual    string                // what the board is called if nobody named it
}

// File is a file that was read. It holds no board yet: see [File.Draft].
type File struct {
	// Events is the whole log of a board that came with its history, to be
	// appended as it is to a board that has none; nil otherwise.
	Events []model.Event

	src *source
	o   Options
}

// ExportOptions say what of a board to write.
type ExportOptions struct {
	Now     time.Time
	Filter  func(*model.Task) bool // nil: every task
	History iter.Seq[model.Event]  // JSON: the log, oldest first; nil leaves it out
	Sheet   sheet.Style            // how a table is written
	Origin  model.ID               // of the log's first event: the board's own, through copies and renames
}

// Import reads a file of the named format. The error says in one line what is
// wrong with it and where.
func Import(format string, r io.Reader, o Options) (*File, error) {
	read, ok := map[string]func([]byte, Options) (*File, error){
		"trello": readTrello, "csv": readCSV, "json": readJSON,
	}[format]
	if !ok {
		return nil, unknown(format, func(f Format) bool { return f.Import })
	}
	b, err := io.ReadAll(io.LimitReader(r, maxFile+1))
	switch {
	case err != nil:
		return nil, err
	case len(b) > maxFile:
		return nil, model.Errorf(model.Failed, "%s: the file is larger than %d MB", format, maxFile>>20)
	}
	if err := misfit(format, b); err != nil {
		return nil, err
	}
	f, err := read(b, o)
	var known *model.Error
	if err != nil && !errors.As(err, &known) {
		err = model.Errorf(model.Failed, "%s: %v", format, err)
	}
	return f, err
}

// Export writes a board, which must be whole, in the named format.
func Export(format string, w io.Writer, b *model.Board, o ExportOptions) error {
	if o.Filter == nil {
		o.Filter = func(*model.Task) bool { return true }
	}
	switch format {
	case "csv":
		return writeCSV(w, b, o)
	case "json":
		return writeJSON(w, b, o)
	case "markdown", "md":
		return writeMarkdown(w, b, o)
	case "ics":
		return writeICS(w, b, o)
	}
	return unknown(format, func(f Format) bool { return f.Export })
}

// unknown is the error for a format that is none, with those that are.
func unknown(format string, can func(Format) bool) error {
	names := ""
	for _, f := range Formats() {
		if can(f) {
			names += ", " + f.Name
		}
	}
	return model.Errorf(model.Usage, "no format %q: there are %s", format, names[2:])
}
