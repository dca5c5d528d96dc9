package render

import (
	"fmt"
	"math"
	"strings"

	"baton/model"
	"baton/ui/look"
)

// How large a chart of text is, in cells.
const (
	plotHeight = 7
	plotWidth  = 64
	scaleWidth = 5 // for the numbers at the left
	widestBar  = 6
)

// draw draws a chart in cells, at most so wide.
func (c *chart) draw(l Look, width int) []string {
	if len(c.labels) == 0 {
		return nil
	}
	w := max(8, min(plotWidth, width-scaleWidth-1))
	var rows []string
	top := c.top()
	switch c.shape {
	case bars:
		rows = c.bars(l, w, &top)
	case areas:
		rows = c.areas(l, w)
	default:
		rows = c.braille(l, w)
	}
	pipe := l.Theme.Signs.Pipe
	for i := range rows {
		scale := ""
		switch i {
		case 0:
			scale = brief(top)
		case len(rows) - 1:
			scale = "0"
		}
		rows[i] = l.Theme.Dim.Render(look.PadLeft(scale, scaleWidth)+pipe) + rows[i]
	}
	return append(append(rows, c.foot(l, w)), c.legend(l, width)...)
}

// brief writes a number of a scale.
func brief(f float64) string {
	if f >= 100_000 {
		return fmt.Sprintf("%.0fk", f/1000)
	}
	return fmt.Sprintf("%.0f", f)
}

// foot names the first and the last label, or all of a few.
func (c *chart) foot(l Look, w int) string {
	n := len(c.labels)
	line := ""
	if c.shape == dots && n <= 6 {
		for i, label := range c.labels {
			line += look.Fit(look.Show(label), (i+1)*w/n-i*w/n-1) + " "
		}
	} else {
		used := w
		if c.shape == bars {
			used = min(w, n*barWidth(n, w))
		}
		last := look.Show(said(c.labels[n-1]))
		line = look.Show(said(c.labels[0]))
		if n > 1 && look.Width(line)+look.Width(last)+1 < w {
			line += look.Spaces(max(1, used-look.Width(line)-look.Width(last))) + last
		}
	}
	return l.Theme.Dim.Render(look.Spaces(scaleWidth+1) + strings.TrimRight(line, " "))
}

// said writes a label that is a day as people say it.
func said(label string) string {
	if d, err := model.ParseDay(label); err == nil {
		return d.Time().Format("2 Jan")
	}
	return label
}

func barWidth(n, w int) int { return max(1, min(widestBar, w/max(1, n))) }

// bars draws columns of blocks, or of # in ASCII. Where there are more values
// than cells, those of one cell are added up.
func (c *chart) bars(l Look, w int, top *float64) []string {
	v := c.values[0]
	if len(v) > w {
		sum := make([]float64, w)
		for i, n := range v {
			sum[i*w/len(v)] += n
		}
		v = sum
		*top = 1
		for _, n := range v {
			*top = max(*top, n)
		}
	}
	wide := barWidth(len(v), w)
	eighths := []rune(" ▁▂▃▄▅▆▇█")
	if l.ASCII {
		eighths = []rune("    .::##")
	}
	rows := make([]string, plotHeight)
	for y := range rows {
		var b strings.Builder
		for _, n := range v {
			level := int(math.Round(n / *top * plotHeight * 8)) - (plotHeight-1-y)*8
			if n > 0 && y == plotHeight-1 { // even one of very many is seen
				level = max(level, 1)
			}
			sign := string(eighths[max(0, min(8, level))])
			b.WriteString(strings.Repeat(sign, max(1, wide-1)))
			if wide > 1 {
				b.WriteByte(' ')
			}
		}
		rows[y] = l.Theme.Accent.Render(strings.TrimRight(b.String(), " "))
	}
	return rows
}

// fills are the signs of areas, from the bottom up.
func fills(l Look) []string {
	if l.ASCII {
		return []string{"#", "%", "+", "=", "-", "."}
	}
	return []string{"█", "▓", "▒", "░", "∙", "·"}
}

// areas draws what lies upon each other.
func (c *chart) areas(l Look, w int) []string {
	signs, top := fills(l), c.top()
	rows := make([]string, plotHeight+3)
	for y := range rows {
		level := (float64(len(rows)-1-y) + 0.5) / float64(len(rows)) * top
		var b strings.Builder
		run, of := "", -1 // cells of one series are drawn at once
		flush := func() {
			if of >= 0 {
				run = l.Theme.Quiet(of).Render(run)
			}
			b.WriteString(run)
			run = ""
		}
		for x := range w {
			s := c.layer(x*len(c.labels)/w, level)
			if s != of {
				flush()
				of = s
			}
			if s < 0 {
				run += " "
			} else {
				run += signs[s%len(signs)]
			}
		}
		flush()
		rows[y] = b.String()
	}
	return rows
}

// layer returns which series reaches over a level at a label, -1 for none.
func (c *chart) layer(i int, level float64) int {
	sum := 0.0
	for s, v := range c.values {
		if sum += v[i]; level < sum {
			return s
		}
	}
	return -1
}

// braille draws lines and dots, eight dots to a cell; one to a cell in ASCII.
func (c *chart) braille(l Look, w int) []string {
	g := newGrid(w, plotHeight, l.ASCII)
	top := c.top()
	for _, r := range c.rules {
		g.rule(r.y / top)
	}
	n := len(c.labels)
	at := func(i int) float64 {
		if c.shape == dots {
			return (float64(i) + 0.5) / float64(n)
		}
		return float64(i) / float64(max(1, n-1))
	}
	for _, v := range c.values {
		for i := range v {
			j := min(i+1, n-1)
			g.line(at(i), v[i]/top, at(j), v[j]/top)
		}
	}
	for _, p := range c.points {
		g.spot(at(p.x), p.y/top)
	}
	return g.rows(l)
}

// legend names series and levels, where there are several, in lines of a width.
func (c *chart) legend(l Look, width int) []string {
	var parts []string
	if c.shape == areas {
		for s, name := range c.names {
			parts = append(parts, l.Theme.Quiet(s).Render(fills(l)[s%len(fills(l))])+" "+look.Show(name))
		}
	} else if len(c.names) > 1 {
		parts = append(parts, strings.Join(c.names, " below "))
	}
	for _, r := range c.rules {
		parts = append(parts, fmt.Sprintf("%s: %.0f", r.name, r.y))
	}
	var rows []string
	for _, p := range parts {
		k := len(rows) - 1
		if k < 0 || look.Width(rows[k])+3+look.Width(p) > width {
			rows = append(rows, look.Spaces(scaleWidth+1)+p)
		} else {
			rows[k] += "   " + p
		}
	}
	return rows
}
