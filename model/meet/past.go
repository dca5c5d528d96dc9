package meet

import (
	"slices"
	"time"

	"baton/model"
)

// Past is what the log tells of the time since the last standup.
type Past struct {
	Since model.Instant
	First bool          // there was no standup before
	Last  model.CheckIn // the last standup

	after  model.Seq // what was recorded behind it counts
	timed  bool      // the moment decides what counts, else the place in the log
	said   sayings
	ways   map[model.ID]*way
	did    map[deed]int
	ticked map[model.ID]bool // the items of which it is known
	base   *Past             // since the last standup, where a moment was asked for
	early  map[model.ID]bool // touched on the day of the last standup, before it
}

// Log is what is looked at of a board's past.
type Log interface {
	model.Past
	Setup() *model.Setup
	Head() model.Head
}

// Look reads the log from its end to the last standup that was held, or to a
// moment if one is asked for (0 is none). Where there was no standup it goes
// back to the working day before. Days are those of the zone of now.
func Look(log Log, asked model.Instant, now time.Time) Past {
	return look(log, log.Head().Seq, asked, now)
}

// LookBefore is Look as it was before a standup that has been held, in whose zone
// now is.
func LookBefore(log Log, held Held, now time.Time) Past {
	return look(log, held.Event.Seq-1, held.From, now)
}

// promised is the time in which promises are judged: since the last standup, whatever
// moment was asked for.
func (p *Past) promised() *Past {
	if p.base != nil {
		return p.base
	}
	return p
}

func look(log Log, head model.Seq, asked model.Instant, now time.Time) Past {
	p := Past{Since: asked, said: sayings{}, ways: map[model.ID]*way{}, did: map[deed]int{}, ticked: map[model.ID]bool{}}
	last, ok := LastHeld(log, 1, head)
	switch {
	case asked != 0:
		p.timed, p.after = true, max(log.Since(asked), 1)-1
	case ok:
		p.after, p.Since, p.Last = last.Event.Seq, last.At(), last.CheckIn
	default:
		p.Since, p.First, p.timed = model.At(DayBefore(now, log.Setup().Info)), true, true
		p.after = max(log.Since(p.Since), 1) - 1
	}
	standing := model.Standing{}
	for ev := range log.Log(model.Span{After: p.after, Until: head, Newest: true}) {
		// What takes back, or does again, what was done before counts as something
		// done; of what was done since only the outcome does.
		counts := standing.Stands(ev) && ev.Undoes <= p.after
		p.take(ev, counts)
	}
	for _, w := range p.ways {
		slices.Reverse(w.steps)
	}
	if asked != 0 {
		base := look(log, head, 0, now)
		p.base, p.said, p.Last = &base, base.said, base.Last
		return p
	}
	p.listen(log, head, last, now)
	if ok && last.Event.Seq == p.after {
		p.early = touchedBefore(log, last, standing, now)
	}
	return p
}

// listen takes in what people said since the last standup, what was promised in it,
// and what had been said before it for days behind it. Where there was none it takes
// in what was said for the last working day and later.
func (p *Past) listen(log Log, head model.Seq, last Held, now time.Time) {
	s, first := log.Setup(), model.DayOf(p.Since.Time().In(now.Location()))
	if last.Standup {
		first = last.On(s.Info, now) + 1
	}
	for ev, c := range spoken(log, 0, head) {
		told := model.ToldOf(c).At
		switch news := !p.First && ev.Seq > p.after && (told == 0 || told >= p.Since); {
		case c.Standup && ev.Seq == p.after:
			p.said.standup(s, last, now)
		case c.Standup:
		case news || dayOf(s, ev, c, now) >= first:
			p.said.hear(s, ev, c, now)
		}
	}
}

// touchedBefore returns the tasks to which something was done on the day of a standup
// before it: what was promised in it did not lie still on that day.
func touchedBefore(log Log, held Held, standing model.Standing, now time.Time) map[model.ID]bool {
	morning := Morning(held.When(log.Setup().Info, now))
	out := map[model.ID]bool{}
	after := max(log.Since(model.At(morning)), 1) - 1
	for ev := range log.Log(model.Span{After: after, Until: held.Event.Seq, Newest: true, Brief: true}) {
		if !standing.Stands(ev) {
			continue
		}
		for _, c := range ev.Do {
			out[c.Subject()] = true
		}
	}
	return out
}

// at is when a change happened in the world.
func at(ev model.Event, c model.Change) model.Instant {
	if told := model.ToldOf(c); told.At != 0 {
		return told.At
	}
	return ev.At
}

// take takes in an event, newest first. What an import tells of the time before
// does not count.
func (p *Past) take(ev model.Event, counts bool) {
	for i := len(ev.Do) - 1; i >= 0; i-- {
		c := ev.Do[i]
		if at(ev, c) < p.Since && (p.timed || model.ToldOf(c).At != 0) {
			continue
		}
		if id := c.Subject(); id != (model.ID{}) {
			p.way(id).take(ev, i)
			if counts {
				p.act(ev, i)
			}
		}
	}
}

func (p *Past) way(id model.ID) *way {
	w := p.ways[id]
	if w == nil {
		w = &way{}
		p.ways[id] = w
	}
	return w
}
