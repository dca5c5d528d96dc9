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

// Watching returns the message by which the news begin.
func Watching() tea.Msg {
	from := make(chan model.News)
	close(from)
	return watching{from}
}
