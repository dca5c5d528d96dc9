package report

import (
	"slices"
	"time"

	"baton/model"
	"baton/model/flow"
)

// Ask says what to report.
type Ask struct {
	Kind   Kind
	Window flow.Window
	Now    model.Instant // the moment it is made
	Then   *flow.History // if the window is over: the history as it was known at its end; else nil
	// Dice returns the dice for one forecast: a function that rolls a number from 0 to
	// before n. The seed depends only on what is forecast, so that nothing else in the
	// report or on the board changes the forecast.
	Dice func(seed uint64) func(n int) int

	Person    model.PersonID      // only about this person; "" is everybody
	Milestone model.MilestoneID   // only about this milestone; "" is all
	Filter    string              // what Only keeps, as a filter
	Only      func(model.ID) bool // reports whether it is about a task; nil is all tasks
}

// Over returns when the window ended, 0 if it has not.
func (a Ask) Over() model.Instant {
	if end := a.Window.End(a.Window.Last); end <= a.Now {
		return end
	}
	return 0
}

// usual is how many days a report covers by default.
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

// mostDays is the most days that a report covers: a century.
const mostDays = 36525

// Window returns the days that a report covers, up to the day of now. A since or until
// of 0 is the default. Days before the board's first are left out if since is given, or
// if the report shows a chart by day.
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

// Began returns when the first task was added, 0 if there is none.
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
	now   model.Instant // the moment that the report shows
	meter *flow.Meter   // for the window and the span before
	basis basis         // for its forecasts
}

func newMaker(h *flow.History, ask Ask) *maker {
	m := &maker{ask: ask, all: h, setup: h.Setup, began: Began(h), now: min(ask.Now, ask.Window.End(ask.Window.Last)-1)}
	m.meter = flow.NewMeter(h.Setup.Info, flow.Window{First: m.spanBefore().First, Last: ask.Window.Last, Zone: ask.Window.Zone})
	return m
}

// scope returns the history that the report is about, and the one whose pace its
// forecasts use.
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
	m.basis = m.newBasis(pace)
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

// part reports whether the report is about a part of the board's tasks, whoever does them.
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

// figures counts the window, with the working days of a person, or of the team for "".
func (m *maker) figures(h *flow.History, who model.PersonID) Figures {
	return m.count(h, m.ask.Window, who)
}

// before counts the span before the window, nil if the board did not exist for all of
// it.
func (m *maker) before(h *flow.History, who model.PersonID) *Figures {
	w := m.spanBefore()
	if m.began == 0 || w.Day(m.began) > w.First {
		return nil
	}
	f := m.count(h, w, who)
	return &f
}

// spanBefore returns the span of the same length before the window.
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

// carried reports whether a task was in progress just before one moment and at another.
func carried(t *flow.Track, begin, end model.Instant) bool {
	return doing(t, begin-1) && doing(t, end)
}

const hour = 60 * 60 * 1000 // in milliseconds

func hours(i model.Instant) float64 { return float64(i) / hour }

// works reports whether the team works on a day.
func (m *maker) works(d model.Day) bool { return m.setup.Info.Works(d) }

// workDays counts the working days of a span: a person's, or the team's for "".
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
