// Package board is the screen that baton opens with: the same tasks shown
// in three ways, by status, by person, and as a grid of both.
//
// All three are made of stacks, columns of tasks under a heading; the grid is one
// row of stacks per person. The cursor follows a task's ID, not a position,
// so that another person's move never shifts what is selected.
package board

import (
	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/query"
	"baton/ui/keymap"
	"baton/ui/screen"
)

// Look is a way to show the board.
type Look int

// The looks, in the order of their tabs.
const (
	ByStatus Look = iota
	ByPerson
	Grid
)

// Looks returns the names of the looks in the order of their tabs.
func Looks() []string { return []string{"Status", "People", "Grid"} }

// Board is the screen. It is not safe for concurrent use.
type Board struct {
	world *screen.World
	host  screen.Host
	cards cards

	look   Look
	roomy  bool // cards by person and in the grid have all their lines
	tight  bool // cards by status have one line
	filter screen.Filter
	home   model.ID  // the task under the cursor before anything was filtered
	rows   [][]stack // one row by status or by person; in the grid one per person
	swims  []model.Swimlane
	cursor place
	marked map[model.ID]bool
	w, h   int // the room there is
	scroll scroll
	acts   screen.Actions
}

// scroll is which part of the board is visible.
type scroll struct {
	tops   map[string]int // first visible card of each stack, by its key
	left   int            // first visible column
	topRow int            // first visible row of the grid
}

// place is where the cursor is. The ID decides; row, column and index are where
// it was last, in case its task goes.
type place struct {
	row, col, index int
	id              model.ID
}

// New returns the screen on a world.
func New(w *screen.World, h screen.Host) *Board {
	b := &Board{world: w, host: h, marked: map[model.ID]bool{}, scroll: scroll{tops: map[string]int{}}}
	b.acts = b.actions()
	b.Sync()
	b.focusFirst()
	return b
}

// Scope returns which keys are live here.
func (b *Board) Scope() keymap.Scope {
	return [...]keymap.Scope{keymap.Board, keymap.People, keymap.Grid}[b.look]
}

// Actions carry out what belongs to the board alone: moving about, selecting,
// switching the look, and moving cards among those shown.
func (b *Board) Actions() screen.Actions { return b.acts }

// Handle takes no text: what is typed goes to floating lines.
func (b *Board) Handle(tea.Msg) tea.Cmd { return nil }

// Wheel moves the cursor.
func (b *Board) Wheel(n int) {
	b.step(n)
	b.settle()
}

// Resize takes the room there is.
func (b *Board) Resize(w, h int) {
	if b.w != w || b.h != h {
		b.w, b.h = w, h
		b.settle()
	}
}

// Sync brings the board up to date with the world: it makes the stacks again and puts
// the cursor on its task, wherever that has moved.
func (b *Board) Sync() {
	w := b.world
	b.cards.at(w.Theme, w.Board, w.Facts())
	b.restack()
	b.follow()
	for id := range b.marked {
		if w.Board.Task(id) == nil {
			delete(b.marked, id)
		}
	}
	b.settle()
}

// selection returns the tasks that match the filter.
func (b *Board) selection() model.Selection {
	w := b.world
	if b.filter.Query == nil {
		return model.Selection{}
	}
	return b.filter.Query.Selection(query.NewMatchContext(w.Board, func(id model.ID) string { return w.Texts[id] }))
}

func (b *Board) restack() {
	w := b.world
	switch b.look {
	case ByStatus:
		b.rows = [][]stack{b.stacker().status(model.ByStatus(w.Board, b.selection()))}
	case ByPerson:
		cols := model.PeopleColumns(w.Setup())
		b.swims = model.ByPerson(w.Board, cols, b.selection())
		b.rows = [][]stack{b.stacker().people(b.swims, cols)}
	case Grid:
		cols := model.Live[model.Column](w.Setup())
		b.swims = model.ByPerson(w.Board, cols, b.selection())
		b.rows = b.stacker().grid(b.swims)
	}
}

// focusFirst puts the cursor on the first column with cards, what is being
// done before the rest.
func (b *Board) focusFirst() {
	for _, backlog := range []bool{false, true} {
		for r, row := range b.rows {
			for i := range row {
				waits := b.look != ByPerson && b.world.Setup().KindOf(row[i].column) == model.KindBacklog
				if len(row[i].tasks) > 0 && (backlog || !waits) {
					b.moveCursor(place{row: r, col: i})
					return
				}
			}
		}
	}
}

// stacks returns the stacks of the cursor's row.
func (b *Board) stacks() []stack {
	if b.cursor.row >= len(b.rows) {
		return nil
	}
	return b.rows[b.cursor.row]
}

// stack returns the cursor's stack, nil on a board without columns.
func (b *Board) stack() *stack {
	s := b.stacks()
	if b.cursor.col >= len(s) {
		return nil
	}
	return &s[b.cursor.col]
}

// Task returns the task under the cursor, nil if there is none.
func (b *Board) Task() *model.Task {
	s := b.stack()
	if s == nil || b.cursor.index >= len(s.tasks) {
		return nil
	}
	return s.tasks[b.cursor.index]
}

// At returns where the cursor is: nowhere on a board without tasks, where none is
// drawn.
func (b *Board) At() screen.Spot {
	s := b.stack()
	if s == nil || empty(b.world.Board) {
		return screen.Spot{}
	}
	return screen.Spot{Task: b.Task(), Column: s.column, Person: s.person}
}

// Targets returns the tasks an action is for: the selected ones in the order
// they are shown, else the one under the cursor.
func (b *Board) Targets() []model.ID {
	if len(b.marked) == 0 {
		if t := b.Task(); t != nil {
			return []model.ID{t.ID}
		}
		return nil
	}
	var out []model.ID
	seen := map[model.ID]bool{}
	for _, row := range b.rows {
		for i := range row {
			for _, t := range row[i].tasks {
				if b.marked[t.ID] && !seen[t.ID] {
					seen[t.ID] = true
					out = append(out, t.ID)
				}
			}
		}
	}
	return out
}

// SetFilter shows only what matches a filter. The cursor stays on the task it was
// on before anything was filtered; if that one is hidden, it goes to the first column
// with cards.
func (b *Board) SetFilter(f screen.Filter) {
	if b.filter.Query == nil {
		b.home = b.cursor.id
	}
	b.filter = f
	b.Sync()
	b.unmarkHidden()
	if !b.Seek(b.home) {
		b.focusFirst()
	}
	b.settle()
}

// unmarkHidden deselects tasks that the filter hides: nothing is
// done to what can't be seen.
func (b *Board) unmarkHidden() {
	seen := map[model.ID]bool{}
	for _, id := range b.Targets() {
		seen[id] = true
	}
	for id := range b.marked {
		if !seen[id] {
			delete(b.marked, id)
		}
	}
}

// Filter returns which tasks the board shows.
func (b *Board) Filter() screen.Filter { return b.filter }
