package standup

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/ui/screen"
)

// Second comes once a second while a clock runs.
type Second struct{}

// startTimer has the clock counted on in a second, if nothing has already.
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

// tick counts the time since the clock was last looked at. One that is set back
// counts nothing.
func (m *meeting) tick(now time.Time) {
	if !m.lastTick.IsZero() {
		d := max(0, now.Sub(m.lastTick))
		m.total, m.turnTime, m.lastTick = m.total+d, m.turnTime+d, now
	}
}

// toggle stops the clock, or lets it go on.
func (m *meeting) toggle(now time.Time) {
	m.tick(now)
	if m.lastTick.IsZero() {
		m.lastTick = now
	} else {
		m.lastTick = time.Time{}
	}
}

// toggleTimer stops the clock, or lets it go on.
func (a *Standup) toggleTimer() {
	if a.world.Setup().Info.Timebox() == 0 {
		a.host.Say("this board has no timer: board edit timer:15m sets one")
		return
	}
	a.meeting.toggle(a.world.Now())
	a.startTimer()
}
