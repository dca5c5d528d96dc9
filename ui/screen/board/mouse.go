package board

// hit is where a card, or an empty place for one, was drawn last.
type hit struct {
	x, y, w, h int
	at         place
}

// drewAt notes what stands in w×h cells of the frame being drawn.
func (b *Board) drewAt(x, y, w, h int, at place) {
	if h > 0 {
		b.hits = append(b.hits, hit{x, y, w, h, at})
	}
}

// hideBelow forgets what was noted from row y on: something else stands there.
func (b *Board) hideBelow(y int) {
	for i := range b.hits {
		b.hits[i].h = min(b.hits[i].h, y-b.hits[i].y)
	}
}

// click puts the cursor on what was drawn at a place of the screen.
func (b *Board) click(x, y int) {
	for _, t := range b.hits {
		if x >= t.x && x < t.x+t.w && y >= t.y && y < t.y+t.h {
			b.put(t.at)
			return
		}
	}
}
