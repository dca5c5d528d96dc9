package meet

import (
	"cmp"
	"slices"

	"baton/model"
)

// Activity is something that a person did to a task, other than moving one of their own.
type Activity struct {
	Kind string // one of the kinds below
	Task model.ID
	N    int // how often, or how many parts or items
}

// The kinds of activity.
const (
	Reviewed  = "reviewed"  // moved a colleague's task out of a column of kind doing that is not the first
	Split     = "split"     // into N parts, or N more
	Ticked    = "ticked"    // N items of its checklist, which still are ticked
	Commented = "commented" // N times
	Handed    = "handed"    // from themselves to another person
	Unblocked = "unblocked" // removed its blocker
)

// ActivityKinds returns the kinds in the order in which they are listed.
func ActivityKinds() []string { return []string{Reviewed, Unblocked, Handed, Split, Ticked, Commented} }

// activity is the key that Activities are counted by.
type activity struct {
	by   model.PersonID
	kind string
	task model.ID
}

// act takes in a change that stands. Changes have to come newest first.
func (p *Past) act(ev model.Event, i int) {
	w := p.way(ev.Do[i].Subject())
	w.last = max(w.last, ev.Seq)
	by := model.Author(ev, ev.Do[i])
	if c, ok := ev.Do[i].(model.Move); ok {
		if was, ok := backOf(ev, i).(model.Move); ok && was.To != c.To {
			w.steps = append(w.steps, step{was.To, c.To, by, ev.Seq})
		}
		return
	}
	if c, ok := ev.Do[i].(model.PutPart[model.CheckItem]); ok {
		p.tick(ev, c, backOf(ev, i), by)
		return
	}
	if ev.Undoes.IsZero() { // these count when they are first done, not when redone
		if kind, task := activityOf(ev.Do[i], backOf(ev, i), by); kind != "" {
			p.did[activity{by, kind, task}]++
		}
	}
}

// activityOf returns the kind of activity that a change is, and its task; "" for none.
func activityOf(c, back model.Change, by model.PersonID) (kind string, task model.ID) {
	switch c := c.(type) {
	case model.AddTask:
		if c.Task.Parent != (model.ID{}) {
			return Split, c.Task.Parent
		}
	case model.Blocking:
		if was, ok := back.(model.Blocking); ok && c.Reason == "" && was.Reason != "" {
			return Unblocked, c.Task
		}
	case model.Members:
		if handsOver(c, by) {
			return Handed, c.Task
		}
	case model.PutPart[model.Comment]:
		if _, edited := back.(model.PutPart[model.Comment]); !edited {
			return Commented, c.Task
		}
	}
	return "", model.ID{}
}

// handsOver reports whether a person assigns others in their own place.
func handsOver(c model.Members, by model.PersonID) bool {
	return c.Field == model.AssigneesField && len(c.Add) > 0 && slices.Contains(c.Remove, string(by))
}

// tick takes in a change of a checklist item. Changes have to come newest first: only the
// last toggle counts.
func (p *Past) tick(ev model.Event, c model.PutPart[model.CheckItem], back model.Change, by model.PersonID) {
	was, ok := back.(model.PutPart[model.CheckItem])
	if !ok || c.Item.Done == was.Item.Done || p.ticked[c.Item.ID] {
		return
	}
	if p.ticked[c.Item.ID] = true; c.Item.Done && ev.Undoes.IsZero() {
		p.did[activity{by, Ticked, c.Task}]++
	}
}

// backOf returns the undo of a change of an event, nil if there is none.
func backOf(ev model.Event, i int) model.Change {
	if i < len(ev.Back) {
		return ev.Back[i]
	}
	return nil
}

// activities returns what each person did to tasks that are still on the board, sorted by
// kind and then by number.
func (p *Past) activities(b Board) map[model.PersonID][]Activity {
	all := map[activity]int{}
	for d, n := range p.did {
		all[d] = n
	}
	for id, w := range p.ways {
		for _, s := range w.steps {
			if t := b.Task(id); t != nil && reviews(b.Setup(), w.assigneesAt(t, s.seq), s) {
				all[activity{s.by, Reviewed, id}]++
			}
		}
	}
	out := map[model.PersonID][]Activity{}
	for d, n := range all {
		if b.Task(d.task) != nil {
			out[d.by] = append(out[d.by], Activity{d.kind, d.task, n})
		}
	}
	for _, l := range out {
		slices.SortFunc(l, func(x, y Activity) int {
			return cmp.Or(cmp.Compare(slices.Index(ActivityKinds(), x.Kind), slices.Index(ActivityKinds(), y.Kind)), b.NumberOf(x.Task)-b.NumberOf(y.Task))
		})
	}
	return out
}

// reviews reports whether a step was a review: of a colleague's task, out of a
// column of kind doing that is not the first.
func reviews(s *model.Setup, whose []model.PersonID, o step) bool {
	first, ok := s.FirstOf(model.KindDoing)
	return ok && s.KindOf(o.from) == model.KindDoing && o.from != first.ID && len(whose) > 0 && !slices.Contains(whose, o.by)
}
