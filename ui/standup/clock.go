package standup

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/ui/screen"
)

// Second is sent once a second while the timer runs.
type Second struct{}

// startTimer asks for the next Second, unless one is already on its way.
func (a *Standup) startTimer() {
	if m := a.meeting; !a.counting && m != nil && !m.lastTick.IsZero() && a.world.Setup().Info.Timebox() > 0 {
		a.counting = true
		a.host.Do(func(ctx context.Context, _ screen.Viewer) tea.Msg {
			select {
			case <-ctx.Done():
				return nil
			case <-time.After(time.Second):
				return Second{}
			}
		})
	}
}

// tick adds the time since the last tick. A clock that was set back
// adds nothing.
func (m *meeting) tick(now time.Time) {
	if !m.lastTick.IsZero() {
		d := max(0, now.Sub(m.lastTick))
		m.total, m.turnTime, m.lastTick = m.total+d, m.turnTime+d, now
	}
}

// toggle pauses the timer, or resumes it.
func (m *meeting) toggle(now time.Time) {
	m.tick(now)
	if m.lastTick.IsZero() {
		m.lastTick = now
	} else {
		m.lastTick = time.Time{}
	}
}

// toggleTimer pauses the timer, or resumes it, if the board has one.
func (a *Standup) toggleTimer() {
	if a.world.Setup().Info.Timebox() == 0 {
		a.host.Say("this board has no timer: board edit timer:15m sets one")
		return
	}
	a.meeting.toggle(a.world.Now())
	a.startTimer()
}
