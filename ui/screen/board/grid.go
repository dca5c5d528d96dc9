package board

import (
	"math"
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/ui/look"
)

// nameWidth is how many cells the names at the left of the grid take.
const nameWidth = 10

// minCell is the least number of rows of a person.
const minCell = 2

// drawGrid draws a row per person and a column per status, from row y of the screen.
func (b *sheet) drawGrid(w, body, y int) []string {
	th := b.world.Theme
	name, f, heights := b.gridFrame(w, body)
	rows := []string{b.gridHead(w, name, f), " " + th.Line(w-2) + " "}
	whole := b.topRow // the first person whose row is not wholly visible
	for r := b.topRow; r < len(b.rows) && len(rows) < body+headRows; r++ {
		if r > b.topRow {
			rows = append(rows, th.Rule.Render(look.Fit(" "+strings.Repeat(th.Signs.Dotted, w-2), w)))
		}
		rows = append(rows, b.gridRow(r, w, name, heights[r], f, y+len(rows))...)
		if len(rows) <= body+headRows {
			whole = r + 1
		}
	}
	if rest := len(b.rows) - whole; rest > 0 {
		rows = rows[:min(len(rows), body+headRows-1)]
		b.hideBelow(y + len(rows))
		more := th.Signs.Down + " " + strconv.Itoa(rest) + " more: " + b.names(whole)
		rows = append(rows, " "+th.Dim.Render(th.Fit(more, w-1)))
	}
	return rows
}

// gridFrame divides the room: the width of the names, the columns, and the height of
// each person's row, with the cursor's visible.
func (b *sheet) gridFrame(w, body int) (name int, f frame, heights []int) {
	name = min(nameWidth, w/4)
	n := len(b.stacks())
	f = fit(w-2-name-1, n)
	b.scrollTo(f, n)
	heights = b.rowHeights(body)
	b.scrollRows(heights, body)
	return name, f, heights
}

// names lists the people from one row of the grid on.
func (b *sheet) names(from int) string {
	var out []string
	for _, sw := range b.swims[from:] {
		out = append(out, b.stacker().person(sw.Person))
	}
	return strings.Join(out, ", ")
}

// gridHead draws the names of the statuses with their counts over all people.
func (b *sheet) gridHead(w, name int, f frame) string {
	lanes := b.stacker().status(model.ByStatus(b.world.Board, b.selection()))
	line := look.Spaces(1 + name)
	for i := b.left; i < min(b.left+f.shown, len(lanes)); i++ {
		left, right := "", ""
		if i == b.left && b.left > 0 {
			left = hiddenIn(lanes[:b.left])
		}
		if i == b.left+f.shown-1 && i < len(lanes)-1 {
			right = hiddenIn(lanes[i+1:])
		}
		if i > b.left {
			line += look.Spaces(gapWidth)
		}
		line += b.headLine(&lanes[i], left, right, f.width, i == b.cursor.col)
	}
	return b.world.Theme.Fit(line, w)
}

func hiddenIn(lanes []stack) string {
	n := 0
	for i := range lanes {
		n += len(lanes[i].tasks)
	}
	return strconv.Itoa(n)
}

// rowHeights returns how many rows each person gets: what the fullest cell needs
// if there is room for everybody, otherwise the same for all who need more, and
// up to half the screen for the person at the cursor.
func (b *sheet) rowHeights(body int) []int {
	need := make([]int, len(b.rows))
	for r, row := range b.rows {
		need[r] = minCell
		for i := range row {
			need[r] = max(need[r], len(row[i].tasks)*b.cardRows())
		}
	}
	most := level(need, body-len(need)+1)
	for r := range need {
		room := max(most, 3*b.cardRows())
		if r == b.cursor.row {
			room = max(room, body/2)
		}
		need[r] = min(need[r], room)
	}
	return need
}

// level returns the most that each may take so that all fit: what the
// small ones leave goes to the large ones.
func level(need []int, room int) int {
	order := slices.Sorted(slices.Values(need))
	for i, n := range order {
		left := len(order) - i
		if n*left > room {
			return max(minCell, room/left)
		}
		room -= n
	}
	return math.MaxInt
}

// cardRows is how many rows a card takes in the grid.
func (b *sheet) cardRows() int {
	if b.compact() {
		return 1
	}
	return 3
}

// scrollRows keeps the cursor's person visible, and leaves no empty rows at the
// foot while people are hidden above.
func (b *sheet) scrollRows(heights []int, body int) {
	b.topRow = clamp(min(b.topRow, b.cursor.row), len(b.rows))
	for b.topRow < b.cursor.row && !fitsRows(heights, b.topRow, b.cursor.row, body) {
		b.topRow++
	}
	for last := len(b.rows) - 1; b.topRow > 0 && fitsRows(heights, b.topRow-1, last, body); {
		b.topRow--
	}
}

// fitsRows reports whether the people from one to another fit in body rows, with
// the line that names those below.
func fitsRows(heights []int, from, to, body int) bool {
	used := to - from // lines between them
	for _, h := range heights[from : to+1] {
		used += h
	}
	if to < len(heights)-1 {
		used++
	}
	return used <= body
}

// gridRow draws one person's cells.
func (b *sheet) gridRow(r, w, name, h int, f frame, y int) []string {
	cells := [][]string{b.nameCell(r, name, h)}
	for i := b.left; i < min(b.left+f.shown, len(b.rows[r])); i++ {
		cells = append(cells, b.cell(r, i, f.width, h, 1+name+(i-b.left)*(f.width+gapWidth), y))
	}
	out := make([]string, h)
	for y := range h {
		line := " " + cells[0][y]
		for i, c := range cells[1:] {
			if i > 0 {
				line += look.Spaces(gapWidth)
			}
			line += c[y]
		}
		out[y] = line + look.Spaces(w-look.Width(line))
	}
	return out
}

// nameCell draws a person's name and load.
func (b *sheet) nameCell(r, w, h int) []string {
	th, sw := b.world.Theme, b.swims[r]
	style := th.Text
	if r == b.cursor.row {
		style = th.HeadOn
	}
	out := make([]string, h)
	for i := range out {
		out[i] = look.Spaces(w)
	}
	out[0] = style.Render(th.Fit(b.stacker().person(sw.Person), w))
	if load, over := b.stacker().load(sw); sw.Person != "" && h > 1 {
		load = strings.ReplaceAll(load, " of ", "/")
		if over {
			out[1] = th.Over.Render(th.Fit(load+" "+th.Signs.Over, w))
		} else {
			out[1] = th.Dim.Render(th.Fit(load, w))
		}
	}
	return out
}

// cell draws one person's cards in one status, around the cursor if it is
// here, in h rows of w cells whose top left corner is at x, y of the screen.
func (b *sheet) cell(r, i, w, h, x, y int) []string {
	s := &b.rows[r][i]
	at, top := -1, 0
	rows := h / b.cardRows()
	if r == b.cursor.row && i == b.cursor.col {
		at = b.cursor.index
		if room := max(1, rows-1); at >= room && len(s.tasks) > rows {
			top = at - room + 1
		}
	}
	rest := len(s.tasks) - top - rows
	room := h
	if rest > 0 {
		room-- // the last row says how many
	}
	out := make([]string, 0, h)
	for n := top; n < len(s.tasks) && len(out) < room; n++ {
		lines := b.cards.lines(b.key(s.tasks[n], s, n == at, w))
		for len(lines) < b.cardRows() {
			lines = append(lines[:len(lines):len(lines)], look.Spaces(w))
		}
		b.drewAt(x, y+len(out), w, min(b.cardRows(), room-len(out)), place{row: r, col: i, index: n})
		out = append(out, lines[:b.cardRows()]...)
	}
	out = out[:min(len(out), room)]
	for len(out) < h {
		out = append(out, look.Spaces(w))
	}
	th := b.world.Theme
	if rest > 0 {
		out[h-1] = th.Dim.Render(th.Fit(look.Spaces(b.cards.number+2)+"+"+strconv.Itoa(rest+1), w))
	}
	if len(s.tasks) == 0 {
		b.drewAt(x, y, w, h, place{row: r, col: i})
		if r == b.cursor.row && i == b.cursor.col {
			out[0] = th.Bar.Render(th.Signs.Bar) + look.Spaces(w-1)
		}
	}
	return out
}
