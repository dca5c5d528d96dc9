package model

import (
	"slices"
	"strings"
)

// Standing tells which events of a log stand: those that are not taken back by
// another event that stands. It has to be shown the events newest first; events it
// was not shown are ignored.
type Standing map[EventID]bool

// Stands takes in the next older event and reports whether it stands. An undo and
// a redo can stand too: [Event.Undoes] tells them from changes.
func (s Standing) Stands(ev Event) bool {
	if s[ev.ID] {
		return false
	}
	if !ev.Undoes.IsZero() {
		s[ev.Undoes] = true
	}
	return true
}

// recall is the past with what was read of it: a change of many tasks asks for the
// same few events once for each of them.
type recall struct {
	Past
	events map[EventID]*recalled
	later  map[Seq]*laterEvents
}

// recalled is an event with the places of a task's changes in it; nil stands for
// an event that the log does not have.
type recalled struct {
	Event
	changes map[ID][]int
}

func recalling(p Past) *recall {
	return &recall{Past: p, events: map[EventID]*recalled{}, later: map[Seq]*laterEvents{}}
}

// eventBy returns the event of that identity, nil if the log does not have it.
func (r *recall) eventBy(id EventID) *recalled {
	if ev, known := r.events[id]; known {
		return ev
	}
	r.events[id] = nil
	if ev, ok := EventBy(r.Past, id); ok {
		changes := make(map[ID][]int, len(ev.Do))
		for i, c := range ev.Do {
			changes[c.Subject()] = append(changes[c.Subject()], i)
		}
		r.events[id] = &recalled{ev, changes}
	}
	return r.events[id]
}

// touching is an event with the keys of a task that it touches.
type touching struct {
	Event
	keys []string
}

// laterEvents are the events that touched tasks after an event. They are read when
// asked for.
type laterEvents struct {
	past    *recall
	after   Seq
	touched map[ID][]touching
	all     bool                  // touched is complete
	stands  map[PersonID]Standing // by author: nobody can undo another person's change
}

// manyTasks is the number of tasks from which the log is read once as a whole
// instead of task by task.
const manyTasks = 32

// after returns the events after one; tasks is about how many tasks will be asked
// for.
func (r *recall) after(seq Seq, tasks int) *laterEvents {
	if s := r.later[seq]; s != nil {
		return s
	}
	s := &laterEvents{past: r, after: seq, touched: map[ID][]touching{}, stands: map[PersonID]Standing{}}
	r.later[seq] = s
	if tasks < manyTasks {
		return s
	}
	s.all = true
	for ev := range r.Log(Span{After: seq}) {
		s.note(ev, nil)
	}
	return s
}

// note takes in an event: what it touches of one task, or of all.
func (s *laterEvents) note(ev Event, only *ID) {
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
		s.touched[id] = append(l, touching{ev, slices.Clone(c.touches(back))})
	}
}

// of returns the events that touched a task, oldest first.
func (s *laterEvents) of(id ID) []touching {
	if _, known := s.touched[id]; !known && !s.all {
		s.touched[id] = nil
		for ev := range s.past.History(id, s.after) {
			s.note(ev, &id)
		}
	}
	return s.touched[id]
}

// standing reports whether an event stands, judged by what its author did since.
func (s *laterEvents) standing(ev Event) bool {
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
func (s *laterEvents) counts(ev Event) bool {
	if ev.Undoes.IsZero() || !s.standing(ev) {
		return ev.Undoes.IsZero() && s.standing(ev)
	}
	undo := s.past.eventBy(ev.Undoes)
	if undo == nil || undo.Undoes.IsZero() {
		return false // an undo: what it took back is not on the board
	}
	change := s.past.eventBy(undo.Undoes)
	return change != nil && s.standing(change.Event)
}

// newest returns the newest event that counts and touches one of the keys of a
// task, by anyone except one person.
func (s *laterEvents) newest(id ID, keys []string, except PersonID) (Event, bool) {
	for _, t := range slices.Backward(s.of(id)) {
		if t.By != except && overlap(t.keys, keys) && s.counts(t.Event) {
			return t.Event, true
		}
	}
	return Event{}, false
}

// purged reports whether a task was purged: there is nothing to bring back.
func (s *laterEvents) purged(id ID) bool {
	return slices.ContainsFunc(s.of(id), func(t touching) bool { return slices.Contains(t.Purges(), id) })
}

// hasSince says what the author of an event has done since: "ann has since moved …".
func hasSince(r Reader, ev Event) string {
	// What an undo left alone is not part of what it did, and reasons would nest.
	text, _, _ := strings.Cut(Tell(ev, NamesOf(r)).Text, leftAs)
	for did, done := range map[string]string{"undid": "undone", "redid": "redone"} {
		if rest, ok := strings.CutPrefix(text, did); ok {
			text = done + rest
		}
	}
	return Named[Person](r.Setup(), string(ev.By)) + " has since " + text
}

// overlap reports whether two sets of keys of a task have anything in common.
func overlap(a, b []string) bool {
	if slices.Contains(a, wholeTask) {
		return len(b) > 0
	}
	return slices.Contains(b, wholeTask) && len(a) > 0 ||
		slices.ContainsFunc(a, func(k string) bool { return slices.Contains(b, k) })
}
