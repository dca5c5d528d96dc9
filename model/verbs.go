package model

import (
	"slices"
	"strings"
)

// Make works out changes from the board as it stands.
type Make func(r Reader) ([]Change, error)

// Do plans changes under a verb.
func Do(verb string, force bool, m Make) Plan {
	return func(r Reader) (Draft, error) {
		do, err := m(r)
		return Draft{Verb: verb, Do: do, Force: force}, err
	}
}

// Place is where in a column something goes.
type Place struct {
	At Spot
	Of ID // for Before and Behind
}

// Spot is a kind of place.
type Spot uint8

// The spots. Bottom is the usual one.
const (
	Bottom Spot = iota
	Top
	Before
	Behind
)

// MoveTo makes tasks stand in a column at a place, in the order given.
func MoveTo(ids []ID, to ColumnID, p Place) Make {
	return func(r Reader) ([]Change, error) {
		lo, hi, err := gap(r, ids, to, p)
		if err != nil {
			return nil, err
		}
		var do []Change
		for _, id := range ids {
			lo = Between(lo, hi)
			do = append(do, Move{Task: id, To: to, Rank: lo})
		}
		return do, nil
	}
}

// gap returns the ranks around a place, those of the moving tasks left out.
func gap(r Reader, ids []ID, to ColumnID, p Place) (lo, hi Rank, err error) {
	moving := func(t *Task) bool { return slices.Contains(ids, t.ID) }
	if p.At == Bottom || p.At == Top {
		for t := range r.Lane(to, p.At == Bottom) {
			if moving(t) {
				continue
			}
			if p.At == Top {
				return "", t.Rank, nil
			}
			return t.Rank, "", nil
		}
		return "", "", nil
	}
	of := r.Task(p.Of)
	if of == nil || of.Column != to || of.Archived != 0 {
		return "", "", Errorf(Refused, "that neighbour does not stand in %s", Named[Column](r.Setup(), string(to)))
	}
	var last Rank
	for t := range r.Lane(to, p.At == Behind) {
		if t.ID == of.ID {
			break
		}
		if !moving(t) {
			last = t.Rank
		}
	}
	if p.At == Before {
		return last, of.Rank, nil
	}
	return of.Rank, last, nil
}

// Assign makes people assignees of tasks and takes others off them.
func Assign(ids []ID, add, remove []PersonID) Make {
	return each(ids, func(_ Reader, t *Task) ([]Change, error) {
		return []Change{Members{Task: t.ID, Field: AssigneesField, Add: texts(add), Remove: texts(remove)}}, nil
	})
}

// Hand gives what is one person's to another; other assignees stay.
func Hand(ids []ID, from, to PersonID) Make {
	return each(ids, func(r Reader, t *Task) ([]Change, error) {
		c := Members{Task: t.ID, Field: AssigneesField}
		if from != "" {
			if !t.AssignedTo(from) {
				return nil, Errorf(Refused, "%s is not %s's to hand over", r.Setup().Ref(t.Num), Named[Person](r.Setup(), string(from)))
			}
			c.Remove = []string{string(from)}
		}
		if to != "" {
			c.Add = []string{string(to)}
		}
		if from == to {
			return nil, nil
		}
		return []Change{c}, nil
	})
}

// each makes changes task by task, and says which task is missing.
func each(ids []ID, f func(r Reader, t *Task) ([]Change, error)) Make {
	return func(r Reader) ([]Change, error) {
		var do []Change
		for _, id := range ids {
			t := r.Task(id)
			if t == nil {
				return nil, missing(r, r.NumberOf(id))
			}
			c, err := f(r, t)
			if err != nil {
				return nil, err
			}
			do = append(do, c...)
		}
		return do, nil
	}
}

// Finish moves tasks to the top of the first column of kind done.
func Finish(ids []ID) Make { return toKind(ids, KindDone, Top) }

// Reopen moves done tasks to the top of the first column of kind todo.
func Reopen(ids []ID) Make {
	return func(r Reader) ([]Change, error) {
		for _, id := range ids {
			if t := r.Task(id); t != nil && r.Setup().KindOf(t.Column) != KindDone {
				return nil, Errorf(Refused, "%s is not done", r.Setup().Ref(t.Num))
			}
		}
		return toKind(ids, KindTodo, Top)(r)
	}
}

func toKind(ids []ID, k Kind, at Spot) Make {
	return func(r Reader) ([]Change, error) {
		c, ok := r.Setup().FirstOf(k)
		if !ok {
			return nil, Errorf(Refused, "the board has no column of kind %s: add one with baton columns add", k)
		}
		ids := slices.DeleteFunc(slices.Clone(ids), func(id ID) bool {
			t := r.Task(id)
			return t != nil && r.Setup().KindOf(t.Column) == k
		})
		return MoveTo(ids, c.ID, Place{At: at})(r)
	}
}

// SetArchived takes tasks out of sight, or back into it. One whose column is
// gone comes back into the first column of its kind.
func SetArchived(ids []ID, on bool) Make {
	return each(ids, func(r Reader, t *Task) ([]Change, error) {
		do := []Change{Archive{Task: t.ID, Off: !on}}
		col, _ := ByKey[Column](r.Setup(), string(t.Column))
		if on || !col.Gone {
			return do, nil
		}
		to, ok := r.Setup().FirstOf(col.Kind)
		if !ok {
			return nil, Errorf(Refused, "the board has no column of kind %s for %s", col.Kind, r.Setup().Ref(t.Num))
		}
		return append(do, Move{Task: t.ID, To: to.ID}), nil
	})
}

// SetBlocked says why tasks can't go on; "" lets them go on.
func SetBlocked(ids []ID, reason string) Make {
	return each(ids, func(_ Reader, t *Task) ([]Change, error) {
		return []Change{Blocking{Task: t.ID, Reason: strings.TrimSpace(reason)}}, nil
	})
}

// SetField gives a field of tasks a value.
func SetField(ids []ID, f Field, v Value) Make {
	return each(ids, func(_ Reader, t *Task) ([]Change, error) {
		return []Change{Set{Task: t.ID, Field: f, To: v}}, nil
	})
}

// SetMembers adds to and removes from a set of tasks.
func SetMembers(ids []ID, f Field, add, remove []string) Make {
	return each(ids, func(_ Reader, t *Task) ([]Change, error) {
		return []Change{Members{Task: t.ID, Field: f, Add: add, Remove: remove}}, nil
	})
}

// Say adds a comment to a task.
func Say(id ID, text string) Make {
	return each([]ID{id}, func(_ Reader, t *Task) ([]Change, error) {
		return []Change{PutPart[Comment]{Task: t.ID, Item: Comment{Text: strings.TrimSpace(text)}, Index: -1}}, nil
	})
}

// AddLink gives a task an address.
func AddLink(id ID, l Link) Make {
	return each([]ID{id}, func(_ Reader, t *Task) ([]Change, error) {
		return []Change{PutPart[Link]{Task: t.ID, Item: l, Index: -1}}, nil
	})
}

// AddItem adds a line to a task's checklist.
func AddItem(id ID, group, text string) Make {
	return each([]ID{id}, func(_ Reader, t *Task) ([]Change, error) {
		item := CheckItem{Group: group, Text: strings.TrimSpace(text)}
		return []Change{PutPart[CheckItem]{Task: t.ID, Item: item, Index: -1}}, nil
	})
}

// Tick turns the n-th line of a task's checklist, counted from 1, to done or
// back.
func Tick(id ID, n int) Make {
	return each([]ID{id}, func(r Reader, t *Task) ([]Change, error) {
		b := r.Body(t.ID)
		if b == nil || n < 1 || n > len(b.Checklist) {
			return nil, Errorf(NotFound, "%s has no checklist item %d: it has %d", r.Setup().Ref(t.Num), n, t.Items)
		}
		item := b.Checklist[n-1]
		item.Done = !item.Done
		return []Change{PutPart[CheckItem]{Task: t.ID, Item: item, Index: n - 1}}, nil
	})
}

// Delete takes tasks off the board, and off what refers to them. A purge is for
// those too that are off it already: the history has their text still.
func Delete(ids []ID, purge bool) Make {
	return func(r Reader) ([]Change, error) {
		var do []Change
		going := make(map[ID]bool, len(ids))
		for _, id := range ids {
			going[id] = true
		}
		for _, id := range ids {
			for _, ref := range r.Referrers(id) {
				if o := r.Task(ref); o != nil && !going[ref] {
					do = append(do, letGo(o, id)...)
				}
			}
		}
		// Among themselves they let go first: each is deleted unreferred.
		for _, id := range ids {
			if t := r.Task(id); t != nil {
				for _, other := range t.References() {
					if going[other] {
						do = append(do, letGo(t, other)...)
					}
				}
			}
		}
		for _, id := range ids {
			if num := r.NumberOf(id); num == 0 || r.Task(id) == nil && !purge {
				return nil, missing(r, num)
			}
			do = append(do, DeleteTask{Task: id, Num: r.NumberOf(id), Purge: purge})
		}
		return do, nil
	}
}

// letGo makes a task no longer refer to another.
func letGo(t *Task, id ID) []Change {
	var do []Change
	if t.Parent == id && id != (ID{}) {
		do = append(do, Set{Task: t.ID, Field: ParentField})
	}
	if slices.Contains(t.After, id) {
		do = append(do, Members{Task: t.ID, Field: AfterField, Remove: []string{id.String()}})
	}
	return do
}
