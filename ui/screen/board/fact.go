package board

import (
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/query"
	"baton/ui/look"
)

// fact is one thing on the line under the title. One that belongs to the fact
// before it, as a second assignee does, stands close to it.
type fact struct {
	text  string
	style look.Style
	close bool
}

// facts draws who, labels, due, estimate, checklist and comments, as many as
// fit, padded to w cells; "" if there is nothing to say.
func (p pencil) facts(w int) string {
	all := p.list()
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	used := 0
	for _, f := range all {
		gap := 2
		if used == 0 {
			gap = 0
		} else if f.close {
			gap = 1
		}
		n := look.Width(f.text)
		if used+gap+n > w {
			if used == 0 || f.text == p.reason() && w-used-gap > 6 {
				f.text = p.c.theme.Fit(f.text, w-used-gap)
				b.WriteString(p.blank(gap) + p.ink(f.style, f.text))
				used = w
				break
			}
			continue
		}
		b.WriteString(p.blank(gap) + p.ink(f.style, f.text))
		used += gap + n
	}
	return b.String() + p.blank(w-used)
}

// reason says why the card can't go on.
func (p pencil) reason() string {
	t := p.k.task
	if t.Blocked.Reason != "" {
		return look.Show(t.Blocked.Reason)
	}
	if w := model.Waiting(p.c.board, t); len(w) > 0 {
		return "after " + strconv.Itoa(w[0].Num)
	}
	return ""
}

func (p pencil) list() []fact {
	th, t, s := p.c.theme, p.k.task, p.c.setup
	var out []fact
	add := func(text string, style look.Style) { out = append(out, fact{text: text, style: style}) }
	if p.late() {
		add(p.due())
	}
	for i, person := range s.People {
		if t.AssignedTo(person.ID) && person.ID != p.k.person {
			out = append(out, fact{look.Show(person.Name), th.Quiet(i), true})
		}
	}
	if r := p.reason(); r != "" {
		add(r, th.Alarm)
	}
	labels := false
	for i, l := range s.Labels {
		if slices.Contains(t.Labels, l.ID) {
			out = append(out, fact{"#" + look.Show(l.Name), LabelStyle(th, l, i), labels})
			labels = true
		}
	}
	if t.Due != 0 && !p.late() && s.KindOf(t.Column) != model.KindDone {
		add(p.due())
	}
	if t.Done != 0 {
		add(query.ShowDay(model.DayOf(t.Done.Time()), p.c.today), th.Dim)
	}
	if t.Estimate != 0 {
		add(model.Number(t.Estimate).String()+s.Info.Unit, th.Dim)
	}
	if t.Items > 0 {
		add(th.Signs.Check+strconv.Itoa(t.Ticked)+"/"+strconv.Itoa(t.Items), th.Dim)
	}
	if t.Comments > 0 {
		add(th.Signs.Comments+strconv.Itoa(t.Comments), th.Dim)
	}
	return out
}

// late reports whether the card was due before today and is not done.
func (p pencil) late() bool {
	t := p.k.task
	return t.Due != 0 && t.Due < p.c.today && p.c.setup.KindOf(t.Column) != model.KindDone
}

// due says when a card is due, loudly when that was before today.
func (p pencil) due() (string, look.Style) {
	t, th := p.k.task, p.c.theme
	if t.Due < p.c.today {
		return "overdue " + strconv.Itoa(int(p.c.today-t.Due)) + "d", th.Alarm
	}
	text := query.ShowDay(t.Due, p.c.today)
	if t.Due == p.c.today {
		return text, th.High
	}
	return text, th.Text
}

// LabelStyle returns the colour of a label: its own, or the one of its place
// in the board's list.
func LabelStyle(th *look.Theme, l model.Label, i int) look.Style {
	if l.Color != "" {
		return th.Named(l.Color)
	}
	return th.Quiet(i + 3)
}
