package plan

import (
	"baton/model"
	"baton/store/exchange/card"
)

// witness tells which of the board's own changes the author of a file of ours had
// before them: a copy of a board knows what was done before it was made, and that
// is no reason to leave anything alone. The rows of a table can be of several
// days: each knows what was done to its own task only.
type witness struct {
	tasks map[model.ID]model.Instant // those in the file, with when they were last touched
	parts map[model.ID]bool          // the comments in it
	rows  map[model.ID]model.Instant // those of a table, likewise
}

func newWitness(src *card.Source) witness {
	w := witness{map[model.ID]model.Instant{}, map[model.ID]bool{}, src.Seen}
	if !src.Exact {
		return w
	}
	for _, c := range src.Cards {
		w.tasks[c.Task.ID] = c.Task.Updated
		for _, k := range c.Body.Comments {
			w.parts[k.ID] = true
		}
	}
	return w
}

// saw reports whether the file shows an event: a task that was added by it, a
// comment, or a task that was last touched by it. Imports are no evidence: what
// came from a copy is in that copy.
func (w witness) saw(ev model.Event) bool {
	if ev.Verb == Verb || !ev.Undoes.IsZero() || len(w.tasks) == 0 {
		return false
	}
	for _, c := range ev.Do {
		if at, ok := w.tasks[c.Subject()]; ok && at == ev.At && model.ToldOf(c).At == 0 {
			return true
		}
		switch c := c.(type) {
		case model.AddTask:
			if _, ok := w.tasks[c.Task.ID]; ok {
				return true
			}
		case model.PutPart[model.Comment]:
			if w.parts[c.Item.ID] {
				return true
			}
		}
	}
	return false
}

// knew reports whether the row of a task includes a change made at a moment.
func (w witness) knew(id model.ID, at model.Instant) bool {
	last, ok := w.rows[id]
	return ok && at <= last
}
