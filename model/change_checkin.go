package model

import (
	"slices"
	"strings"
)

// CheckIn is what was said when people told each other how they get on: in a
// standup, or one person alone. It changes nothing on the board; the log keeps
// it, so that what was promised can be held against what happened.
type CheckIn struct {
	Told
	Standup  bool       // of the team, else of one person
	Began    Instant    // of a standup, which ends at the change's own moment
	Head     Seq        // of the log when it began; what an old version wrote has none
	Present  []PersonID // who was there; the one person who checked in alone
	Promises []Promise
	Parked   []Remark // topics for after the standup
	Decided  []string
	Words    string // what else was said
	// Zone is the time zone it was heard in, by its name or offset: its days are
	// days there, and its times are told in it. What an old version wrote has none.
	Zone    string
	Day     Day     // that it speaks of; of a standup, on which it was held
	From    Instant // a standup that counted from a moment counted from this; 0 is the last one
	InOrder bool    // people spoke in the board's order, whatever its settings say
	Void    bool    // only an undo carries it, with what it takes back
}

// Promise is what somebody means to get on with until the next time.
type Promise struct {
	By   PersonID
	Task ID
	Day  Day // by whose end; what an old version wrote has none
}

// Same reports whether two promises are by one person about one task.
func (p Promise) Same(o Promise) bool { return p.By == o.By && p.Task == o.Task }

// Remark is something said that is not about getting on.
type Remark struct {
	By   PersonID
	Task ID // what it is about, if a task
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

// scrubOf returns what was said without what was said about tasks: of a check-in
// that names one, by a promise or a topic, the words may be about it.
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

// touches names nothing: nobody can overtake what was said.
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

// The fields that a check-in and a standup are told as.
const (
	checkInField = "checkin"
	standupField = "standup"
)

// say sums it up: "with ann, kim, 3 promises".
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
