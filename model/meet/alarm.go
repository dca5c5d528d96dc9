package meet

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"baton/model"
)

// Alarm is something that nobody may want to mention.
type Alarm struct {
	Kind   string // one of the kinds below
	Text   string
	Task   model.ID
	Person model.PersonID // to whom it is told, "" to all
}

// The kinds of alarm, the worst first.
const (
	Broken  = "broken"  // a promise after which nothing happened
	Over    = "over"    // a column or a person over its limit
	Stale   = "stale"   // in hand, and not changed for a while
	Unowned = "unowned" // in hand, and nobody's
	Idle    = "idle"    // somebody without work
)

// severity returns the place of a kind, the worst first.
func severity(kind string) int {
	return slices.Index([]string{Broken, Over, Stale, Unowned, Idle}, kind)
}

// mostAlarms is how many are told to one person: a person who hears of ten things
// looks at none of them.
const mostAlarms = 3

// alarms returns what comes up by itself: of each person, and of what is nobody's,
// the worst few; the last of them says how many more there are.
func alarms(b Board, d Digest, p Past, now time.Time) []Alarm {
	of := map[model.PersonID][]Alarm{}
	for _, a := range slices.Concat(turnAlarms(b, d), goneAlarms(b, p, now), limitAlarms(b), taskAlarms(b, d, now)) {
		said := func(o Alarm) bool { return a.Kind == Stale && o.Kind == Broken && o.Task == a.Task }
		if !slices.ContainsFunc(of[a.Person], said) { // of one task the worst is enough
			of[a.Person] = append(of[a.Person], a)
		}
	}
	var out []Alarm
	for _, who := range append([]model.PersonID{""}, speakers(d)...) {
		l := of[who]
		slices.SortStableFunc(l, func(a, b Alarm) int { return cmp.Compare(severity(a.Kind), severity(b.Kind)) })
		if more := len(l) - mostAlarms; more > 0 {
			l = l[:mostAlarms]
			l[mostAlarms-1].Text += fmt.Sprintf(" (and %d more)", more)
		}
		out = append(out, l...)
	}
	return out
}

// speakers lists the people in the order in which they speak.
func speakers(d Digest) []model.PersonID {
	out := make([]model.PersonID, len(d.Turns))
	for i, t := range d.Turns {
		out[i] = t.Person
	}
	return out
}

// taskAlarms are about work in hand, what was longest without a change first. They
// are told to the first of those who do it.
func taskAlarms(b Board, d Digest, now time.Time) []Alarm {
	s := b.Setup()
	var out []Alarm
	tasks := slices.SortedStableFunc(slices.Values(d.Walk), func(a, b *model.Task) int { return cmp.Compare(a.Updated, b.Updated) })
	for _, t := range tasks {
		ref, owner := s.Ref(t.Num)+" "+t.Title, model.PersonID("")
		for _, who := range t.Assignees {
			if p, ok := model.ByKey[model.Person](s, string(who)); ok && !p.Removed && owner == "" {
				owner = who
			}
		}
		if len(t.Assignees) == 0 {
			out = append(out, Alarm{Kind: Unowned, Task: t.ID, Text: ref + " is in " + model.Named[model.Column](s, string(t.Column)) + " and has no owner"})
		}
		if model.IsStale(s, t, now) {
			if who, ok := model.ByKey[model.Person](s, string(owner)); ok && who.Works(s.Info, model.DayOf(now)) {
				ref += " (" + who.Name + ")"
			} else if ok {
				ref += " (" + who.Name + ", off today)"
			}
			text := ref + ": no changes for " + model.Count(s.Info.Untouched(t, now), "working day")
			out = append(out, Alarm{Kind: Stale, Task: t.ID, Person: owner, Text: text})
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
			out = append(out, Alarm{Kind: Over, Text: fmt.Sprintf("%s holds %s, over the limit of %d", c.Name, model.Count(n, "card"), c.Limit)})
		}
	}
	for _, who := range model.Live[model.Person](s) {
		if n := model.InHand(b, who.ID); who.Limit > 0 && n > who.Limit {
			out = append(out, Alarm{Kind: Over, Person: who.ID, Text: fmt.Sprintf("%s holds %s, over the limit of %d", who.Name, model.Count(n, "card"), who.Limit)})
		}
	}
	return out
}

// goneAlarms are about what people meant to do who have left since.
func goneAlarms(b Board, p Past, now time.Time) []Alarm {
	var out []Alarm
	s := b.Setup()
	for _, who := range s.People {
		if !who.Removed {
			continue
		}
		for _, o := range p.said.due(who.ID, model.DayOf(now)) {
			if t := b.Task(o.Task); t != nil && t.Archived == 0 && s.KindOf(t.Column) != model.KindDone {
				text := fmt.Sprintf("%s, who has left, meant to get on with %s %s", who.Name, s.Ref(t.Num), t.Title)
				out = append(out, Alarm{Kind: Broken, Task: o.Task, Text: text})
			}
		}
	}
	return out
}

// turnAlarms are about people without work, and promises after which nothing
// happened.
func turnAlarms(b Board, d Digest) []Alarm {
	s := b.Setup()
	var out []Alarm
	for _, t := range d.Turns {
		name := model.Named[model.Person](s, string(t.Person))
		for _, o := range t.Promised {
			if o.Still {
				text := fmt.Sprintf("%s meant to get on with %s %s: nothing has happened to it on the board", name, s.Ref(b.NumberOf(o.Task)), o.Title)
				out = append(out, Alarm{Kind: Broken, Task: o.Task, Person: t.Person, Text: text})
			}
		}
		if len(t.Doing)+len(t.Blocked)+len(t.Waiting)+len(t.Next) == 0 && !t.Off {
			out = append(out, Alarm{Kind: Idle, Person: t.Person, Text: name + " has nothing in hand and nothing of their own ready to start"})
		}
	}
	return out
}
