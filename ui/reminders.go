package ui

import (
	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/ui/screen"
)

// reminders say which meetings are due. Until the log has been read for today's
// standup, none is announced.
type reminders struct {
	world    *screen.World
	host     screen.Host
	underWay func() bool // a standup is under way
	known    bool
	heldOn   model.Day // day of the last standup, 0 if none was recent
}

// heldRead is the day of the last standup, as read from the log.
type heldRead struct{ on model.Day }

// readHeld reads whether today's standup was held, if the board has standups.
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

// recorded looks again if an event is about more than tasks: a standup may
// have been held or undone, or the team may have changed its rhythm.
func (r *reminders) recorded(ev model.Event) {
	for _, c := range ev.Do {
		if c.Subject() == (model.ID{}) {
			r.readHeld()
			return
		}
	}
}

// calls returns the meetings that are due. The standup is not announced to those who
// are in it.
func (r *reminders) calls() []meet.Call {
	now, held := r.world.TeamNow(), r.heldOn
	if !r.known || r.underWay() {
		held = model.DayOf(now)
	}
	return meet.Calls(r.world.Setup().Info, now, held)
}
