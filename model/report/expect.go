package report

import (
	"baton/model"
	"baton/model/flow"
)

// pastDays is how far back forecasts look: twelve weeks are long enough to hold
// slow and fast ones, and short enough to be the team of today.
const pastDays = 12 * 7

// forecast says by when the open tasks of one history may be finished at the
// pace of another. Today is not over, so it is no past and work begins tomorrow.
func (m *maker) forecast(pace, of *flow.History) Forecast {
	today := m.ask.Window.Day(m.now)
	f := flow.Forecast{Past: m.past(pace, today), Works: m.works, Roll: m.ask.Roll}
	out := Forecast{PastDays: len(f.Past), Believable: f.Believable(), Next: m.endOfNextWeek(today)}
	for _, n := range f.Past {
		out.Past += n
	}
	for _, t := range of.Tracks {
		out.Open += one(open(t, m.now))
	}
	if !out.Believable {
		return out
	}
	// Of many tasks the sum is steady, and fewer trials tell as much.
	const many = 1000
	if out.Open > many {
		f.Trials = many
	}
	by := f.When(today, out.Open, 50, 85)
	out.By50, out.By85 = by[0], by[1]
	next := f.HowMany(today, out.Next, 50, 85)
	out.Next50, out.Next85 = min(next[0], out.Open), min(next[1], out.Open)
	return out
}

// past returns how many tasks were finished on each working day before today.
// What was finished on a day off counts for the working day before it.
func (m *maker) past(h *flow.History, today model.Day) []int {
	w := flow.Window{First: today - pastDays, Last: today - 1, Zone: m.ask.Window.Zone}
	if m.began != 0 {
		w.First = max(w.First, w.Day(m.began))
	}
	var out []int
	for i, n := range h.Throughput(w) {
		if m.works(w.First+model.Day(i)) || len(out) == 0 && n > 0 {
			out = append(out, 0)
		}
		if len(out) > 0 {
			out[len(out)-1] += n
		}
	}
	return out
}

// endOfNextWeek returns the last working day of the week that begins next
// Monday, or of the first after it that is not off.
func (m *maker) endOfNextWeek(today model.Day) model.Day {
	next := today + model.Day((7-int(today.Weekday()))%7) + 7
	for sunday := next; sunday < next+365; sunday += 7 {
		if d := m.setup.Info.WorkdayBefore(sunday + 1); d > sunday-7 {
			return d
		}
	}
	return next
}

// ShowDay says a day as people do: "9 Dec", "9 Dec 2027" in another year.
func ShowDay(d, today model.Day) string {
	if t := d.Time(); t.Year() != today.Time().Year() {
		return t.Format("2 Jan 2006")
	}
	return d.Time().Format("2 Jan")
}

// Span says from when to when a report goes: "20–26 Nov 2026".
func (r *Report) Span() string {
	a, b := r.Since.Time(), r.Until.Time()
	switch {
	case a.Equal(b):
		return a.Format("Mon 2 Jan 2006")
	case a.Year() != b.Year():
		return a.Format("2 Jan 2006") + " – " + b.Format("2 Jan 2006")
	case a.Month() != b.Month():
		return a.Format("2 Jan") + " – " + b.Format("2 Jan 2006")
	}
	return a.Format("2") + "–" + b.Format("2 Jan 2006")
}
