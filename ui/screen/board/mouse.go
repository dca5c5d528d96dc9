package board

// hit is where a card, or an empty place for one, is drawn.
type hit struct {
	x, y, w, h int
	at         place
}

// drewAt notes what is in w×h cells of the frame being drawn.
func (b *sheet) drewAt(x, y, w, h int, at place) {
	if b.note && h > 0 {
		b.hits = append(b.hits, hit{x, y, w, h, at})
	}
}

// hideBelow forgets what was noted from row y on: something else is drawn there.
func (b *sheet) hideBelow(y int) {
	for i := range b.hits {
		b.hits[i].h = min(b.hits[i].h, y-b.hits[i].y)
	}
}

// Click puts the cursor on what is drawn at a place of the screen.
func (b *Board) Click(x, y int) {
	s := b.sheet(true)
	s.draw(b.w, b.h)
	for _, t := range s.hits {
		if x >= t.x && x < t.x+t.w && y >= t.y && y < t.y+t.h {
			b.moveCursor(t.at)
			b.settle()
			return
		}
	}
}
