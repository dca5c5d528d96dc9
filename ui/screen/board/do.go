package board

import (
	"baton/model"
	"baton/model/op"
	"baton/ui/keymap"
	"baton/ui/screen"
)

// Do carries out what belongs to the board alone: moving about, choosing,
// looking another way, and moving cards. False leaves it to the host.
func (b *Board) Do(a keymap.Action) bool {
	if n, ok := a.Column(); ok {
		b.column(n - 1)
		return true
	}
	return b.goTo(a) || b.shift(a) || b.choose(a)
}

// goTo moves the cursor.
func (b *Board) goTo(a keymap.Action) bool {
	half := max(1, b.size.h/4)
	switch a {
	case keymap.Left:
		b.sideways(-1)
	case keymap.Right:
		b.sideways(1)
	case keymap.Up:
		b.step(-1)
	case keymap.Down:
		b.step(1)
	case keymap.First:
		b.first()
	case keymap.Last:
		b.last()
	case keymap.HalfUp:
		b.step(-half)
	case keymap.HalfDown:
		b.step(half)
	default:
		return false
	}
	return true
}

// choose changes what is selected or how the board is looked at.
func (b *Board) choose(a keymap.Action) bool {
	switch a {
	case keymap.Select:
		b.toggle()
	case keymap.SelectColumn:
		b.markColumn()
	case keymap.Clear:
		return b.clear()
	case keymap.NextView:
		b.lookAt((b.look + 1) % Look(len(Looks())))
	case keymap.PrevView:
		b.lookAt((b.look + Look(len(Looks())) - 1) % Look(len(Looks())))
	case keymap.Density:
		b.density()
	default:
		return false
	}
	return true
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

// markColumn selects the cursor's column, or clears it if all of it is.
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

// clear takes back the selection first, then the filter; false if there was
// neither.
func (b *Board) clear() bool {
	switch {
	case len(b.marked) > 0:
		clear(b.marked)
	case b.filter != Filter{}:
		b.SetFilter(Filter{})
	default:
		return false
	}
	return true
}

// lookAt looks another way at the same tasks, with the cursor on the same one.
func (b *Board) lookAt(l Look) {
	id := b.cursor.id
	b.look, b.left, b.topRow = l, 0, 0
	b.cursor = place{}
	b.Sync()
	if id == (model.ID{}) || !b.Seek(id) {
		b.openAtCards()
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

// shift moves cards: to another column, up and down, to another person.
func (b *Board) shift(a keymap.Action) bool {
	switch a {
	case keymap.CardLeft:
		b.moveBy(-1)
	case keymap.CardRight:
		b.moveBy(1)
	case keymap.CardUp:
		b.reorder(-1)
	case keymap.CardDown:
		b.reorder(1)
	case keymap.HandPrev:
		b.handBy(-1)
	case keymap.HandNext:
		b.handBy(1)
	default:
		return false
	}
	return true
}

// moveBy moves the cards to the column n further on, each from where it is.
func (b *Board) moveBy(n int) {
	if ids := b.targets(); len(ids) > 0 {
		b.host.Apply(screen.Change{Op: op.Shift{Tasks: ids, By: n}, Tasks: ids, Ask: "move anyway"})
	}
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
		p.At = op.Behind
	}
	ids := []model.ID{t.ID}
	b.host.Apply(screen.Change{Op: op.Move{Tasks: ids, To: t.Column, At: p}, Tasks: ids})
}

// handBy gives the cards to the person n further on: from nobody adds, to
// nobody removes, other assignees stay.
func (b *Board) handBy(n int) {
	at := b.cursor.col
	if b.look == Grid {
		at = b.cursor.row
	}
	ids := b.targets()
	if len(ids) == 0 || at+n < 0 || at+n >= len(b.swims) {
		return
	}
	from, to := b.swims[at].Person, b.swims[at+n].Person
	b.host.Apply(screen.Change{Op: op.Hand{Tasks: ids, From: from, To: op.Who{ID: to}}, Tasks: ids, Ask: "hand over anyway"})
}

// Targets returns the tasks an action is for.
func (b *Board) Targets() []model.ID { return b.targets() }

// Person returns whose column the cursor is in, "" for nobody and by status.
func (b *Board) Person() model.PersonID {
	if s := b.stack(); s != nil {
		return s.person
	}
	return ""
}

// Column returns the status of the cursor's column, "" among people.
func (b *Board) Column() model.ColumnID {
	if s := b.stack(); s != nil {
		return s.column
	}
	return ""
}
