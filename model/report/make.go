package report

import (
	"slices"
	"time"

	"baton/model"
	"baton/model/flow"
)

// Ask is what a report is asked for.
type Ask struct {
	Kind   Kind
	Window flow.Window
	Now    model.Instant // the moment it is made
	Then   *flow.History // of a window that is over, as it was known at its end; nil where that is not
	// Dice returns dice for one forecast: a die of n sides, from 0. The seed is made of what
	// is forecast, so that neither what else the report tells nor a comment changes it.
	Dice func(seed uint64) func(n int) int

	Person    model.PersonID      // about whom alone; "" is all
	Milestone model.MilestoneID   // about which alone; "" is all
	Filter    string              // what Only keeps, in words
	Only      func(model.ID) bool // keeps the tasks it is about; nil is all
}

// Over returns when the window ended, 0 where it goes on.
func (a Ask) Over() model.Instant {
	if end := a.Window.End(a.Window.Last); end <= a.Now {
		return end
	}
	return 0
}

// usual is how many days a report looks at if nobody says.
func usual(k Kind) int {
	switch k {
	case Sprint:
		return 14
	case Milestone:
		return 28
	case Flow:
		return pastDays
	}
	return 7
}

// mostDays bounds how far back a report looks, day by day: a century.
const mostDays = 36525

// Window returns the days that a report looks at, up to the day of now. A since
// or until of 0 was not given. Days before the board's first are left out where
// the window was chosen, or shows a course of days.
func Window(h *flow.History, k Kind, since, until model.Day, now time.Time) flow.Window {
	w := flow.Window{Last: model.DayOf(now), Zone: now.Location()}
	if until != 0 {
		w.Last = min(w.Last, until)
	}
	w.First = w.Last - model.Day(usual(k)) + 1
	if since != 0 {
		w.First = max(since, w.Last-mostDays)
	}
	if since != 0 || k == Milestone || k == Flow {
		if began := Began(h); began != 0 {
			w.First = min(max(w.First, w.Day(began)), w.Last)
		} else if since != 0 {
			w.First = max(w.First, w.Last-model.Day(usual(k))+1)
		}
	}
	return w
}

// Began returns when the first task came up, 0 without any.
func Began(h *flow.History) model.Instant {
	var first model.Instant
	for _, t := range h.Tracks {
		if t.Real() && (first == 0 || t.Created < first) {
			first = t.Created
		}
	}
	return first
}

// maker makes one report.
type maker struct {
	ask   Ask
	all   *flow.History
	setup *model.Setup
	began model.Instant
	now   model.Instant // the moment that it shows
	meter *flow.Meter   // of the window and the span before
	basis basis         // of its forecasts
}

func newMaker(h *flow.History, ask Ask) *maker {
	m := &maker{ask: ask, all: h, setup: h.Setup, began: Began(h), now: min(ask.Now, ask.Window.End(ask.Window.Last)-1)}
	m.meter = flow.NewMeter(h.Setup.Info, flow.Window{First: m.spanBefore().First, Last: ask.Window.Last, Zone: ask.Window.Zone})
	return m
}

// scope returns what the report is about, and whose pace counts for it.
func (m *maker) scope() (of, pace *flow.History) {
	of, pace = m.all, m.all
	switch {
	case m.ask.Person != "":
		of = only(m.all, func(t *flow.Track) bool { return slices.Contains(t.Doers(m.now), m.ask.Person) })
		pace = of
	case m.ask.Milestone != "":
		of = m.all.Of(m.ask.Milestone)
	}
	if m.ask.Only != nil {
		of = only(of, func(t *flow.Track) bool { return m.ask.Only(t.ID) })
	}
	return of, pace
}

// Make makes a report.
func Make(h *flow.History, ask Ask) *Report {
	m := newMaker(h, ask)
	of, pace := m.scope()
	m.basis = m.base(pace)
	w := ask.Window
	r := &Report{
		Kind: ask.Kind, Filter: ask.Filter, Board: h.Setup.Info.Name, Made: ask.Now, Zone: model.ZoneName(ask.Now.Time().In(w.Zone)), Over: ask.Over() != 0, WorkDay: hours(m.meter.Day()), Since: w.First, Until: w.Last,
		Person: model.Named[model.Person](h.Setup, string(ask.Person)), OfMilestone: model.Named[model.Milestone](h.Setup, string(ask.Milestone)),
		Days: m.days(of), Blocked: m.reasons(of), Forecast: m.forecast(of, m.part()),
	}
	r.Figures, r.Before = m.figures(of, ask.Person), m.before(of, ask.Person)
	m.lists(r, of)
	r.Compared, r.Changed = m.compare(r, of), m.changed(r, of)
	r.Standups = m.standups()
	r.People, r.Milestones = m.people(h), m.milestones(of)
	if m.part() {
		r.People = m.people(of)
	}
	if ask.Kind == Flow {
		r.Flow = m.metrics(of, r.Days)
	}
	r.Summary = m.summary(r, of)
	return r
}

// part reports whether it is about some of the board's tasks, of any people.
func (m *maker) part() bool { return m.ask.Milestone != "" || m.ask.Only != nil }

// only returns the history of some tasks.
func only(h *flow.History, keep func(*flow.Track) bool) *flow.History {
	out := &flow.History{Setup: h.Setup}
	for _, t := range h.Tracks {
		if keep(t) {
			out.Tracks = append(out.Tracks, t)
		}
	}
	return out
}

// figures counts the window, of a team or of a person where one is named.
func (m *maker) figures(h *flow.History, who model.PersonID) Figures {
	return m.count(h, m.ask.Window, who)
}

// before counts as many days before the window, nil where the board did not
// exist for all of them.
func (m *maker) before(h *flow.History, who model.PersonID) *Figures {
	w := m.spanBefore()
	if m.began == 0 || w.Day(m.began) > w.First {
		return nil
	}
	f := m.count(h, w, who)
	return &f
}

// spanBefore is as many days before the window.
func (m *maker) spanBefore() flow.Window {
	w := m.ask.Window
	w.First, w.Last = w.First-model.Day(w.Days()), w.First-1
	return w
}

// count counts a span of days.
func (m *maker) count(h *flow.History, w flow.Window, who model.PersonID) Figures {
	var f Figures
	begin, end := w.Begin(w.First), min(m.now, w.End(w.Last)-1)
	in := func(i model.Instant) int { return one(i != 0 && i >= begin && i <= end) }
	var cycles []int
	for _, i := range h.Items(w) {
		f.Estimate = model.Plus(f.Estimate, i.Estimate)
		cycles = append(cycles, i.Cycle)
	}
	f.Finished = len(cycles)
	f.Cycle50, f.Cycle85 = flow.Percentile(cycles, 50), flow.Percentile(cycles, 85)
	for _, t := range h.Tracks {
		if !t.Real() {
			continue
		}
		f.Added += in(t.Created)
		f.Reopened += in(t.Reopened(end))
		f.Started += in(t.Started(end))
		f.Dropped += in(t.Left(end))
		f.Carried += one(carried(t, begin, end))
		f.WIPEnd += one(doing(t, end))
	}
	for _, n := range h.InProgress(w) {
		f.WIP += float64(n)
	}
	f.WIP /= float64(w.Days())
	for _, r := range h.Blocked(begin, end, m.meter) {
		f.Held += hours(r.Time)
	}
	f.Waited = hours(h.Waited(begin, end, m.meter))
	f.PerDay = float64(f.Finished) / float64(max(1, m.workDays(w, who)))
	return f
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

// doing reports whether a task was in progress at a moment.
func doing(t *flow.Track, at model.Instant) bool { return t.KindAt(at) == model.KindDoing }

// carried reports whether a task was in progress before a moment and at another.
func carried(t *flow.Track, begin, end model.Instant) bool {
	return doing(t, begin-1) && doing(t, end)
}

const hour = 60 * 60 * 1000 // in milliseconds

func hours(i model.Instant) float64 { return float64(i) / hour }

// works reports whether the team works on a day.
func (m *maker) works(d model.Day) bool { return m.setup.Info.Works(d) }

// workDays counts the working days of a span: a person's, or the team's where nobody
// is named.
func (m *maker) workDays(w flow.Window, who model.PersonID) int {
	works := m.works
	if p, ok := model.ByKey[model.Person](m.setup, string(who)); ok {
		works = func(d model.Day) bool { return p.Works(m.setup.Info, d) }
	}
	n := 0
	for d := w.First; d <= w.Last; d++ {
		n += one(works(d))
	}
	return n
}

// days returns the days of the window.
func (m *maker) days(h *flow.History) []Day {
	w := m.ask.Window
	finished, wip := h.Throughput(w), h.InProgress(w)
	out := make([]Day, w.Days())
	for i := range out {
		out[i] = Day{Day: w.First + model.Day(i), Finished: finished[i], WIP: wip[i]}
	}
	return out
}

func (m *maker) reasons(h *flow.History) []Reason {
	out := []Reason{}
	for _, r := range h.Blocked(m.ask.Window.Begin(m.ask.Window.First), m.now, m.meter) {
		out = append(out, Reason{r.Text, r.Tasks, hours(r.Time), r.Still})
	}
	return out
}
