package query

import (
	"math"
	"slices"
	"strings"

	"baton/model"
)

// node is a condition. Nodes are plain data: equal ones are deeply equal.
type node interface {
	match(t *model.Task, s *MatchContext) bool
	// show writes the condition so that it is read again as the same.
	show(p printer) string
}

// all is true if all of its conditions are; with none it is always true. Its
// nodes are never all themselves.
type all []node

// either is true if one of its conditions is.
type either []node

// not negates a condition.
type not struct{ node }

// allOf joins conditions without nesting.
func allOf(list []node) node {
	var out all
	for _, n := range list {
		if inner, ok := n.(all); ok {
			out = append(out, inner...)
			continue
		}
		out = append(out, n)
	}
	if len(out) == 1 {
		return out[0]
	}
	return out
}

// eitherOf joins conditions without nesting.
func eitherOf(list []node) node {
	var out either
	for _, n := range list {
		if inner, ok := n.(either); ok {
			out = append(out, inner...)
			continue
		}
		out = append(out, n)
	}
	if len(out) == 1 {
		return out[0]
	}
	return out
}

func isEmpty(n node) bool {
	a, ok := n.(all)
	return ok && len(a) == 0
}

func (a all) match(t *model.Task, s *MatchContext) bool {
	for _, n := range a {
		if !n.match(t, s) {
			return false
		}
	}
	return true
}

func (e either) match(t *model.Task, s *MatchContext) bool {
	for _, n := range e {
		if n.match(t, s) {
			return true
		}
	}
	return false
}

func (n not) match(t *model.Task, s *MatchContext) bool { return !n.node.match(t, s) }

// walk calls f for n and every condition in it.
func walk(n node, f func(node)) {
	f(n)
	switch n := n.(type) {
	case all:
		for _, c := range n {
			walk(c, f)
		}
	case either:
		for _, c := range n {
			walk(c, f)
		}
	case not:
		walk(n.node, f)
	}
}

// text is a word or a phrase.
type text struct {
	typed, folded string
	ref           bool // it can be part of a reference
	loose         bool // it was typed without marks, so marks are ignored
}

func (x text) match(t *model.Task, s *MatchContext) bool {
	return s.folder.contains(t.Title, x.folded, x.loose) ||
		x.ref && s.refHas(t.Num, x.folded) ||
		t.Described && s.text != nil && s.folder.contains(s.text(t.ID), x.folded, x.loose)
}

// newText returns the condition for a word on a board whose references have a key, ""
// for none.
func newText(typed, key string) text {
	var f folder
	x := text{typed: typed, folded: string(f.appendFold(nil, typed))}
	x.loose = string(f.appendLoose(nil, typed)) == x.folded
	if key != "" {
		key = string(f.appendFold(nil, key+"-"))
	}
	head := strings.TrimRight(x.folded, "0123456789")
	x.ref = head != x.folded && strings.HasSuffix(key, head) || strings.Contains(key, x.folded)
	return x
}

// who is that a person is assigned; "" is that nobody is.
type who struct{ id model.PersonID }

func (w who) match(t *model.Task, _ *MatchContext) bool {
	if w.id == "" {
		return len(t.Assignees) == 0
	}
	return slices.Contains(t.Assignees, w.id)
}

// label is that the task has a label; "" is that it has none.
type label struct{ id model.LabelID }

func (l label) match(t *model.Task, _ *MatchContext) bool {
	if l.id == "" {
		return len(t.Labels) == 0
	}
	return slices.Contains(t.Labels, l.id)
}

// prio is that the priority is from lo to hi, both included.
type prio struct{ lo, hi model.Priority }

func (p prio) match(t *model.Task, _ *MatchContext) bool {
	return p.lo <= t.Priority && t.Priority <= p.hi
}

type inColumn struct{ id model.ColumnID }

func (c inColumn) match(t *model.Task, _ *MatchContext) bool { return t.Column == c.id }

type ofKind struct{ kind model.Kind }

func (k ofKind) match(t *model.Task, s *MatchContext) bool { return s.kind(t.Column) == k.kind }

// due is that the due day is from lo to hi, both included; with both 0, that there is
// none.
type due struct{ lo, hi model.Day }

const lastDue = model.Day(math.MaxInt32)

func (d due) match(t *model.Task, _ *MatchContext) bool {
	if t.Due == 0 || d.hi == 0 {
		return t.Due == 0 && d.hi == 0
	}
	return d.lo <= t.Due && t.Due <= d.hi
}

// est is that the estimate is in a range; the zero range is that there is none. A task
// without an estimate is in no other range.
type est struct{ span }

func (e est) match(t *model.Task, _ *MatchContext) bool {
	return (t.Estimate != 0 || e.span == span{}) && e.has(t.Estimate)
}

// partOf is that the task has a parent; the zero ID is that it has none.
type partOf struct{ id model.ID }

func (p partOf) match(t *model.Task, _ *MatchContext) bool { return t.Parent == p.id }

// waitsFor is that the task waits for another; the zero ID is that it waits for none.
type waitsFor struct{ id model.ID }

func (w waitsFor) match(t *model.Task, _ *MatchContext) bool {
	if w.id == (model.ID{}) {
		return len(t.After) == 0
	}
	return slices.Contains(t.After, w.id)
}

type inMilestone struct{ id model.MilestoneID }

func (m inMilestone) match(t *model.Task, _ *MatchContext) bool { return t.Milestone == m.id }

// by is that a person created the task.
type by struct{ id model.PersonID }

func (b by) match(t *model.Task, _ *MatchContext) bool { return t.CreatedBy == b.id }

// when is that something happened at lo or later and before hi.
type when struct {
	what   event
	lo, hi model.Instant
}

// event is something that a task has the moment of.
type event string

const (
	created event = "created"
	updated event = "updated"
	started event = "started"
	done    event = "done"

	firstMoment = model.Instant(math.MinInt64)
	lastMoment  = model.Instant(math.MaxInt64)
)

// of returns the moment of the event, 0 if it is not known or has not happened.
func (e event) of(t *model.Task) model.Instant {
	switch e {
	case updated:
		return t.Updated
	case started:
		return t.Started
	case done:
		return t.Done
	}
	return t.Created
}

func (w when) match(t *model.Task, _ *MatchContext) bool {
	at := w.what.of(t)
	return at != 0 && w.lo <= at && at < w.hi
}
