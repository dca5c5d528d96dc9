package meet

import (
	"slices"
	"time"

	"baton/model"
)

// Past is what the log tells of the time since the last standup.
type Past struct {
	Since    model.Instant
	First    bool            // there was no standup before
	Last     model.CheckIn   // the last standup
	Promises []model.Promise // made before today
	Today    []model.Promise // made in today's check-ins
	Words    map[model.PersonID]string
	Checked  map[model.PersonID]model.Instant // who has checked in, and when
	moved    map[model.ID]move
}

// move is where a task stood at the beginning, and who moved it last.
type move struct {
	from model.ColumnID
	by   model.PersonID
}

// Log is what is looked at of a board's past.
type Log interface {
	model.Past
	Setup() *model.Setup
	Head() model.Head
}

// Look reads the log from its end to the last standup that was held, or to a
// moment if one is asked for (0 is none). Where there was no standup it goes
// back to the working day before. What was promised today is not due yet.
func Look(log Log, asked model.Instant, now time.Time) Past {
	return look(log, log.Head().Seq, asked, now)
}

// LookBefore is Look as it was before an event, for a standup that has been held.
func LookBefore(log Log, held model.Seq, now time.Time) Past { return look(log, held-1, 0, now) }

func look(log Log, head model.Seq, asked model.Instant, now time.Time) Past {
	p := Past{
		Since: asked, Words: map[model.PersonID]string{}, Checked: map[model.PersonID]model.Instant{},
		moved: map[model.ID]move{},
	}
	var first model.Seq
	timed := true // the moment decides what counts, else the place in the log: clocks go back
	if asked != 0 {
		first = log.Since(asked)
	} else if ev, c, ok := LastStandup(log, 1, head); ok {
		first, p.Since, p.Last, timed = ev.Seq+1, at(ev, c), c, false
	} else {
		p.Since, p.First = model.At(DayBefore(now, log.Setup().Info)), true
		first = log.Since(p.Since)
	}
	standing := model.Standing{}
	for ev := range log.Log(model.Span{After: max(first, 1) - 1, Until: head, Newest: true}) {
		if standing.Stands(ev) && ev.Undoes == 0 {
			p.take(log.Setup(), ev, now, timed)
		}
	}
	if p.Since >= model.At(Morning(now)) { // held this morning: nothing of it is due
		p.Today = append(p.Today, p.Last.Promises...)
	} else {
		p.Promises = append(p.Promises, p.Last.Promises...)
	}
	return p
}

// LastStandup returns the last standup from one event to another that was held
// and not undone. What is said is listed with the board's set-up, which is short.
func LastStandup(log model.Past, from, to model.Seq) (ev model.Event, c model.CheckIn, ok bool) {
	standing := model.Standing{}
	var all []model.Event
	for e := range log.History(model.ID{}, max(from, 1)-1) {
		if e.Seq <= to {
			all = append(all, e)
		}
	}
	for _, e := range slices.Backward(all) {
		stands := standing.Stands(e)
		for _, do := range e.Do {
			if c, is := do.(model.CheckIn); is && c.Standup && e.Undoes == 0 && stands {
				return e, c, true
			}
		}
	}
	return model.Event{}, model.CheckIn{}, false
}

// Meanwhile refuses softly to keep a standup where somebody has held another one
// since it began, after an event.
func Meanwhile(r model.Reader, began model.Seq) error {
	ev, _, other := LastStandup(r, began+1, r.Head().Seq)
	if !other {
		return nil
	}
	return &model.Error{
		Code: model.Refused, Soft: true,
		Text: model.Named[model.Person](r.Setup(), string(ev.By)) + " has held a standup while this one went on: what was promised in it is taken over",
	}
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
	return model.Author(ev, c)
}

// take takes in an event, newest first. What an import tells of the time before
// does not count.
func (p *Past) take(s *model.Setup, ev model.Event, now time.Time, timed bool) {
	for i, c := range ev.Do {
		at, by := at(ev, c), by(ev, c)
		if at < p.Since && (timed || model.ToldOf(c).At != 0) {
			continue
		}
		switch c := c.(type) {
		case model.CheckIn:
			p.said(c, by, at, p.dayFor(s, by, at.Time().In(now.Location())) >= model.DayOf(now))
		case model.Move:
			if back, ok := back(ev, i).(model.Move); ok && back.To != c.To {
				m, known := p.moved[c.Task]
				if m.from = back.To; !known {
					m.by = by
				}
				p.moved[c.Task] = m
			}
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
func (p *Past) said(c model.CheckIn, by model.PersonID, at model.Instant, today bool) {
	if c.Standup {
		return
	}
	if !today {
		p.Promises = append(p.Promises, c.Promises...)
	}
	if p.Checked[by] != 0 {
		return
	}
	p.Checked[by] = at
	p.Words[by] = c.Words
	if today {
		p.Today = append(p.Today, c.Promises...)
	}
}

// evening is the hour from which on what people say is about their next day.
const evening = 17

// dayFor returns the day that a check-in speaks of: that on which it is made, or
// the person's next working day if it is made after the day's standup, in the
// evening, or on a day off.
func (p *Past) dayFor(s *model.Setup, by model.PersonID, at time.Time) model.Day {
	day := model.DayOf(at)
	held := p.Last.Standup && model.At(at) > p.Since && model.DayOf(p.Since.Time().In(at.Location())) == day
	who, _ := model.ByKey[model.Person](s, string(by))
	if !held && at.Hour() < evening && who.Works(s.Info, day) {
		return day
	}
	for next := day + 1; next < day+longestWait; next++ {
		if who.Works(s.Info, next) {
			return next
		}
	}
	return day + 1
}

// longestWait is in how many days the next working day is looked for.
const longestWait = 400
