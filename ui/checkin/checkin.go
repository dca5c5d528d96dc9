// Package checkin is the form for people who can't be at the standup to say what they
// did and what they will do.
package checkin

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/model/op"
	"baton/ui/compose"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
)

// loaded is what the log says about the time since the last standup, for the
// form.
type loaded struct {
	past meet.Past
	day  model.Day // the day that a check-in now is for
}

// wordsDraft names the draft of a check-in's words.
const wordsDraft = "check-in"

// CheckIns opens the form and keeps how it was left.
type CheckIns struct {
	world   *screen.World
	host    screen.Host
	compose *compose.Composer
	block   func([]model.ID) // asks why tasks can't go on
	saved   *Form            // the form as it was left, nil for none
	savedOn model.Day        // the day it was left
}

// New returns the check-ins of the person at the screen.
func New(w *screen.World, h screen.Host, c *compose.Composer, block func([]model.ID)) *CheckIns {
	return &CheckIns{world: w, host: h, compose: c, block: block}
}

// Actions opens the form.
func (a *CheckIns) Actions() screen.Actions {
	return screen.Actions{keymap.CheckIn: screen.Do(a.begin)}
}

// Handle shows the form once what it begins with has been read.
func (a *CheckIns) Handle(m tea.Msg) tea.Cmd {
	if r, ok := m.(loaded); ok {
		a.show(r.past, r.day)
	}
	return nil
}

// begin reads what the form begins with.
func (a *CheckIns) begin() {
	now := a.world.TeamNow()
	me := a.world.Me
	screen.Read(a.host, func(r model.Reader) tea.Msg {
		said := meet.Complete(r, model.CheckIn{Present: []model.PersonID{me}}, now)
		return loaded{meet.Look(r, 0, now), said.Day}
	})
}

// show shows the form, filled in with what the log knows.
func (a *CheckIns) show(past meet.Past, day model.Day) {
	if a.savedOn != a.world.Today() {
		a.saved = nil // yesterday's form is not continued today
	}
	f := newForm(a.world, a.host, past, day, a.saved)
	f.block = func(id model.ID) { a.block([]model.ID{id}) }
	f.leave = func() { a.saved, a.savedOn = f, a.world.Today() }
	f.speak = func(words string) {
		l := a.compose.Line(wordsDraft, "anything else to say", words)
		l.Verb = "say"
		l.Accept = func(text string) error {
			a.compose.Keep(wordsDraft, text) // until it is written with the form
			f.Say(strings.TrimSpace(look.Clean(text)))
			a.host.Drop(l)
			return nil
		}
		a.host.Push(l)
	}
	f.accept = func(today []model.ID, words string) {
		o := op.CheckIn{By: a.world.Me, Tasks: today, Words: words, Now: a.world.Now()}
		a.host.Apply(screen.Change{Op: o, Then: func(_ model.Event, err error) bool {
			if err == nil {
				a.saved = nil
				a.compose.Written(wordsDraft)
				a.host.Drop(f)
			}
			return false
		}})
	}
	a.host.Push(f)
}
