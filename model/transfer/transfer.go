// Package transfer has the words in which a program and the formats of files talk:
// what a format is called and can do, and what an import or an export is told.
//
// It is in model because both sides may import that and neither the other: the
// command line says what it wants, store/exchange carries it out, and there is one
// definition instead of two that are converted into each other. The records that
// formats read into are exchange's own affair and not here.
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
	Page   string // what a person should know who uses it, in paragraphs
	Import bool
	Export bool
	// Only tells which tasks it has a place for; nil is all of them.
	Only func(s *model.Setup, t *model.Task) bool
}

// ImportOptions are what an import needs to know besides the file.
type ImportOptions struct {
	Now      time.Time             // the moment, its zone being the board's
	Name     string                // of the file, for error messages and the board
	Map      map[string]string     // of a table: header → field, "-" to leave it out
	Progress func(done, total int) // called now and then; may be nil
	Usual    string                // what the board is called if nobody named it
}

// ExportOptions say what of a board to write.
type ExportOptions struct {
	Now     time.Time
	Filter  func(*model.Task) bool // nil: every task
	History iter.Seq[model.Event]  // the log, oldest first; nil leaves it out
	Sheet   sheet.Style            // how a table is written
	Origin  model.ID               // of the log's first event: the board's own, through copies and renames
}
