package look

import (
	"strconv"
	"strings"
)

// group is the blocks inside a block. In a tight one no blank lines divide them.
type group struct {
	blocks []*blockNode
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

func (s *scribe) block(b *blockNode, w, depth int) []string {
	switch b.kind {
	case headingBlock:
		return s.flow(b.text, s.th.Heading, w)
	case paragraphBlock:
		return s.flow(b.text, s.th.Text, w)
	case breakBlock:
		return []string{s.th.Line(w)}
	case codeBlock:
		return s.code(b, w)
	case htmlBlock:
		return s.html(b, w)
	case quoteBlock:
		bar := s.th.Rule.Render(s.th.Signs.Pipe) + " "
		return s.indent(group{blocks: b.kids}, bar, bar, w, depth)
	case listBlock:
		return s.list(b, w, depth)
	case tableBlock:
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

func (s *scribe) list(l *blockNode, w, depth int) []string {
	var out []string
	for i, item := range l.kids {
		if len(out) > 0 && l.loose {
			out = append(out, "")
		}
		mark := s.mark(l, item, i)
		inside := group{blocks: item.kids, tight: !l.loose}
		out = append(out, s.indent(inside, mark, Spaces(Width(mark)), w, depth)...)
	}
	return out
}

// mark returns what stands before the i-th item of a list.
func (s *scribe) mark(l, item *blockNode, i int) string {
	switch {
	case item.box == ' ':
		return s.th.Dim.Render(s.th.Signs.Open) + " "
	case item.box != 0:
		return s.th.Good.Render(s.th.Signs.Done) + " "
	case l.mark == '.' || l.mark == ')':
		return s.th.Dim.Render(strconv.Itoa(l.start+i)+string(l.mark)) + " "
	}
	return s.th.Dim.Render(s.th.Signs.Bullet) + " "
}

// code draws lines as they are, cut where they are too long.
func (s *scribe) code(b *blockNode, w int) []string {
	rows := lines(b.rows)
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
func (s *scribe) html(b *blockNode, w int) []string {
	var out []string
	for _, row := range lines(b.rows) {
		for _, line := range s.th.Wrap(row, w, 0) {
			out = append(out, s.th.Dim.Render(line))
		}
	}
	return out
}
