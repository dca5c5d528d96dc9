package markdown

import (
	"strings"

	"github.com/yuin/goldmark/ast"

	"baton/ui/look"
)

const (
	// longest is the most text that is read as Markdown; a pasted log is not.
	longest = 64 << 10
	// deepest is how far quotes and lists are indented.
	deepest = 8
	// narrowest is the width below which nothing is indented any more.
	narrowest = 6
)

// Draw draws CommonMark with tables, task lists, strike-through and bare links in rows
// of at most width cells. Text that is very long is drawn as it is. Reading takes tens
// of microseconds: keep the rows while text and width are the same.
func Draw(th *look.Theme, src string, width int) []string {
	if width <= 0 || strings.TrimSpace(src) == "" {
		return nil
	}
	src = strings.ReplaceAll(strings.ReplaceAll(src, "\r\n", "\n"), "\r", "\n")
	src = strings.ToValidUTF8(src, "\uFFFD")
	if len(src) > longest {
		return verbatim(th, src, width)
	}
	d := &drawing{th: th, src: []byte(src)}
	return d.blocks(read(d.src), false, width, 0)
}

// verbatim wraps every line of a text and leaves its marks in.
func verbatim(th *look.Theme, src string, width int) []string {
	var out []string
	for row := range strings.SplitSeq(look.CleanText(src), "\n") {
		for _, line := range th.Wrap(look.Show(row), width, 0) {
			out = append(out, th.Text.Render(line))
		}
	}
	return out
}

// drawing is one text on its way to the screen.
type drawing struct {
	th  *look.Theme
	src []byte
}

// raw returns the lines of code or HTML, ready to be drawn.
func (d *drawing) raw(n ast.Node) []string {
	var out []string
	add := func(line []byte) {
		row := strings.TrimRight(string(line), "\n")
		out = append(out, look.Show(strings.ReplaceAll(row, "\t", "    ")))
	}
	for _, s := range n.Lines().Sliced(0, n.Lines().Len()) {
		add(s.Value(d.src))
	}
	if h, ok := n.(*ast.HTMLBlock); ok && h.HasClosure() {
		add(h.ClosureLine.Value(d.src))
	}
	return out
}
