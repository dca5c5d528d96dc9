package render

import (
	"math"
	"strings"

	"baton/ui/look"
)

// grid is a field of dots, several of which share a cell.
type grid struct {
	w, h   int // cells
	dx, dy int // dots in a cell
	cells  [][]byte
	ruled  []bool // rows of cells with a level across
}

func newGrid(w, h int, ascii bool) *grid {
	g := &grid{w: w, h: h, dx: 2, dy: 4, cells: make([][]byte, h), ruled: make([]bool, h)}
	if ascii {
		g.dx, g.dy = 1, 1
	}
	for y := range g.cells {
		g.cells[y] = make([]byte, w)
	}
	return g
}

// row returns the row of dots of a level between 0 and 1, from the top.
func (g *grid) row(level float64) int {
	last := g.h*g.dy - 1
	return last - int(math.Round(level*float64(last)))
}

func (g *grid) rule(level float64) { g.ruled[g.row(level)/g.dy] = true }

// dot sets a dot. The bits of a cell are those of Unicode's Braille patterns
// (U+2800): dots 1 to 8 go down the left column, then the right, the lowest two
// last.
func (g *grid) dot(x, y int) {
	bit := [4][2]byte{{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}}[y%g.dy][x%g.dx]
	g.cells[y/g.dy][x/g.dx] |= bit
}

// line draws from one point to another, both between 0 and 1.
func (g *grid) line(x0, y0, x1, y1 float64) {
	last := float64(g.w*g.dx - 1)
	from, to := int(math.Round(x0*last)), int(math.Round(x1*last))
	a, b := g.row(y0), g.row(y1)
	steps := max(to-from, a-b, b-a, 1)
	for s := range steps + 1 {
		part := float64(s) / float64(steps)
		g.dot(from+int(math.Round(part*float64(to-from))), a+int(math.Round(part*float64(b-a))))
	}
}

// rows returns the cells.
func (g *grid) rows(l Look) []string {
	out := make([]string, g.h)
	for y, cells := range g.cells {
		var b strings.Builder
		from := 0 // where a run of drawn cells, or of empty ones, begins
		for x := range cells {
			if x+1 == len(cells) || (cells[x+1] != 0) != (cells[x] != 0) {
				b.WriteString(g.run(l, y, from, x+1))
				from = x + 1
			}
		}
		out[y] = b.String()
	}
	return out
}

// run draws cells that all hold dots, or none of them.
func (g *grid) run(l Look, y, from, to int) string {
	var b strings.Builder
	switch {
	case g.cells[y][from] == 0 && g.ruled[y]:
		return l.Theme.Dim.Render(strings.Repeat(l.Theme.Signs.Dotted, to-from))
	case g.cells[y][from] == 0:
		return look.Spaces(to - from)
	case l.ASCII:
		return l.Theme.Accent.Render(strings.Repeat("*", to-from))
	}
	for _, c := range g.cells[y][from:to] {
		b.WriteRune(rune(0x2800) + rune(c))
	}
	return l.Theme.Accent.Render(b.String())
}

// spot sets four dots, which are seen where one is not.
func (g *grid) spot(x, y float64) {
	cx, cy := int(math.Round(x*float64(g.w*g.dx-1))), g.row(y)
	for dx := range min(2, g.dx) {
		for dy := range min(2, g.dy) {
			g.dot(min(cx+dx, g.w*g.dx-1), max(cy-dy, 0))
		}
	}
}
