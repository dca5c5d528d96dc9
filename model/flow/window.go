package flow

import (
	"time"

	"baton/model"
)

// Window is a span of days in a time zone, the first and the last included.
type Window struct {
	First, Last model.Day
	Zone        *time.Location
}

// Days returns how many days the window has.
func (w Window) Days() int { return max(0, int(w.Last-w.First)+1) }

// Begin returns the first moment of a day. A day on which clocks change has 23 or 25
// hours.
func (w Window) Begin(d model.Day) model.Instant {
	return model.At(d.Begin(w.Zone))
}

// End returns the first moment after a day.
func (w Window) End(d model.Day) model.Instant { return w.Begin(d + 1) }

// Day returns the day of a moment.
func (w Window) Day(i model.Instant) model.Day { return model.DayOf(i.Time().In(w.Zone)) }

// Has reports whether a moment is in the window.
func (w Window) Has(i model.Instant) bool {
	return i != 0 && i >= w.Begin(w.First) && i < w.End(w.Last)
}
