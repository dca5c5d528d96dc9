package flow

import (
	"time"

	"baton/model"
)

// Meter measures time as the board counts it: only the working hours of its working
// days if it has working hours, else all time.
type Meter struct {
	info  model.Info
	zone  *time.Location
	first model.Day
	sums  []model.Instant // sums[n] is the time worked from the first day to before the n-th
}

// NewMeter returns a meter for the days of a window.
func NewMeter(info model.Info, w Window) *Meter {
	m := &Meter{info: info, zone: w.Zone, first: w.First}
	if info.Hours == (model.Hours{}) {
		return m
	}
	m.sums = make([]model.Instant, 1, w.Days()+1)
	for d := w.First; d <= w.Last; d++ {
		from, to := m.hours(d)
		m.sums = append(m.sums, m.sums[d-w.First]+to-from)
	}
	return m
}

// hours returns when work begins and ends on a day: at the same moment if it is off. If
// clocks skip or repeat an hour of it, the day is as long as it really is.
func (m *Meter) hours(d model.Day) (from, to model.Instant) {
	from = model.At(m.info.Hours.From.On(d, m.zone))
	if !m.info.Works(d) {
		return from, from
	}
	return from, max(from, model.At(m.info.Hours.To.On(d, m.zone)))
}

// Day returns how long a working day is, 0 where all time counts.
func (m *Meter) Day() model.Instant {
	const minute = 60 * 1000
	return model.Instant(m.info.Hours.To-m.info.Hours.From) * minute
}

// Between returns the time from one moment to another, 0 if the other is not later.
// With working hours, time outside the days of the meter does not count.
func (m *Meter) Between(from, to model.Instant) model.Instant {
	switch {
	case to <= from:
		return 0
	case m.sums == nil:
		return to - from
	}
	return m.until(to) - m.until(from)
}

// until returns the time from the meter's first day to a moment.
func (m *Meter) until(i model.Instant) model.Instant {
	day := Window{Zone: m.zone}.Day(i)
	switch n := int(day - m.first); {
	case n < 0:
		return 0
	case n+1 >= len(m.sums):
		return m.sums[len(m.sums)-1]
	default:
		from, to := m.hours(day)
		return m.sums[n] + max(0, min(i, to)-from)
	}
}
