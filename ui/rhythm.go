package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
)

// rhythm is what the log tells of today's standup. Until it was asked, nobody
// is called to one.
type rhythm struct {
	known bool
	held  model.Instant // 0 if there was none today
}

// heldRead is what was read of it.
type heldRead struct{ at model.Instant }

// lookBack reads whether today's standup was held, on a board that has one.
func (a *App) lookBack() {
	if a.world.Setup().Info.Standup.At == 0 {
		return
	}
	morning := model.At(meet.Morning(a.meetNow()))
	a.Read(func(r model.Reader) tea.Msg { return heldRead{meet.HeldSince(r, morning)} })
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
	now, held := a.meetNow(), a.rhythm.held
	if !a.rhythm.known || a.meeting != nil {
		held = model.At(now)
	}
	return meet.Calls(a.world.Setup().Info, now, held)
}

// meetNow is the moment in the zone in which the team meets.
func (a *App) meetNow() time.Time { return a.world.Setup().Info.In(a.world.Now()) }
