package look

import (
	"slices"

	"rsc.io/markdown"
)

// gutter is the room between two columns of a table.
const gutter = 2

// table draws a table with its columns as wide as their content, the widest narrowed
// until all fit. Where there are too many to fit it draws one row under another.
func (s *scribe) table(t *markdown.Table, w int) []string {
	cells, widths := s.cells(t)
	if len(widths) == 0 || len(widths)*(gutter+1) > w {
		return s.unrolled(cells, w)
	}
	narrow(widths, w-gutter*(len(widths)-1))
	var out []string
	for y, row := range cells {
		line := ""
		for x, cell := range row {
			if x >= len(widths) {
				break
			}
			if x > 0 {
				line += Spaces(gutter)
			}
			line += s.place(cell, widths[x], t.Align, x)
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
func (s *scribe) cells(t *markdown.Table) (rows [][]string, widths []int) {
	rows = append(rows, s.row(t.Header, s.th.Strong))
	for _, r := range t.Rows {
		rows = append(rows, s.row(r, s.th.Text))
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

func (s *scribe) row(texts []*markdown.Text, st Style) []string {
	out := make([]string, 0, len(texts))
	for _, t := range texts {
		out = append(out, s.single(t.Inline, st))
	}
	return out
}

// single draws inline content on one line, however long.
func (s *scribe) single(list []markdown.Inline, st Style) string {
	p := &prose{}
	s.inline(p, list, st)
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
