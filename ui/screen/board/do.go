package board

import (
	"baton/model"
	"baton/model/op"
	"baton/ui/keymap"
	"baton/ui/screen"
)

// actions is the table from action to handler.
func (b *Board) actions() screen.Actions {
	out := screen.Actions{}
	add := func(a keymap.Action, f func()) {
		out[a] = screen.Do(func() {
			f()
			b.settle()
		})
	}
	half := func() int { return max(1, b.h/4) }
	for a, f := range map[keymap.Action]func(){
		keymap.Left:         func() { b.sideways(-1) },
		keymap.Right:        func() { b.sideways(1) },
		keymap.Up:           func() { b.step(-1) },
		keymap.Down:         func() { b.step(1) },
		keymap.First:        b.first,
		keymap.Last:         b.last,
		keymap.HalfUp:       func() { b.step(-half()) },
		keymap.HalfDown:     func() { b.step(half()) },
		keymap.Select:       b.toggle,
		keymap.SelectColumn: b.markColumn,
		keymap.NextView:     func() { b.switchLook((b.look + 1) % Look(len(Looks()))) },
		keymap.PrevView:     func() { b.switchLook((b.look + Look(len(Looks())) - 1) % Look(len(Looks()))) },
		keymap.Density:      b.density,
		keymap.CardUp:       func() { b.reorder(-1) },
		keymap.CardDown:     func() { b.reorder(1) },
		keymap.HandPrev:     func() { b.handOver(-1) },
		keymap.HandNext:     func() { b.handOver(1) },
	} {
		add(a, f)
	}
	for n, a := range keymap.Columns() {
		add(a, func() { b.column(n) })
	}
	return out
}

func (b *Board) toggle() {
	t := b.Task()
	if t == nil {
		return
	}
	if b.marked[t.ID] {
		delete(b.marked, t.ID)
	} else {
		b.marked[t.ID] = true
	}
	b.step(1)
}

// markColumn selects the cursor's column, or deselects it if all of it is selected.
func (b *Board) markColumn() {
	s := b.stack()
	if s == nil {
		return
	}
	all := true
	for _, t := range s.tasks {
		all = all && b.marked[t.ID]
	}
	for _, t := range s.tasks {
		if all {
			delete(b.marked, t.ID)
		} else {
			b.marked[t.ID] = true
		}
	}
}

// Clear clears the selection first, then the filter; false if there was
// neither.
func (b *Board) Clear() bool {
	switch {
	case len(b.marked) > 0:
		clear(b.marked)
	case b.filter != screen.Filter{}:
		b.SetFilter(screen.Filter{})
	default:
		return false
	}
	return true
}

// switchLook shows the same tasks another way, with the cursor on the same task.
func (b *Board) switchLook(l Look) {
	id := b.cursor.id
	b.look, b.scroll.left, b.scroll.topRow = l, 0, 0
	b.cursor = place{}
	b.Sync()
	if id == (model.ID{}) || !b.Seek(id) {
		b.focusFirst()
	}
}

func (b *Board) density() {
	if b.look == ByStatus {
		b.tight = !b.tight
	} else {
		b.roomy = !b.roomy
	}
}

// Compact reports whether cards have one line.
func (b *Board) compact() bool {
	if b.look == ByStatus {
		return b.tight
	}
	return !b.roomy
}

// reorder moves the card one place up or down among those shown. Among a
// person's cards that is within one status.
func (b *Board) reorder(n int) {
	t, s := b.Task(), b.stack()
	if t == nil {
		return
	}
	to := b.cursor.index + n
	if to < 0 || to >= len(s.tasks) || s.tasks[to].Column != t.Column {
		return
	}
	p := op.Place{At: op.Before, Of: s.tasks[to].ID}
	if n > 0 {
		p.At = op.After
	}
	ids := []model.ID{t.ID}
	b.host.Apply(screen.Change{Op: op.Move{Tasks: ids, To: t.Column, At: p}, Tasks: ids})
}

// handOver hands the cards to the person n further on: from nobody adds, to
// nobody removes, other assignees stay.
func (b *Board) handOver(n int) {
	at := b.cursor.col
	if b.look == Grid {
		at = b.cursor.row
	}
	ids := b.Targets()
	if len(ids) == 0 || at+n < 0 || at+n >= len(b.swims) {
		return
	}
	from, to := b.swims[at].Person, b.swims[at+n].Person
	b.host.Apply(screen.Change{Op: op.Hand{Tasks: ids, From: from, To: op.Who{ID: to}}, Tasks: ids, Ask: "hand over anyway"})
}
