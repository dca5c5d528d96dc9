package ui

import (
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/meet"
	"baton/ui/look"
)

// between stands between two things in a line.
func (a *App) between() string { return " " + a.world.Theme.Signs.Dot + " " }

// topics joins what was parked.
func (a *App) topics(l []model.Remark) string {
	var out []string
	for _, r := range l {
		out = append(out, look.Show(r.Text))
	}
	if len(out) == 0 {
		return ""
	}
	return a.world.Theme.Text.Render(strings.Join(out, a.between()))
}

func (a *App) refs(l []*model.Task, style look.Style) string {
	var out []string
	for _, t := range l {
		out = append(out, style.Render(strconv.Itoa(t.Num)+" "+look.Show(t.Title)))
	}
	return strings.Join(out, a.world.Theme.Dim.Render(a.between()))
}

// blocked lists the tasks that have a reason not to go on, with it.
func (a *App) blocked(l []*model.Task) string {
	th := a.world.Theme
	var out []string
	for _, t := range l {
		if t.Blocked.Reason != "" {
			out = append(out, th.Alarm.Render(strconv.Itoa(t.Num)+" "+look.Show(t.Title))+th.Dim.Render(": "+look.Show(t.Blocked.Reason)))
		}
	}
	return strings.Join(out, th.Dim.Render(a.between()))
}

// waiting lists the tasks that wait for another to be done, with the first.
func (a *App) waiting(l []*model.Task) string {
	th := a.world.Theme
	var out []string
	for _, t := range l {
		if w := model.Waiting(a.world.Board, t); len(w) > 0 && t.Blocked.Reason == "" {
			out = append(out, th.Text.Render(strconv.Itoa(t.Num)+" "+look.Show(t.Title))+
				th.Dim.Render(": for "+strconv.Itoa(w[0].Num)+" "+look.Show(w[0].Title)))
		}
	}
	return strings.Join(out, th.Dim.Render(a.between()))
}

// fates tells what became of promises.
func (a *App) fates(l []meet.Outcome) string {
	th := a.world.Theme
	var out []string
	for _, o := range l {
		style := map[meet.Fate]look.Style{meet.Kept: th.Good, meet.Moved: th.Text, meet.Blocked: th.Alarm, meet.Waiting: th.Text, meet.Dropped: th.Dim, meet.Open: th.High}[o.Fate]
		name := strings.TrimSpace(strconv.Itoa(a.world.Board.NumberOf(o.Task)) + " " + look.Show(o.Title))
		out = append(out, th.Text.Render(name)+" "+style.Render(string(o.Fate)))
	}
	return strings.Join(out, th.Dim.Render(a.between()))
}

// today lists what has been promised in the standup.
func (a *App) today(of func(model.Promise) bool) string {
	var tasks []*model.Task
	for _, p := range a.meeting.promises {
		if t := a.world.Board.Task(p.Task); of(p) && t != nil && !slices.Contains(tasks, t) {
			tasks = append(tasks, t)
		}
	}
	return a.refs(tasks, a.world.Theme.Accent)
}
