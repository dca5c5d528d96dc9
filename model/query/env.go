package query

import (
	"time"

	"baton/model"
)

// Env is what text is read against. If Numbers is nil, no reference is known.
type Env struct {
	Setup   *model.Setup
	Numbers model.Numbers
	Now     time.Time      // its zone decides which day it is
	Me      model.PersonID // who @me is
	MyName  string         // what @me is called if the board does not know Me yet
	Force   bool           // accept new names that look like a slip of a known one
}

// findRef returns the number of the task that a text names.
func (e Env) findRef(text string) (int, bool) {
	if d, ok := e.Numbers.(model.Directory); ok {
		return model.FindRef(d, text)
	}
	return e.Setup.ParseRef(text)
}

func (e Env) today() model.Day { return model.DayOf(e.Now) }

// Use is what a line is for.
type Use uint8

// The uses.
const (
	Adding Use = iota
	Editing
	Filtering
)
