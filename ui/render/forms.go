package render

import (
	"fmt"
	"math/rand/v2"

	"baton/model/plain"
	made "baton/model/report"
	"baton/model/sheet"
	"baton/ui/look"
)

// Form is a form that a report is written in.
type Form struct {
	Name string
	Help string
	Ends []string // how files of it end
}

// Forms returns the forms, the usual one first.
func Forms() []Form {
	return []Form{
		{"text", "for a terminal", []string{".txt"}},
		{"md", "Markdown, to paste into a ticket or a chat", []string{".md", ".markdown"}},
		{"json", "for programs", []string{".json"}},
		{"csv", "a table for a spreadsheet", []string{".csv"}},
		{"html", "a page of one file, with charts", []string{".html", ".htm"}},
		{"svg", "the charts alone", []string{".svg"}},
	}
}

// Dice returns dice for a forecast: the same for the same seed.
func Dice(seed uint64) func(n int) int { return rand.New(rand.NewPCG(seed, seed)).IntN }

// PlainTheme returns a theme without colours, for files.
func PlainTheme(ascii bool) *look.Theme { return look.New(look.Mode{ASCII: ascii}) }

// Look is how text is drawn.
type Look struct {
	Theme *look.Theme
	ASCII bool
	Width int // cells of the terminal, 0 where lines may be of any length
	Sheet sheet.Style
}

// Write returns a report in a form.
func Write(form string, r *made.Report, l Look) ([]byte, error) {
	switch form {
	case "text":
		return text(lay(r), l), nil
	case "md":
		return markdown(lay(r)), nil
	case "json":
		return asJSON(r)
	case "csv":
		return asCSV(r, l.Sheet)
	case "html":
		return page(lay(r)), nil
	case "svg":
		return drawing(lay(r)), nil
	}
	return nil, fmt.Errorf("no form %q", form)
}

func asJSON(r *made.Report) ([]byte, error) { return plain.EncodeJSON(r) }
