package render

import (
	"bytes"
	"slices"
	"strings"

	"baton/ui/look"
)

// usualWidth is how wide charts and long lines are where no terminal says.
const usualWidth = 80

// text writes a document for a terminal.
func text(p *document, l Look) []byte {
	var b bytes.Buffer
	th, width := l.Theme, l.Width
	if width == 0 {
		width = usualWidth
	}
	span := l.plain([]string{p.span})[0]
	title := look.Show(p.title)
	if room := width - look.Width(span) - 2; look.Width(title) > room {
		title = th.Fit(title, room)
	}
	b.WriteString(th.Heading.Render(title) + "  " + th.Dim.Render(span) + "\n\n")
	for _, line := range wrap(th, strings.Join(p.summary, " "), width) {
		b.WriteString(line + "\n")
	}
	for _, bl := range p.blocks {
		b.WriteString("\n")
		for _, line := range wrap(th, bl.title, width) {
			b.WriteString(th.Heading.Render(line) + "\n")
		}
		for _, s := range bl.lines {
			for _, line := range wrap(th, s, width-2) {
				b.WriteString("  " + line + "\n")
			}
		}
		if bl.chart != nil {
			for _, row := range bl.chart.draw(l, width-2) {
				b.WriteString("  " + strings.TrimRight(row, " ") + "\n")
			}
		}
		if bl.table != nil {
			bl.table.text(&b, l)
		}
	}
	return b.Bytes()
}

// tied is a sign of per cent that stays with its number.
const tied = "\u00a0%"

// wrap breaks a text into lines, but not before a sign of per cent.
func wrap(th *look.Theme, s string, width int) []string {
	out := th.Wrap(strings.ReplaceAll(look.Show(s), " %", tied), width, 0)
	for i := range out {
		out[i] = strings.ReplaceAll(out[i], tied, " %")
	}
	return out
}

// least is how narrow the column that gives way becomes.
const least = 10

// text writes a table in two more cells than its columns need, no wider than a
// terminal. Columns without any text are left out, and where there is no room the
// last ones: half a number would be another one.
func (t *table) text(b *bytes.Buffer, l Look) {
	widths := t.widths()
	if l.Width > 0 {
		slack := max(0, widths[t.flex]-least)
		if t.whole {
			slack = 0
		}
		for last := len(widths) - 1; last > t.flex+1 && over(widths, l.Width) > slack; last-- {
			widths[last] = 0
		}
		widths[t.flex] -= min(slack, max(0, over(widths, l.Width)))
	}
	put := func(style look.Style, cells []string) {
		line := t.row(l.Theme, widths, cells)
		if l.Width > 0 {
			line = look.Cut(line, l.Width)
		}
		b.WriteString(style.Render(line) + "\n")
	}
	if slices.ContainsFunc(t.heads, func(h string) bool { return h != "" }) {
		put(l.Theme.Dim, l.plain(t.heads))
	}
	for _, cells := range t.rows {
		put(l.Theme.Text, cells)
	}
}

// over returns by how much columns are too wide.
func over(widths []int, width int) int {
	all := -width
	for _, w := range widths {
		if w > 0 {
			all += w + 2
		}
	}
	return all
}

// plain returns words of ours as a poor terminal shows them.
func (l Look) plain(words []string) []string {
	if !l.ASCII {
		return words
	}
	out := make([]string, len(words))
	for i, w := range words {
		out[i] = strings.ReplaceAll(w, "–", "-")
	}
	return out
}

func (t *table) widths() []int {
	out := make([]int, len(t.heads))
	for _, cells := range t.rows {
		for i, c := range cells {
			out[i] = max(out[i], look.Width(look.Show(c)))
		}
	}
	for i, h := range t.heads {
		if out[i] > 0 {
			out[i] = max(out[i], look.Width(h))
		}
	}
	return out
}

func (t *table) row(th *look.Theme, widths []int, cells []string) string {
	var line strings.Builder
	for i, c := range cells {
		if widths[i] == 0 {
			continue
		}
		c = look.Show(c)
		if look.Width(c) > widths[i] {
			c = th.Fit(c, widths[i])
		}
		blank := look.Spaces(widths[i] - look.Width(c))
		if t.right[i] {
			line.WriteString("  " + blank + c)
		} else {
			line.WriteString("  " + c + blank)
		}
	}
	return strings.TrimRight(line.String(), " ")
}
