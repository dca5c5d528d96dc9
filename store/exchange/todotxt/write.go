package todotxt

import (
	"cmp"
	"io"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/plain"
	"baton/model/transfer"
	"baton/store/exchange/card"
)

// Written reports whether a task is exported: archived ones are not.
func Written(_ *model.Setup, t *model.Task) bool { return t.Archived == 0 }

// Write writes a task a line, in the order of the board. Days are those of the
// board's zone.
func Write(w io.Writer, b *model.Board, o transfer.ExportOptions) error {
	p := &card.Printer{W: w}
	for t := range b.InOrder() {
		if Written(b.Setup(), t) && o.Filter(t) {
			p.Text(strings.Join(wordsOf(b.Setup(), t, o.Now.Location()), " ") + "\n")
		}
	}
	return p.Err
}

// wordsOf returns the words of a task's line.
func wordsOf(s *model.Setup, t *model.Task, zone *time.Location) []string {
	done := s.KindOf(t.Column) == model.KindDone
	day := func(of ...model.Instant) string { return card.DayIn(cmp.Or(of...), zone).String() }
	var out []string
	switch letter := letterOf(t.Priority); {
	case done:
		out = append(out, "x", day(t.Done, t.Updated, t.Created))
	case letter != "":
		out = append(out, "("+letter+")")
	}
	out = append(out, day(t.Created, t.Updated))
	title := strings.Fields(plain.Line(t.Title))
	if n := len(title); n > 0 && (isTag(title[n-1]) || title[n-1] == bar) {
		title = append(title, bar)
	}
	out = append(append(out, title...), tagsOf(s, t, done)...)
	return append(out, "id:"+t.ID.String(), "updated:"+cmp.Or(t.Updated, t.Created).String())
}

// letterOf returns the letter of a priority, "" for none.
func letterOf(p model.Priority) string {
	if p == model.NoPriority {
		return ""
	}
	return string(rune('A' + model.Urgent - p))
}

// tagsOf returns the tags after the title of a line.
func tagsOf(s *model.Setup, t *model.Task, done bool) []string {
	var out []string
	for _, id := range t.Labels {
		if l, ok := model.ByKey[model.Label](s, string(id)); ok {
			out = append(out, labelOf(l))
		}
	}
	slices.Sort(out)
	add := func(key, value string) {
		if value != "" {
			out = append(out, key+":"+encoded(value))
		}
	}
	people := card.Names[model.Person](s, t.Assignees)
	slices.Sort(people)
	for _, p := range people {
		add("assignee", p)
	}
	add("due", t.Due.String())
	add("est", card.Estimate(t.Estimate))
	add("milestone", model.Named[model.Milestone](s, string(t.Milestone)))
	if column := model.Named[model.Column](s, string(t.Column)); !strings.EqualFold(column, usual(done)) {
		add("status", column)
	}
	if done {
		add("pri", letterOf(t.Priority))
	}
	return append(out, fieldsOf(t)...)
}

// labelOf returns a label as the project or the context that it is.
func labelOf(l model.Label) string {
	for _, a := range l.Aliases {
		if called, ok := strings.CutPrefix(a.ID, "@"); ok && a.Source == name {
			return "@" + encoded(called)
		}
	}
	return "+" + encoded(l.Name)
}

// fieldsOf returns the free fields that a pair can hold, in order of their names.
func fieldsOf(t *model.Task) []string {
	var out []string
	for _, f := range t.Fields {
		word := f.Name + ":" + spelled(f.Value)
		key, _, ok := pair(word)
		switch {
		case f.Name == start && f.Value.Kind == model.DayValue:
			out = append(out, "t:"+f.Value.String())
		case ok && key == f.Name && !slices.Contains(keys(), key):
			out = append(out, word)
		}
	}
	slices.Sort(out)
	return out
}

// keys are those that are no free fields.
func keys() []string {
	return []string{"id", "updated", "pri", "rec", "due", "t", "est", "milestone", "assignee", "status"}
}
