package ui

import (
	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
)

// rhythm is what the log tells of today's standup. Until it was asked, nobody
// is called to one.
type rhythm struct {
	known bool
	held  model.Day // of the last one, 0 if there was none of late
}

// heldRead is what was read of it.
type heldRead struct{ on model.Day }

// lookBack reads whether today's standup was held, on a board that has one.
func (a *App) lookBack() {
	if a.world.Setup().Info.Standup.At == 0 {
		return
	}
	now := a.world.TeamNow()
	a.Read(func(r model.Reader) tea.Msg { return heldRead{meet.HeldOn(r, model.At(meet.Morning(now)), now)} })
}

// minded looks again where an event tells of more than tasks: a standup may
// have been held or undone, or the team may have changed its rhythm.
func (a *App) minded(ev model.Event) {
	for _, c := range ev.Do {
		if c.Subject() == (model.ID{}) {
			a.lookBack()
			return
		}
	}
}

// calls returns the meetings whose time has come. Who is in the standup is not
// called to it.
func (a *App) calls() []meet.Call {
	now, held := a.world.TeamNow(), a.rhythm.held
	if !a.rhythm.known || a.meeting != nil {
		held = model.DayOf(now)
	}
	return meet.Calls(a.world.Setup().Info, now, held)
}
