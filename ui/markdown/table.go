package markdown

import (
	"slices"

	gfm "github.com/yuin/goldmark/extension/ast"

	"baton/ui/look"
)

const (
	// gutter is the room between two columns of a table.
	gutter = 2
	// slim is the width that every column may have before a table is unrolled.
	slim = 4
)

// table draws a table with its columns as wide as their content, the widest narrowed
// until all fit; cells go on in the next row. Where there are too many columns to fit
// it draws one cell under another.
func (d *drawing) table(t *gfm.Table, w int) []string {
	rows := d.cells(t)
	widths := natural(rows)
	if len(widths)*(gutter+slim)-gutter > w {
		return unrolled(d.th, rows, w)
	}
	narrow(widths, w-gutter*(len(widths)-1))
	var out []string
	for y, row := range rows {
		columns := make([][]string, len(widths))
		for x, cw := range widths {
			var cell []string // a row may end early
			if x < len(row) {
				cell = row[x].Rows(d.th, cw)
			}
			columns[x] = place(cell, cw, t.Alignments[x])
		}
		out = append(out, look.Join(look.Spaces(gutter), columns...)...)
		if y == 0 {
			out = append(out, d.th.Line(look.Width(out[0])))
		}
	}
	return out
}

// cells returns the text of every cell, row by row, the header first.
func (d *drawing) cells(t *gfm.Table) [][]*look.Prose {
	var rows [][]*look.Prose
	st := d.th.Strong
	for row := t.FirstChild(); row != nil; row = row.NextSibling() {
		var cells []*look.Prose
		for cell := row.FirstChild(); cell != nil; cell = cell.NextSibling() {
			cells = append(cells, d.prose(cell, st))
		}
		rows = append(rows, cells)
		st = d.th.Text
	}
	return rows
}

// natural returns the width of the widest cell of each column.
func natural(rows [][]*look.Prose) []int {
	widths := make([]int, len(rows[0]))
	for _, row := range rows {
		for x, cell := range row {
			widths[x] = max(widths[x], 1, look.Width(cell.String()))
		}
	}
	return widths
}

// narrow takes room from the widest columns until they fit into w together.
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

// place puts the rows of a cell into its column as the table says.
func place(rows []string, w int, align gfm.Alignment) []string {
	if len(rows) == 0 {
		rows = []string{""}
	}
	for i, row := range rows {
		switch align {
		case gfm.AlignRight:
			rows[i] = look.PadLeft(row, w)
		case gfm.AlignCenter:
			rows[i] = look.Center(row, w)
		default:
			rows[i] = look.PadRight(row, w)
		}
	}
	return rows
}

// unrolled draws the cells of a table below each other.
func unrolled(th *look.Theme, rows [][]*look.Prose, w int) []string {
	var out []string
	for _, row := range rows {
		for _, cell := range row {
			out = append(out, cell.Rows(th, w)...)
		}
	}
	return out
}
