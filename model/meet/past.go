package meet

import (
	"slices"

	"baton/model"
)

// Past is what the log tells of the time since the last standup.
type Past struct {
	Since    model.Instant
	First    bool
	Last     model.CheckIn   // the last standup
	Promises []model.Promise // made before today
	Today    []model.Promise // made in today's check-ins
	Words    map[model.PersonID]string
	Checked  map[model.PersonID]model.Instant // who has checked in, and when
	moved    map[model.ID]move
	touched  map[model.PersonID]model.Instant // when each last changed something
	parked   []model.Remark
}

// move is where a task stood at the beginning, and who moved it last.
type move struct {
	from model.ColumnID
	by   model.PersonID
}

// Look reads the log from its end to the last standup that was held, or to a
// moment if one is asked for. Usual is how far back it looks where there was no
// standup, and today when the day began: what was promised since is not due.
func Look(r model.Past, head model.Seq, asked, usual, today model.Instant) Past {
	p := Past{
		Since: asked, Words: map[model.PersonID]string{}, Checked: map[model.PersonID]model.Instant{},
		moved: map[model.ID]move{}, touched: map[model.PersonID]model.Instant{},
	}
	var first model.Seq
	if asked != 0 {
		first = r.Since(asked)
	} else if ev, c, ok := lastStandup(r, 1); ok {
		first, p.Since, p.Last = ev.Seq+1, at(ev, c), c
	} else {
		p.Since, p.First, first = usual, true, r.Since(usual)
	}
	undone := map[model.Seq]bool{}
	for seq := head; seq >= first; seq-- {
		ev, ok := r.Event(seq)
		switch {
		case !ok || undone[seq]:
		case ev.Undoes != 0:
			undone[ev.Undoes] = true
		default:
			p.take(ev, today)
		}
	}
	if p.Since >= today { // held this morning: nothing of it is due
		p.Today = append(p.Today, p.Last.Promises...)
	} else {
		p.Promises = append(p.Promises, p.Last.Promises...)
	}
	p.parked = p.Last.Parked
	return p
}

// lastStandup returns the last standup from an event on that was held and not
// undone. What is said is listed with the board's set-up, which is short.
func lastStandup(r model.Past, first model.Seq) (ev model.Event, c model.CheckIn, ok bool) {
	undone := map[model.Seq]bool{}
	var all []model.Event
	for e := range r.History(model.ID{}, max(first, 1)-1) {
		all = append(all, e)
	}
	for _, e := range slices.Backward(all) {
		if e.Undoes != 0 && !undone[e.Seq] {
			undone[e.Undoes] = true
		}
		for _, do := range e.Do {
			if c, is := do.(model.CheckIn); is && c.Standup && e.Undoes == 0 && !undone[e.Seq] {
				return e, c, true
			}
		}
	}
	return model.Event{}, model.CheckIn{}, false
}

// at is when a change happened in the world.
func at(ev model.Event, c model.Change) model.Instant {
	if told := model.ToldOf(c); told.At != 0 {
		return told.At
	}
	return ev.At
}

// by is who did it.
func by(ev model.Event, c model.Change) model.PersonID {
	if told := model.ToldOf(c); told.By != "" {
		return told.By
	}
	return ev.By
}

// take takes in an event, newest first.
func (p *Past) take(ev model.Event, today model.Instant) {
	for i, c := range ev.Do {
		at, by := at(ev, c), by(ev, c)
		if at < p.Since {
			continue
		}
		switch c := c.(type) {
		case model.CheckIn:
			p.said(c, by, at, today)
		case model.Move:
			if back, ok := back(ev, i).(model.Move); ok && back.To != c.To {
				m, known := p.moved[c.Task]
				if m.from = back.To; !known {
					m.by = by
				}
				p.moved[c.Task] = m
			}
		}
		if p.touched[by] == 0 {
			p.touched[by] = at
		}
	}
}

func back(ev model.Event, i int) model.Change {
	if i < len(ev.Back) {
		return ev.Back[i]
	}
	return nil
}

// said takes in a check-in: of each person the newest of today counts, and
// what was promised before.
func (p *Past) said(c model.CheckIn, by model.PersonID, at, today model.Instant) {
	if c.Standup {
		return
	}
	if at < today {
		p.Promises = append(p.Promises, c.Promises...)
	}
	if p.Checked[by] != 0 {
		return
	}
	p.Checked[by] = at
	p.Words[by] = c.Words
	if at >= today {
		p.Today = append(p.Today, c.Promises...)
	}
}
