package meet

import (
	"time"

	"baton/model"
)

// Call is one of today's meetings that has begun or is about to.
type Call struct {
	Name string // "standup"
	At   model.Clock
	Now  bool // its time has come
}

// How long before its time people are called to a meeting, and how long after its time
// to a review.
const (
	callBefore = 15 * time.Minute
	callReview = 2 * time.Hour
)

// Calls returns the meetings to call people to, at a moment in the team's zone. held is
// the day of the last standup: after one today, even an early one, there is no call.
// Nothing records that a review was held, so people are called to it for two hours.
func Calls(board model.Info, now time.Time, held model.Day) []Call {
	var out []Call
	call := func(name string, m model.Meeting, until func(at time.Time) bool) {
		if day := model.DayOf(now); board.Meets(m, day) {
			at := m.At.On(day, now.Location())
			if !now.Before(at.Add(-callBefore)) && until(at) {
				out = append(out, Call{Name: name, At: m.At, Now: !now.Before(at)})
			}
		}
	}
	call("standup", board.Standup, func(time.Time) bool { return held < model.DayOf(now) })
	call("review", board.Review, func(at time.Time) bool { return now.Before(at.Add(callReview)) })
	return out
}

// HeldOn returns the day of the last standup that was recorded since a moment, 0 if there
// was none. now is a moment in the team's zone.
func HeldOn(log Log, since model.Instant, now time.Time) model.Day {
	if held, ok := LastHeld(log, log.Since(since), log.Head().Seq); ok {
		return held.On(log.Setup().Info, now)
	}
	return 0
}
