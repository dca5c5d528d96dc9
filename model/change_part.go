package model

import "slices"

// part is what the lists of a task's body have in common.
type part interface {
	CheckItem | Comment | Link | External
	// PartKey tells one entry of the list from another.
	PartKey() string
	// Said is its text, as history tells it.
	Said() string
}

// PartKey returns the item's ID.
func (i CheckItem) PartKey() string { return i.ID.String() }

// Said returns the item with its box.
func (i CheckItem) Said() string {
	if i.Done {
		return "[x] " + i.Text
	}
	return "[ ] " + i.Text
}

// PartKey returns the comment's ID.
func (c Comment) PartKey() string { return c.ID.String() }

// Said returns the comment's text.
func (c Comment) Said() string { return c.Text }

// PartKey returns the link's address.
func (l Link) PartKey() string { return l.URL }

// Said returns the link's address.
func (l Link) Said() string { return l.URL }

// PartKey returns the source and the ID there.
func (x External) PartKey() string { return x.Source + "\x00" + x.ID }

// Said returns the source and what it calls the task.
func (x External) Said() string { return x.Source + ":" + x.ID }

// partName returns the JSON name of the list that holds parts of type T.
func partName[T part]() string {
	var t T
	switch any(t).(type) {
	case CheckItem:
		return "checklist"
	case Comment:
		return "comments"
	case Link:
		return "links"
	default:
		return "external"
	}
}

// parts returns the list of b that holds parts of type T.
func parts[T part](b *Body) *[]T {
	var t T
	switch any(t).(type) {
	case CheckItem:
		return any(&b.Checklist).(*[]T)
	case Comment:
		return any(&b.Comments).(*[]T)
	case Link:
		return any(&b.Links).(*[]T)
	default:
		return any(&b.External).(*[]T)
	}
}

// PutPart adds an entry to a list of a task's body, or replaces the one with the
// same key, and puts it at Index; -1 is where it is now, or the end for a new one.
type PutPart[T part] struct {
	Told
	Task  ID
	Item  T
	Index int
}

// Kind returns "put-checklist", "put-comments", "put-links" or "put-external".
func (PutPart[T]) Kind() string { return "put-" + partName[T]() }

// Subject returns the task.
func (c PutPart[T]) Subject() ID { return c.Task }

func (c PutPart[T]) as(t Told) Change { c.Told = t; return c }

func find[T part](b *Body, key string) int {
	if b == nil {
		return -1
	}
	return slices.IndexFunc(*parts[T](b), func(p T) bool { return p.PartKey() == key })
}

// manyParts is the number of entries from which an edit remembers their keys: an
// import may add tens of thousands of comments to one task.
const manyParts = 64

// partList identifies a list of a task's body.
type partList struct {
	task ID
	list string
}

// indexOf is find in the body that a task has in the edit.
func indexOf[T part](e *Edit, task ID, key string) int {
	b := e.Body(task)
	if b == nil || len(*parts[T](b)) < manyParts {
		return find[T](b, key)
	}
	at := partList{task, partName[T]()}
	if e.partKeys[at] == nil {
		e.partKeys[at] = make(map[string]bool, len(*parts[T](b)))
		for _, p := range *parts[T](b) {
			e.partKeys[at][p.PartKey()] = true
		}
	}
	if !e.partKeys[at][key] {
		return -1
	}
	return find[T](b, key)
}

// noteKey notes whether a key is in a list.
func (e *Edit) noteKey(at partList, key string, there bool) {
	if e.partKeys[at] != nil {
		e.partKeys[at][key] = there
	}
}

func (c PutPart[T]) admit(e *Edit, d *Draft, s Stamp) (Change, error) {
	if e.Task(c.Task) == nil {
		return nil, NoTask(e, 0)
	}
	c.Item = c.complete(c.in(s))
	b := e.Body(c.Task)
	i := indexOf[T](e, c.Task, c.Item.PartKey())
	if err := c.check(e, b, i, s, d); err != nil {
		return nil, err
	}
	n := 0
	if b != nil {
		n = len(*parts[T](b))
	}
	switch {
	case i >= 0 && (c.Index < 0 || c.Index >= n):
		c.Index = i
	case i < 0 && (c.Index < 0 || c.Index > n):
		c.Index = n
	}
	if i == c.Index && any((*parts[T](b))[i]) == any(c.Item) {
		return nil, nil
	}
	return c, nil
}

// complete fills in the ID, author and time that a new entry does not have.
func (c PutPart[T]) complete(s Stamp) T {
	switch p := any(c.Item).(type) {
	case CheckItem:
		setIDIfNone(&p.ID, s)
		return any(p).(T)
	case Comment:
		setIDIfNone(&p.ID, s)
		setIfNone(&p.At, s.At)
		if p.By == "" {
			p.By = s.By
		}
		return any(p).(T)
	}
	return c.Item
}

// check refuses empty texts and changes to another person's comment.
func (c PutPart[T]) check(e *Edit, b *Body, i int, s Stamp, d *Draft) error {
	switch p := any(c.Item).(type) {
	case CheckItem:
		if p.Text == "" {
			return Errorf(Usage, "a checklist item needs text")
		}
	case Comment:
		if p.Text == "" {
			return Errorf(Usage, "a comment needs text")
		}
		if i >= 0 {
			return b.Comments[i].ownedBy(e, d, s)
		}
	case Link:
		return checkURL(p.URL)
	}
	return nil
}

// ownedBy refuses a change to another person's comment.
func (c Comment) ownedBy(e *Edit, d *Draft, s Stamp) error {
	if c.By == s.By || d.Force || !d.Undoes.IsZero() {
		return nil
	}
	return soft("that comment is by %s: only its author can change it", Named[Person](e.Setup(), string(c.By)))
}

func (c PutPart[T]) undo(e *Edit) Change {
	b := e.Body(c.Task)
	if i := indexOf[T](e, c.Task, c.Item.PartKey()); i >= 0 {
		return PutPart[T]{Task: c.Task, Item: (*parts[T](b))[i], Index: i}
	}
	return DropPart[T]{Task: c.Task, Part: c.Item.PartKey()}
}

func (c PutPart[T]) apply(e *Edit, s Stamp) {
	e.updateBody(c.Task, s, func(b *Body) {
		l := parts[T](b)
		if i := indexOf[T](e, c.Task, c.Item.PartKey()); i >= 0 {
			*l = slices.Delete(*l, i, i+1)
		}
		e.noteKey(partList{c.Task, partName[T]()}, c.Item.PartKey(), true)
		at := c.Index
		if at < 0 || at > len(*l) {
			at = len(*l)
		}
		*l = slices.Insert(*l, at, c.Item)
	})
}

func (c PutPart[T]) touches(Change) []string { return []string{partName[T]() + ":" + c.Item.PartKey()} }

func (c PutPart[T]) rows(back Change, _ Names) []Row {
	r := Row{Task: c.Task, Field: partName[T](), To: Text(c.Item.Said())}
	if b, ok := back.(PutPart[T]); ok {
		r.From = Text(b.Item.Said())
	}
	return []Row{r}
}

func (c PutPart[T]) scrub() Change {
	switch p := any(c.Item).(type) {
	case CheckItem:
		p.Text, p.Group = purged, ""
		c.Item = any(p).(T)
	case Comment:
		p.Text = purged
		c.Item = any(p).(T)
	case Link:
		c.Item = any(Link{URL: purged}).(T)
	case External:
		c.Item = any(External{Source: p.Source, ID: p.ID}).(T)
	}
	return c
}
