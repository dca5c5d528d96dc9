package ui

import (
	"time"

	tea "charm.land/bubbletea/v2"
)

// second comes once a second while a clock runs.
type second struct{}

// count has the clock counted on in a second, if nothing has already.
func (a *App) count() {
	if m := a.meeting; !a.counting && m != nil && !m.since.IsZero() && a.world.Setup().Info.Timebox() > 0 {
		a.counting = true
		a.run(tea.Tick(time.Second, func(time.Time) tea.Msg { return second{} }))
	}
}

// tick counts the time since the clock was last looked at. One that is set back
// counts nothing.
func (m *meeting) tick(now time.Time) {
	if !m.since.IsZero() {
		d := max(0, now.Sub(m.since))
		m.clock, m.own, m.since = m.clock+d, m.own+d, now
	}
}

// toggle stops the clock, or lets it go on.
func (m *meeting) toggle(now time.Time) {
	m.tick(now)
	if m.since.IsZero() {
		m.since = now
	} else {
		m.since = time.Time{}
	}
}

// stopClock stops the clock, or lets it go on.
func (a *App) stopClock() {
	if a.world.Setup().Info.Timebox() == 0 {
		a.Say("this board has no timer: board edit timer:15m gives it one")
		return
	}
	a.meeting.toggle(a.world.Now())
	a.count()
}
