package look

import (
	"slices"
	"strings"
)

// gutter is the room between two columns of a table.
const gutter = 2

// table draws a table with its columns as wide as their content, the widest narrowed
// until all fit. Where there are too many to fit it draws one row under another.
func (s *scribe) table(t *blockNode, w int) []string {
	cells, widths := s.cells(t)
	if len(widths) == 0 || len(widths)*(gutter+1) > w {
		return s.unrolled(cells, w)
	}
	narrow(widths, w-gutter*(len(widths)-1))
	var out []string
	for y, row := range cells {
		line := ""
		for x := range widths {
			cell := "" // a row may end early
			if x < len(row) {
				cell = row[x]
			}
			if x > 0 {
				line += Spaces(gutter)
			}
			line += s.place(cell, widths[x], t.align, x)
		}
		out = append(out, line)
		if y == 0 {
			total := gutter * (len(widths) - 1)
			for _, cw := range widths {
				total += cw
			}
			out = append(out, s.th.Line(total))
		}
	}
	return out
}

// cells draws every cell on one line and finds the widest of each column.
func (s *scribe) cells(t *blockNode) (rows [][]string, widths []int) {
	st := s.th.Strong
	for _, row := range t.rows {
		cells := splitCells(row)
		rows = append(rows, s.row(cells[:min(len(cells), len(t.align))], st))
		st = s.th.Text
	}
	for _, row := range rows {
		for x, cell := range row {
			if x == len(widths) {
				widths = append(widths, 1)
			}
			widths[x] = max(widths[x], Width(cell))
		}
	}
	return rows, widths
}

func (s *scribe) row(cells []string, st Style) []string {
	for i, cell := range cells {
		cells[i] = s.single(cell, st)
	}
	return cells
}

// single draws inline content on one line, however long.
func (s *scribe) single(src string, st Style) string {
	p := s.prose(src, st)
	if len(p.ends) == 0 {
		return ""
	}
	line, _ := p.paint(p.text.String(), 0, 0)
	return line
}

// place puts a cell into its column as the table says.
func (s *scribe) place(cell string, w int, align []string, x int) string {
	if Width(cell) < w && x < len(align) {
		switch align[x] {
		case "right":
			return PadLeft(cell, w)
		case "center":
			return Center(cell, w)
		}
	}
	return s.th.Fit(cell, w)
}

// unrolled draws the cells of a table below each other.
func (s *scribe) unrolled(rows [][]string, w int) []string {
	var out []string
	for _, row := range rows {
		for _, cell := range row {
			if cell != "" {
				out = append(out, s.th.Fit(cell, w))
			}
		}
	}
	return out
}

// narrow takes cells from the widest columns until they fit into w together.
func narrow(widths []int, w int) {
	sum := 0
	for i := range widths {
		widths[i] = min(widths[i], w)
		sum += widths[i]
	}
	for ; sum > w; sum-- {
		widths[slices.Index(widths, slices.Max(widths))]--
	}
}

// table makes a table of the last line of a paragraph when s is its delimiter row.
func (p *blockParser) table(b *blockNode, s string) bool {
	align := alignments(s)
	if align == nil || len(b.rows) == 0 {
		return false
	}
	head := b.rows[len(b.rows)-1]
	if strings.Trim(head, " \t") == "|" || len(splitCells(head)) != len(align) {
		return false
	}
	b.rows = b.rows[:len(b.rows)-1]
	b.last--
	if len(b.rows) == 0 {
		p.open = p.open[:len(p.open)-1]
		parent := p.tip()
		parent.kids = parent.kids[:len(parent.kids)-1]
	}
	t := &blockNode{kind: tableBlock, rows: []string{head}, align: align}
	p.push(t)
	t.first--
	return true
}

// alignments reads the delimiter row of a table; nil when s is none.
func alignments(s string) []string {
	if strings.Trim(s, "|:- \t") != "" {
		return nil
	}
	align := splitCells(s)
	for i, cell := range align {
		line := strings.TrimSuffix(strings.TrimPrefix(cell, ":"), ":")
		if line == "" || strings.Trim(line, "-") != "" {
			return nil
		}
		align[i] = ""
		switch left, right := cell[0] == ':', cell[len(cell)-1] == ':'; {
		case left && right:
			align[i] = "center"
		case left:
			align[i] = "left"
		case right:
			align[i] = "right"
		}
	}
	return align
}

// splitCells parts a row of a table at its bars; one behind a backslash is text.
func splitCells(row string) []string {
	row = strings.TrimPrefix(strings.Trim(row, " \t"), "|")
	if strings.HasSuffix(row, "|") && !strings.HasSuffix(row, `\|`) {
		row = row[:len(row)-1]
	}
	var out []string
	from, escaped := 0, false
	for i := 0; i <= len(row); i++ {
		if i < len(row) && row[i] != '|' {
			continue
		}
		if i > 0 && i < len(row) && row[i-1] == '\\' {
			escaped = true
			continue
		}
		cell := strings.Trim(row[from:i], " \t")
		if escaped {
			cell = strings.ReplaceAll(cell, `\|`, "|")
		}
		out = append(out, cell)
		from, escaped = i+1, false
	}
	return out
}
