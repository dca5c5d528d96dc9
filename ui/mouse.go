package ui

import (
	tea "charm.land/bubbletea/v2"

	"baton/ui/screen"
)

// drawn is where the last frame has what can be pointed at: below which row the
// base begins, from which cell on something stands beside it, and the float on
// top with its corner.
type drawn struct {
	top, side int
	float     screen.Screen
	x, y      int
}

// mouse hands a click or a turn of the wheel to the screen that was drawn there,
// which sees it as from its own corner.
func (a *App) mouse(m tea.MouseMsg) {
	at, d, to := m.Mouse(), a.drawn, a.top()
	switch {
	case to == d.float:
		at.X, at.Y = at.X-d.x, at.Y-d.y
	case len(a.stack) == 0 && a.side != nil && at.X >= d.side:
		at.X, at.Y, to = at.X-d.side, at.Y-d.top, a.side
	default:
		at.Y -= d.top
	}
	if at.Y < 0 && to != d.float { // the strip above it
		return
	}
	switch m.(type) {
	case tea.MouseClickMsg:
		a.run(to.Handle(tea.MouseClickMsg(at)))
	case tea.MouseWheelMsg:
		a.run(to.Handle(tea.MouseWheelMsg(at)))
	}
	a.visit()
}
