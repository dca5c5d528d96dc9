package board

import (
	"baton/model"
)

// moveCursor moves the cursor to the nearest place on the board, and takes the ID of
// the task it finds there.
func (b *Board) moveCursor(p place) {
	p.row = clamp(p.row, len(b.rows))
	b.cursor = p
	p.col = clamp(p.col, len(b.stacks()))
	b.cursor = p
	if s := b.stack(); s != nil {
		b.cursor.index = clamp(p.index, len(s.tasks))
	}
	b.cursor.id = model.ID{}
	if t := b.Task(); t != nil {
		b.cursor.id = t.ID
	}
}

// clamp returns the nearest index of a list of n.
func clamp(i, n int) int { return max(0, min(i, n-1)) }

// follow finds the cursor's task again after the board has changed: where it
// was, or else anywhere; if it is gone, the cursor stays where it is.
func (b *Board) follow() {
	c := b.cursor
	if c.id == (model.ID{}) {
		b.moveCursor(c)
		return
	}
	if s := b.stack(); s != nil {
		if c.index < len(s.tasks) && s.tasks[c.index].ID == c.id {
			return
		}
		if i := s.find(c.id); i >= 0 {
			b.cursor.index = i
			return
		}
	}
	if !b.Seek(c.id) {
		b.moveCursor(c)
	}
}

// Seek puts the cursor on a task; false if the board does not show it.
func (b *Board) Seek(id model.ID) bool {
	t := b.world.Board.Task(id)
	if t == nil {
		return false
	}
	for r, row := range b.rows {
		for i := range row {
			if b.look == ByStatus && row[i].column != t.Column {
				continue
			}
			if at := row[i].find(id); at >= 0 {
				b.cursor = place{row: r, col: i, index: at, id: id}
				return true
			}
		}
	}
	return false
}

// step moves the cursor n cards down, up if negative. In the grid it goes on
// into the next person's row.
func (b *Board) step(n int) {
	s := b.stack()
	if s == nil {
		return
	}
	next := b.cursor
	next.index += n
	if b.look == Grid && (next.index < 0 || next.index >= len(s.tasks)) {
		b.nextRow(n)
		return
	}
	b.moveCursor(next)
}

// nextRow goes to the row above or below that has cards in the cursor's
// column, else to the next one.
func (b *Board) nextRow(n int) {
	dir := 1
	if n < 0 {
		dir = -1
	}
	r := b.cursor.row + dir
	if r < 0 || r >= len(b.rows) {
		b.moveCursor(b.cursor)
		return
	}
	index := 0
	if dir < 0 {
		index = len(b.rows[r][b.cursor.col].tasks) - 1
	}
	b.moveCursor(place{row: r, col: b.cursor.col, index: index})
}

// sideways moves the cursor n columns to the right, left if negative, and stays as near
// as possible to its height on the screen.
func (b *Board) sideways(n int) {
	to := b.cursor.col + n
	if to < 0 || to >= len(b.stacks()) {
		return
	}
	from, dest := b.stack(), &b.stacks()[to]
	at := b.cursor.index - b.scroll.tops[from.key()] + b.scroll.tops[dest.key()]
	b.moveCursor(place{row: b.cursor.row, col: to, index: at})
}

// column jumps to a column, counted from 0.
func (b *Board) column(n int) {
	if n < len(b.stacks()) {
		b.moveCursor(place{row: b.cursor.row, col: n, index: b.scroll.tops[b.stacks()[n].key()]})
	}
}

// first and last go to the ends of the column.
func (b *Board) first() { b.moveCursor(place{row: b.cursor.row, col: b.cursor.col}) }

func (b *Board) last() {
	if s := b.stack(); s != nil {
		b.moveCursor(place{row: b.cursor.row, col: b.cursor.col, index: len(s.tasks) - 1})
	}
}
