package card

import (
	"time"

	"baton/model"
)

// Moment reads a moment as RFC 3339 has it, of the years 1970 to 9999; 0 where it
// is none.
func Moment(s string) model.Instant {
	t, err := time.Parse(time.RFC3339, s)
	if err != nil || t.Year() < 1970 || t.Year() > 9999 {
		return 0
	}
	return model.At(t)
}

// DayIn returns the day that a moment has in a zone.
func DayIn(i model.Instant, zone *time.Location) model.Day {
	if i == 0 {
		return 0
	}
	return model.DayOf(i.Time().In(zone))
}
