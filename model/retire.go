package model

import (
	"iter"
	"slices"
)

// Retired returns the names that a purge of tasks takes out of the history with
// them, and what is said in their place: of labels and milestones that the
// tasks had, and of people who came onto the board with them, those that were
// removed since or are called otherwise now. IDs are made of names, and go too.
// It is to be asked before the tasks are scrubbed, of the board as it is then;
// about are the events that touched the tasks, each once.
func Retired(r Reader, tasks []ID, about iter.Seq[Event]) Retirements {
	out := &retiring{r: r, called: map[string][]string{}}
	had := map[string]bool{} // by kind and key
	going := purging(tasks)
	for ev := range about {
		came(had, ev, going)
	}
	if len(had) == 0 {
		return nil
	}
	for ev := range r.History(ID{}, 0) {
		for _, l := range [][]Change{ev.Do, ev.Back} {
			for _, c := range l {
				if at, name := putting(c); had[at] {
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

// purging returns a set of tasks.
func purging(tasks []ID) map[ID]bool {
	out := make(map[ID]bool, len(tasks))
	for _, id := range tasks {
		out[id] = true
	}
	return out
}

// came notes what came with tasks by an event.
func came(had map[string]bool, ev Event, tasks map[ID]bool) {
	alone := !slices.ContainsFunc(ev.Subjects(), func(id ID) bool { return !tasks[id] && id != (ID{}) })
	for _, l := range [][]Change{ev.Do, ev.Back} {
		for _, c := range l {
			if at, _ := putting(c); at != "" && alone { // an import brings everybody
				had[at] = true
			}
			carried(had, c, tasks)
		}
	}
}

// carried notes what a change put on one of the tasks.
func carried(had map[string]bool, c Change, tasks map[ID]bool) {
	if c == nil || !tasks[c.Subject()] {
		return
	}
	switch c := c.(type) {
	case AddTask:
		for _, l := range c.Task.Labels {
			had[place[Label](string(l))] = true
		}
		had[place[Milestone](string(c.Task.Milestone))] = true
	case Set:
		if c.Field == MilestoneField {
			had[place[Milestone](c.To.Text)] = true
		}
	case Members:
		for _, m := range slices.Concat(c.Add, c.Remove) {
			if c.Field == LabelsField {
				had[place[Label](m)] = true
			}
		}
	}
}

// place is how an item is found here.
func place[T Item](key string) string { return Noun[T]() + ":" + key }

// putting returns which label, milestone or person a change puts, and its name.
func putting(c Change) (at, name string) {
	switch c := c.(type) {
	case Put[Label]:
		return place[Label](c.Item.Key()), c.Item.Name
	case Put[Milestone]:
		return place[Milestone](c.Item.Key()), c.Item.Name
	case Put[Person]:
		return place[Person](c.Item.Key()), c.Item.Name
	}
	return "", ""
}

// retiring gathers what goes.
type retiring struct {
	r      Reader
	out    Retirements
	called map[string][]string // what items were ever called
}

// retire takes in the items that are gone, or are called otherwise now.
func retire[T Item](o *retiring) {
	for _, item := range *list[T](o.r.Setup()) {
		now := item.Called()
		if item.IsRemoved() {
			now = purged
		}
		former := slices.DeleteFunc(slices.Clone(o.called[place[T](item.Key())]), func(name string) bool { return name == now })
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

// taken reports whether a key is anything's, or is to be.
func (o *retiring) taken(key string) bool {
	s := o.r.Setup()
	_, label := ByKey[Label](s, key)
	_, milestone := ByKey[Milestone](s, key)
	_, person := ByKey[Person](s, key)
	return label || milestone || person || slices.ContainsFunc(o.out, func(r Retirement) bool { return r.To == key })
}
