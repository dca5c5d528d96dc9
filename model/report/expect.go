package report

import (
	"math"

	"baton/model"
	"baton/model/flow"
)

// pastDays is how far back forecasts look: twelve weeks are long enough to include slow
// and fast ones, and short enough to be today's team.
const pastDays = 12 * 7

// basis is what the forecasts of a report are made from: how fast tasks are finished.
type basis struct {
	past  flow.Past
	rate  *flow.Rate
	doubt flow.Doubt
	last  model.Day // on which something was finished; set only at a standstill
	ever  int       // tasks that were ever finished
}

// newBasis looks at the past of a history, without today, which is not over.
func (m *maker) newBasis(pace *flow.History) basis {
	b := basis{past: m.past(m.began, pace.Throughput)}
	b.doubt = b.past.Doubt()
	b.rate = flow.NewRate(b.past.Plain())
	n, last := m.everFinished(pace)
	b.ever = n
	if b.doubt == flow.Standstill {
		if b.last = last; n < flow.EnoughTasks {
			b.doubt, b.last = flow.Short, 0
		}
	}
	return b
}

// past returns the past of what count counts by day, since a moment or as far back as
// forecasts look.
func (m *maker) past(began model.Instant, count func(flow.Window) []int) flow.Past {
	today := m.ask.Window.Day(m.now)
	w := flow.Window{First: today - pastDays, Last: today - 1, Zone: m.ask.Window.Zone}
	if began != 0 {
		w.First = min(max(w.First, w.Day(began)), today)
	}
	return flow.NewPast(w.First, count(w), m.works)
}

// everFinished returns how many tasks were ever finished, and on which day the last.
func (m *maker) everFinished(h *flow.History) (int, model.Day) {
	n, last := 0, model.Instant(0)
	for _, t := range h.Tracks {
		at := t.Finished(m.now)
		n, last = n+one(at != 0), max(last, at)
	}
	return n, m.ask.Window.Day(last)
}

// growth returns the rate at which tasks join the open work of a history. The tasks at
// the end of its first day are where it starts, so that day does not count; if the past
// is too short, nothing is known.
func (m *maker) growth(of *flow.History) *flow.Rate {
	began := Began(of)
	if began == 0 {
		return flow.NewRate(flow.Past{})
	}
	w := m.ask.Window
	p := m.past(w.End(w.Day(began)), of.Arrivals)
	if p.Days() < flow.EnoughDays-1 {
		p.Counts = nil
	}
	return flow.NewRate(p.Plain())
}

// forecast works out when the open tasks of a history, and those added until then, may
// be finished, if work begins tomorrow. first says that the team does them first.
func (m *maker) forecast(of *flow.History, first bool) Forecast {
	today := m.ask.Window.Day(m.now)
	out := Forecast{
		PastDays: m.basis.past.Days(), Past: m.basis.past.Sum(), BusyDays: m.basis.past.Busy(),
		Next: m.endOfNextWeek(today), WhyNone: m.basis.doubt, LastFinished: m.basis.last, Ever: m.basis.ever,
	}
	for _, t := range of.Tracks {
		out.Open += one(t.Open(m.now))
	}
	if first {
		out.If = "if " + m.team() + " takes " + them(out.Open) + " first"
	}
	if out.Believable = m.basis.doubt == ""; out.Believable {
		m.simulate(&out, m.growth(of))
	}
	return out
}

// seed is the seed of the dice for a forecast on a day: it depends on what is open and
// what was finished.
func (f Forecast) seed(today model.Day) uint64 {
	return uint64(today)<<40 ^ uint64(f.Open)<<20 ^ uint64(f.Past)
}

// simulate fills in what follows from a past that can be believed.
func (m *maker) simulate(out *Forecast, growth *flow.Rate) {
	pace := m.basis.rate
	m.rates(out, growth)
	f := flow.Forecast{Finished: pace, Added: growth, Works: m.works, Roll: m.ask.Dice(out.seed(m.ask.Window.Day(m.now)))}
	// The sum of many tasks varies little, so fewer trials are enough.
	const many = 1000
	if out.Open > many {
		f.Trials = many
	}
	next := f.HowMany(out.Next, out.Open, 50, 85)
	out.Next50, out.Next85 = next[0], next[1]
	if out.Changed != 0 && !pace.Past.Since(out.Changed).Enough() {
		out.WhyNone = flow.Changed
		return
	}
	by := make([]model.Day, 3)
	if out.Open == 0 || growth.PerDay == 0 || growth.PerDay < pace.PerDay {
		by = f.When(out.Open, 50, 85, 95)
	}
	if endless := growth.PerDay > 0 && by[2] == 0; endless || by[1] == 0 {
		out.WhyNone = out.whyNone(by[0])
		return
	}
	out.By50, out.By85 = by[0], by[1]
}

// rates fills in how fast tasks are finished and added, both over the same days: since
// the pace changed, or else since the rate of adding changed if that is long enough
// ago, or else over the whole past.
func (m *maker) rates(out *Forecast, growth *flow.Rate) {
	pace, week := m.basis.rate, m.weekDays()
	since := pace.Past.First
	switch at := growth.ChangedOn; {
	case pace.ChangedOn != 0:
		since = pace.ChangedOn
		out.Changed, out.PaceBefore = since, rounded(pace.OldPerDay*week)
	case at != 0 && growth.Past.Since(at).Days() >= flow.EnoughDays:
		since = at
	}
	past := pace.Past.Since(since)
	out.RatesSince, out.RatesDays, out.RatesOf = since, past.Days(), past.Sum()
	out.Pace, out.Adds = rounded(past.PerDay()*week), rounded(growth.Past.Since(since).PerDay()*week)
}

// near is the ratio of tasks added to tasks finished from which they count as about as
// many.
const near = 0.9

// tenYears is ten years in weeks.
const tenYears = 522

// whyNone returns why there is no date although the past can be believed. half is the
// date by which half of the trials finished, 0 for none. It says that it takes ten years
// only if the rates in the report do.
func (f Forecast) whyNone(half model.Day) flow.Doubt {
	switch {
	case f.Adds >= near*f.Pace:
		return flow.Growing
	case half == 0 && float64(f.Open) > tenYears*(f.Pace-f.Adds):
		return flow.Far
	}
	return flow.Unsure
}

// rounded rounds to two decimals, which is more than is known.
func rounded(n float64) float64 { return math.Round(n*100) / 100 }

// weekDays returns how many days a working week has.
func (m *maker) weekDays() float64 {
	if days := len(m.setup.Info.WorkDays.Names()); days > 0 {
		return float64(days)
	}
	return 7
}

// team says whose pace it is.
func (m *maker) team() string {
	if m.ask.Person != "" {
		return model.Named[model.Person](m.setup, string(m.ask.Person))
	}
	return "the team"
}

// endOfNextWeek returns the last working day of the week that begins next Monday, or if
// that week is off, of the first week after it that is not.
func (m *maker) endOfNextWeek(today model.Day) model.Day {
	next := today + model.Day((7-int(today.Weekday()))%7) + 7
	for sunday := next; sunday < next+365; sunday += 7 {
		if d := m.setup.Info.WorkdayBefore(sunday + 1); d > sunday-7 {
			return d
		}
	}
	return next
}

// Span says which days the report is about: "20–26 Nov 2026".
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
