// Package screen says what the screens of baton have in common: the world they
// look at, the host that carries out what they ask for, and their interfaces.
// Screens never do I/O and never touch one another.
//
// A [Base] fills the terminal in the board's place, an overlay is a strip above
// it with keys of its own, and what is pushed lies over both: a [Float] in a box,
// anything else on the whole screen. All of them are a [Screen]; what only some
// can do is an interface of its own that the host asks for.
package screen

import (
	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/query"
	"baton/ui/keymap"
)

// Actions are what is done for the actions whose keys are live somewhere: one
// table from action to handler, built where the handlers are.
type Actions map[keymap.Action]func() tea.Cmd

// Do makes a handler of what needs nothing run afterwards.
func Do(f func()) func() tea.Cmd {
	return func() tea.Cmd {
		f()
		return nil
	}
}

// Screen is something that is shown and takes keys.
type Screen interface {
	// Scope tells which keys are live here.
	Scope() keymap.Scope
	// Actions carry out the keys that the keymap knows here.
	Actions() Actions
	// Handle takes typed and pasted text, and what was read.
	Handle(m tea.Msg) tea.Cmd
	// Sync tells that the world has moved.
	Sync()
	// Draw returns exactly h rows of w cells; a float returns only its box, an
	// overlay its strip. It changes nothing.
	Draw(w, h int) []string
}

// Sized is a screen that has to know how much room it has: it scrolls. The size
// is the one it will be drawn in.
type Sized interface {
	Resize(w, h int)
}

// Pointed is a screen that takes the mouse, seen from its own corner.
type Pointed interface {
	Click(x, y int)
	// Wheel turns the wheel a notch down, up if it is negative.
	Wheel(notches int)
}

// Float is what a screen is that floats over another.
type Float interface {
	// Caret returns where the terminal's cursor is in the box, false for none.
	Caret() (x, y int, ok bool)
}

// Base is a screen that shows the board's tasks and stands in the board's place.
type Base interface {
	Screen
	Selection
	Filtered
}

// Selection is which tasks a base is about just now.
type Selection interface {
	// At tells where the cursor is.
	At() Spot
	// Targets returns the tasks that an action is for: those selected, else the
	// one under the cursor.
	Targets() []model.ID
	// Seek puts the cursor on a task; false if it is not shown.
	Seek(id model.ID) bool
}

// Filtered is what a base leaves out.
type Filtered interface {
	// Filter returns what is shown of the tasks.
	Filter() Filter
	// SetFilter shows only what a filter keeps.
	SetFilter(f Filter)
}

// Spot is where the cursor of a base is: on which task, in which column, at whose
// tasks. What it does not say is zero.
type Spot struct {
	Task   *model.Task
	Column model.ColumnID
	Person model.PersonID
}

// Clearer is a base that has something to clear, as a selection is.
type Clearer interface {
	// Clear takes back one thing; false if there was none.
	Clear() bool
}

// Undoer is an overlay that has an undo of its own.
type Undoer interface {
	// Undo takes back the last thing done in it. It returns false if that was a
	// change of the board, which the host then takes back.
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

// Filter is what is shown of the board's tasks.
type Filter struct {
	Text  string // as typed
	Mine  bool
	Query *query.Filter // nil shows everything
}

// Whole returns the filter as one text of the grammar, "" for everything.
func (f Filter) Whole() string {
	switch {
	case f.Mine && f.Text != "":
		return "@me (" + f.Text + ")"
	case f.Mine:
		return "@me"
	}
	return f.Text
}
