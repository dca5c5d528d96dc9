package meet

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// Fate is what became of a promise.
type Fate string

// The fates. The task of a kept promise is done; of a moved one it is in another column;
// of a blocked one it has a blocker; of a waiting one it waits for another task; of a
// dropped one it is off the board or no longer theirs; of an open one it is where it
// was.
const (
	Kept    Fate = "kept"
	Moved   Fate = "moved"
	Blocked Fate = "blocked"
	Waiting Fate = "waiting"
	Dropped Fate = "dropped"
	Open    Fate = "open"
)

// Fates returns the fates in the order in which they are listed.
func Fates() []Fate { return []Fate{Kept, Moved, Blocked, Waiting, Dropped, Open} }

// Sum says what became of promises: "3 promises: 2 kept, 1 open.". It is "" if there are
// none.
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
	Still bool   // nothing happened to the task in a whole working day
	Title string // of the task, the last one known; "" if it was purged
}

// promises adds the person's promises, each once. Promises about tasks that are no longer
// on the board don't count for today.
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

// outcome works out what became of a promise.
func outcome(b Board, p *Past, o promise, today model.Day) Outcome {
	out := Outcome{Promise: o.Promise, Fate: fate(b, p, o)}
	if t := b.Task(o.Task); t != nil {
		out.Title = t.Title
	} else if w := p.ways[o.Task]; w != nil && w.gone != nil {
		out.Title = w.gone.Title
	}
	from := o.Day
	if o.seq <= p.after && o.Day == p.on && p.early[o.Task] { // something happened to it that day, before the standup
		from++
	}
	out.Still = out.Fate == Open && !p.touched(b, o.Task, o.seq) && worked(b.Setup(), o.By, from, today)
	return out
}

// worked reports whether a person works today and has had a whole working day since the
// day from.
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
		from = w.columnAt(o.seq, t.Column)
	}
	switch kind := b.Setup().KindOf(t.Column); {
	case kind == model.KindDone:
		return Kept
	case t.Archived != 0 || !t.AssignedTo(o.By):
		return Dropped
	case model.IsBlocked(t):
		return Blocked
	case from != t.Column: // a task that went there and back has not moved
		return Moved
	case model.IsWaiting(b, t):
		return Waiting
	}
	return Open
}
