package model

import "slices"

// takeBack drafts the undo of an event, last entry first, and tries each entry on
// the board as the entries before it leave it. Where another person has since
// changed the same, the undo is refused, or with force that entry is left as it
// is. What a rule forbids is left as it is too. A [Keep] says what was left.
func takeBack(r Reader, ev Event, verb string, force bool) (Draft, error) {
	past := recalling(r)
	t := reversal{
		r: r, ev: ev, edit: NewEdit(r), draft: Draft{Verb: verb, Undoes: ev.ID, Force: force},
		past: past, since: past.after(ev.Seq, len(ev.Do)),
		stamp: Stamp{At: ev.At, By: ev.By, NewID: func() ID { return ID(ev.ID) }},
	}
	for i, back := range slices.Backward(ev.Back) {
		for _, p := range pairs(ev.Do[i], back) {
			t.reverse(p)
		}
	}
	switch {
	case t.question != "" && !force:
		return Draft{}, soft("%s", t.question)
	case !t.did && t.kept != "" && !force:
		return Draft{}, soft("none of it can be %s: %s", map[string]string{VerbUndo: "undone", VerbRedo: "redone"}[verb], t.kept)
	case !t.did && verb == "redo" && len(t.draft.Do) == 0: // without a Keep every redo would find this event again
		t.keep(ID{}, "there is nothing left to redo")
	}
	return t.draft, nil
}

// reversal is an undo of an event being drafted.
type reversal struct {
	r        Reader
	ev       Event
	edit     *Edit // the board as it would be
	past     *recall
	since    *laterEvents // than ev
	draft    Draft
	stamp    Stamp
	question string // the first reason to ask for force, "" for none
	kept     string // the first reason why something can't be undone, "" for none
	did      bool   // something is taken back
}

// pair is a change and what takes it back.
type pair struct{ do, back Change }

// pairs returns a change with its undo, one pair for each member of a set: of two
// people who were assigned, one may have to stay.
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

// reverse takes one change back, or says why it stays.
func (t *reversal) reverse(p pair) {
	id := p.do.Subject()
	switch back := p.back.(type) {
	case nil:
		if _, purge := p.do.(DeleteTask); !purge {
			t.leave(id, "changes of kind "+p.do.Kind()+" can't be undone")
		}
		return
	case Keep:
		t.draft.Do = append(t.draft.Do, back)
		return
	}
	keys := p.do.touches(p.back)
	if ev, ok := t.since.newest(id, keys, t.ev.By); ok {
		t.ask(hasSince(t.r, ev))
		if _, drops := p.back.(DeleteTask); !drops || t.edit.Task(id) == nil {
			t.keep(id, hasSince(t.r, ev))
			return
		}
	}
	back := t.underlying(p, keys)
	_, comes := back.(AddTask)
	if comes && t.since.purged(id) || !comes && id != (ID{}) && t.edit.Task(id) == nil {
		return // purged by the same person, or already noted by underlying
	}
	t.dropReferences(back)
	t.try(back)
}

// dropReferences removes the references to a task that the undo deletes.
func (t *reversal) dropReferences(back Change) {
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

// try adds a change to the draft if the rules admit it, else a Keep.
func (t *reversal) try(c Change) {
	c = c.as(t.told(c))
	admitted, err := c.admit(t.edit, &t.draft, t.stamp)
	switch {
	case err != nil:
		t.leave(c.Subject(), err.Error())
	case admitted != nil:
		admitted.apply(t.edit, admitted.told().in(t.stamp))
		t.draft.Do = append(t.draft.Do, c)
		t.did = true
	}
}

// told returns a Told that sets back when the task was last touched: to before the
// change, unless it was touched after it too.
func (t *reversal) told(c Change) Told {
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
func (t *reversal) ask(why string) {
	if t.question == "" {
		t.question = why
	}
}

// leave leaves something as it is.
func (t *reversal) leave(id ID, why string) {
	if t.kept == "" {
		t.kept = why
	}
	t.keep(id, why)
}

func (t *reversal) keep(id ID, why string) { t.draft.Do = append(t.draft.Do, Keep{Task: id, Why: why}) }

// underlying returns what takes a change back. The change that it replaced may have
// been undone since, which had no effect because this change lay over it: then what
// was there before that one has to come back.
func (t *reversal) underlying(p pair, keys []string) Change {
	if !t.ev.Undoes.IsZero() || len(keys) == 0 { // a check-in has no keys: nothing lies over it
		return p.back
	}
	back, at, since, id := p.back, t.ev.Seq, t.since, p.do.Subject()
	for {
		next, lower, over, ok := t.undoneUnder(since, at, id, keys)
		if !ok {
			return back
		}
		if _, comes := back.(AddTask); comes {
			t.ask(hasSince(t.r, over))
			t.keep(id, hasSince(t.r, over))
		}
		back, at, since = next, lower, t.past.after(lower, len(t.ev.Do))
	}
}

// undoneUnder looks for the change that lies right under an event and has been
// undone since. It returns what takes that change back, its place in the log, and
// the event that undid it.
func (t *reversal) undoneUnder(since *laterEvents, at Seq, id ID, keys []string) (back Change, lower Seq, over Event, ok bool) {
	for _, o := range slices.Backward(since.of(id)) {
		if o.Undoes.IsZero() {
			continue
		}
		ev := t.past.eventBy(o.Undoes)
		if ev == nil || !ev.Undoes.IsZero() || ev.Seq >= at || !since.standing(o.Event) {
			continue
		}
		if c := undoOfSame(ev, id, keys); c != nil && !t.between(ev.Seq, at, id, keys) {
			return c, ev.Seq, o.Event, true
		}
	}
	return nil, 0, Event{}, false
}

// undoOfSame returns what takes back the change in an event that touches exactly
// the same keys of a task, nil if there is none.
func undoOfSame(ev *recalled, id ID, keys []string) Change {
	for _, i := range slices.Backward(ev.changes[id]) {
		if i >= len(ev.Back) || ev.Back[i] == nil {
			continue
		}
		for _, p := range pairs(ev.Do[i], ev.Back[i]) {
			if slices.Equal(p.do.touches(p.back), keys) {
				return p.back
			}
		}
	}
	return nil
}

// between reports whether a change between two events stands and touches one of the
// same keys. Keys are compared as they are: a new title does not lie over the
// adding of its task.
func (t *reversal) between(after, before Seq, id ID, keys []string) bool {
	s := t.past.after(after, len(t.ev.Do))
	for _, o := range s.of(id) {
		same := slices.ContainsFunc(o.keys, func(k string) bool { return slices.Contains(keys, k) })
		if o.Seq < before && same && s.counts(o.Event) {
			return true
		}
	}
	return false
}
