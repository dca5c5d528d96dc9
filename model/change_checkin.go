package model

import (
	"slices"
	"strings"
)

// CheckIn is what people said about how their work is going: in a standup, or one
// person alone. It changes nothing on the board; the log keeps it so that promises
// can be compared with what happened.
type CheckIn struct {
	Told
	Standup  bool       // of the team; else one person checked in
	Began    Instant    // of a standup, which ends at the change's own moment
	After    EventID    // the last event before it began; zero if an old version wrote it
	Present  []PersonID // who was there, or the one person who checked in
	Promises []Promise
	Parked   []Remark // topics for after the standup
	Decided  []string
	Words    string // what else was said
	// Zone is the time zone that it was held in, by name or offset: its days and
	// times are those of this zone. It is "" if an old version wrote it.
	Zone    string
	Day     Day     // that it is about; of a standup, the day it was held
	From    Instant // the moment that the standup counted from, where one was asked for; 0 is the last standup
	InOrder bool    // people spoke in the board's order, whatever its settings say
	Void    bool    // it is the undo of the check-in; only undos have it
}

// Promise is a task that a person means to get on with.
type Promise struct {
	By   PersonID
	Task ID
	Day  Day // by the end of which; 0 if an old version wrote it
}

// Same reports whether two promises are by the same person about the same task.
func (p Promise) Same(o Promise) bool { return p.By == o.By && p.Task == o.Task }

// Remark is something else that was said.
type Remark struct {
	By   PersonID
	Task ID // that it is about, zero for none
	Text string
}

// Kind returns "checkin".
func (CheckIn) Kind() string { return "checkin" }

// Subject returns the zero ID.
func (CheckIn) Subject() ID { return ID{} }

func (c CheckIn) as(t Told) Change { c.Told = t; return c }

func (c CheckIn) admit(e *Edit, d *Draft, s Stamp) (Change, error) {
	for _, p := range c.Promises {
		if e.Task(p.Task) == nil && d.Undoes.IsZero() {
			return nil, NoTask(e, 0)
		}
	}
	if !c.Standup && len(c.Present) == 0 {
		c.Present = []PersonID{c.in(s).By}
	}
	c.Words = strings.TrimSpace(c.Words)
	if c.Began == 0 && c.Standup {
		c.Began = c.in(s).At
	}
	return c, nil
}

func (c CheckIn) undo(*Edit) Change {
	c.Void, c.Told = !c.Void, Told{}
	return c
}

func (CheckIn) apply(*Edit, Stamp) {}

// scrubOf returns the check-in without what was said about some tasks. Where it names
// one of them in a promise or a topic, its words may be about it, so they go too.
func (c CheckIn) scrubOf(tasks map[ID]bool) CheckIn {
	named := slices.ContainsFunc(c.Promises, func(p Promise) bool { return tasks[p.Task] })
	c.Parked = slices.Clone(c.Parked)
	for i, r := range c.Parked {
		if tasks[r.Task] {
			c.Parked[i].Text, named = purged, true
		}
	}
	if named && c.Words != "" {
		c.Words = purged
	}
	return c
}

// touches returns nothing: a check-in can't conflict with other changes.
func (CheckIn) touches(Change) []string { return nil }

func (c CheckIn) rows(_ Change, n Names) []Row {
	r := Row{Field: checkInField, To: Text(c.say(n))}
	if c.Standup {
		r.Field = standupField
	}
	if c.Void {
		r.From, r.To = r.To, r.From
	}
	return []Row{r}
}

// The fields of the rows of a check-in and of a standup.
const (
	checkInField = "checkin"
	standupField = "standup"
)

// say sums it up: "with ann, kim; on PAY-1, PAY-2; 1 decision".
func (c CheckIn) say(n Names) string {
	var parts []string
	if c.Standup && len(c.Present) > 0 {
		var who []string
		for _, p := range c.Present {
			who = append(who, n.Person(p))
		}
		parts = append(parts, "with "+strings.Join(who, ", "))
	}
	if len(c.Promises) > 0 {
		var refs []string
		for _, p := range c.Promises {
			if ref := n.Ref(p.Task); !slices.Contains(refs, ref) {
				refs = append(refs, ref)
			}
		}
		parts = append(parts, "on "+strings.Join(refs, ", "))
	}
	if len(c.Parked) > 0 {
		parts = append(parts, Count(len(c.Parked), "topic")+" parked")
	}
	if len(c.Decided) > 0 {
		parts = append(parts, Count(len(c.Decided), "decision"))
	}
	if c.Words != "" && !c.Standup {
		parts = append(parts, c.Words)
	}
	return strings.Join(parts, "; ")
}

func (c CheckIn) scrub() Change { return c }
