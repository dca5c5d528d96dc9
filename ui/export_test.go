package ui

import (
	tea "charm.land/bubbletea/v2"

	"baton/model"
)

// Hear returns the message by which the program hears news.
func Hear(n model.News) tea.Msg {
	from := make(chan model.News)
	close(from)
	return newsMsg{news: n, from: from}
}

// PaceDue returns the message on which the program reads the pace of the
// columns.
func PaceDue() tea.Msg { return paceDue{} }
