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
