// Package screen says what the screens of baton have in common: the world they
// look at, the host that carries out what they ask for, and their interface.
// Screens never do I/O and never touch one another.
package screen

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/flow"
	"baton/model/meet"
	"baton/model/query"
	"baton/ui/keymap"
	"baton/ui/look"
)

// World is what all screens look at. The app changes it between messages;
// screens only read it.
type World struct {
	Board *model.Board
	Theme *look.Theme
	Keys  *keymap.Map
	Me    model.PersonID
	Now   func() time.Time      // in the person's time zone
	Calls func() []meet.Call    // meetings whose time has come
	Texts map[model.ID]string   // descriptions, once a filter has needed them
	Busy  map[model.ID]bool     // tasks whose change is still being written
	Fresh map[model.ID]struct{} // tasks that somebody else has just changed
	Pace  *flow.Pace            // of the columns; nil until it was read
}

// Aged returns how old a task that is being done is in days, and how old 85 % of
// those which went through its column were at most; false where it is no older.
func (w *World) Aged(t *model.Task) (age, usual int, ok bool) {
	usual, ok = w.Pace.Of(t.Column)
	if !ok || t.Started == 0 || t.Archived != 0 {
		return 0, 0, false
	}
	now := w.Now()
	age = flow.Window{Zone: now.Location()}.Age(t.Started, model.At(now))
	return age, usual, age > usual
}

// TeamNow returns the moment in the zone in which the team's days begin.
func (w *World) TeamNow() time.Time { return w.Setup().Info.In(w.Now()) }

// Today returns the day it is for the person.
func (w *World) Today() model.Day { return model.DayOf(w.Now()) }

// Setup returns what the board is set up with.
func (w *World) Setup() *model.Setup { return w.Board.Setup() }

// Env returns what the grammar needs to know to read what was typed.
func (w *World) Env() query.Env {
	return query.Env{Setup: w.Setup(), Numbers: w.Board, Now: w.Now(), Me: w.Me, MyName: string(w.Me)}
}

// Screen is something that fills the terminal, or floats over what does.
type Screen interface {
	// Scope tells which keys are live here.
	Scope() keymap.Scope
	// Do carries out a key the keymap knows; false if it means nothing here.
	Do(a keymap.Action) bool
	// Handle takes typed and pasted text, the mouse, and what was read.
	Handle(m tea.Msg) tea.Cmd
	// Sync tells that the world has moved.
	Sync()
	// Draw returns exactly h rows of w cells; a float returns only its box.
	Draw(w, h int) []string
}

// Float is a screen that floats over another.
type Float interface {
	Screen
	// Cursor returns where the terminal's cursor stands in the box, false for
	// none.
	Cursor() (x, y int, ok bool)
}

// Change is something a screen wants done to the board.
type Change struct {
	Verb  string
	Make  model.Make
	Plan  model.Plan // instead of Verb and Make
	Force model.Plan // what passes the soft rules, where Plan must be another
	Seen  model.EventID
	Tasks []model.ID // shown as being written
	// Ask has the host ask when a soft rule refuses, with what passing it is
	// called; "" only says the refusal.
	Ask string
	// Then is told how it went, when the board has moved already. It returns
	// true if it has dealt with an error.
	Then func(ev model.Event, err error) bool
}

// Host carries out what screens ask for, within the same message.
type Host interface {
	Push(s Screen)
	Pop()
	Apply(c Change)
	// Say shows a quiet line at the foot.
	Say(text string)
	// Read looks into the board's store, off the screen's time; what f returns
	// comes to every screen's Handle.
	Read(f func(r model.Reader) tea.Msg)
}
