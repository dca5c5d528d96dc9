package board

import (
	"strconv"

	"baton/model"
	"baton/ui/look"
)

// cardsOf draws the visible cards of a stack in h rows of w cells, whose top left corner
// is at x, y of the screen.
func (b *sheet) cardsOf(i, w, h, x, y int) []string {
	s := &b.stacks()[i]
	at := b.cursorIn(i)
	top := b.top(s, at, w, h)
	rest := b.below(s, top, w, h)
	room := h
	if rest > 0 {
		room-- // the last row says how many
	}
	rows := make([]string, 0, h+4)
	for n := top; n < len(s.tasks) && len(rows) < room; n++ {
		head, card := b.block(s, n, n == at, w, n == top)
		from := len(rows) + len(head)
		b.drewAt(x, y+from, w, min(len(card), room-from), place{row: b.cursor.row, col: i, index: n})
		rows = append(append(rows, head...), card...)
		for range b.gap() {
			rows = append(rows, look.Spaces(w))
		}
	}
	if len(s.tasks) == 0 {
		b.drewAt(x, y, w, h, place{row: b.cursor.row, col: i})
		rows = append(rows, b.nothing(s, w)...)
	}
	rows = rows[:min(len(rows), room)]
	for len(rows) < h {
		rows = append(rows, look.Spaces(w))
	}
	if rest > 0 {
		more := " " + b.world.Theme.Signs.Down + " " + strconv.Itoa(rest) + " more"
		rows[h-1] = b.world.Theme.Dim.Render(b.world.Theme.Fit(more, w))
	}
	return rows
}

// nothing draws an empty stack: its sections, if it has any.
func (b *sheet) nothing(s *stack, w int) []string {
	var rows []string
	for _, sec := range s.sections {
		rows = append(rows, b.sectionLine(sec, w))
	}
	return rows
}

// below counts the cards that do not fit, given that the last row is needed to say so.
func (b *sheet) below(s *stack, top, w, h int) int {
	used := 0
	for n := top; n < len(s.tasks); n++ {
		used += b.height(s, n, w, n == top)
		if used-b.gap() > h {
			return b.unseen(s, top, w, h)
		}
	}
	return 0
}

func (b *sheet) unseen(s *stack, top, w, h int) int {
	used, n := 0, top
	for ; n < len(s.tasks); n++ {
		used += b.height(s, n, w, n == top)
		if used-b.gap() > h-1 {
			break
		}
	}
	return len(s.tasks) - n
}

// gap returns how many blank rows are between cards.
func (b *sheet) gap() int {
	if b.compact() {
		return 0
	}
	return 1
}

// block draws one card and the section headings above it. The gap follows it.
func (b *sheet) block(s *stack, n int, on bool, w int, first bool) (head, card []string) {
	for i, sec := range s.sections {
		if sec.at == n {
			if !first && !lastWasSection(s, i) && b.gap() == 0 {
				head = append(head, look.Spaces(w))
			}
			head = append(head, b.sectionLine(sec, w))
		}
	}
	return head, b.cards.lines(b.key(s.tasks[n], s, on, w))
}

// lastWasSection reports whether the section before begins at the same card,
// because it has none of its own.
func lastWasSection(s *stack, i int) bool { return i > 0 && s.sections[i-1].at == s.sections[i].at }

func (b *sheet) key(t *model.Task, s *stack, on bool, w int) cardKey {
	_, fresh := b.world.Fresh[t.ID]
	at := b.cards.facts
	at.Pace = b.world.Pace // it may have been read since
	_, _, aged := at.Aged(t)
	return cardKey{
		task: t, age: at.Days(t), width: w, compact: b.compact(), person: s.person,
		state: cardState{cursor: on, marked: b.marked[t.ID], busy: b.world.Busy[t.ID], fresh: fresh, aged: aged, stale: at.Stale(t)},
	}
}

// height returns how many rows a card takes with the headings above and the gap below it.
func (b *sheet) height(s *stack, n, w int, first bool) int {
	head, card := b.block(s, n, false, w, first)
	return len(head) + len(card) + b.gap()
}

func (b *sheet) sectionLine(sec section, w int) string {
	th := b.world.Theme
	if sec.over {
		return " " + th.Over.Render(th.Fit(sec.text+" "+th.Signs.Over, w-1))
	}
	return " " + th.Dim.Render(th.Fit(sec.text, w-1))
}

// top returns the first card to draw so that the card at the cursor, -1 for
// none, is wholly visible. It measures only cards that could be seen.
func (b *sheet) top(s *stack, at, w, h int) int {
	top := clamp(b.tops[s.key()], len(s.tasks))
	if at >= 0 {
		top = min(top, at)
		if at-top >= h || b.span(s, top, at, w) > h-1 {
			top = b.topFor(s, at, w, h)
		}
	}
	return b.pullDown(s, top, w, h)
}

// cursorIn returns which card of a stack the cursor is on, -1 for none.
func (b *sheet) cursorIn(i int) int {
	if i == b.cursor.col && b.cursor.index < len(b.stacks()[i].tasks) {
		return b.cursor.index
	}
	return -1
}

// span returns how many rows the cards from one to another take.
func (b *sheet) span(s *stack, from, to, w int) int {
	used := 0
	for n := from; n <= to; n++ {
		used += b.height(s, n, w, n == from)
	}
	return used - b.gap()
}

// topFor returns the first card from which the one at the cursor just fits.
func (b *sheet) topFor(s *stack, at, w, h int) int {
	used, n := b.height(s, at, w, false), at
	room := h - 1 + b.gap()
	if at == len(s.tasks)-1 {
		room++ // nothing below it to be announced
	}
	for n > 0 {
		used += b.height(s, n-1, w, false)
		if used > room {
			break
		}
		n--
	}
	return n
}

// pullDown fills empty rows at the foot with cards that are hidden above.
func (b *sheet) pullDown(s *stack, top, w, h int) int {
	if top == 0 || len(s.tasks)-top > h {
		return top
	}
	used := 0
	for n := top; n < len(s.tasks); n++ {
		used += b.height(s, n, w, n == top)
	}
	for top > 0 {
		used += b.height(s, top-1, w, false)
		if used-b.gap() > h {
			break
		}
		top--
	}
	return top
}
