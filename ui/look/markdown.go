package look

import (
	"strings"

	"rsc.io/markdown"
)

const (
	// longest is the most text that is read as Markdown; a pasted log is not.
	longest = 64 << 10
	// deepest is how far quotes and lists are indented.
	deepest = 8
	// narrowest is the width below which nothing is indented any more.
	narrowest = 6
)

// Markdown draws CommonMark with tables, task lists, strike-through and bare links in
// lines of at most width cells. Code is cut, everything else is wrapped. Text that is
// very long, or made to be slow to parse, is drawn as it stands. Parsing costs tens of
// microseconds: keep the lines while text and width are the same.
func Markdown(th *Theme, src string, width int) []string {
	if width <= 0 || strings.TrimSpace(src) == "" {
		return nil
	}
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	src = strings.ToValidUTF8(src, "\uFFFD")
	if doc := parse(src); doc != nil {
		s := &scribe{th: th}
		return s.blocks(group{blocks: doc.Blocks}, width, 0)
	}
	return verbatim(th, src, width)
}

// parse returns nil for a text that is better drawn as it stands: it would take long,
// or the parser panics, as it does at a delimiter row that ends in an empty cell.
//
// Why this parser: what a package sets up when the program starts, every command pays
// for, drawn or not. This one takes 0.5 ms of it, yuin/goldmark with its extensions took
// 1.4 ms (GODEBUG=inittrace=1 baton version 2>&1 | grep -E 'markdown|goldmark').
func parse(src string) (doc *markdown.Document) {
	if !tame(src) {
		return nil
	}
	defer func() {
		if recover() != nil {
			doc = nil
		}
	}()
	p := markdown.Parser{Table: true, Strikethrough: true, TaskListItems: true, AutoLinkText: true}
	return p.Parse(src)
}

// verbatim wraps every line of a text and leaves its marks in.
func verbatim(th *Theme, src string, width int) []string {
	var out []string
	for _, row := range strings.Split(CleanText(src), "\n") {
		for _, line := range th.Wrap(Show(row), width, 0) {
			out = append(out, th.Text.Render(line))
		}
	}
	return out
}

// tame reports whether src costs little to parse. The parser takes time in the square
// of nested quotes and lists, of brackets and emphasis marks left open, and fills every
// row of a table up to its widest.
func tame(src string) bool {
	if len(src) > longest || strings.Count(src, "[") > 3000 {
		return false
	}
	marks := 0
	for row := range strings.Lines(src) {
		if n, depth := nesting(row); n > 40 || n > 0 && depth > 100 {
			return false
		}
		for i := range len(row) {
			if strings.IndexByte("*_~`", row[i]) >= 0 {
				marks++
			}
		}
	}
	return marks < 8000 && tableCells(src) < 100_000
}

// nesting counts the marks of quotes and lists at the head of a line; depth is how far
// inside others they can be, as each needs two columns.
func nesting(row string) (marks, depth int) {
	columns := 0
	for i := range len(row) {
		switch row[i] {
		case '>', '.', ')':
			marks++
		case '-', '+', '*':
			if i+1 < len(row) && strings.IndexByte(" \t\n", row[i+1]) >= 0 {
				marks++
			}
		case ' ':
			columns++
		case '\t':
			columns += 4
		case '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return marks, marks + columns/2
		}
	}
	return marks, marks + columns/2
}

// tableCells returns how many cells the tables of a text can have. A table goes on up to a
// blank line, with or without a bar in its rows.
func tableCells(src string) int {
	sum, rows, bars := 0, 0, 0
	for row := range strings.Lines(src) {
		if strings.Trim(row, " \t\n") == "" {
			sum += rows * bars
			rows, bars = 0, 0
			continue
		}
		rows++
		bars = max(bars, strings.Count(row, "|"))
	}
	return sum + rows*bars
}

// scribe draws one parsed text.
type scribe struct{ th *Theme }

// lines makes the raw lines of a block ready to be drawn.
func lines(raw []string) []string {
	out := make([]string, 0, len(raw))
	for _, row := range raw {
		out = append(out, Show(strings.ReplaceAll(row, "\t", "    ")))
	}
	return out
}
