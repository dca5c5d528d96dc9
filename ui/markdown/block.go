package markdown

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	gfm "github.com/yuin/goldmark/extension/ast"

	"baton/ui/look"
)

// blocks draws what is in a block, divided by empty rows unless it is tight.
func (d *drawing) blocks(in ast.Node, tight bool, w, depth int) []string {
	var out []string
	for n := in.FirstChild(); n != nil; n = n.NextSibling() {
		rows := d.block(n, w, depth)
		if len(rows) == 0 {
			continue
		}
		if len(out) > 0 && !tight {
			out = append(out, "")
		}
		out = append(out, rows...)
	}
	return out
}

func (d *drawing) block(n ast.Node, w, depth int) []string {
	switch n := n.(type) {
	case *ast.Heading:
		return d.prose(n, d.th.Heading).Rows(d.th, w)
	case *ast.Paragraph, *ast.TextBlock:
		return d.prose(n, d.th.Text).Rows(d.th, w)
	case *ast.ThematicBreak:
		return []string{d.th.Line(w)}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return d.code(n, w)
	case *ast.HTMLBlock:
		return d.html(n, w)
	case *ast.Blockquote:
		bar := d.th.Rule.Render(d.th.Signs.Pipe) + " "
		return d.indent(n, false, bar, bar, w, depth)
	case *ast.List:
		return d.list(n, w, depth)
	case *gfm.Table:
		return d.table(n, w)
	}
	return nil // the definition of a link
}

// indent draws what is in a block behind a mark on the first row and another on the
// rest; where that would leave no room it draws it without.
func (d *drawing) indent(in ast.Node, tight bool, first, rest string, w, depth int) []string {
	room := w - look.Width(first)
	if depth >= deepest || room < narrowest {
		return d.blocks(in, tight, w, depth+1)
	}
	rows := d.blocks(in, tight, room, depth+1)
	if len(rows) == 0 {
		rows = []string{""}
	}
	for i, row := range rows {
		switch {
		case i == 0:
			rows[i] = first + row
		case row != "" || strings.Trim(rest, " ") != "":
			rows[i] = rest + row
		}
	}
	return rows
}

func (d *drawing) list(l *ast.List, w, depth int) []string {
	var out []string
	number := l.Start
	for item := l.FirstChild(); item != nil; item = item.NextSibling() {
		if len(out) > 0 && !l.IsTight {
			out = append(out, "")
		}
		mark := d.mark(l, item, number)
		out = append(out, d.indent(item, l.IsTight, mark, look.Spaces(look.Width(mark)), w, depth)...)
		number++
	}
	return out
}

// mark returns what is before an item of a list.
func (d *drawing) mark(l *ast.List, item ast.Node, number int) string {
	box := ticked(item)
	switch {
	case box != nil && box.IsChecked:
		return d.th.Good.Render(d.th.Signs.Done) + " "
	case box != nil:
		return d.th.Dim.Render(d.th.Signs.Open) + " "
	case l.IsOrdered():
		return d.th.Dim.Render(strconv.Itoa(number)+string(l.Marker)) + " "
	}
	return d.th.Dim.Render(d.th.Signs.Bullet) + " "
}

// ticked returns the box that an item of a list begins with, nil if there is none.
func ticked(item ast.Node) *gfm.TaskCheckBox {
	if first := item.FirstChild(); first != nil {
		box, _ := first.FirstChild().(*gfm.TaskCheckBox)
		return box
	}
	return nil
}

// code draws lines as they are; one that is too long goes on in the next row.
func (d *drawing) code(n ast.Node, w int) []string {
	indent := look.Spaces(min(2, max(0, w-narrowest)))
	var out []string
	for _, line := range d.raw(n) {
		for _, row := range d.th.Chop(line, w-len(indent)) {
			out = append(out, indent+d.th.Dim.Render(row))
		}
	}
	return out
}

// html draws tags as text: nothing in a task is ever interpreted further than this.
func (d *drawing) html(n ast.Node, w int) []string {
	var out []string
	for _, line := range d.raw(n) {
		for _, row := range d.th.Wrap(line, w, 0) {
			out = append(out, d.th.Dim.Render(row))
		}
	}
	return out
}
