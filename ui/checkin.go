package ui

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/model/op"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// checkInRead is what the log tells of the time since the last standup, for the
// form in which one checks in.
type checkInRead struct {
	past meet.Past
	day  model.Day // that what is said now is for
}

// checkInWords is the draft of what somebody says in a check-in.
const checkInWords = "check-in"

// beginCheckIn opens the form for those who are not in the room.
func (a *App) beginCheckIn() {
	now := a.world.TeamNow()
	me := a.world.Me
	a.Read(func(r model.Reader) tea.Msg {
		said := meet.Heard(r, model.CheckIn{Present: []model.PersonID{me}}, now)
		return checkInRead{meet.Look(r, 0, now), said.Day}
	})
}

// checkIn shows the form, filled in with what the log knows.
func (a *App) checkIn(past meet.Past, day model.Day) {
	if a.leftOn != a.world.Today() {
		a.checkin = nil // yesterday's is no draft of today's
	}
	f := float.NewCheckIn(&a.world, a, past, day, a.checkin)
	f.Block = func(id model.ID) { a.block([]model.ID{id}) }
	f.Leave = func() { a.checkin, a.leftOn = f, a.world.Today() }
	f.Speak = func(words string) {
		l := a.line(checkInWords, "what else there is to say", words)
		l.Verb = "say"
		l.Accept = func(text string) error {
			a.keep(checkInWords, text) // until it is written with the form
			f.Say(strings.TrimSpace(look.Clean(text)))
			a.Pop()
			return nil
		}
		a.Push(l)
	}
	f.Accept = func(today []model.ID, words string) {
		o := op.CheckIn{By: a.world.Me, Tasks: today, Words: words, Now: a.world.Now()}
		a.Apply(screen.Change{Op: o, Then: func(_ model.Event, err error) bool {
			if err == nil {
				a.checkin = nil
				a.written(checkInWords)
				a.Pop()
			}
			return false
		}})
	}
	a.Push(f)
}
