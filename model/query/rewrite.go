package query

import (
	"slices"
	"strconv"
	"strings"

	"baton/model"
)

// Print writes a task as a line that [ParseAdd] reads as the same task: its
// title and a token for every field it has.
func Print(s *model.Setup, n model.Numbers, t *model.Task) string {
	out := []string{printTitle(s, t.Title)}
	add := func(prefix, value string) {
		if value != "" {
			out = append(out, prefix+quoteName(value))
		}
	}
	for _, p := range s.People {
		if t.AssignedTo(p.ID) {
			add("@", p.Name)
		}
	}
	for _, l := range s.Labels {
		if slices.Contains(t.Labels, l.ID) {
			add("#", l.Name)
		}
	}
	add("!", t.Priority.String())
	add("due:", t.Due.String())
	add("est:", model.EstimateOf(t.Estimate).String())
	if t.Milestone != "" {
		add("milestone:", model.Named[model.Milestone](s, string(t.Milestone)))
	}
	if num := n.NumberOf(t.Parent); num > 0 {
		add("parent:", strconv.Itoa(num))
	}
	for _, id := range t.After {
		if num := n.NumberOf(id); num > 0 {
			add("after:", strconv.Itoa(num))
		}
	}
	return strings.Join(out, " ")
}

// printTitle returns a title, in quotes if it would be read as more than a title.
func printTitle(s *model.Setup, title string) string {
	if d, err := ParseAdd(title, Env{Setup: s}); err == nil && d.Title == title && d.plain() {
		return title
	}
	return quote(title)
}

// plain reports whether the draft is a title and nothing else.
func (d *Draft) plain() bool {
	o := *d
	o.Title = ""
	return o.Empty()
}

// Since returns the edit that a person makes who saw the line before and wrote d
// instead. Fields that are the same in both are left alone, whatever has happened to
// them meanwhile.
func (d *Draft) Since(before *Draft) *Draft {
	out := &Draft{People: d.People, Labels: d.Labels, Milestones: d.Milestones}
	if d.Title != before.Title {
		out.Title = d.Title
	}
	if d.Column != before.Column {
		out.Column = d.Column
	}
	out.Priority = since(d.Priority, before.Priority)
	out.Due = since(d.Due, before.Due)
	out.Estimate = since(d.Estimate, before.Estimate)
	out.Milestone = since(d.Milestone, before.Milestone)
	out.Parent = since(d.Parent, before.Parent)
	out.Assign, out.Unassign = difference(d.Assign, before.Assign), difference(before.Assign, d.Assign)
	out.Label, out.Unlabel = difference(d.Label, before.Label), difference(before.Label, d.Label)
	out.After, out.NotAfter = difference(d.After, before.After), difference(before.After, d.After)
	return out
}

// since returns the new value of a field, nil if it is unchanged.
func since[T comparable](now, before *T) *T {
	if value(now) == value(before) {
		return nil
	}
	v := value(now)
	return &v
}

// difference returns what is in a but not in b.
func difference[T comparable](a, b []T) []T {
	return slices.DeleteFunc(slices.Clone(a), func(v T) bool { return slices.Contains(b, v) })
}

func value[T any](p *T) T {
	if p == nil {
		var none T
		return none
	}
	return *p
}
