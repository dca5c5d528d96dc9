package model

import (
	"cmp"
	"errors"
	"slices"
)

// wholeTask is the key that a change touches which adds or deletes a task.
const wholeTask = "*"

// ErrNothing is returned for a draft that would change nothing.
var ErrNothing = errors.New("nothing to change")

// Propose is the one gate: it checks a draft against the rules and returns the
// event to record and what it changes. It does not change r. It returns ErrNothing
// for a draft that would change nothing.
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
		ev.Back = append(ev.Back, undoOf(e, admitted))
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
	if err := checkSizes(e); err != nil && d.Undoes.IsZero() { // an undo may restore what was there before
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

// undoOf returns the undo of a change, which must not be applied yet. It restores
// all of the task's state, including when it was last touched.
func undoOf(e *Edit, c Change) Change {
	back := c.undo(e)
	if t := e.Task(c.Subject()); back != nil && t != nil {
		back = back.as(Told{Was: t.Updated})
	}
	return back
}

// checkSeen refuses to replace a description that has been changed since the
// draft's author last saw it.
func checkSeen(r Reader, d Draft) error {
	if d.Seen.IsZero() || d.Force {
		return nil
	}
	for _, c := range d.Do {
		set, ok := c.(Set)
		if !ok || set.Field != DescriptionField {
			continue
		}
		if by, ok := recalling(r).after(seenIn(r, d.Seen), 1).newest(set.Task, []string{string(DescriptionField)}, ""); ok {
			return soft("%s has changed the description since you opened it", Named[Person](r.Setup(), string(by.By)))
		}
	}
	return nil
}

// seenIn returns the number in a log of the last event that an author had seen: 0
// if the log does not have it, since they may have seen nothing of this log.
func seenIn(e Events, seen EventID) Seq {
	s, _ := e.SeqOf(seen)
	return s
}

// Overtook returns the newest event between seen and ev, by another person, that
// changed what ev changes too: ev's author had not seen it.
func Overtook(r Reader, ev Event, seen EventID) (Event, bool) {
	since := recalling(r).after(seenIn(r, seen), len(ev.Do))
	for i, c := range ev.Do {
		o, ok := since.newest(c.Subject(), c.touches(ev.Back[i]), ev.By)
		if ok && o.Seq < ev.Seq {
			return o, true
		}
	}
	return Event{}, false
}

// Replay applies events from the log. It checks no rules.
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

// Purges returns the tasks whose text an event removes from the history.
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
	going := idSet(tasks)
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
