package query

import (
	"slices"
	"strings"
	"time"

	"baton/model"
)

// states returns the words after is:.
func states() []string {
	return []string{"open", "done", "archived", "blocked", "waiting", "stuck", "stale", "overdue", "ready", "mine", "leaf", "parent"}
}

// state is a condition of is:. Of the other fields only the one it needs is set.
type state struct {
	word  string
	today model.Day      // for overdue
	now   time.Time      // for stale
	me    model.PersonID // for mine
}

func newState(word string, e Env) state {
	s := state{word: word}
	switch word {
	case "overdue":
		s.today = e.today()
	case "stale":
		s.now = e.Setup.Info.In(e.Now)
	case "mine":
		s.me = e.Me
	}
	return s
}

func (x state) match(t *model.Task, s *MatchContext) bool {
	finished := s.kind(t.Column) == model.KindDone
	switch x.word {
	case "open":
		return t.Archived == 0 && !finished
	case "done":
		return finished
	case "archived":
		return t.Archived != 0
	case "blocked":
		return model.IsBlocked(t)
	case "waiting":
		return model.IsWaiting(s.facts, t)
	case "stuck":
		return model.IsStuck(s.facts, t)
	case "stale":
		return model.IsStale(s.facts.Setup(), t, x.now)
	case "overdue":
		return model.Overdue(s.facts.Setup(), t, x.today) > 0
	case "ready":
		return model.IsReady(s.facts, t)
	case "mine":
		return x.me != "" && slices.Contains(t.Assignees, x.me)
	}
	return s.children(t.ID) == (x.word == "parent")
}

// havings returns the words after has:.
func havings() []string {
	return []string{"assignee", "checklist", "comments", "description", "due", "estimate", "label", "links", "milestone", "parent"}
}

// having is that a task has something.
type having string

func (h having) match(t *model.Task, _ *MatchContext) bool {
	switch h {
	case "assignee":
		return len(t.Assignees) > 0
	case "checklist":
		return t.Items > 0
	case "comments":
		return t.Comments > 0
	case "description":
		return t.Described
	case "due":
		return t.Due != 0
	case "estimate":
		return t.Estimate != 0
	case "label":
		return len(t.Labels) > 0
	case "links":
		return t.Links > 0
	case "milestone":
		return t.Milestone != ""
	}
	return t.Parent != (model.ID{})
}

// free is that a free field has a text; "" is that the task does not have the field.
type free struct{ name, value string }

func (f free) match(t *model.Task, _ *MatchContext) bool {
	v, ok := t.Field(f.name)
	if f.value == "" || !ok {
		return ok == (f.value != "")
	}
	if v.Kind == model.BoolValue && (strings.EqualFold(f.value, "true") || strings.EqualFold(f.value, "false")) {
		return (v.Number != 0) == strings.EqualFold(f.value, "true")
	}
	return strings.EqualFold(v.String(), f.value)
}

// freeNumber is that a free field is a number in a range.
type freeNumber struct {
	name string
	span span
}

func (f freeNumber) match(t *model.Task, _ *MatchContext) bool {
	v, ok := t.Field(f.name)
	return ok && v.Kind == model.NumberValue && f.span.has(v.Number)
}

// freeDay is that a free field is a day from lo to hi, both included.
type freeDay struct {
	name   string
	lo, hi model.Day
}

func (f freeDay) match(t *model.Task, _ *MatchContext) bool {
	v, ok := t.Field(f.name)
	return ok && v.Kind == model.DayValue && f.lo <= model.Day(v.Number) && model.Day(v.Number) <= f.hi
}
