package ui

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"baton/ui/screen"
)

// Push puts a screen on top.
func (a *App) Push(s screen.Screen) { a.stack = append(a.stack, s) }

// Drop takes a screen away, wherever it is.
func (a *App) Drop(s screen.Screen) {
	i := slices.Index(a.stack, s)
	if i < 0 {
		return
	}
	top := i == len(a.stack)-1
	a.stack = slices.Delete(a.stack, i, i+1)
	if top && a.side != nil {
		a.side.Sync()
	}
}

// Apply has a change carried out, behind those that wait.
func (a *App) Apply(c screen.Change) { a.commits.apply(c) }

// Say shows a quiet line at the foot.
func (a *App) Say(text string) { a.foot.toast = text }

// Do has f run off the screen's time; what it returns comes to everybody.
func (a *App) Do(f func(ctx context.Context, v screen.Viewer) tea.Msg) {
	store := a.opts.Store
	a.run(a.io(func(ctx context.Context) tea.Msg { return f(ctx, store) }))
}

// lay lays the standup's strip over the base, or takes it away.
func (a *App) lay(on bool) {
	a.over = nil
	if on {
		a.over = a.standup
	}
}

// top returns the screen that gets the keys.
func (a *App) top() screen.Screen {
	if n := len(a.stack); n > 0 {
		return a.stack[n-1]
	}
	return a.base
}
