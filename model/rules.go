package model

import (
	"math"
	"net/url"
	"slices"
	"strings"
	"time"
)

// The rules. Each says in one line what is wrong and what to do about it.

const maxEstimate = 1_000_000

func checkEstimate(f float64) error {
	if f < 0 || f > maxEstimate || math.IsNaN(f) {
		return Errorf(Usage, "an estimate is a number from 0 to %d", maxEstimate)
	}
	return nil
}

// checkValue refuses NaN and infinities: no export could hold them.
func checkValue(v Value) error {
	if v.Kind == NumberValue && (math.IsNaN(v.Number) || math.IsInf(v.Number, 0)) {
		return Errorf(Usage, "%s can't be stored: it is not a finite number", v)
	}
	return nil
}

func checkMilestone(e *Edit, id string) error {
	if m, ok := ByKey[Milestone](e.Setup(), id); id != "" && (!ok || m.Removed) {
		return Errorf(NotFound, "no milestone %q on this board", Named[Milestone](e.Setup(), id))
	}
	return nil
}

// checkURL lets through addresses that are safe to show and to open.
func checkURL(s string) error {
	u, err := url.Parse(s)
	if err != nil || u.Scheme == "" || strings.ContainsFunc(s, func(r rune) bool { return r <= ' ' || r == 0x7f }) {
		return Errorf(Usage, "invalid address %q: it needs a scheme, as in https://…", s)
	}
	return nil
}

// checkParent refuses a parent that is missing or is part of the task.
func checkParent(e *Edit, t *Task, parent ID) error {
	if parent == (ID{}) {
		return nil
	}
	if e.Task(parent) == nil {
		return NoTask(e, 0)
	}
	if next := Parents(e); Circle(t.ID, parent, next, Reverse(e, next)) {
		return Errorf(Refused, "%s can't be part of itself", e.Setup().Ref(t.Num))
	}
	return nil
}

// checkAfter refuses to wait for a missing task or, directly or in a circle, for
// itself.
func checkAfter(e *Edit, t *Task, id ID) error {
	if e.Task(id) == nil {
		return NoTask(e, 0)
	}
	ref := e.Setup().Ref(t.Num)
	if id == t.ID {
		return Errorf(Refused, "%s can't wait for itself", ref)
	}
	if next := Waits(e); Circle(t.ID, id, next, Reverse(e, next)) {
		other := e.Setup().Ref(e.Task(id).Num)
		return Errorf(Refused, "%s can't wait for %s: %s already waits for %s", ref, other, other, ref)
	}
	return nil
}

// checkLimits checks the WIP limits of the columns and people that a draft has
// given more cards. They are soft: the error says which limit is exceeded, and
// force passes it.
func checkLimits(e *Edit) error {
	for _, c := range Live[Column](e.Setup()) {
		if err := checkColumnLimits(e, c); err != nil {
			return err
		}
	}
	for _, p := range Live[Person](e.Setup()) {
		if p.Limit == 0 || e.gain(func(t *Task) bool { return inHand(e, t, p.ID) }) <= 0 {
			continue
		}
		if n := InHand(e, p.ID); n > p.Limit {
			return soft("%s would hold %s, over the limit of %d", p.Name, Count(n, "card"), p.Limit)
		}
	}
	return nil
}

func checkColumnLimits(e *Edit, c Column) error {
	in := func(t *Task) bool { return t.Column == c.ID && t.Archived == 0 }
	if c.Limit > 0 && e.gain(in) > 0 {
		if n := count(e, c.ID, func(*Task) bool { return true }); n > c.Limit {
			return soft("%s would hold %s, over the limit of %d", c.Name, Count(n, "card"), c.Limit)
		}
	}
	if c.PersonLimit == 0 {
		return nil
	}
	for _, p := range Live[Person](e.Setup()) {
		if e.gain(func(t *Task) bool { return in(t) && t.AssignedTo(p.ID) }) <= 0 {
			continue
		}
		if n := count(e, c.ID, func(t *Task) bool { return t.AssignedTo(p.ID) }); n > c.PersonLimit {
			return soft("%s would hold %s in %s, over the limit of %d", p.Name, Count(n, "card"), c.Name, c.PersonLimit)
		}
	}
	return nil
}

// gain returns by how much the edit has raised the number of tasks that match.
func (e *Edit) gain(match func(*Task) bool) int {
	n := 0
	for _, d := range e.tasks {
		if d.after != nil && match(d.after) {
			n++
		}
		if d.before != nil && match(d.before) {
			n--
		}
	}
	return n
}

func count(f Facts, c ColumnID, so func(*Task) bool) int {
	n := 0
	for t := range f.Lane(c, false) {
		if so(t) {
			n++
		}
	}
	return n
}

func inHand(f Facts, t *Task, p PersonID) bool {
	return t.Archived == 0 && t.AssignedTo(p) && f.Setup().KindOf(t.Column) == KindDoing
}

// InHand returns how many cards a person holds in columns of kind doing.
func InHand(f Facts, p PersonID) int {
	n := 0
	for _, c := range Live[Column](f.Setup()) {
		if c.Kind == KindDoing {
			n += count(f, c.ID, func(t *Task) bool { return t.AssignedTo(p) })
		}
	}
	return n
}

// Waiting returns the tasks that t waits for and that are not done.
func Waiting(f Facts, t *Task) []*Task {
	var out []*Task
	for _, id := range t.After {
		if o := f.Task(id); o != nil && f.Setup().KindOf(o.Column) != KindDone {
			out = append(out, o)
		}
	}
	return out
}

// IsBlocked reports whether t has a blocker.
func IsBlocked(t *Task) bool { return t.Blocked.Reason != "" }

// Overdue returns how many days t is overdue, 0 if it is not or is done. Today is
// the viewer's.
func Overdue(s *Setup, t *Task, today Day) int {
	if t.Due == 0 || t.Due >= today || s.KindOf(t.Column) == KindDone {
		return 0
	}
	return int(today - t.Due)
}

// IsStuck reports whether t is blocked or waits.
func IsStuck(f Facts, t *Task) bool { return IsBlocked(t) || IsWaiting(f, t) }

// IsWaiting reports whether something that t waits for is not done.
func IsWaiting(f Facts, t *Task) bool {
	return slices.ContainsFunc(t.After, func(id ID) bool {
		o := f.Task(id)
		return o != nil && f.Setup().KindOf(o.Column) != KindDone
	})
}

// IsReady reports whether t can be started: it has not been, it is not blocked, and
// all it waits for is done.
func IsReady(f Facts, t *Task) bool {
	k := f.Setup().KindOf(t.Column)
	return t.Archived == 0 && (k == KindBacklog || k == KindTodo) && !IsStuck(f, t)
}

// IsStale reports whether t is in progress and has not changed for [Info.StaleDays]
// working days. Days are those of now's zone, which is the team's: see [Info.In].
func IsStale(s *Setup, t *Task, now time.Time) bool {
	most := s.Info.StaleDays
	return most > 0 && t.Archived == 0 && s.KindOf(t.Column) == KindDoing && s.Info.untouched(t, now, most) >= most
}

// Untouched returns how many working days t has not changed: those after the day
// of its last change, today included, in now's zone. It counts to ten thousand at
// most.
func (i Info) Untouched(t *Task, now time.Time) int { return i.untouched(t, now, 10_000) }

func (i Info) untouched(t *Task, now time.Time, most int) int {
	first, n := DayOf(t.Updated.Time().In(now.Location())), 0
	for d := DayOf(now); d > first && n < most; d-- {
		if i.Works(d) {
			n++
		}
	}
	return n
}
