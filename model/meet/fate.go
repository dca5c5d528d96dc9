package meet

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// Fate is what became of a promise.
type Fate string

// The fates. Kept is done, moved is in another column, blocked has a reason,
// waiting waits for another, dropped is off the board or no longer theirs, and
// open is where it was.
const (
	Kept    Fate = "kept"
	Moved   Fate = "moved"
	Blocked Fate = "blocked"
	Waiting Fate = "waiting"
	Dropped Fate = "dropped"
	Open    Fate = "open"
)

// Fates returns the fates in the order in which they are told.
func Fates() []Fate { return []Fate{Kept, Moved, Blocked, Waiting, Dropped, Open} }

// Sum says in a sentence how many promises came to what: "3 promises: 2 kept, 1 open.";
// nothing of none.
func Sum(n map[Fate]int) string {
	all, out := 0, []string{}
	for _, f := range Fates() {
		if all += n[f]; n[f] > 0 {
			out = append(out, fmt.Sprint(n[f], " ", f))
		}
	}
	if all == 0 {
		return ""
	}
	return model.Count(all, "promise") + ": " + strings.Join(out, ", ") + "."
}

// Outcome is a promise and what became of it.
type Outcome struct {
	model.Promise
	Fate  Fate
	Still bool   // nothing at all happened to it in a whole working day
	Title string // the last that is known; "" of what was purged
}

// promises files what was promised, each once. What is no longer on the board is
// promised no more.
func (t *Turn) promises(b Board, p *Past, today model.Day) {
	for _, o := range p.said.ahead(t.Person, today) {
		if b.Task(o.Task) != nil && !slices.ContainsFunc(t.Today, o.Same) {
			t.Today = append(t.Today, o.Promise)
		}
	}
	for _, o := range p.said.due(t.Person, today) {
		if !slices.ContainsFunc(t.Promised, func(known Outcome) bool { return known.Task == o.Task }) {
			t.Promised = append(t.Promised, outcome(b, p.promised(), o, today))
		}
	}
}

// outcome tells what became of a promise.
func outcome(b Board, p *Past, o promise, today model.Day) Outcome {
	out := Outcome{Promise: o.Promise, Fate: fate(b, p, o)}
	if t := b.Task(o.Task); t != nil {
		out.Title = t.Title
	} else if w := p.ways[o.Task]; w != nil && w.gone != nil {
		out.Title = w.gone.Title
	}
	from := o.Day
	if o.seq <= p.after && o.Day == p.on && p.early[o.Task] { // that day it did not lie still
		from++
	}
	out.Still = out.Fate == Open && !p.touched(b, o.Task, o.seq) && worked(b.Setup(), o.By, from, today)
	return out
}

// worked reports whether somebody works today, and had a working day since another
// one began that is over.
func worked(s *model.Setup, by model.PersonID, from, today model.Day) bool {
	who, ok := model.ByKey[model.Person](s, string(by))
	if !ok || !who.Works(s.Info, today) {
		return false
	}
	for day := max(from, today-longestWait); day < today; day++ {
		if who.Works(s.Info, day) {
			return true
		}
	}
	return false
}

func fate(b Board, p *Past, o promise) Fate {
	t := b.Task(o.Task)
	if t == nil {
		return Dropped
	}
	from := t.Column
	if w := p.ways[o.Task]; w != nil && o.seq <= p.after {
		from = w.began(t.Column)
	} else if w != nil {
		from = w.since(o.seq, t.Column)
	}
	switch kind := b.Setup().KindOf(t.Column); {
	case kind == model.KindDone:
		return Kept
	case t.Archived != 0 || !t.AssignedTo(o.By):
		return Dropped
	case model.IsBlocked(t):
		return Blocked
	case from != t.Column: // not there and back
		return Moved
	case model.IsWaiting(b, t):
		return Waiting
	}
	return Open
}
