package render

import (
	"bytes"

	"baton/model/markup"
	"baton/ui/look"
)

// markdown writes a document as Markdown with tables. Charts are their tables, by week
// where they are long, and left out where even that is.
func markdown(p *document) []byte {
	var b bytes.Buffer
	b.WriteString("# " + escaped(p.title) + ", " + p.span + "\n\n")
	for i, s := range p.summary {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(escaped(s))
	}
	b.WriteString("\n")
	for _, bl := range p.blocks {
		t := bl.table
		if t == nil && bl.chart != nil {
			if t = bl.chart.weeks().table(); len(t.rows) > longest {
				t = nil
			}
		}
		if t == nil && len(bl.lines) == 0 {
			continue
		}
		b.WriteString("\n## " + escaped(bl.title) + "\n")
		for _, l := range bl.lines {
			b.WriteString("\n" + escaped(l) + "\n")
		}
		if t != nil {
			b.WriteByte('\n')
			t.markdown(&b)
		}
	}
	return b.Bytes()
}

// longest is how many rows of a chart's numbers are still read by somebody.
const longest = 31

// markdown writes a table without the columns that have no text.
func (t *table) markdown(b *bytes.Buffer) {
	used := t.widths()
	row := func(cells []string) {
		for i, c := range cells {
			if used[i] > 0 {
				b.WriteString("| " + escaped(c) + " ")
			}
		}
		b.WriteString("|\n")
	}
	row(t.heads)
	for i := range t.heads {
		switch {
		case used[i] == 0:
		case t.right[i]:
			b.WriteString("|---:")
		default:
			b.WriteString("|---")
		}
	}
	b.WriteString("|\n")
	for _, cells := range t.rows {
		row(cells)
	}
}

// escaped writes text so that Markdown shows it as it stands, in one line.
func escaped(s string) string { return markup.Escape(look.Clean(s)) }
