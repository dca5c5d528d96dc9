package wire

import "baton/model"

// FromEvent returns the stored form of ev.
func FromEvent(ev model.Event) *Event {
	change := func(c model.Change) Change { return Change{c} }
	return &Event{
		Seq: uint64(ev.Seq), ID: ID(ev.ID), At: int64(ev.At), By: string(ev.By), Verb: ev.Verb,
		Do: each(ev.Do, change), Back: each(ev.Back, change), Undoes: uint64(ev.Undoes), Forced: ev.Forced,
	}
}

// Model returns the event.
func (z *Event) Model() model.Event {
	change := func(c Change) model.Change { return c.Change }
	return model.Event{
		Seq: model.Seq(z.Seq), ID: model.ID(z.ID), At: model.Instant(z.At), By: model.PersonID(z.By), Verb: z.Verb,
		Do: each(z.Do, change), Back: each(z.Back, change), Undoes: model.Seq(z.Undoes), Forced: z.Forced,
	}
}
