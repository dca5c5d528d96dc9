package detail

import (
	"slices"
	"strconv"

	"baton/model"
	"baton/ui/look"
)

// sideBySide is the width from which facts are drawn beside the text.
const sideBySide = 84

// layout is the task laid out in some room: the head, which stays, the facts
// beside the text or above it, and the text, which scrolls.
type layout struct {
	head, facts, text []string
	seen              int // visible rows of the text
}

// within returns the nearest row that can be the first visible one.
func (l layout) within(top int) int { return max(0, min(top, len(l.text)-l.seen)) }

// lay lays the task out in h rows of w cells.
func (d *Detail) lay(w, h int) layout {
	th, t := d.world.Theme, d.last
	if t == nil {
		return layout{head: []string{" " + th.Dim.Render("no task here")}}
	}
	l := layout{head: []string{d.header(t, w), " " + th.Line(w-2) + " "}}
	if d.world.Board.Task(d.id) == nil {
		l.head = append(l.head, " "+th.Alarm.Render(th.Fit("This task has been deleted. If that was you, u brings it back.", w-1)))
	}
	l.seen, l.facts = max(0, h-len(l.head)), d.facts(t)
	if w >= sideBySide {
		l.text = d.text(t, w-factsWidth-4)
		return l
	}
	l.text = append(append(append([]string{}, l.facts...), ""), d.text(t, w-2)...)
	return l
}

// Draw draws the task into h rows of w cells.
func (d *Detail) Draw(w, h int) []string {
	l := d.lay(w, h)
	top := l.within(d.top)
	rows := slices.Clone(l.head)
	if w >= sideBySide {
		rows = append(rows, l.beside(top, w)...)
	} else {
		for _, line := range l.text[top:min(top+l.seen, len(l.text))] {
			rows = append(rows, " "+look.Fit(line, w-2)+" ")
		}
	}
	if rest := len(l.text) - top - l.seen; rest > 0 && len(rows) > len(l.head) {
		th := d.world.Theme
		rows[len(rows)-1] = " " + th.Dim.Render(th.Signs.Down+" "+strconv.Itoa(rest+1)+" more lines")
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

// beside puts the text from a row on at the left and the facts at the right.
func (l layout) beside(top, w int) []string {
	var rows []string
	for y := range l.seen {
		left, right := "", ""
		if top+y < len(l.text) {
			left = l.text[top+y]
		}
		if y < len(l.facts) {
			right = l.facts[y]
		}
		rows = append(rows, " "+look.Fit(left, w-factsWidth-4)+"  "+look.Fit(right, factsWidth)+" ")
	}
	return rows
}

// header draws the task's reference, title and column, and how long it has been there.
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

// span formats a time in one unit: 3 min, 5 h, 4 days.
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
