package detail

import (
	"strconv"

	"baton/model"
	"baton/ui/look"
)

// sideBySide is the width from which facts stand beside the text.
const sideBySide = 84

// Draw draws the task into h rows of w cells.
func (d *Detail) Draw(w, h int) []string {
	th, t := d.world.Theme, d.last
	if t == nil {
		return pad([]string{" " + th.Dim.Render("no task here")}, w, h)
	}
	rows := []string{d.header(t, w), " " + th.Line(w-2) + " "}
	if d.world.Board.Task(d.id) == nil {
		rows = append(rows, " "+th.Alarm.Render(th.Fit("This task has been deleted. u undoes it if it was you.", w-1)))
	}
	d.h = h - len(rows)
	facts := d.facts(t)
	if w >= sideBySide {
		text := d.text(t, w-factsWidth-4)
		rows = append(rows, d.beside(text, facts, w)...)
	} else {
		rows = append(rows, d.below(t, facts, w)...)
	}
	return pad(rows, w, h)
}

func pad(rows []string, w, h int) []string {
	for i := range rows {
		rows[i] = look.Fit(rows[i], w)
	}
	for len(rows) < h {
		rows = append(rows, look.Spaces(w))
	}
	return rows[:h]
}

// beside puts the scrolled text at the left and the facts at the right.
func (d *Detail) beside(text, facts []string, w int) []string {
	d.n = max(len(text), 1)
	d.scroll(0)
	wide := w - factsWidth - 4
	var rows []string
	for y := range d.h {
		l, r := "", ""
		if d.top+y < len(text) {
			l = text[d.top+y]
		}
		if y < len(facts) {
			r = facts[y]
		}
		rows = append(rows, " "+look.Fit(l, wide)+"  "+look.Fit(r, factsWidth)+" ")
	}
	return d.mark(rows, len(text))
}

// below puts the facts above the text; both scroll.
func (d *Detail) below(t *model.Task, facts []string, w int) []string {
	text := append(append([]string{}, facts...), "")
	text = append(text, d.text(t, w-2)...)
	d.n = len(text)
	d.scroll(0)
	var rows []string
	for y := d.top; y < min(d.top+d.h, len(text)); y++ {
		rows = append(rows, " "+look.Fit(text[y], w-2)+" ")
	}
	return d.mark(rows, len(text))
}

// mark says in the last row that there is more.
func (d *Detail) mark(rows []string, n int) []string {
	if rest := n - d.top - d.h; rest > 0 && len(rows) > 0 {
		th := d.world.Theme
		rows[len(rows)-1] = " " + th.Dim.Render(th.Signs.Down+" "+strconv.Itoa(rest+1)+" more lines")
	}
	return rows
}

// header names the board, the task and where it stands.
func (d *Detail) header(t *model.Task, w int) string {
	th, s := d.world.Theme, d.world.Setup()
	where := look.Show(model.Named[model.Column](s, string(t.Column)))
	if t.Since != 0 {
		where += ", " + span(model.At(d.world.Now())-t.Since)
	}
	right := th.Text.Render(where)
	switch t.Priority {
	case model.Urgent:
		right += "   " + th.Urgent.Render(th.Signs.Urgent+" urgent")
	case model.High:
		right += "   " + th.High.Render(th.Signs.High+" high")
	}
	if t.Archived != 0 {
		right += "   " + th.Dim.Render("archived")
	}
	left := " " + th.Dim.Render(s.Ref(t.Num)) + " "
	room := max(4, w-look.Width(left)-look.Width(right)-2)
	title := look.Show(t.Title)
	if look.Width(title) > room {
		title = th.Fit(title, room)
	}
	left += th.Heading.Render(title)
	return left + look.Spaces(w-look.Width(left)-look.Width(right)-1) + right + " "
}

// span is a time in one unit: 3 min, 5 h, 4 days.
func span(ms model.Instant) string {
	const minute = 60 * 1000
	switch m := int(max(0, ms) / minute); {
	case m < 60:
		return strconv.Itoa(m) + " min"
	case m < 48*60:
		return strconv.Itoa(m/60) + " h"
	default:
		return model.Count(m/60/24, "day")
	}
}
