// Package transfer has the types that the command line and the file formats share:
// what a format is called and can do, and the options of an import or an export.
//
// It is in model because both sides may import model but not each other: the command
// line says what it wants and store/exchange carries it out, with one definition
// instead of two that have to be converted. The records that formats read into
// belong to exchange and are not here.
package transfer

import (
	"iter"
	"time"

	"baton/model"
	"baton/model/sheet"
)

// Format is a file format that can be read or written.
type Format struct {
	Name   string // as typed: "trello"
	Help   string // one line
	Page   string // what users of the format should know, in paragraphs
	Import bool
	Export bool
	// Only reports whether the format can hold a task; nil holds all of them.
	Only func(s *model.Setup, t *model.Task) bool
}

// ImportOptions are the options of an import.
type ImportOptions struct {
	Now      time.Time             // the moment, in the board's zone
	Name     string                // of the file, for error messages and the board
	Map      map[string]string     // of a table: header → field, "-" to leave it out
	Progress func(done, total int) // called now and then; may be nil
	Usual    string                // the name of the board where none was chosen
}

// ExportOptions say what of a board to write.
type ExportOptions struct {
	Now     time.Time
	Filter  func(*model.Task) bool // nil: every task
	History iter.Seq[model.Event]  // the log, oldest first; nil leaves it out
	Sheet   sheet.Style            // how a table is written
	Origin  model.ID               // the ID of the log's first event: it stays the same in copies and renamed boards
}
