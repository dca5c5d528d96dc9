package meet

import (
	"fmt"

	"baton/model"
)

// The kinds of alarm.
const (
	Stale   = "stale"   // in hand, and changed by no one for a while
	Unowned = "unowned" // in hand, and nobody's
	Idle    = "idle"    // somebody without work
	Over    = "over"    // a column or a person over its limit
	Broken  = "broken"  // a promise that was not kept
)

// taskAlarms are about work in hand.
func taskAlarms(b Board, d Digest, now model.Instant) []Alarm {
	s := b.Setup()
	var out []Alarm
	for _, t := range d.Walk {
		ref := s.Ref(t.Num) + " " + t.Title
		if len(t.Assignees) == 0 {
			out = append(out, Alarm{Kind: Unowned, Task: t.ID, Text: ref + " is in " + model.Named[model.Column](s, string(t.Column)) + " and nobody's"})
		}
		if model.IsStale(s, t, now) {
			days := int((now - t.Updated) / dayLong)
			out = append(out, Alarm{Kind: Stale, Task: t.ID, Text: ref + ": nobody has touched it for " + model.Count(days, "day")})
		}
	}
	return out
}

// limitAlarms are about columns and people over their limits.
func limitAlarms(b Board) []Alarm {
	s := b.Setup()
	var out []Alarm
	for _, c := range model.Live[model.Column](s) {
		n := 0
		for range b.Lane(c.ID, false) {
			n++
		}
		if c.Limit > 0 && n > c.Limit {
			out = append(out, Alarm{Kind: Over, Text: fmt.Sprintf("%s holds %d cards, its limit is %d", c.Name, n, c.Limit)})
		}
	}
	for _, who := range model.Live[model.Person](s) {
		if n := model.InHand(b, who.ID); who.Limit > 0 && n > who.Limit {
			out = append(out, Alarm{Kind: Over, Person: who.ID, Text: fmt.Sprintf("%s holds %d cards, the limit is %d", who.Name, n, who.Limit)})
		}
	}
	return out
}

// goneAlarms are about what people meant to do who have left since.
func goneAlarms(b Board, p Past) []Alarm {
	var out []Alarm
	s := b.Setup()
	for _, o := range p.Promises {
		who, ok := model.ByKey[model.Person](s, string(o.By))
		if t := b.Task(o.Task); ok && who.Gone && t != nil && s.KindOf(t.Column) != model.KindDone {
			out = append(out, Alarm{Kind: Broken, Task: o.Task, Text: fmt.Sprintf("%s, who has left, meant to get on with %s", who.Name, s.Ref(t.Num))})
		}
	}
	return out
}

// turnAlarms are about people without work and promises that were not kept.
func turnAlarms(b Board, d Digest) []Alarm {
	s := b.Setup()
	var out []Alarm
	for _, t := range d.Turns {
		name := model.Named[model.Person](s, string(t.Person))
		if len(t.Doing)+len(t.Blocked)+len(t.Next) == 0 && !t.Off {
			out = append(out, Alarm{Kind: Idle, Person: t.Person, Text: name + " has nothing in hand and nothing ready to begin"})
		}
		for _, o := range t.Promised {
			if o.Fate == Open {
				text := fmt.Sprintf("%s meant to get on with %s: it is where it was", name, s.Ref(b.NumberOf(o.Task)))
				out = append(out, Alarm{Kind: Broken, Task: o.Task, Person: t.Person, Text: text})
			}
		}
	}
	return out
}

const dayLong = model.Instant(24 * 60 * 60 * 1000)
