package board

import (
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/ui/look"
)

// chip is one fact on the line under the title. One that belongs to the one
// before it, such as a second assignee, is drawn close to it.
type chip struct {
	text  string
	style look.Style
	close bool
	worth int
}

// The worth of chips: on a narrow card the last ones are left out first.
const (
	late = iota
	owner
	reason // why it is blocked, cut to the room there is
	due
	others // the other assignees
	labels
	rest
)

// facts draws who, due, labels, estimate, checklist and comments, as many as
// fit, padded to w cells; "" if there is nothing to say.
func (p renderer) facts(w int) string {
	all := p.list()
	if len(all) == 0 {
		return ""
	}
	var b strings.Builder
	used := 0
	for _, f := range fitting(all, w) {
		gap := gapBefore(f, used)
		if look.Width(f.text) > w-used-gap {
			f.text = p.c.theme.Fit(f.text, w-used-gap)
		}
		b.WriteString(p.blank(gap) + p.paint(f.style, f.text))
		used += gap + look.Width(f.text)
	}
	return b.String() + p.blank(w-used)
}

// gapBefore returns how many cells separate a chip from what is before it.
func gapBefore(f chip, used int) int {
	switch {
	case used == 0:
		return 0
	case f.close:
		return 1
	}
	return 2
}

// fitting returns the chips that fit in w cells, in their order: those of
// most worth are taken first, and none is worth less than one left out, although one of
// several people or labels may be left out. The first is cut if necessary.
func fitting(all []chip, w int) []chip {
	keep, used := make([]bool, len(all)), 0
	order := make([]int, len(all))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return all[a].worth - all[b].worth })
	for _, i := range order {
		f := all[i]
		need := gapBefore(f, used) + look.Width(f.text)
		const least = 6 // of a cut reason
		switch cut := f.worth == reason && w-used-2 > least; {
		case used == 0 || used+need <= w, cut:
			keep[i] = true
			used = min(w, used+need)
		case f.worth != others && f.worth != labels:
			return kept(all, keep)
		}
	}
	return kept(all, keep)
}

func kept(all []chip, keep []bool) []chip {
	var out []chip
	for i, f := range all {
		if keep[i] {
			out = append(out, f)
		}
	}
	return out
}

// list returns the facts in the order in which they are read.
func (p renderer) list() []chip {
	th, t := p.c.theme, p.k.task
	var out []chip
	add := func(worth int, text string, style look.Style) {
		out = append(out, chip{text: text, style: style, worth: worth})
	}
	if p.f.Overdue > 0 {
		text, style := p.due()
		add(late, text, style)
	}
	out = append(out, p.people()...)
	if r := t.Blocked.Reason; r != "" {
		add(reason, look.Show(r), th.Alarm)
	}
	if t.Due != 0 && p.f.Overdue == 0 && !p.f.Done {
		text, style := p.due()
		add(due, text, style)
	}
	if w := p.f.Waits; len(w) > 0 {
		add(rest, "after "+strconv.Itoa(w[0].Num), th.Dim)
	}
	return append(append(out, p.labels()...), p.counts()...)
}

// people names the assignees, the owner first, except the person whose column it is in.
func (p renderer) people() []chip {
	var out []chip
	for i, person := range p.c.setup.People {
		if !p.k.task.AssignedTo(person.ID) || person.ID == p.k.person {
			continue
		}
		f := chip{look.Show(person.Name), p.c.theme.Quiet(i), len(out) > 0, owner}
		if f.close {
			f.worth = others
		}
		out = append(out, f)
	}
	return out
}

func (p renderer) labels() []chip {
	var out []chip
	for i, l := range p.c.setup.Labels {
		if slices.Contains(p.k.task.Labels, l.ID) {
			out = append(out, chip{"#" + look.Show(l.Name), p.c.theme.Label(l.Color, i), len(out) > 0, labels})
		}
	}
	return out
}

// counts returns what can be said with a number.
func (p renderer) counts() []chip {
	th, t := p.c.theme, p.k.task
	var out []chip
	add := func(text string) { out = append(out, chip{text: text, style: th.Dim, worth: rest}) }
	if t.Done != 0 {
		add(model.DayOf(t.Done.Time().In(p.c.zone)).Words(p.c.today))
	}
	if t.Estimate != 0 {
		add(model.Number(t.Estimate).String() + p.c.setup.Info.Unit)
	}
	if t.Items > 0 {
		add(th.Signs.Check + strconv.Itoa(t.Ticked) + "/" + strconv.Itoa(t.Items))
	}
	if t.Comments > 0 {
		add(th.Signs.Comments + strconv.Itoa(t.Comments))
	}
	return out
}

// due says when a card is due, and stands out if that was before today.
func (p renderer) due() (string, look.Style) {
	th := p.c.theme
	switch {
	case p.f.Overdue > 0:
		return "overdue " + strconv.Itoa(p.f.Overdue) + "d", th.Alarm
	case p.f.DueToday:
		return p.f.Due, th.High
	}
	return p.f.Due, th.Text
}
