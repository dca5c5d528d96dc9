package look

import (
	"strconv"
	"strings"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
)

// blocks draws the blocks inside n with a blank line between them.
func (s *scribe) blocks(n ast.Node, w, depth int) []string {
	var out []string
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		rows := s.block(c, w, depth)
		if len(rows) == 0 {
			continue
		}
		if len(out) > 0 && (n.Kind() != ast.KindListItem || loose(n.Parent())) {
			out = append(out, "")
		}
		out = append(out, rows...)
	}
	return out
}

func (s *scribe) block(n ast.Node, w, depth int) []string {
	switch n := n.(type) {
	case *ast.Heading:
		return s.flow(n, s.th.Heading, w)
	case *ast.ThematicBreak:
		return []string{s.th.Line(w)}
	case *ast.CodeBlock, *ast.FencedCodeBlock:
		return s.code(n, w)
	case *ast.HTMLBlock:
		return s.html(n, w)
	case *ast.Blockquote:
		bar := s.th.Rule.Render(s.th.Signs.Pipe) + " "
		return s.indent(n, bar, bar, w, depth)
	case *ast.List:
		return s.list(n, w, depth)
	case *east.Table:
		return s.table(n, w)
	}
	if n.Type() == ast.TypeBlock && n.FirstChild() != nil && n.FirstChild().Type() == ast.TypeBlock {
		return s.blocks(n, w, depth)
	}
	return s.flow(n, s.th.Text, w)
}

// indent draws the blocks inside n behind a mark on the first line and another on the
// rest; where that would leave no room it draws them without.
func (s *scribe) indent(n ast.Node, first, rest string, w, depth int) []string {
	room := w - Width(first)
	if depth >= deepest || room < narrowest {
		return s.blocks(n, w, depth+1)
	}
	rows := s.blocks(n, room, depth+1)
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

func (s *scribe) list(n *ast.List, w, depth int) []string {
	var out []string
	number := n.Start
	for item := n.FirstChild(); item != nil; item = item.NextSibling() {
		mark := s.th.Dim.Render(s.th.Signs.Bullet) + " "
		if n.IsOrdered() {
			mark = s.th.Dim.Render(strconv.Itoa(number)+string(rune(n.Marker))) + " "
			number++
		}
		if box := checkbox(item); box != nil {
			mark = s.th.Dim.Render(s.th.Signs.Open) + " "
			if box.IsChecked {
				mark = s.th.Good.Render(s.th.Signs.Done) + " "
			}
		}
		if len(out) > 0 && loose(n) {
			out = append(out, "")
		}
		out = append(out, s.indent(item, mark, Spaces(Width(mark)), w, depth)...)
	}
	return out
}

// checkbox returns the box that a list item begins with, if it does.
func checkbox(item ast.Node) *east.TaskCheckBox {
	if item.FirstChild() == nil || item.FirstChild().FirstChild() == nil {
		return nil
	}
	box, _ := item.FirstChild().FirstChild().(*east.TaskCheckBox)
	return box
}

// loose reports whether n is a list with blank lines between its items.
func loose(n ast.Node) bool {
	l, ok := n.(*ast.List)
	return ok && !l.IsTight
}

// code draws lines as they are, cut where they are too long.
func (s *scribe) code(n ast.Node, w int) []string {
	rows := s.lines(n)
	indent := Spaces(min(2, max(0, w-narrowest)))
	for i, row := range rows {
		if room := w - len(indent); Width(row) > room {
			row = s.th.Fit(row, room)
		}
		rows[i] = indent + s.th.Dim.Render(row)
	}
	return rows
}

// html draws tags as text: nothing in a task is ever interpreted further than this.
func (s *scribe) html(n *ast.HTMLBlock, w int) []string {
	rows := s.lines(n)
	if n.HasClosure() {
		rows = append(rows, Show(strings.TrimRight(string(n.ClosureLine.Value(s.src)), "\r\n")))
	}
	var out []string
	for _, row := range rows {
		for _, line := range s.th.Wrap(row, w, 0) {
			out = append(out, s.th.Dim.Render(line))
		}
	}
	return out
}
