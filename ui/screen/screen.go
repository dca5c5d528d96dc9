// Package screen is what the screens of baton have in common: the world they
// look at, the host that carries out what they ask for, and their interfaces.
// Screens never do I/O and never touch one another.
//
// A [Base] fills the terminal in the board's place, an overlay is a strip above
// it with keys of its own, and what is pushed is drawn over both: a [Float] in a box,
// anything else on the whole screen. All of them are a [Screen]; what only some of them
// can do is an interface of its own, which the host checks for.
package screen

import (
	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/query"
	"baton/ui/keymap"
)

// Actions is a table from action to handler, built where the handlers are. A handler
// may return a command.
type Actions map[keymap.Action]func() tea.Cmd

// Do makes a handler of a function that returns no command.
func Do(f func()) func() tea.Cmd {
	return func() tea.Cmd {
		f()
		return nil
	}
}

// Screen is something that is shown and takes keys.
type Screen interface {
	// Scope returns which keys are live here.
	Scope() keymap.Scope
	// Actions carry out the keys that the keymap knows here.
	Actions() Actions
	// Handle takes typed and pasted text, and what was read.
	Handle(m tea.Msg) tea.Cmd
	// Sync is called when the world has changed.
	Sync()
	// Draw returns exactly h rows of w cells; a float returns only its box, an
	// overlay its strip. It changes nothing.
	Draw(w, h int) []string
}

// Sized is a screen that has to know how much room it has, because it scrolls. The size
// is the one it will be drawn in.
type Sized interface {
	Resize(w, h int)
}

// Pointed is a screen that takes the mouse, in coordinates from its own corner.
type Pointed interface {
	Click(x, y int)
	// Wheel handles so many notches of the wheel: down, or up if negative.
	Wheel(notches int)
}

// Float is a screen that floats over another.
type Float interface {
	// Caret returns where the terminal's cursor is in the box; ok is false for none.
	Caret() (x, y int, ok bool)
}

// Base is a screen that shows the board's tasks, in the board's place.
type Base interface {
	Screen
	Selection
	Filtered
}

// Selection is which tasks of a base an action would be for.
type Selection interface {
	// At returns where the cursor is.
	At() Spot
	// Targets returns the tasks that an action is for: those selected, else the
	// one under the cursor.
	Targets() []model.ID
	// Seek puts the cursor on a task; false if it is not shown.
	Seek(id model.ID) bool
}

// Filtered is a screen that can hide tasks.
type Filtered interface {
	// Filter returns which tasks are shown.
	Filter() Filter
	// SetFilter shows only the tasks that match a filter.
	SetFilter(f Filter)
}

// Spot is where the cursor of a base is: on which task, in which column, in whose
// tasks. What does not apply is zero.
type Spot struct {
	Task   *model.Task
	Column model.ColumnID
	Person model.PersonID
}

// Clearer is a base that has something to clear, such as a selection.
type Clearer interface {
	// Clear clears one thing; false if there was none.
	Clear() bool
}

// Undoer is an overlay that has an undo of its own.
type Undoer interface {
	// Undo takes back the last thing done in it. It returns false if that was a
	// change of the board, which the host then undoes.
	Undo() bool
}

// Leaver is an overlay that has to be asked before the program ends.
type Leaver interface {
	Leave()
}

// Witness is told of every event that was recorded, here or elsewhere.
type Witness interface {
	Recorded(ev model.Event, own bool)
}

// Filter is which of the board's tasks are shown.
type Filter struct {
	Text  string // as typed
	Mine  bool
	Query *query.Filter // nil shows everything
}

// Whole returns the filter in the grammar's notation, "" for everything.
func (f Filter) Whole() string {
	switch {
	case f.Mine && f.Text != "":
		return "@me (" + f.Text + ")"
	case f.Mine:
		return "@me"
	}
	return f.Text
}
