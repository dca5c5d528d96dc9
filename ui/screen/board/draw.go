package board

import (
	"strconv"

	"baton/model"
	"baton/ui/look"
)

// The rows that do not hold cards: the header of the screen and the headings of the
// columns with the line below them. The footer is the host's.
const (
	headRows   = 2
	tallEnough = 16 // from this height a blank row separates the two
)

// sheet is the board being drawn in some room: which part of it is visible, and
// where its cards are.
type sheet struct {
	*Board
	scroll
	note bool // note where the cards are
	hits []hit
}

// sheet begins a drawing at the current scroll position.
func (b *Board) sheet(note bool) *sheet { return &sheet{Board: b, scroll: b.scroll, note: note} }

// Draw draws the board into h rows of w cells.
func (b *Board) Draw(w, h int) []string { return b.sheet(false).draw(w, h) }

// settle scrolls so that the cursor is visible.
func (b *Board) settle() {
	if b.w == 0 || b.h == 0 || len(b.stacks()) == 0 || empty(b.world.Board) {
		return
	}
	s := b.sheet(false)
	w, body := b.w, body(b.h)
	if b.look == Grid {
		s.gridFrame(w, body)
	} else if f := s.columns(w); f.shown > 1 || len(b.stacks()) == 1 {
		for i := s.left; i < s.left+f.shown; i++ {
			s.settleTop(i, f.width, body)
		}
	} else {
		s.settleTop(b.cursor.col, w, body)
	}
	b.scroll = s.scroll
}

// settleTop remembers the first visible card of a stack.
func (b *sheet) settleTop(i, w, h int) {
	s := &b.stacks()[i]
	b.tops[s.key()] = b.top(s, b.cursorIn(i), w, h)
}

// body returns how many of h rows there are for cards.
func body(h int) int {
	if h >= tallEnough {
		h--
	}
	return h - 1 - headRows
}

// draw draws the sheet.
func (b *sheet) draw(w, h int) []string {
	rows := make([]string, 0, h)
	rows = append(rows, heading{b.Board}.header(w))
	if h >= tallEnough {
		rows = append(rows, look.Spaces(w))
	}
	switch {
	case len(b.stacks()) == 0:
		return fill(append(rows, noColumns(b.world.Theme, w)...), w, h)
	case empty(b.world.Board):
		return fill(append(rows, welcome(b.world.Theme, w)...), w, h)
	}
	body := body(h)
	if b.look == Grid {
		rows = append(rows, b.drawGrid(w, body, len(rows))...)
	} else {
		rows = append(rows, b.drawColumns(w, body, len(rows)+headRows)...)
	}
	rows = fill(rows, w, h)
	b.hideBelow(h)
	if b.filter.Query != nil && b.Task() == nil {
		note := "  Nothing matches: esc shows everything again."
		rows[len(rows)-body] = b.world.Theme.Dim.Render(b.world.Theme.Fit(note, w))
	}
	return rows
}

// fill makes exactly h rows.
func fill(rows []string, w, h int) []string {
	for len(rows) < h {
		rows = append(rows, look.Spaces(w))
	}
	return rows[:h]
}

// empty reports whether the board has no tasks at all, and so no cursor.
func empty(b *model.Board) bool {
	for range b.Tasks() {
		return false
	}
	return true
}

// welcome tells what to press on an empty board.
func welcome(th *look.Theme, w int) []string {
	say := func(key, text string) string {
		return "   " + th.Key.Render(look.PadRight(key, 3)) + th.Text.Render(text)
	}
	lines := []string{
		"", " " + th.Title.Render("Nothing here yet."), "",
		say("n", "add the first task:  Fix login @kim #api !high due:fri"),
		say(":", "every action by name, including columns and people"),
		say("?", "the keys that work here"), "",
		" " + th.Dim.Render("To import:  baton import trello board.json  or  baton import csv tasks.csv"),
	}
	for i, l := range lines {
		lines[i] = th.Fit(l, w)
	}
	return lines
}

// noColumns tells what to do on a board without columns.
func noColumns(th *look.Theme, w int) []string {
	lines := []string{
		"", " " + th.Title.Render("This board has no columns."), "",
		"   " + th.Key.Render(look.PadRight(":", 3)) + th.Text.Render("columns add makes one"),
	}
	for i, l := range lines {
		lines[i] = th.Fit(l, w)
	}
	return lines
}

// drawColumns draws the stacks that fit side by side: headings, a line, and cards,
// which begin at row y of the screen.
func (b *sheet) drawColumns(w, body, y int) []string {
	stacks := b.stacks()
	f := b.columns(w)
	if f.shown == 1 && len(stacks) > 1 {
		return b.drawOne(w, body, y)
	}
	th := b.world.Theme
	blocks := make([][]string, 0, f.shown)
	for i := b.left; i < b.left+f.shown; i++ {
		block := []string{b.head(i, f), th.Line(f.width)}
		x := margin + (i-b.left)*(f.width+gapWidth)
		blocks = append(blocks, append(block, b.cardsOf(i, f.width, body, x, y)...))
	}
	return margins(look.Join(look.Spaces(gapWidth), blocks...), w)
}

// margin is how many cells are left blank at either side of the columns.
const margin = 1

// columns divides w cells among the stacks, with the cursor's visible.
func (b *sheet) columns(w int) frame {
	n := len(b.stacks())
	f := fit(w-2*margin, n)
	b.scrollTo(f, n)
	return f
}

// margins puts a space before each row and pads it to w cells.
func margins(rows []string, w int) []string {
	for i, r := range rows {
		rows[i] = " " + r + look.Spaces(w-1-look.Width(r))
	}
	return rows
}

// scrollTo scrolls so that the cursor's column is visible.
func (b *sheet) scrollTo(f frame, n int) {
	if b.cursor.col < b.left {
		b.left = b.cursor.col
	}
	if b.cursor.col >= b.left+f.shown {
		b.left = b.cursor.col - f.shown + 1
	}
	b.left = max(0, min(b.left, n-f.shown))
}

// head draws the heading of a stack: its name, its count, and at the sides of the
// screen how many cards are hidden there.
func (b *sheet) head(i int, f frame) string {
	s := &b.stacks()[i]
	left, right := "", ""
	if i == b.left && b.left > 0 {
		left = b.hidden(0, b.left)
	}
	if i == b.left+f.shown-1 && i < len(b.stacks())-1 {
		right = b.hidden(i+1, len(b.stacks()))
	}
	return b.headLine(s, left, right, f.width, i == b.cursor.col)
}

// headLine draws one heading of w cells.
func (b *sheet) headLine(s *stack, left, right string, w int, on bool) string {
	th := b.world.Theme
	style := th.Head
	if on {
		style = th.HeadOn
	}
	if left != "" {
		left = th.Dim.Render(th.Signs.Prev+left) + " "
	} else {
		left = " "
	}
	if right != "" {
		right = " " + th.Dim.Render(right+th.Signs.Next)
	}
	count, cs := s.count, th.Dim
	if s.over {
		count, cs = s.count+" "+th.Signs.Over, th.Over
	}
	room := w - look.Width(left) - look.Width(right) - look.Width(count) - 2
	name := s.title
	if look.Width(name) > room {
		name = th.Fit(name, max(0, room))
	}
	text := left + style.Render(name) + "  " + cs.Render(count)
	return th.Fit(text+look.Spaces(w-look.Width(text)-look.Width(right))+right, w)
}

// hidden counts the cards in the columns from one to before another.
func (b *sheet) hidden(from, to int) string {
	n := 0
	for i := from; i < to; i++ {
		n += len(b.stacks()[i].tasks)
	}
	return strconv.Itoa(n)
}

// drawOne draws a narrow terminal: a strip of tabs and one column.
func (b *sheet) drawOne(w, body, y int) []string {
	th := b.world.Theme
	rows := []string{b.strip(w), th.Line(w)}
	return append(rows, b.cardsOf(b.cursor.col, w, body, 0, y)...)
}

// strip shows the cursor's column between its neighbours.
func (b *sheet) strip(w int) string {
	th, stacks, at := b.world.Theme, b.stacks(), b.cursor.col
	label := func(i int) string { return stacks[i].title + " " + stacks[i].count }
	mid := th.HeadOn.Render(stacks[at].title) + " "
	if stacks[at].over {
		mid += th.Over.Render(stacks[at].count + " " + th.Signs.Over)
	} else {
		mid += th.Dim.Render(stacks[at].count)
	}
	text := mid
	if at > 0 {
		text = th.Dim.Render(label(at-1)+" "+th.Signs.Prev) + " " + text
	}
	if at < len(stacks)-1 {
		text += " " + th.Dim.Render(th.Signs.Next+" "+label(at+1))
	}
	if at > 0 && look.Width(text)+2 > w { // the previous neighbour is shortened first
		text = th.Dim.Render(th.Signs.Prev) + " " + mid
		if at < len(stacks)-1 {
			text += " " + th.Dim.Render(th.Signs.Next+" "+label(at+1))
		}
	}
	return th.Fit(" "+text, w)
}
