package exchange

import (
	"io"
	"strings"

	"baton/model"
	"baton/model/transfer"
	"baton/store/exchange/boardjson"
	"baton/store/exchange/card"
	"baton/store/exchange/csv"
	"baton/store/exchange/ics"
	"baton/store/exchange/markdown"
	"baton/store/exchange/todotxt"
	"baton/store/exchange/trello"
)

// Format is a row of the registry: what a format is called, how its files are
// recognised, and what reads and writes them.
type Format struct {
	transfer.Format
	// Names are the patterns of its files' names ([path.Match]), in small letters.
	Names []string
	// Is reports whether a text, in UTF-8 and without blanks around it, is surely of
	// this format. What is in doubt is not.
	Is func(text []byte) bool
	// What such a file is, in the words of an error for it: "a Trello board".
	What string
	// Read makes records of a file; nil if the format can't be read.
	Read func(b []byte, o transfer.ImportOptions) (*card.Source, error)
	// Write writes a board; nil if the format can't be written. The filter is never nil.
	Write func(w io.Writer, b *model.Board, o transfer.ExportOptions) error
}

func (f Format) reads() bool  { return f.Read != nil }
func (f Format) writes() bool { return f.Write != nil }

// Registry returns the formats in the order of the help.
func Registry() []Format {
	return []Format{
		{
			Format: transfer.Format{Name: "trello", Help: "a Trello board exported as JSON (board menu, print and export)", Page: trello.Page},
			What:   "a Trello board", Names: []string{"*.json"}, Is: trello.Is, Read: trello.Read,
		},
		{
			Format: transfer.Format{Name: "csv", Help: "a table with any columns, separators and encoding", Page: csv.Page},
			What:   "a table", Names: []string{"*.csv", "*.tsv"}, Is: csv.Is, Read: csv.Read, Write: csv.Write,
		},
		{
			Format: transfer.Format{Name: "json", Help: "baton's own: the whole board, with --history its log too", Page: boardjson.Page},
			What:   "a board exported by baton", Names: []string{"*.json"}, Is: boardjson.Is, Read: boardjson.Read, Write: boardjson.Write,
		},
		{
			Format: transfer.Format{Name: "todotxt", Help: "a list in the todo.txt format", Page: todotxt.Page, Only: todotxt.Written},
			What:   "a list in the todo.txt format", Names: []string{"todo.txt", "done.txt", "*.todo.txt"}, Is: todotxt.Is, Read: todotxt.Read, Write: todotxt.Write,
		},
		{
			Format: transfer.Format{Name: "markdown", Help: "the board as a document", Page: markdown.Page},
			Write:  markdown.Write,
		},
		{
			Format: transfer.Format{Name: "ics", Help: "what is due and when the team meets, for a calendar", Page: ics.Page, Only: ics.Due},
			Write:  ics.Write,
		},
	}
}

// Formats returns what the formats are called and can do, in the order of the
// help.
func Formats() []transfer.Format {
	var out []transfer.Format
	for _, f := range Registry() {
		f.Import, f.Export = f.reads(), f.writes()
		out = append(out, f.Format)
	}
	return out
}

// find returns the format of a name that can do something.
func find(name string, can func(Format) bool) (Format, bool) {
	for _, f := range Registry() {
		if f.Name == name && can(f) {
			return f, true
		}
	}
	return Format{}, false
}

// those returns the names of the formats that can do something.
func those(can func(Format) bool) string {
	var out []string
	for _, f := range Registry() {
		if can(f) {
			out = append(out, f.Name)
		}
	}
	return strings.Join(out, ", ")
}
