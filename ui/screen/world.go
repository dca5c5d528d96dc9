package screen

import (
	"time"

	"baton/model"
	"baton/model/fact"
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
	Calls func() []meet.Call    // meetings that are due
	Texts map[model.ID]string   // descriptions, nil until a filter needs them
	Busy  map[model.ID]bool     // tasks whose change is still being written
	Fresh map[model.ID]struct{} // tasks that another person has just changed
	Pace  *flow.Pace            // of the columns; nil until it has been read

	ReadOnly string // why nothing can be written, "" if it can
}

// TeamNow returns the current time in the team's zone.
func (w *World) TeamNow() time.Time { return w.Setup().Info.In(w.Now()) }

// Today returns the current day in the person's zone.
func (w *World) Today() model.Day { return model.DayOf(w.Now()) }

// Setup returns what the board is set up with.
func (w *World) Setup() *model.Setup { return w.Board.Setup() }

// Env returns what the grammar needs to parse what was typed.
func (w *World) Env() query.Env {
	return query.Env{Setup: w.Setup(), Numbers: w.Board, Now: w.Now(), Me: w.Me, MyName: string(w.Me)}
}

// Facts returns the board, time and pace from which facts about tasks follow.
func (w *World) Facts() fact.At { return fact.New(w.Board, w.Now(), w.Pace) }

// PersonName returns a person's name, safe to draw.
func (w *World) PersonName(who model.PersonID) string {
	return look.Show(model.Named[model.Person](w.Setup(), string(who)))
}
