package ui

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/look"
	"baton/ui/screen"
)

// foot holds what the last row says: what was done or refused, and what others
// did.
type foot struct {
	toast  string // what was done or refused last
	news   string // what another person did last
	newsAt time.Time
	away   bool // the board's file is gone, or something else is in its place
}

// newsLifetime is how long news stays at the foot.
const newsLifetime = 10 * time.Minute

// dropNews removes what another person did. News about the board itself stays: that
// its file is gone, has been replaced, or can't be written.
func (f *foot) dropNews() {
	if !f.newsAt.IsZero() && !f.away {
		f.news, f.newsAt = "", time.Time{}
	}
}

// expire drops news that has been shown long enough.
func (f *foot) expire(now time.Time) {
	if now.Sub(f.newsAt) > newsLifetime {
		f.dropNews()
	}
}

// said draws what there is to say, "" for nothing.
func (f *foot) said(th *look.Theme, now time.Time) string {
	left := ""
	if f.toast != "" {
		left = th.Text.Render(look.Show(f.toast))
	}
	if f.news == "" || f.news == f.toast {
		return left
	}
	if left != "" {
		left += "     "
	}
	text := f.news
	if m := int(now.Sub(f.newsAt).Minutes()); m > 0 && !f.newsAt.IsZero() {
		text += fmt.Sprintf(", %d min ago", m)
	}
	return left + th.Dim.Render(look.Show(text))
}

// newsMsg is one piece of news, and the channel that brings the next.
type newsMsg struct {
	news model.News
	from <-chan model.News
}

// watching says that the watch on the board has begun.
type watching struct{ from <-chan model.News }

func (w watching) next() tea.Cmd { return newsMsg{from: w.from}.next() }

func (n newsMsg) next() tea.Cmd {
	return func() tea.Msg {
		news, ok := <-n.from
		if !ok {
			return nil
		}
		return newsMsg{news, n.from}
	}
}

// watch starts watching the board.
func (a *App) watch() tea.Cmd {
	store := a.opts.Store
	return a.io(func(ctx context.Context) tea.Msg {
		from, err := store.Watch(ctx)
		if err != nil {
			return screen.Failed{Err: err}
		}
		return watching{from}
	})
}

// takeNews takes what another person, or another window, did to the board. While a
// change is being written here it waits, because it may be about that change.
func (a *App) takeNews(n model.News) {
	if a.commits.writing != nil {
		a.pendingNews = append(a.pendingNews, n)
		return
	}
	if n.Away != nil { // the store refuses every change until it is back
		a.foot.news, a.foot.newsAt, a.foot.away = n.Away.Error(), time.Time{}, true
		return
	}
	if n.Board == nil {
		return
	}
	if a.foot.away {
		a.foot.news, a.foot.away = "", false
	}
	if n.Copy {
		a.foot.news, a.foot.newsAt, a.commits.swapped = swappedBoard, time.Time{}, true
		a.reminders.readHeld()
		a.filters.Outdate()
	}
	if n.Copy || n.Board.Head().Seq > a.world.Board.Head().Seq {
		a.world.Board = n.Board
		a.sync()
	}
	names := model.NamesOf(a.world.Board)
	for i, ev := range n.Events {
		if a.commits.isOwn(ev) {
			continue
		}
		a.recorded(ev, false)
		a.foot.news, a.foot.newsAt = names.Person(ev.By)+" "+n.Told[i].Text, a.world.Now()
		for _, id := range ev.Subjects() {
			if id != (model.ID{}) && len(a.world.Fresh) < 500 {
				a.world.Fresh[id] = struct{}{}
			}
		}
	}
}

// recorded passes an event on to those who follow what happens.
func (a *App) recorded(ev model.Event, own bool) {
	a.filters.Recorded(ev)
	a.reminders.recorded(ev)
	if w, ok := a.stage.over.(screen.Witness); ok {
		w.Recorded(ev, own)
	}
}
