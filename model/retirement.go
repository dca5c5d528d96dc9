package model

import (
	"slices"
	"strings"
)

// Retirement gives an item of a board's set-up another name and key in all of its
// history: a purge removes the name of a label that came with the purged task. Keys
// are made of names.
type Retirement struct {
	Noun    string   `json:"noun"` // as [Noun] returns it
	Key     string   `json:"key"`
	To      string   `json:"to"`     // its new key
	Name    string   `json:"name"`   // what it is called from now on, in all of the history
	Former  []string `json:"former"` // what it was called
	Removed bool     `json:"gone"`   // it was removed: everything else about it goes too
}

// Retirements are the retirements of one purge.
type Retirements []Retirement

// Event returns an event as it would be if the items had always had their new names.
// Only the names and keys of these items change: a task's title that reads the same
// stays.
func (l Retirements) Event(ev Event) Event {
	ev.By = PersonID(l.key(Noun[Person](), string(ev.By)))
	ev.Do, ev.Back = l.changes(ev.Do), l.changes(ev.Back)
	return ev
}

func (l Retirements) changes(in []Change) []Change {
	out := slices.Clone(in)
	for i, c := range out {
		if c != nil {
			t := c.told()
			t.By = PersonID(l.key(Noun[Person](), string(t.By)))
			out[i] = l.change(c).as(t)
		}
	}
	return out
}

func (l Retirements) change(c Change) Change {
	switch c := c.(type) {
	case Put[Label]:
		return renamed(l, c)
	case Put[Milestone]:
		return renamed(l, c)
	case Put[Person]:
		return renamed(l, c)
	case AddTask:
		c.Task, c.Body = l.task(c.Task), l.body(c.Body)
		return c
	case Set:
		if c.Field == MilestoneField {
			c.To.Text = l.key(Noun[Milestone](), c.To.Text)
		}
		return c
	case Members:
		noun := map[Field]string{AssigneesField: Noun[Person](), LabelsField: Noun[Label]()}[c.Field]
		c.Add, c.Remove = l.keys(noun, c.Add), l.keys(noun, c.Remove)
		return c
	case PutPart[Comment]:
		c.Item.By = PersonID(l.key(Noun[Person](), string(c.Item.By)))
		return c
	case CheckIn:
		return l.checkIn(c)
	case Keep:
		return l.kept(c)
	}
	return c
}

// renamed gives an item its other name and key.
func renamed[T Item](l Retirements, c Put[T]) Put[T] {
	for _, r := range l {
		if r.Noun != Noun[T]() || r.Key != c.Item.Key() {
			continue
		}
		c.Item = WithKey(WithName(c.Item, r.Name), r.To)
		if p, ok := any(c.Item).(Person); ok && r.Removed {
			c.Item, _ = any(Person{ID: p.ID, Name: p.Name, Removed: p.Removed}).(T)
		}
	}
	return c
}

func (l Retirements) key(noun, key string) string {
	for _, r := range l {
		if r.Noun == noun && r.Key == key {
			return r.To
		}
	}
	return key
}

func (l Retirements) keys(noun string, in []string) []string {
	out := slices.Clone(in)
	for i := range out {
		out[i] = l.key(noun, out[i])
	}
	return out
}

func (l Retirements) people(in []PersonID) []PersonID {
	out := slices.Clone(in)
	for i := range out {
		out[i] = PersonID(l.key(Noun[Person](), string(out[i])))
	}
	return out
}

func (l Retirements) task(t *Task) *Task {
	t = t.Clone()
	for i := range t.Labels {
		t.Labels[i] = LabelID(l.key(Noun[Label](), string(t.Labels[i])))
	}
	t.Assignees = l.people(t.Assignees)
	t.Milestone = MilestoneID(l.key(Noun[Milestone](), string(t.Milestone)))
	t.CreatedBy = PersonID(l.key(Noun[Person](), string(t.CreatedBy)))
	t.normalise() // the sets are sorted by key
	return t
}

func (l Retirements) body(b *Body) *Body {
	b = b.Clone()
	for i := range b.Comments {
		b.Comments[i].By = PersonID(l.key(Noun[Person](), string(b.Comments[i].By)))
	}
	return b
}

func (l Retirements) checkIn(c CheckIn) CheckIn {
	c.Present, c.Promises, c.Parked = l.people(c.Present), slices.Clone(c.Promises), slices.Clone(c.Parked)
	for i := range c.Promises {
		c.Promises[i].By = PersonID(l.key(Noun[Person](), string(c.Promises[i].By)))
	}
	for i := range c.Parked {
		c.Parked[i].By = PersonID(l.key(Noun[Person](), string(c.Parked[i].By)))
	}
	return c
}

// kept drops the reason why something was left where the reason has a former name.
func (l Retirements) kept(c Keep) Keep {
	for _, r := range l {
		if slices.ContainsFunc(r.Former, func(name string) bool { return name != "" && strings.Contains(c.Why, name) }) {
			c.Why = ""
		}
	}
	return c
}
