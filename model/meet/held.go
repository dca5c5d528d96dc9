package meet

import (
	"iter"
	"slices"
	"time"

	"baton/model"
)

// Held is a standup that was held and has not been undone.
type Held speech

// speech is a check-in or standup with the event that recorded it.
type speech struct {
	model.CheckIn
	Event model.Event
}

// At returns when it was held in the world: the moment at which it ended.
func (h Held) At() model.Instant { return at(h.Event, h.CheckIn) }

// In returns a moment in the zone in which the standup was held. If an old version
// recorded it there is none, and the moment is in the board's zone or stays in its own.
func (h Held) In(t time.Time, board model.Info) time.Time {
	if zone := model.Zone(h.Zone); zone != nil {
		return t.In(zone)
	}
	return board.In(t)
}

// When returns when it was held, in the zone in which it was held, or else in the board's
// or in that of another moment.
func (h Held) When(board model.Info, other time.Time) time.Time {
	return h.In(h.At().Time().In(other.Location()), board)
}

// On returns the day on which it was held, in the zone of When.
func (h Held) On(board model.Info, other time.Time) model.Day {
	if h.Day != 0 {
		return h.Day
	}
	return model.DayOf(h.When(board, other))
}

// Took returns how long it took, 0 if that is not known.
func (h Held) Took() time.Duration {
	return max(0, h.At().Time().Sub(h.Began.Time()))
}

// AllHeld returns the standups from one event to another, newest first.
func AllHeld(log model.Past, from, to model.Seq) []Held {
	var out []Held
	for c := range spoken(log, max(from, 1)-1, to) {
		if c.Standup {
			out = append(out, Held(c))
		}
	}
	return out
}

// LastHeld returns the last standup from one event to another, false if there is none.
func LastHeld(log model.Past, from, to model.Seq) (Held, bool) {
	last := lastOf(slices.Collect(spoken(log, max(from, 1)-1, to)))
	return last, last.Standup
}

// lastOf returns the last standup of a list that is sorted newest first, the zero Held if
// there is none.
func lastOf(said []speech) Held {
	for _, c := range said {
		if c.Standup {
			return Held(c)
		}
	}
	return Held{}
}

// spoken yields the check-ins and standups between two events that stand, newest first.
// It reads the history of the board's set-up, which they belong to and which is short.
func spoken(log model.Past, after, until model.Seq) iter.Seq[speech] {
	return func(yield func(speech) bool) {
		standing := model.Standing{}
		for _, ev := range slices.Backward(slices.Collect(log.History(model.ID{}, after))) {
			if ev.Seq > until || !standing.Stands(ev) || !ev.Undoes.IsZero() {
				continue
			}
			for _, do := range ev.Do {
				if c, is := do.(model.CheckIn); is && !yield(speech{c, ev}) {
					return
				}
			}
		}
	}
}

// CheckOverlap returns a soft refusal if another standup was recorded since this one
// began. Where the log does not have the event it began after, because another copy
// of the board has taken the file's place, clocks decide.
func CheckOverlap(r model.Reader, c model.CheckIn) error {
	began, known := r.SeqOf(c.After)
	other, is := LastHeld(r, began+1, r.Head().Seq)
	if !is || !known && other.Event.At < c.Began {
		return nil
	}
	return &model.Error{
		Code: model.Refused, Soft: true,
		Text: model.Named[model.Person](r.Setup(), string(other.Event.By)) + " has held another standup while this one was running. This one is not saved; if you save it too, it takes over the promises made in the other one",
	}
}
