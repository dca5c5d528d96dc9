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

	after model.Seq // what was recorded behind it counts
	timed bool      // the moment decides what counts, else the place in the log
	said  sayings
	ways  map[model.ID]*way
	did   map[deed]int
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

func look(log Log, head model.Seq, asked model.Instant, now time.Time) Past {
	p := Past{Since: asked, said: sayings{}, ways: map[model.ID]*way{}, did: map[deed]int{}}
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
		p.take(log.Setup(), ev, now, counts)
	}
	for _, w := range p.ways {
		slices.Reverse(w.steps)
	}
	p.said.standup(log.Setup(), last, p.after, now)
	return p
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
func (p *Past) take(s *model.Setup, ev model.Event, now time.Time, counts bool) {
	for i := len(ev.Do) - 1; i >= 0; i-- {
		c := ev.Do[i]
		if at(ev, c) < p.Since && (p.timed || model.ToldOf(c).At != 0) {
			continue
		}
		if c, is := c.(model.CheckIn); is {
			if counts && ev.Undoes == 0 && !c.Standup {
				p.said.hear(s, ev, c, now)
			}
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
