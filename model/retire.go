package model

import (
	"iter"
	"slices"
)

// Retired returns the names that a purge of tasks removes from the history together
// with the tasks, and what replaces them. They are names of labels and milestones
// that the tasks had, and of people who came onto the board with them, if these were
// removed or renamed since. IDs are made of names, so they go too. Call it before
// the tasks are scrubbed; about are the events that touched the tasks, each once.
func Retired(r Reader, tasks []ID, about iter.Seq[Event]) Retirements {
	out := &retiring{r: r, called: map[string][]string{}}
	had := map[string]bool{} // by kind and key
	going := idSet(tasks)
	for ev := range about {
		noteIntroduced(had, ev, going)
	}
	if len(had) == 0 {
		return nil
	}
	for ev := range r.History(ID{}, 0) {
		for _, l := range [][]Change{ev.Do, ev.Back} {
			for _, c := range l {
				if at, name := putItem(c); had[at] {
					out.called[at] = append(out.called[at], name)
				}
			}
		}
	}
	retire[Label](out)
	retire[Milestone](out)
	retire[Person](out)
	return out.out
}

// idSet returns the IDs as a set.
func idSet(tasks []ID) map[ID]bool {
	out := make(map[ID]bool, len(tasks))
	for _, id := range tasks {
		out[id] = true
	}
	return out
}

// noteIntroduced notes what an event brought onto the board together with tasks.
func noteIntroduced(had map[string]bool, ev Event, tasks map[ID]bool) {
	alone := !slices.ContainsFunc(ev.Subjects(), func(id ID) bool { return !tasks[id] && id != (ID{}) })
	for _, l := range [][]Change{ev.Do, ev.Back} {
		for _, c := range l {
			if at, _ := putItem(c); at != "" && alone { // an import brings everything: its items are not these tasks' alone
				had[at] = true
			}
			noteUsed(had, c, tasks)
		}
	}
}

// noteUsed notes what a change put on one of the tasks.
func noteUsed(had map[string]bool, c Change, tasks map[ID]bool) {
	if c == nil || !tasks[c.Subject()] {
		return
	}
	switch c := c.(type) {
	case AddTask:
		for _, l := range c.Task.Labels {
			had[itemKey[Label](string(l))] = true
		}
		had[itemKey[Milestone](string(c.Task.Milestone))] = true
	case Set:
		if c.Field == MilestoneField {
			had[itemKey[Milestone](c.To.Text)] = true
		}
	case Members:
		for _, m := range slices.Concat(c.Add, c.Remove) {
			if c.Field == LabelsField {
				had[itemKey[Label](m)] = true
			}
		}
	}
}

// itemKey is the key of an item among those of all kinds.
func itemKey[T Item](key string) string { return Noun[T]() + ":" + key }

// putItem returns which label, milestone or person a change puts, and its name.
func putItem(c Change) (at, name string) {
	switch c := c.(type) {
	case Put[Label]:
		return itemKey[Label](c.Item.Key()), c.Item.Name
	case Put[Milestone]:
		return itemKey[Milestone](c.Item.Key()), c.Item.Name
	case Put[Person]:
		return itemKey[Person](c.Item.Key()), c.Item.Name
	}
	return "", ""
}

// retiring collects the retirements of a purge.
type retiring struct {
	r      Reader
	out    Retirements
	called map[string][]string // by itemKey, all names that items have had
}

// retire adds the items that were removed or renamed.
func retire[T Item](o *retiring) {
	for _, item := range *list[T](o.r.Setup()) {
		now := item.Called()
		if item.IsRemoved() {
			now = purged
		}
		former := slices.DeleteFunc(slices.Clone(o.called[itemKey[T](item.Key())]), func(name string) bool { return name == now })
		if len(former) == 0 {
			continue
		}
		to := item.Key()
		if to != NewKey(now, func(string) bool { return false }) {
			to = NewKey(now, o.taken)
		}
		slices.Sort(former)
		o.out = append(o.out, Retirement{
			Noun: Noun[T](), Key: item.Key(), To: to, Name: now, Former: slices.Compact(former), Removed: item.IsRemoved(),
		})
	}
}

// taken reports whether a key belongs to an item, or is about to.
func (o *retiring) taken(key string) bool {
	s := o.r.Setup()
	_, label := ByKey[Label](s, key)
	_, milestone := ByKey[Milestone](s, key)
	_, person := ByKey[Person](s, key)
	return label || milestone || person || slices.ContainsFunc(o.out, func(r Retirement) bool { return r.To == key })
}
