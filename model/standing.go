package model

import (
	"slices"
	"strings"
)

// Standing tells which events of a log stand: those that no event that stands
// takes back. It is shown the events newest first; those it was not shown count
// for nothing.
type Standing map[EventID]bool

// Stands takes in the next older event and reports whether it stands. An undo
// and a redo stand too, for themselves: what counts is told by [Event.Undoes].
func (s Standing) Stands(ev Event) bool {
	if s[ev.ID] {
		return false
	}
	if !ev.Undoes.IsZero() {
		s[ev.Undoes] = true
	}
	return true
}

// touch is one event that changed something of a task.
type touch struct {
	Event
	keys []string
}

// since is what happened to tasks after an event. It reads what it is asked for.
type since struct {
	past    Past
	after   Seq
	touched map[ID][]touch
	all     bool                  // touched holds all there is
	stands  map[PersonID]Standing // by author: nobody takes back another's change
}

// manyTasks is from how many tasks on the log is read once for all, not by task.
const manyTasks = 32

// sinceThen returns what happened after an event to a number of tasks.
func sinceThen(p Past, after Seq, tasks int) *since {
	s := &since{past: p, after: after, touched: map[ID][]touch{}, stands: map[PersonID]Standing{}}
	if tasks < manyTasks {
		return s
	}
	s.all = true
	for ev := range p.Log(Span{After: after}) {
		s.take(ev, nil)
	}
	return s
}

// take notes what an event touches: of one task, or of all.
func (s *since) take(ev Event, only *ID) {
	for i, c := range ev.Do {
		id := c.Subject()
		if only != nil && *only != id {
			continue
		}
		var back Change
		if i < len(ev.Back) {
			back = ev.Back[i]
		}
		l := s.touched[id]
		if k := len(l) - 1; k >= 0 && l[k].Seq == ev.Seq {
			l[k].keys = append(l[k].keys, c.touches(back)...)
			continue
		}
		s.touched[id] = append(l, touch{ev, slices.Clone(c.touches(back))})
	}
}

// of returns what touched a task, oldest first.
func (s *since) of(id ID) []touch {
	if _, known := s.touched[id]; !known && !s.all {
		s.touched[id] = nil
		for ev := range s.past.History(id, s.after) {
			s.take(ev, &id)
		}
	}
	return s.touched[id]
}

// standing reports whether an event stands, by what its author did since.
func (s *since) standing(ev Event) bool {
	own, known := s.stands[ev.By]
	if !known {
		own = Standing{}
		s.stands[ev.By] = own
		for o := range s.past.Own(ev.By) {
			if o.Seq <= s.after {
				break
			}
			own.Stands(o)
		}
	}
	return !own[ev.ID]
}

// counts reports whether an event's outcome is on the board: that of a change
// that stands, or of a redo whose change stands.
func (s *since) counts(ev Event) bool {
	if ev.Undoes.IsZero() || !s.standing(ev) {
		return ev.Undoes.IsZero() && s.standing(ev)
	}
	undo, ok := EventBy(s.past, ev.Undoes)
	if !ok || undo.Undoes.IsZero() {
		return false // an undo: what it took back is not on the board
	}
	change, ok := EventBy(s.past, undo.Undoes)
	return ok && s.standing(change)
}

// newest returns the newest event that counts and touches the same of a task,
// by anybody but one person.
func (s *since) newest(id ID, keys []string, but PersonID) (Event, bool) {
	for _, t := range slices.Backward(s.of(id)) {
		if t.By != but && meet(t.keys, keys) && s.counts(t.Event) {
			return t.Event, true
		}
	}
	return Event{}, false
}

// purged reports whether a task was purged: there is nothing to bring back.
func (s *since) purged(id ID) bool {
	return slices.ContainsFunc(s.of(id), func(t touch) bool { return slices.Contains(t.Purges(), id) })
}

// toldSince says who has done what since.
func toldSince(r Reader, ev Event) string {
	// What an undo left is no part of what it did; told too, reasons would nest.
	text, _, _ := strings.Cut(Tell(ev, NamesOf(r)).Text, leftAs)
	for did, done := range map[string]string{"undid": "undone", "redid": "redone"} {
		if rest, ok := strings.CutPrefix(text, did); ok {
			text = done + rest
		}
	}
	return Named[Person](r.Setup(), string(ev.By)) + " has since " + text
}

// meet reports whether two changes touch the same of a task.
func meet(a, b []string) bool {
	if slices.Contains(a, wholeTask) {
		return len(b) > 0
	}
	return slices.Contains(b, wholeTask) && len(a) > 0 ||
		slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) })
}
