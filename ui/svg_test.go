package ui_test

import (
	"fmt"
	"html"
	"strconv"
	"strings"
	"unicode/utf8"

	"baton/ui/look"
)

// How a screen is drawn as an SVG.
const (
	cellWidth = 8.4
	rowHeight = 18
	margin    = 12
	paper     = "#14161b" // under the screen
	edge      = "#3a3f4b" // around it, so that it ends on a dark page too
	textColor = "#cbd0d9" // where the terminal's own would be
)

// ink is how a run of cells is drawn.
type ink struct {
	fg, bg          string
	bold, underline bool
}

// picture draws a frame as an SVG.
func picture(rows []string, s shot) string {
	var b strings.Builder
	width, height := float64(s.w)*cellWidth+2*margin, len(rows)*rowHeight+2*margin
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %.0f %d" font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" role="img" aria-label=%q>`+"\n", width, height, s.label)
	fmt.Fprintf(&b, `<rect x="0.5" y="0.5" width="%.0f" height="%d" rx="8" fill="%s" stroke="%s"/>`+"\n", width-1, height-1, paper, edge)
	for y, row := range rows {
		drawRow(&b, row, y)
	}
	b.WriteString("</svg>\n")
	return b.String()
}

// run is text of one style, and where it begins.
type run struct {
	ink
	text string
	x    int
}

// runs parts a row into runs of the same style.
func runs(row string) []run {
	var out []run
	var i ink
	x := 0
	for len(row) > 0 {
		if strings.HasPrefix(row, "\x1b[") {
			end := strings.IndexByte(row, 'm')
			i = i.take(row[2:end])
			row = row[end+1:]
			continue
		}
		end := strings.IndexByte(row, 0x1b)
		if end < 0 {
			end = len(row)
		}
		out = append(out, run{i, row[:end], x})
		x += look.Width(row[:end])
		row = row[end:]
	}
	return out
}

// drawRow draws one row: what is behind it in as few pieces as there are colours, as
// seams would show, then word by word what is in front.
func drawRow(b *strings.Builder, row string, y int) {
	all := runs(row)
	for n := 0; n < len(all); {
		r, cells := all[n], 0
		for ; n < len(all) && all[n].bg == r.bg; n++ {
			cells += look.Width(all[n].text)
		}
		if r.bg != "" {
			drawRect(b, shape{0, 0, float64(cells), 1}, r.x, y, r.bg)
		}
	}
	for _, r := range all {
		if r.fg == "" {
			r.fg = textColor
		}
		x := r.x
		for _, wide := range strings.SplitAfter(r.text, "  ") {
			for _, word := range pieces(wide) {
				drawPiece(b, word, r.ink, x, y)
				x += look.Width(word)
			}
		}
	}
}

// drawPiece draws blocks and lines as shapes, as a font's would leave gaps between the
// rows, the hourglass too, as many fonts lack it, and all else as text.
func drawPiece(b *strings.Builder, word string, i ink, x, y int) {
	first, _ := utf8.DecodeRuneInString(word)
	s, ok := shapes[first]
	switch {
	case ok:
		s.w += float64(look.Width(word) - 1)
		drawRect(b, s, x, y, i.fg)
	case first == hourglass:
		left, top := margin+float64(x)*cellWidth, margin+y*rowHeight
		fmt.Fprintf(b, `<path d="M%.1f %dh6l-6 11h6z" fill="none" stroke="%s"/>`+"\n", left+1.2, top+3, i.fg)
	default:
		drawText(b, word, i, x, y)
	}
}

func drawRect(b *strings.Builder, s shape, x, y int, color string) {
	fmt.Fprintf(b, `<rect x="%.1f" y="%.1f" width="%.1f" height="%.1f" fill="%s"/>`+"\n",
		margin+(float64(x)+s.x)*cellWidth, margin+(float64(y)+s.y)*rowHeight, s.w*cellWidth, s.h*rowHeight, color)
}

// pieces parts a text into runs of one shape and runs of none.
func pieces(text string) []string {
	var out []string
	var last rune
	for n, r := range text {
		if _, ok := shapes[r]; !ok && r != hourglass {
			r = 0
		}
		if n == 0 || r != last {
			out = append(out, "")
		}
		last = r
		_, size := utf8.DecodeRuneInString(text[n:])
		out[len(out)-1] += text[n : n+size]
	}
	return out
}

const hourglass = '⧗'

// shape is the part of a cell that a block or a line fills.
type shape struct{ x, y, w, h float64 }

var shapes = func() map[rune]shape {
	line := 1.0 / rowHeight
	m := map[rune]shape{'▌': {0, 0, 0.5, 1}, '─': {0, 0.5, 1, line}, '│': {0.5, 0, 0.12, 1}}
	for n := range 8 { // ▁ to █
		h := float64(n+1) / 8
		m['▁'+rune(n)] = shape{0, 1 - h, 1, h}
	}
	return m
}()

func drawText(b *strings.Builder, text string, i ink, x, y int) {
	trimmed := strings.TrimRight(text, " ")
	lead := len(trimmed) - len(strings.TrimLeft(trimmed, " "))
	if trimmed = strings.TrimLeft(trimmed, " "); trimmed == "" {
		return
	}
	style := ""
	if i.bold {
		style = ` font-weight="bold"`
	}
	if i.underline {
		style += ` text-decoration="underline"`
	}
	fmt.Fprintf(b, `<text x="%.1f" y="%d" textLength="%.1f" lengthAdjust="spacingAndGlyphs" fill="%s"%s>%s</text>`+"\n",
		margin+float64(x+lead)*cellWidth, margin+y*rowHeight+13, float64(look.Width(trimmed))*cellWidth, i.fg, style, html.EscapeString(trimmed))
}

// take reads the parameters of one SGR sequence.
func (i ink) take(params string) ink {
	p := strings.Split(params, ";")
	if params == "" || params == "0" {
		return ink{}
	}
	for n := 0; n < len(p); n++ {
		switch p[n] {
		case "1":
			i.bold = true
		case "4":
			i.underline = true
		case "38", "48":
			c := fmt.Sprintf("#%02x%02x%02x", number(p[n+2]), number(p[n+3]), number(p[n+4]))
			if p[n] == "38" {
				i.fg = c
			} else {
				i.bg = c
			}
			n += 4
		}
	}
	return i
}

func number(s string) int {
	n, _ := strconv.Atoi(s)
	return n
}
