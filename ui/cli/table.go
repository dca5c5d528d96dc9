package cli

import (
	"iter"
	"slices"
	"strings"

	"baton/ui/look"
)

// cell is a piece of a table's row.
type cell struct {
	text  string
	style look.Style
}

// table is rows of cells under headings. On a terminal the column flex
// shrinks until a row fits; headings are shown only there, so that elsewhere
// every line is a row.
type table struct {
	heads    []string
	right    []bool // columns aligned to the right
	flex     int
	rows     [][]cell
	generate iter.Seq[[]cell] // makes the rows when they are drawn, instead of rows
	widths   []int            // of the columns
	overflow bool             // a cell may be wider than its column
}

func (t *table) add(cells ...cell) { t.rows = append(t.rows, cells) }

// all yields the rows, with texts that are safe to draw. It is called twice, once
// to measure: keeping all cells of a long list takes longer than making them
// again.
func (t *table) all() iter.Seq[[]cell] {
	return func(yield func([]cell) bool) {
		fit := func(cells []cell) bool {
			for i := range cells {
				cells[i].text = look.Show(cells[i].text)
			}
			return yield(cells)
		}
		if t.generate != nil {
			t.generate(fit)
			return
		}
		slices.Values(t.rows)(fit)
	}
}

// gap is the space between two columns, in cells.
const gap = 2

// minFlex is how narrow the flexible column gets.
const minFlex = 10

// maxFlex is how far the flexible column pushes the next ones where there is no
// screen: one long title must not pad every line.
const maxFlex = 60

// flushSize is how much is written at once, in bytes.
const flushSize = 64 << 10

// write prints the table. Columns without any text are left out.
func (s *session) write(t *table) error {
	th := s.theme()
	var out []byte
	t.measure()
	if s.width() > 0 && slices.Max(t.widths) > 0 {
		t.withHeads()
		t.squeeze(s.width())
		heads := make([]cell, len(t.heads))
		for i, h := range t.heads {
			heads[i] = cell{h, th.Dim}
		}
		out = t.row(out, th, heads)
	}
	if s.width() == 0 {
		t.overflow = true
		t.widths[t.flex] = min(t.widths[t.flex], maxFlex)
	}
	for cells := range t.all() {
		if out = t.row(out, th, cells); len(out) > flushSize {
			if _, err := s.Out.Write(out); err != nil {
				return err
			}
			out = out[:0]
		}
	}
	_, err := s.Out.Write(out)
	return err
}

// measure finds out how wide the columns are.
func (t *table) measure() {
	t.widths = make([]int, len(t.heads))
	for cells := range t.all() {
		for i, c := range cells {
			t.widths[i] = max(t.widths[i], look.Width(c.text))
		}
	}
}

// withHeads makes room for the heads of columns that have any text.
func (t *table) withHeads() {
	for i, h := range t.heads {
		if t.widths[i] > 0 {
			t.widths[i] = max(t.widths[i], look.Width(h))
		}
	}
}

func (t *table) squeeze(room int) {
	all := -gap
	for _, w := range t.widths {
		if w > 0 {
			all += w + gap
		}
	}
	if over := all - room; over > 0 {
		t.widths[t.flex] = max(min(t.widths[t.flex], minFlex), t.widths[t.flex]-over)
	}
}

// row appends a row.
func (t *table) row(out []byte, th *look.Theme, cells []cell) []byte {
	last := len(cells) - 1
	for last > 0 && (t.widths[last] == 0 || cells[last].text == "") {
		last--
	}
	for i, c := range cells[:last+1] {
		if t.widths[i] == 0 {
			continue
		}
		text, size := c.text, look.Width(c.text)
		if size > t.widths[i] && !t.overflow {
			text = strings.TrimRight(th.Fit(text, t.widths[i]), " ")
			size = look.Width(text)
		}
		blank := look.Spaces(max(0, t.widths[i]-size))
		if t.right != nil && t.right[i] {
			out = append(out, blank...)
			blank = ""
		}
		out = c.style.Append(out, text)
		if i < last {
			out = append(append(out, blank...), look.Spaces(gap)...)
		}
	}
	return append(out, '\n')
}
