package detail

import (
	"fmt"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/query"
	"baton/ui/look"
	"baton/ui/screen/board"
)

// factsWidth is what the facts at the right of the text take.
const factsWidth = 34

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

// text draws the description, the checklist, the links, what was said and what
// happened, and remembers it.
func (d *Detail) text(t *model.Task, w int) []string {
	key := drawn{t, d.body, w, d.world.Today(), d.world.Board}
	if d.lines != nil && d.drawn == key {
		return d.lines
	}
	var out []string
	out = append(out, d.wrapTitle(t, w)...)
	if d.body != nil {
		out = append(out, d.description(w)...)
		out = append(out, d.checklist(t, w)...)
		out = append(out, d.links(w)...)
		out = append(out, d.comments(w)...)
	}
	out = append(out, d.history(w)...)
	d.lines, d.drawn = out, key
	return out
}

// wrapTitle repeats a title that the header had to cut.
func (d *Detail) wrapTitle(t *model.Task, w int) []string {
	title := look.Show(t.Title)
	if look.Width(title) < w-30 {
		return nil
	}
	var out []string
	for _, l := range look.Wrap(title, w, 12) {
		out = append(out, d.world.Theme.Title.Render(l))
	}
	return append(out, "")
}

func (d *Detail) description(w int) []string {
	if d.body.Description == "" {
		return nil
	}
	return append(look.Markdown(d.world.Theme, d.body.Description, w), "")
}

func (d *Detail) checklist(t *model.Task, w int) []string {
	if len(d.body.Checklist) == 0 {
		return nil
	}
	th := d.world.Theme
	out := []string{th.Heading.Render("Checklist") + " " + th.Dim.Render(fmt.Sprintf("%d/%d", t.Ticked, t.Items))}
	group := ""
	for _, i := range d.body.Checklist {
		if i.Group != group {
			group = i.Group
			out = append(out, "  "+th.Dim.Render(look.Show(group)))
		}
		box, style := th.Dim.Render(th.Signs.Open), th.Text
		if i.Done {
			box, style = th.Good.Render(th.Signs.Done), th.Dim
		}
		for n, l := range look.Wrap(look.Show(i.Text), max(4, w-6), 8) {
			if n == 0 {
				out = append(out, "  "+box+" "+style.Render(l))
			} else {
				out = append(out, "      "+style.Render(l))
			}
		}
	}
	return append(out, "")
}

func (d *Detail) links(w int) []string {
	if len(d.body.Links) == 0 {
		return nil
	}
	th := d.world.Theme
	out := []string{th.Heading.Render("Links")}
	for _, l := range d.body.Links {
		text := look.Show(l.Title)
		if text != "" && text != l.URL {
			text += "  "
		} else {
			text = ""
		}
		out = append(out, "  "+th.Fit(th.Text.Render(text)+th.Link.Render(look.Show(l.URL)), w-2))
	}
	return append(out, "")
}

func (d *Detail) comments(w int) []string {
	if len(d.body.Comments) == 0 {
		return nil
	}
	th := d.world.Theme
	var out []string
	for _, c := range d.body.Comments {
		by := look.Show(model.Named[model.Person](d.world.Setup(), string(c.By)))
		head := d.colour(c.By).Render(by) + "  " + th.Dim.Render(d.ago(c.At))
		if c.Edited != 0 {
			head += th.Dim.Render(", edited " + d.ago(c.Edited))
		}
		out = append(out, head)
		for _, l := range look.Markdown(th, hardBreaks(c.Text), max(4, w-2)) {
			out = append(out, "  "+l)
		}
		out = append(out, "")
	}
	return out
}

// hardBreaks keeps the lines of what was said, as people typed them.
func hardBreaks(s string) string {
	if strings.Contains(s, "```") {
		return s
	}
	return strings.ReplaceAll(s, "\n", "  \n")
}

// colour returns the quiet colour of a person.
func (d *Detail) colour(p model.PersonID) look.Style {
	for i, q := range d.world.Setup().People {
		if q.ID == p {
			return d.world.Theme.Quiet(i)
		}
	}
	return d.world.Theme.Text
}

// ago says a past moment as people say it.
func (d *Detail) ago(i model.Instant) string {
	ms := model.At(d.world.Now()) - i
	const hours = 60 * 60 * 1000
	if ms >= 0 && ms < hours/60 {
		return "just now"
	}
	if ms >= 0 && ms < 24*hours {
		return span(ms) + " ago"
	}
	return query.ShowDay(model.DayOf(i.Time().In(d.world.Now().Location())), d.world.Today())
}

func (d *Detail) history(w int) []string {
	if len(d.past) == 0 {
		return nil
	}
	th := d.world.Theme
	out := []string{th.Heading.Render("History")}
	for _, m := range d.past {
		by := look.Show(model.Named[model.Person](d.world.Setup(), string(m.By)))
		when := th.Dim.Render(look.Fit(d.ago(m.At), 12))
		lines := look.Wrap(by+" "+look.Show(m.Text), max(4, w-15), 3)
		for n, l := range lines {
			if n == 0 {
				out = append(out, "  "+when+" "+th.Text.Render(l))
			} else {
				out = append(out, look.Spaces(15)+th.Text.Render(l))
			}
		}
	}
	return out
}

// fact draws one fact with the key that changes it.
func (d *Detail) fact(text, name string) string {
	th := d.world.Theme
	room := factsWidth - look.Width(name) - 1
	return th.Fit(text, room) + " " + th.Dim.Render(name)
}

// facts draws whose it is, its labels and so on: only those it has.
func (d *Detail) facts(t *model.Task) []string {
	th, s := d.world.Theme, d.world.Setup()
	var out []string
	add := func(text, name string) {
		if text != "" {
			out = append(out, d.fact(text, name))
		}
	}
	add(d.people(t), "assignees")
	add(d.labels(t), "labels")
	if t.Due != 0 {
		text := th.Text.Render(query.ShowDay(t.Due, d.world.Today()))
		if t.Due < d.world.Today() && s.KindOf(t.Column) != model.KindDone {
			text += th.Alarm.Render(" overdue")
		}
		add(text, "due")
	}
	if t.Estimate != 0 {
		add(th.Text.Render(model.Number(t.Estimate).String()+s.Info.Unit), "estimate")
	}
	if t.Priority != model.NoPriority {
		add(th.Text.Render(t.Priority.String()), "priority")
	}
	if t.Milestone != "" {
		add(th.Text.Render(look.Show(model.Named[model.Milestone](s, string(t.Milestone)))), "milestone")
	}
	if t.Blocked.Reason != "" {
		add(th.Blocked.Render(th.Signs.Blocked)+" "+th.Alarm.Render(look.Show(t.Blocked.Reason)), "blocked "+span(model.At(d.world.Now())-t.Blocked.Since))
	}
	out = append(out, d.relations(t)...)
	for _, f := range t.Fields {
		add(th.Text.Render(look.Show(f.Value.String())), look.Show(f.Name))
	}
	out = append(out, d.times(t)...)
	return out
}

func (d *Detail) people(t *model.Task) string {
	var out []string
	for i, p := range d.world.Setup().People {
		if t.AssignedTo(p.ID) {
			out = append(out, d.world.Theme.Quiet(i).Render(look.Show(p.Name)))
		}
	}
	return strings.Join(out, " ")
}

func (d *Detail) labels(t *model.Task) string {
	var out []string
	for i, l := range d.world.Setup().Labels {
		for _, id := range t.Labels {
			if id == l.ID {
				out = append(out, board.LabelStyle(d.world.Theme, l, i).Render("#"+look.Show(l.Name)))
			}
		}
	}
	return strings.Join(out, " ")
}

// relations tells what it is part of, what it waits for and what waits for it.
func (d *Detail) relations(t *model.Task) []string {
	b, th := d.world.Board, d.world.Theme
	var out []string
	name := func(o *model.Task) string {
		text := strconv.Itoa(o.Num) + " " + look.Show(o.Title)
		if b.Setup().KindOf(o.Column) == model.KindDone {
			return th.Dim.Render(th.Signs.Done+" ") + th.Dim.Render(text)
		}
		return th.Text.Render(text)
	}
	if p := b.Task(t.Parent); p != nil {
		out = append(out, d.fact(name(p), "part of"))
	}
	for _, id := range t.After {
		if o := b.Task(id); o != nil {
			out = append(out, d.fact(name(o), "waits for"))
		}
	}
	for _, id := range b.Referrers(t.ID) {
		o := b.Task(id)
		switch {
		case o == nil:
		case o.Parent == t.ID:
			out = append(out, d.fact(name(o), "its part"))
		default:
			out = append(out, d.fact(name(o), "waits for this"))
		}
	}
	return out
}

func (d *Detail) times(t *model.Task) []string {
	th := d.world.Theme
	out := []string{}
	add := func(i model.Instant, name string) {
		if i != 0 {
			out = append(out, d.fact(th.Dim.Render(d.ago(i)), name))
		}
	}
	add(t.Created, "created")
	add(t.Started, "started")
	add(t.Done, "done")
	if d.body != nil {
		for _, x := range d.body.External {
			out = append(out, d.fact(th.Dim.Render(look.Show(x.Source+" "+x.Key)), "from"))
		}
	}
	return out
}
