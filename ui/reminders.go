package ui

import (
	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/ui/screen"
)

// reminders say which meetings' time has come. Until the log was asked for today's
// standup, nobody is called to one.
type reminders struct {
	world    *screen.World
	host     screen.Host
	underWay func() bool // a standup is under way
	known    bool
	heldOn   model.Day // of the last one, 0 if there was none of late
}

// heldRead is what was read of it.
type heldRead struct{ on model.Day }

// readHeld reads whether today's standup was held, on a board that has one.
func (r *reminders) readHeld() {
	if r.world.Setup().Info.Standup.At == 0 {
		return
	}
	now := r.world.TeamNow()
	screen.Read(r.host, func(p model.Reader) tea.Msg { return heldRead{meet.HeldOn(p, model.At(meet.Morning(now)), now)} })
}

// Handle takes what was read.
func (r *reminders) Handle(m tea.Msg) tea.Cmd {
	if h, ok := m.(heldRead); ok {
		r.known, r.heldOn = true, h.on
	}
	return nil
}

// recorded looks again where an event tells of more than tasks: a standup may
// have been held or undone, or the team may have changed its rhythm.
func (r *reminders) recorded(ev model.Event) {
	for _, c := range ev.Do {
		if c.Subject() == (model.ID{}) {
			r.readHeld()
			return
		}
	}
}

// calls returns the meetings whose time has come. Those in the standup are not called
// to it.
func (r *reminders) calls() []meet.Call {
	now, held := r.world.TeamNow(), r.heldOn
	if !r.known || r.underWay() {
		held = model.DayOf(now)
	}
	return meet.Calls(r.world.Setup().Info, now, held)
}
