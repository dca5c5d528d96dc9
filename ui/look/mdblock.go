package look

import (
	"strconv"
	"strings"

	"rsc.io/markdown"
)

// group is the blocks inside a block. In a tight one no blank lines divide them.
type group struct {
	blocks []markdown.Block
	tight  bool
}

func (s *scribe) blocks(g group, w, depth int) []string {
	var out []string
	for _, b := range g.blocks {
		rows := s.block(b, w, depth)
		if len(rows) == 0 {
			continue
		}
		if len(out) > 0 && !g.tight {
			out = append(out, "")
		}
		out = append(out, rows...)
	}
	return out
}

func (s *scribe) block(b markdown.Block, w, depth int) []string {
	switch b := b.(type) {
	case *markdown.Heading:
		return s.flow(b.Text.Inline, s.th.Heading, w)
	case *markdown.Paragraph:
		return s.flow(b.Text.Inline, s.th.Text, w)
	case *markdown.Text: // a paragraph of a tight list
		return s.flow(b.Inline, s.th.Text, w)
	case *markdown.ThematicBreak:
		return []string{s.th.Line(w)}
	case *markdown.CodeBlock:
		return s.code(b, w)
	case *markdown.HTMLBlock:
		return s.html(b, w)
	case *markdown.Quote:
		bar := s.th.Rule.Render(s.th.Signs.Pipe) + " "
		return s.indent(group{blocks: b.Blocks}, bar, bar, w, depth)
	case *markdown.List:
		return s.list(b, w, depth)
	case *markdown.Table:
		return s.table(b, w)
	}
	return nil
}

// indent draws blocks behind a mark on the first line and another on the rest; where
// that would leave no room it draws them without.
func (s *scribe) indent(g group, first, rest string, w, depth int) []string {
	room := w - Width(first)
	if depth >= deepest || room < narrowest {
		return s.blocks(g, w, depth+1)
	}
	rows := s.blocks(g, room, depth+1)
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

func (s *scribe) list(l *markdown.List, w, depth int) []string {
	var out []string
	for i, b := range l.Items {
		item, ok := b.(*markdown.Item)
		if !ok {
			continue
		}
		if len(out) > 0 && l.Loose {
			out = append(out, "")
		}
		mark := s.mark(l, item, i)
		inside := group{blocks: item.Blocks, tight: !l.Loose}
		out = append(out, s.indent(inside, mark, Spaces(Width(mark)), w, depth)...)
	}
	return out
}

// mark returns what stands before the i-th item of a list.
func (s *scribe) mark(l *markdown.List, item *markdown.Item, i int) string {
	box := checkbox(item)
	switch {
	case box != nil && box.Checked:
		return s.th.Good.Render(s.th.Signs.Done) + " "
	case box != nil:
		return s.th.Dim.Render(s.th.Signs.Open) + " "
	case l.Bullet == '.' || l.Bullet == ')':
		return s.th.Dim.Render(strconv.Itoa(l.Start+i)+string(l.Bullet)) + " "
	}
	return s.th.Dim.Render(s.th.Signs.Bullet) + " "
}

// checkbox returns the box that a list item begins with, if it does.
func checkbox(item *markdown.Item) *markdown.Task {
	if len(item.Blocks) == 0 {
		return nil
	}
	text, _ := item.Blocks[0].(*markdown.Text)
	if p, ok := item.Blocks[0].(*markdown.Paragraph); ok {
		text = p.Text
	}
	if text == nil || len(text.Inline) == 0 {
		return nil
	}
	box, _ := text.Inline[0].(*markdown.Task)
	return box
}

// code draws lines as they are, cut where they are too long.
func (s *scribe) code(b *markdown.CodeBlock, w int) []string {
	raw := b.Text
	for b.Fence == "" && len(raw) > 0 && strings.Trim(raw[len(raw)-1], " \t") == "" {
		raw = raw[:len(raw)-1] // what only divides it from the next block
	}
	rows := lines(raw)
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
func (s *scribe) html(b *markdown.HTMLBlock, w int) []string {
	var out []string
	for _, row := range lines(b.Text) {
		for _, line := range s.th.Wrap(row, w, 0) {
			out = append(out, s.th.Dim.Render(line))
		}
	}
	return out
}
