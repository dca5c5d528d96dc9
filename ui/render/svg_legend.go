package render

import (
	"fmt"
	"strings"
)

// legendRows breaks the names of several series into rows.
func (c *chart) legendRows() [][]int {
	if len(c.names) < 2 {
		return nil
	}
	var rows [][]int
	used := svgWidth
	for s := range c.names {
		if need := c.legendRoom(s); used+need > plotW {
			rows, used = append(rows, []int{s}), need
		} else {
			rows[len(rows)-1], used = append(rows[len(rows)-1], s), used+need
		}
	}
	return rows
}

func (c *chart) legendRoom(s int) int { return len([]rune(c.names[s]))*largeLetter + 34 }

func (c *chart) svgLegend(b *strings.Builder) {
	for i, row := range c.legendRows() {
		x, y := left, svgHeight+i*lineRoom
		for _, s := range row {
			fmt.Fprintf(b, "<rect class=\"s%d\" x=\"%d\" y=\"%d\" width=\"12\" height=\"12\"/><text class=\"scale\" x=\"%d\" y=\"%d\">%s</text>\n", s%hues, x, y+1, x+17, y+12, Escape(c.names[s]))
			x += c.legendRoom(s)
		}
	}
}
