package detail

import (
	"fmt"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/fact"
	"baton/ui/look"
)

// factsWidth is how many cells the facts at the right of the text take.
const factsWidth = 34

// fact draws one fact and its name.
func (d *Detail) fact(text, name string) string {
	th := d.world.Theme
	room := factsWidth - look.Width(name) - 1
	return th.Fit(text, room) + " " + th.Dim.Render(name)
}

// facts draws the assignees, the labels and so on: only what the task has.
func (d *Detail) facts(t *model.Task) []string {
	th := d.world.Theme
	var out []string
	add := func(text, name string) {
		if text != "" {
			out = append(out, d.fact(text, name))
		}
	}
	f := d.world.Facts().Of(t)
	add(d.people(t), "assignees")
	add(d.labels(t), "labels")
	for _, l := range d.world.Facts().Lines(t) {
		text := th.Text.Render(look.Show(l.Text))
		if l.Alarm != "" {
			text += th.Alarm.Render(" " + l.Alarm)
		}
		add(text, l.Name)
	}
	if t.Blocked.Reason != "" {
		add(th.Blocked.Render(th.Signs.Blocked)+" "+th.Alarm.Render(look.Show(t.Blocked.Reason)), "blocked "+span(model.At(d.world.Now())-t.Blocked.Since))
	}
	out = append(out, d.aged(t, f)...)
	out = append(out, d.relations(t)...)
	for _, own := range t.Fields {
		add(th.Text.Render(look.Show(own.Value.String())), look.Show(own.Name))
	}
	out = append(out, d.times(t)...)
	return out
}

// aged says that the task is older than most that went through its column.
func (d *Detail) aged(t *model.Task, f fact.Facts) []string {
	if !f.Aged {
		return nil
	}
	th := d.world.Theme
	column := look.Show(model.Named[model.Column](d.world.Setup(), string(t.Column)))
	text := fmt.Sprintf("older than 85 %% of the tasks that went through %s: %s, usually at most %d", column, model.Count(f.Age, "day"), f.Usual)
	lines := th.Wrap(text, factsWidth-look.Width(th.Signs.Aged)-1, 4)
	for i := range lines {
		sign := look.Spaces(look.Width(th.Signs.Aged))
		if i == 0 {
			sign = th.Alarm.Render(th.Signs.Aged)
		}
		lines[i] = sign + " " + th.Alarm.Render(lines[i])
	}
	return lines
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
				out = append(out, d.world.Theme.Label(l.Color, i).Render("#"+look.Show(l.Name)))
			}
		}
	}
	return strings.Join(out, " ")
}

// relations draws what it is part of, what it waits for and what waits for it.
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
