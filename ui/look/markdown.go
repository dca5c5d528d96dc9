package look

import (
	"bytes"
	"strings"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"
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
	src = strings.ToValidUTF8(src, "\uFFFD")
	if !tame(src) {
		return verbatim(th, src, width)
	}
	s := &scribe{th: th, src: []byte(src)}
	md := goldmark.New(goldmark.WithExtensions(
		extension.Table, extension.Strikethrough, extension.TaskList, extension.Linkify,
	))
	doc := md.Parser().Parse(text.NewReader(s.src))
	return s.blocks(doc, width, 0)
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
	marks, piped, pipes := 0, 0, 0
	for row := range strings.Lines(src) {
		if nesting(row) > 40 {
			return false
		}
		if n := strings.Count(row, "|"); n > 0 {
			piped++
			pipes = max(pipes, n)
		}
		for i := range len(row) {
			if strings.IndexByte("*_~`", row[i]) >= 0 {
				marks++
			}
		}
	}
	return marks < 8000 && piped*pipes < 20000
}

// nesting counts the marks of quotes and lists at the head of a line.
func nesting(row string) int {
	n := 0
	for i := range len(row) {
		switch row[i] {
		case '>', '.', ')':
			n++
		case '-', '+', '*':
			if i+1 < len(row) && row[i+1] == ' ' {
				n++
			}
		case ' ', '\t', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9':
		default:
			return n
		}
	}
	return n
}

// scribe draws one parsed text.
type scribe struct {
	th  *Theme
	src []byte
}

// lines returns the raw lines of a block, each ready to be drawn.
func (s *scribe) lines(n ast.Node) []string {
	var out []string
	for i := range n.Lines().Len() {
		segment := n.Lines().At(i)
		row := bytes.TrimRight(segment.Value(s.src), "\r\n")
		out = append(out, Show(strings.ReplaceAll(string(row), "\t", "    ")))
	}
	return out
}
