package model

import "slices"

// DropPart removes an entry from a list of a task's body. Part is its key.
type DropPart[T part] struct {
	Told
	Task ID
	Part string
}

// Kind returns "drop-checklist", "drop-comments", "drop-links" or
// "drop-external".
func (DropPart[T]) Kind() string { return "drop-" + partName[T]() }

// Subject returns the task.
func (c DropPart[T]) Subject() ID { return c.Task }

func (c DropPart[T]) as(t Told) Change { c.Told = t; return c }

func (c DropPart[T]) admit(e *Edit, d *Draft, s Stamp) (Change, error) {
	if e.Task(c.Task) == nil {
		return nil, NoTask(e, 0)
	}
	i := indexOf[T](e, c.Task, c.Part)
	if i < 0 {
		return nil, nil
	}
	if said, ok := any((*parts[T](e.Body(c.Task)))[i]).(Comment); ok {
		if err := said.ownedBy(e, d, s); err != nil {
			return nil, err
		}
	}
	return c, nil
}

func (c DropPart[T]) undo(e *Edit) Change {
	b := e.Body(c.Task)
	i := find[T](b, c.Part)
	return PutPart[T]{Task: c.Task, Item: (*parts[T](b))[i], Index: i}
}

func (c DropPart[T]) apply(e *Edit, s Stamp) {
	e.updateBody(c.Task, s, func(b *Body) {
		e.noteKey(partList{c.Task, partName[T]()}, c.Part, false)
		if i := find[T](b, c.Part); i >= 0 {
			l := parts[T](b)
			*l = slices.Delete(*l, i, i+1)
			if len(*l) == 0 {
				*l = nil
			}
		}
	})
}

func (c DropPart[T]) touches(Change) []string { return []string{partName[T]() + ":" + c.Part} }

func (c DropPart[T]) rows(back Change, _ Names) []Row {
	r := Row{Task: c.Task, Field: partName[T]()}
	if b, ok := back.(PutPart[T]); ok {
		r.From = Text(b.Item.Said())
	}
	return []Row{r}
}

func (c DropPart[T]) scrub() Change {
	if partName[T]() == "links" {
		c.Part = purged
	}
	return c
}
