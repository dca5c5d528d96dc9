package model

import (
	"cmp"
	"errors"
	"slices"
)

// wholeTask is what a change touches that makes or ends a task.
const wholeTask = "*"

// ErrNothing is returned for a draft that would change nothing.
var ErrNothing = errors.New("nothing to change")

// Propose is the one gate: it checks a draft against the rules and returns the
// event to record with what it changes. The base is not touched. A draft that
// would change nothing is ErrNothing.
func Propose(r Reader, d Draft, s Stamp) (Event, *Delta, error) {
	e := NewEdit(r)
	s.At = s.At.Bounded()
	if s.Event.IsZero() {
		s.Event = EventID(s.NewID())
	}
	ev := Event{Seq: e.head.Seq + 1, ID: s.Event, At: s.At, By: s.By, Verb: d.Verb, Undoes: d.Undoes}
	if err := cmp.Or(checkName("person", string(s.By)), checkSeen(r, d)); err != nil {
		return Event{}, nil, err
	}
	for _, c := range d.Do {
		admitted, err := c.as(c.told().bounded()).admit(e, &d, s)
		if err != nil {
			return Event{}, nil, err
		}
		if admitted == nil {
			continue
		}
		ev.Do = append(ev.Do, admitted)
		ev.Back = append(ev.Back, takesBack(e, admitted))
		admitted.apply(e, admitted.told().in(s))
	}
	if len(ev.Do) == 0 {
		return Event{}, nil, ErrNothing
	}
	for _, id := range ev.Purges() {
		if t := e.Task(id); t != nil {
			return Event{}, nil, Errorf(Refused, "%s can't be purged and added again in one change", e.Setup().Ref(t.Num))
		}
	}
	if err := checkSizes(e); err != nil && d.Undoes.IsZero() { // what was there may come back
		return Event{}, nil, err
	}
	if err := checkLimits(e); err != nil && d.Undoes.IsZero() {
		if !d.Force {
			return Event{}, nil, err
		}
		ev.Forced = true
	}
	e.head.Seq, e.head.ID = ev.Seq, ev.ID
	return ev, e.Delta(), nil
}

// takesBack returns what takes a change back, before it is applied: all of the
// task's state, when it was last touched too.
func takesBack(e *Edit, c Change) Change {
	back := c.undo(e)
	if t := e.Task(c.Subject()); back != nil && t != nil {
		back = back.as(Told{Was: t.Updated})
	}
	return back
}

// checkSeen refuses to replace a long text that somebody has changed since its
// author last saw it.
func checkSeen(r Reader, d Draft) error {
	if d.Seen.IsZero() || d.Force {
		return nil
	}
	for _, c := range d.Do {
		set, ok := c.(Set)
		if !ok || set.Field != DescriptionField {
			continue
		}
		if by, ok := sinceThen(r, seenIn(r, d.Seen), 1).newest(set.Task, []string{string(DescriptionField)}, ""); ok {
			return soft("%s has changed the description since you opened it", Named[Person](r.Setup(), string(by.By)))
		}
	}
	return nil
}

// seenIn returns up to where of a log an author had seen it, who had seen an event
// last. If the log does not have that event they may have seen nothing of it.
func seenIn(e Events, seen EventID) Seq {
	s, _ := e.SeqOf(seen)
	return s
}

// Overtook returns the newest event after seen, by somebody else, that changed
// what this event changes too: its author had not seen it.
func Overtook(r Reader, ev Event, seen EventID) (Event, bool) {
	since := sinceThen(r, seenIn(r, seen), len(ev.Do))
	for i, c := range ev.Do {
		o, ok := since.newest(c.Subject(), c.touches(ev.Back[i]), ev.By)
		if ok && o.Seq < ev.Seq {
			return o, true
		}
	}
	return Event{}, false
}

// Replay applies events that are history: no rule is asked.
func Replay(b Base, events ...Event) *Delta {
	e := NewEdit(b)
	for _, ev := range events {
		for _, c := range ev.Do {
			c.apply(e, c.told().in(Stamp{At: ev.At, By: ev.By}))
		}
		e.head.Seq, e.head.ID = ev.Seq, ev.ID
	}
	return e.Delta()
}

// Subjects returns the tasks an event is about, each once; the zero ID stands
// for the board's set-up.
func (ev Event) Subjects() []ID {
	out := make([]ID, 0, min(len(ev.Do), 8))
	seen := make(map[ID]bool, min(len(ev.Do), 8))
	for _, c := range ev.Do {
		if id := c.Subject(); !seen[id] {
			seen[id] = true
			out = append(out, id)
		}
	}
	return out
}

// Purges returns the tasks whose text an event takes out of the history.
func (ev Event) Purges() []ID {
	var out []ID
	for _, c := range ev.Do {
		if d, ok := c.(DeleteTask); ok && d.Purge {
			out = append(out, d.Task)
		}
	}
	return out
}

// Scrub returns the event without what people wrote about tasks.
func (ev Event) Scrub(tasks ...ID) Event {
	going := purging(tasks)
	scrub := func(l []Change) []Change {
		l = slices.Clone(l)
		for i, c := range l {
			switch talk, ok := c.(CheckIn); {
			case ok:
				l[i] = talk.scrubOf(going)
			case c != nil && going[c.Subject()]:
				l[i] = c.scrub()
			}
		}
		return l
	}
	ev.Do, ev.Back = scrub(ev.Do), scrub(ev.Back)
	return ev
}
