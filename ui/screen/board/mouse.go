package board

// click puts the cursor on the card at a place of the screen. Only the looks
// with columns are clicked into; the grid takes its row from the names.
func (b *Board) click(x, y int) {
	head := 1
	if b.size.h >= tallEnough {
		head = 2
	}
	y -= head + headRows
	if y < 0 || b.look == Grid || b.empty() {
		return
	}
	f := fit(b.size.w-2, len(b.stacks()))
	col := b.left + (x-1)/(f.width+gapWidth)
	if f.shown == 1 {
		col = b.cursor.col
	}
	if x < 1 || col >= len(b.stacks()) {
		return
	}
	s := &b.stacks()[col]
	row := 0
	for n := b.tops[s.key()]; n < len(s.tasks); n++ {
		row += b.height(s, n, f.width, n == b.tops[s.key()])
		if y < row {
			b.put(place{row: b.cursor.row, col: col, index: n})
			return
		}
	}
}
