package meet

import (
	"time"

	"baton/model"
)

// Call is a meeting of today whose time has come, or will in a moment.
type Call struct {
	Name string // "standup"
	At   model.Clock
	Now  bool // its time has come
}

// How long before its time a meeting is called, and how long after it a review.
const (
	callBefore = 15 * time.Minute
	callReview = 2 * time.Hour
)

// Calls returns which meetings to call people to, at a moment in the team's zone. Held
// is the day of the last standup: one held today, be it early, is the day's. Nothing
// tells when a review was held, so it is called for two hours.
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

// HeldOn returns the day of the last standup that was held, of those recorded since
// a moment; 0 if there was none. Now is a moment in the team's zone.
func HeldOn(log Log, since model.Instant, now time.Time) model.Day {
	if held, ok := LastHeld(log, log.Since(since), log.Head().Seq); ok {
		return held.On(log.Setup().Info, now)
	}
	return 0
}
