package model

import "slices"

// ErrNoUndo and ErrNoRedo are returned where there is nothing of one's own left
// to take back or to do again.
var (
	ErrNoUndo = Errorf(Refused, "nothing of yours to undo")
	ErrNoRedo = Errorf(Refused, "nothing of yours to redo")
)

// Undo plans to take back the last change of a person that still stands. It
// reads the log and keeps no stack, so it survives a restart. Where somebody
// else has since changed the same, it is refused and says who and what; force
// takes back the rest.
func Undo(by PersonID, force bool) Plan {
	return func(r Reader) (Draft, error) {
		passed := map[Seq]bool{}
		for {
			ev, ok := lastOwn(r, by, false, passed)
			if !ok {
				return Draft{}, ErrNoUndo
			}
			d, err := takeBack(r, ev, "undo", force)
			if err == nil && len(d.Do) == 0 {
				passed[ev.Seq] = true // nothing of it is left to take back
				continue
			}
			return d, err
		}
	}
}

// Redo plans to take back the last undo of a person, unless he has changed
// something since.
func Redo(by PersonID, force bool) Plan {
	return func(r Reader) (Draft, error) {
		ev, ok := lastOwn(r, by, true, nil)
		if !ok {
			return Draft{}, ErrNoRedo
		}
		return takeBack(r, ev, "redo", force)
	}
}

// lastOwn returns the person's newest change, or newest undo, that was not
// itself taken back or passed over. A change ends what can be redone. A purge
// can't be taken back: undo goes on to what was before it.
func lastOwn(p Past, by PersonID, undone bool, passed map[Seq]bool) (Event, bool) {
	taken := map[Seq]bool{}
	for ev := range p.Own(by) {
		switch {
		case ev.Verb == "init", passed[ev.Seq]: // the board itself stays
		case !undone && len(ev.Purges()) > 0:
		case taken[ev.Seq]: // an undone change, or an undo that was redone
		case ev.Verb == "redo":
			taken[ev.Undoes] = true
		case ev.Verb == "undo" && undone:
			return ev, true
		case ev.Verb == "undo":
			taken[ev.Undoes] = true
		default:
			return ev, !undone
		}
	}
	return Event{}, false
}

// purgedSince reports whether the person has purged a task after an event:
// nothing of that can be taken back.
func purgedSince(r Reader, id ID, ev Event) bool {
	if id == (ID{}) || r.Task(id) != nil {
		return false
	}
	for later := range r.History(id, ev.Seq) {
		if later.By == ev.By && slices.Contains(later.Purges(), id) {
			return true
		}
	}
	return false
}

// takeBack drafts the undo of an event, last entry first.
func takeBack(r Reader, ev Event, verb string, force bool) (Draft, error) {
	d := Draft{Verb: verb, Undoes: ev.Seq, Force: force}
	n := NamesOf(r)
	for i, back := range slices.Backward(ev.Back) {
		if back == nil {
			return Draft{}, Errorf(Refused, "%s can't be undone", Tell(ev, n).Text)
		}
		if _, comes := back.(AddTask); !comes && purgedSince(r, back.Subject(), ev) {
			continue
		}
		since, ok := overtaken(r, back.Subject(), ev.Do[i].touches(back), ev.Seq, ev.By, false)
		if !ok {
			d.Do = append(d.Do, back)
			continue
		}
		if !force {
			return Draft{}, soft("%s has since %s", Named[Person](r.Setup(), string(since.By)), Tell(since, n).Text)
		}
	}
	return d, nil
}
