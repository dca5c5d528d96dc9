package cli

import (
	"bufio"
	"strings"

	"baton/ui/look"
)

// cell is a piece of a table's row.
type cell struct {
	text  string
	style look.Style
}

// table is rows of cells under heads. On a terminal the column called flex
// gives way until a row fits; heads are shown there only, so that elsewhere
// every line is a row.
type table struct {
	heads []string
	right []bool // columns whose cells stand to the right
	flex  int
	rows  [][]cell
}

func (t *table) add(cells ...cell) {
	for i := range cells {
		cells[i].text = look.Show(cells[i].text)
	}
	t.rows = append(t.rows, cells)
}

// gap stands between two columns.
const gap = 2

// least is how narrow the flexible column gets.
const least = 10

// write prints the table. Columns without any text are left out.
func (s *session) write(t *table) error {
	th := s.theme()
	onTerminal := s.width() > 0
	widths := t.widths(onTerminal)
	if onTerminal {
		t.squeeze(widths, s.width())
	}
	w := bufio.NewWriter(s.Out)
	if onTerminal && len(t.rows) > 0 {
		heads := make([]cell, len(t.heads))
		for i, h := range t.heads {
			heads[i] = cell{h, th.Dim}
		}
		t.row(w, th, heads, widths)
	}
	for _, r := range t.rows {
		t.row(w, th, r, widths)
	}
	return w.Flush()
}

func (t *table) widths(heads bool) []int {
	out := make([]int, len(t.heads))
	for _, r := range t.rows {
		for i, c := range r {
			out[i] = max(out[i], look.Width(c.text))
		}
	}
	for i, h := range t.heads {
		if heads && out[i] > 0 {
			out[i] = max(out[i], look.Width(h))
		}
	}
	return out
}

func (t *table) squeeze(widths []int, room int) {
	all := -gap
	for _, w := range widths {
		if w > 0 {
			all += w + gap
		}
	}
	if over := all - room; over > 0 {
		widths[t.flex] = max(min(widths[t.flex], least), widths[t.flex]-over)
	}
}

func (t *table) row(w *bufio.Writer, th *look.Theme, cells []cell, widths []int) {
	last := len(cells) - 1
	for last > 0 && (widths[last] == 0 || cells[last].text == "") {
		last--
	}
	for i, c := range cells[:last+1] {
		if widths[i] == 0 {
			continue
		}
		text := c.text
		if look.Width(text) > widths[i] {
			text = strings.TrimRight(th.Fit(text, widths[i]), " ")
		}
		blank := look.Spaces(widths[i] - look.Width(text))
		if t.right != nil && t.right[i] {
			_, _ = w.WriteString(blank)
			blank = ""
		}
		_, _ = w.WriteString(c.style.Render(text))
		if i < last {
			_, _ = w.WriteString(blank + look.Spaces(gap))
		}
	}
	_ = w.WriteByte('\n')
}
