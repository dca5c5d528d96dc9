package ui

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"baton/ui/screen"
)

// Push puts a screen on top.
func (a *App) Push(s screen.Screen) { a.stage.stack = append(a.stage.stack, s) }

// Drop removes a screen, wherever it is.
func (a *App) Drop(s screen.Screen) { a.stage.drop(s) }

// Apply writes a change, after those already queued.
func (a *App) Apply(c screen.Change) { a.commits.apply(request{Change: c}) }

// Say shows a quiet line at the foot.
func (a *App) Say(text string) { a.foot.toast = text }

// Do runs f in the background; what it returns is handed to every screen.
func (a *App) Do(f func(ctx context.Context, v screen.Viewer) tea.Msg) {
	store := a.opts.Store
	a.run(a.io(func(ctx context.Context) tea.Msg { return f(ctx, store) }))
}

// showStrip shows the standup's strip over the base, or removes it.
func (a *App) showStrip(on bool) {
	a.stage.over = nil
	if on {
		a.stage.over = a.standup
	}
}
