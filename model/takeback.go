package model

import "slices"

// takeBack drafts the undo of an event, last entry first: it tries every entry
// on the board as it would be by then. Where somebody else has since changed
// the same, it is refused, or with force left as it is; what a rule forbids is
// left as it is too, and said.
func takeBack(r Reader, ev Event, verb string, force bool) (Draft, error) {
	t := taking{
		r: r, ev: ev, edit: NewEdit(r), draft: Draft{Verb: verb, Undoes: ev.ID, Force: force},
		since: sinceThen(r, ev.Seq, len(ev.Do)),
		stamp: Stamp{At: ev.At, By: ev.By, NewID: func() ID { return ID(ev.ID) }},
	}
	for i, back := range slices.Backward(ev.Back) {
		for _, p := range pairs(ev.Do[i], back) {
			t.entry(p)
		}
	}
	switch {
	case t.asks != "" && !force:
		return Draft{}, soft("%s", t.asks)
	case !t.did && t.stays != "" && !force:
		return Draft{}, soft("none of it can be %s: %s", map[string]string{VerbUndo: "undone", VerbRedo: "redone"}[verb], t.stays)
	case !t.did && verb == "redo" && len(t.draft.Do) == 0: // else it would be found for ever
		t.keep(ID{}, "there is nothing left to redo")
	}
	return t.draft, nil
}

// taking is the undo of an event in the making.
type taking struct {
	r     Reader
	ev    Event
	edit  *Edit // the board as it would be
	since *since
	draft Draft
	stamp Stamp
	asks  string // the first reason to ask for force
	stays string // the first reason why something stays
	did   bool   // it takes back something
}

// pair is a change and what takes it back.
type pair struct{ do, back Change }

// pairs returns a change with its undo, one member of a set at a time: of two
// who were assigned, one may stay.
func pairs(do, back Change) []pair {
	m, ok := back.(Members)
	if !ok || len(m.Add)+len(m.Remove) < 2 {
		return []pair{{do, back}}
	}
	var out []pair
	one := func(add, remove []string) {
		c := Members{Told: m.Told, Task: m.Task, Field: m.Field, Add: add, Remove: remove}
		out = append(out, pair{c.undo(nil), c})
	}
	for _, a := range m.Add {
		one([]string{a}, nil)
	}
	for _, a := range m.Remove {
		one(nil, []string{a})
	}
	return out
}

// entry takes one change back, or says why it stays.
func (t *taking) entry(p pair) {
	id := p.do.Subject()
	switch back := p.back.(type) {
	case nil:
		if _, purge := p.do.(DeleteTask); !purge {
			t.stay(id, "changes of kind "+p.do.Kind()+" can't be undone")
		}
		return
	case Keep:
		t.draft.Do = append(t.draft.Do, back)
		return
	}
	keys := p.do.touches(p.back)
	if ev, ok := t.since.newest(id, keys, t.ev.By); ok {
		t.ask(toldSince(t.r, ev))
		if _, drops := p.back.(DeleteTask); !drops || t.edit.Task(id) == nil {
			t.keep(id, toldSince(t.r, ev))
			return
		}
	}
	back := t.below(p, keys)
	_, comes := back.(AddTask)
	if comes && t.since.purged(id) || !comes && id != (ID{}) && t.edit.Task(id) == nil {
		return // gone by the person's own purge, or said by below
	}
	t.DropReferences(back)
	t.try(back)
}

// letGo frees a task that goes from what refers to it.
func (t *taking) DropReferences(back Change) {
	d, ok := back.(DeleteTask)
	if !ok {
		return
	}
	for _, ref := range t.edit.Referrers(d.Task) {
		o := t.edit.Task(ref)
		t.ask(t.r.Setup().Ref(o.Num) + " refers to " + t.r.Setup().Ref(t.edit.Task(d.Task).Num))
		for _, c := range DropReferences(o, d.Task) {
			t.try(c)
		}
	}
}

// try adds to the draft what the rules let through.
func (t *taking) try(c Change) {
	c = c.as(t.told(c))
	admitted, err := c.admit(t.edit, &t.draft, t.stamp)
	switch {
	case err != nil:
		t.stay(c.Subject(), err.Error())
	case admitted != nil:
		admitted.apply(t.edit, admitted.told().in(t.stamp))
		t.draft.Do = append(t.draft.Do, c)
		t.did = true
	}
}

// told says since when the task is then untouched: since before the change,
// unless it was touched later too.
func (t *taking) told(c Change) Told {
	was := c.told().Was
	if now := t.r.Task(c.Subject()); was != 0 && now != nil {
		for _, o := range t.since.of(c.Subject()) {
			if t.since.counts(o.Event) {
				was = now.Updated
			}
		}
	}
	return Told{Was: was}
}

// ask notes a reason to ask for force.
func (t *taking) ask(why string) {
	if t.asks == "" {
		t.asks = why
	}
}

// stay leaves something as it is.
func (t *taking) stay(id ID, why string) {
	if t.stays == "" {
		t.stays = why
	}
	t.keep(id, why)
}

func (t *taking) keep(id ID, why string) { t.draft.Do = append(t.draft.Do, Keep{Task: id, Why: why}) }

// below returns what takes a change back. What was on the board before it may
// have been taken back since, without effect as this change was over it: then
// what was before that is to come back.
func (t *taking) below(p pair, keys []string) Change {
	if !t.ev.Undoes.IsZero() || len(keys) == 0 { // of what was said nothing lies over anything
		return p.back
	}
	back, at, since, id := p.back, t.ev.Seq, t.since, p.do.Subject()
	for {
		next, lower, over, ok := t.undone(since, at, id, keys)
		if !ok {
			return back
		}
		if _, comes := back.(AddTask); comes {
			t.ask(toldSince(t.r, over))
			t.keep(id, toldSince(t.r, over))
		}
		back, at, since = next, lower, sinceThen(t.r, lower, 1)
	}
}

// undone returns what takes back the change that lies right under an event, if
// that has been taken back since, by which undo and where it stands in the log.
func (t *taking) undone(since *since, at Seq, id ID, keys []string) (back Change, lower Seq, over Event, ok bool) {
	for _, o := range slices.Backward(since.of(id)) {
		if o.Undoes.IsZero() {
			continue
		}
		ev, known := EventBy(t.r, o.Undoes)
		if !known || !ev.Undoes.IsZero() || ev.Seq >= at || !since.standing(o.Event) {
			continue
		}
		if c := sameOf(ev, id, keys); c != nil && !t.between(ev.Seq, at, id, keys) {
			return c, ev.Seq, o.Event, true
		}
	}
	return nil, 0, Event{}, false
}

// sameOf returns what takes back the change in an event that touches just the
// same of a task, nil if there is none.
func sameOf(ev Event, id ID, keys []string) Change {
	for i, c := range slices.Backward(ev.Do) {
		if c.Subject() != id || i >= len(ev.Back) || ev.Back[i] == nil {
			continue
		}
		for _, p := range pairs(c, ev.Back[i]) {
			if slices.Equal(p.do.touches(p.back), keys) {
				return p.back
			}
		}
	}
	return nil
}

// between reports whether a change between two events stands that touches just
// the same: a task's adding is not overlaid by a change of its title.
func (t *taking) between(after, before Seq, id ID, keys []string) bool {
	s := sinceThen(t.r, after, 1)
	for _, o := range s.of(id) {
		same := slices.ContainsFunc(o.keys, func(k string) bool { return slices.Contains(keys, k) })
		if o.Seq < before && same && s.counts(o.Event) {
			return true
		}
	}
	return false
}
