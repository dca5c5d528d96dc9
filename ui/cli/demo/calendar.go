package demo

import (
	"time"

	"baton/model"
)

// calendar counts in working days from a moment, so that nobody on the board
// works on Sundays.
type calendar struct{ now time.Time }

// shift returns the day n working days after now's, before it if n is
// negative. From a weekend it counts from the Friday before.
func (c calendar) shift(n int) model.Day {
	d := model.DayOf(c.now)
	for !works(d) {
		d--
	}
	step := model.Day(1)
	if n < 0 {
		step, n = -1, -n
	}
	for n > 0 {
		if d += step; works(d) {
			n--
		}
	}
	return d
}

func works(d model.Day) bool { return model.MondayToFriday.Has(d.Weekday()) }

// due returns the day in n working days, none for none.
func (c calendar) due(n int) model.Day {
	if n == none {
		return 0
	}
	return c.shift(n)
}

// ago returns a moment of the working day n days back, never one to come.
func (c calendar) ago(days, hour, minute int) model.Instant {
	y, m, d := c.shift(-days).Time().Date()
	t := time.Date(y, m, d, hour, minute, 0, 0, c.now.Location())
	if t.After(c.now) {
		t = c.now.Truncate(time.Minute)
	}
	return model.At(t)
}
