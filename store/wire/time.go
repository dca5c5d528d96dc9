package wire

import "baton/model"

// The first and the last moment that are in a year from 1 to 9999 in every
// zone, and the last day.
const (
	firstMoment model.Instant = -62135510400_000
	lastMoment  model.Instant = 253402214399_000
	lastDay     model.Day     = 3652059
)

// moment returns a stored moment. One that no calendar has is the nearest that
// has one: days are counted from it.
func moment(ms int64) model.Instant { return min(max(model.Instant(ms), firstMoment), lastMoment) }

// day returns a stored day, 0 for none, as moment does.
func day(n int32) model.Day { return min(max(model.Day(n), 0), lastDay) }
