package wire

import "baton/model"

// FromEvent returns the stored form of ev.
func FromEvent(ev model.Event) *Event {
	z := &Event{
		Seq: uint64(ev.Seq), ID: ID(ev.ID), At: int64(ev.At), By: string(ev.By), Verb: ev.Verb,
		Do: make(Deeds, len(ev.Do)), Back: make(Changes, len(ev.Back)), Undoes: ID(ev.Undoes), Forced: ev.Forced,
	}
	for i, c := range ev.Do {
		_, add := c.(model.AddTask) // its task has the ID
		z.Do[i] = Change{Change: c, bare: add}
	}
	for i, c := range ev.Back {
		_, unknown := c.(model.Unknown) // its bytes stay as they are
		z.Back[i] = Change{Change: c, bare: c != nil && !unknown && i < len(ev.Do) && c.Subject() == ev.Do[i].Subject()}
	}
	return z
}

// Model returns the event. A change in Back without a task is about the task of its
// counterpart in Do. See [Event.UndoesSeq] for events of older formats.
func (z *Event) Model() model.Event {
	ev := model.Event{
		Seq: model.Seq(z.Seq), ID: model.EventID(z.ID), At: moment(z.At), By: model.PersonID(z.By), Verb: z.Verb,
		Undoes: model.EventID(z.Undoes), Forced: z.Forced,
	}
	ev.Do = each(z.Do, func(c Change) model.Change { return c.Change })
	if len(ev.Do) == 0 {
		return ev
	}
	ev.Back = make([]model.Change, len(ev.Do)) // one for each, whatever was stored
	for i := range min(len(ev.Do), len(z.Back)) {
		z.Back[i].about(ev.Do[i].Subject())
		ev.Back[i] = z.Back[i].Change
	}
	return ev
}

// ModelAfter returns an event that may name others by number, as in formats 1 and 2
// and in older JSON. before are all events before it, from the first.
func (z *Event) ModelAfter(before []model.Event) model.Event {
	ev := z.Model()
	ev.Undoes = named(ev.Undoes, z.UndoesSeq, before)
	for i, c := range z.Do {
		ev.Do[i] = c.after(before)
	}
	for i := range min(len(ev.Back), len(z.Back)) {
		ev.Back[i] = z.Back[i].after(before)
	}
	return ev
}

// from takes what was stored.
func (z *Change) from(kind string, body body) (err error) {
	if c, ok := body.(*CheckIn); ok {
		z.head = c.Head
	}
	z.Change, err = body.change(kind)
	return err
}

// after returns the change, which may name an event by number.
func (z Change) after(before []model.Event) model.Change {
	if held, ok := z.Change.(model.CheckIn); ok {
		held.After = named(held.After, z.head, before)
		return held
	}
	return z.Change
}

// named returns the event that is named by identity or, if that is zero, by number.
func named(id model.EventID, n uint64, before []model.Event) model.EventID {
	switch {
	case !id.IsZero() || n == 0:
		return id
	case n > uint64(len(before)):
		return model.UnknownEvent()
	}
	return before[n-1].ID
}

// Model returns the event.
func (z *Brief) Model() model.Event {
	ev := (&Event{ID: z.ID, At: z.At, By: z.By, Verb: z.Verb, Do: z.Do, Undoes: z.Undoes, Forced: z.Forced}).Model()
	ev.Back = nil
	return ev
}
