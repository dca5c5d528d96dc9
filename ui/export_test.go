package ui

import (
	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/history"
	"baton/ui/keymap"
	"baton/ui/screen"
)

// Hear returns the message by which the program hears news.
func Hear(n model.News) tea.Msg {
	from := make(chan model.News)
	close(from)
	return newsMsg{news: n, from: from}
}

// Watching returns the message by which the news begin.
func Watching() tea.Msg {
	from := make(chan model.News)
	close(from)
	return watching{from}
}

// Cursor returns the task under the cursor.
func (a *App) Cursor() model.ID {
	if t := a.stage.base.At().Task; t != nil {
		return t.ID
	}
	return model.ID{}
}

// PaceDue returns the message on which the program reads the pace of the
// columns.
func PaceDue() tea.Msg { return history.Due{} }

// Deep reports whether something lies over the board, or beside it.
func (a *App) Deep() bool { return len(a.stage.stack) > 0 || a.stage.side != nil }

// Minute returns the message that comes once a minute.
func Minute() tea.Msg { return tick{} }

// Rescue does what is done when the program ends by whatever.
func (a *App) Rescue() error { return a.rescue() }

// Scopes returns the scopes whose keys are live.
func (a *App) Scopes() []keymap.Scope { return a.stage.scopes() }

// Handlers returns the tables that carry out actions here.
func (a *App) Handlers() []screen.Actions { return a.handlerTables() }
