package report

import (
	"baton/model"
	"baton/model/flow"
)

// Kind is what a report is about.
type Kind string

// The kinds of report.
const (
	Weekly    Kind = "weekly"
	Sprint    Kind = "sprint"
	Person    Kind = "person"
	Milestone Kind = "milestone"
	Flow      Kind = "flow"
)

// Named reports whether a report of this kind can be about a single person or milestone.
func (k Kind) Named() bool { return k == Person || k == Milestone }

// Kinds returns the kinds of report and what each shows.
func Kinds() [][2]string {
	return [][2]string{
		{string(Weekly), "the last 7 days: what happened, and the figures compared with the 7 days before"},
		{string(Sprint), "the same for the last 14 days"},
		{string(Person), "the last 7 days by person, or for one person"},
		{string(Milestone), "each milestone, or one: how much is done, and when the rest may be finished"},
		{string(Flow), "cumulative flow, cycle and lead time, throughput, work in progress and its age"},
	}
}

// Report is a report. Its JSON names are stable: fields may be added but are never
// renamed. Days are 2006-01-02, moments RFC 3339 in UTC; none is null.
type Report struct {
	Kind        Kind          `json:"report"`
	Board       string        `json:"board"`
	Person      string        `json:"person,omitempty"`    // the only person that it is about
	OfMilestone string        `json:"milestone,omitempty"` // the only milestone that it is about
	Filter      string        `json:"filter,omitempty"`    // the filter for the tasks that it is about
	Made        model.Instant `json:"made"`
	Zone        string        `json:"zone"` // the time zone of its days
	Since       model.Day     `json:"since"`
	Until       model.Day     `json:"until"` // the last day of it
	Summary     []string      `json:"summary"`

	Figures Figures  `json:"figures"`
	Before  *Figures `json:"before"` // of the span before; null if the board is younger

	Finished []Task `json:"finished"`
	Started  []Task `json:"started"`
	Added    []Task `json:"added"`
	Dropped  []Task `json:"dropped"` // deleted, or archived without being done
	Carried  []Task `json:"carried_over"`

	Blocked    []Reason  `json:"blocked"`
	People     []Share   `json:"people"`
	Milestones []Stage   `json:"milestones"`
	Standups   *Standups `json:"standups"` // null if none was held and nothing was promised
	Forecast   Forecast  `json:"forecast"`
	Days       []Day     `json:"days"`
	Flow       *Metrics  `json:"flow"` // in a report on flow

	Reopened []Task `json:"reopened"` // left the columns of kind done; at is when they last did
	// Compared is null if there is nothing to compare with.
	Compared *Compared `json:"compared"`
	// Changed is what has changed since the end of a window that is over.
	Changed []Correction `json:"changed_since"`
	WorkDay float64      `json:"working_hours_a_day"` // hours are counted within these; 0 if all hours count
	Over    bool         `json:"over"`                // its last day was over when the report was made
}

// Figures are the counts of a span of days. Times are in calendar days, the first and
// the last included, by nearest rank; 0 if nothing was finished.
type Figures struct {
	Finished int     `json:"finished"`
	Started  int     `json:"started"`
	Added    int     `json:"added"`
	Dropped  int     `json:"dropped"`
	Carried  int     `json:"carried_over"`  // in progress at both ends
	Estimate float64 `json:"estimate"`      // of what was finished, in the board's unit
	Cycle50  int     `json:"cycle_time_50"` // days that half of the finished tasks took at most
	Cycle85  int     `json:"cycle_time_85"`
	WIP      float64 `json:"wip"`           // in progress at the end of a day, on average
	WIPEnd   int     `json:"wip_at_end"`    // and at the end of the span
	Held     float64 `json:"blocked_hours"` // of all tasks together, while they were open
	PerDay   float64 `json:"finished_a_working_day"`
	Reopened int     `json:"reopened"`      // tasks that left the columns of kind done
	Waited   float64 `json:"waiting_hours"` // of tasks in progress, for others that were not done
}

// Task is a task in a list of a report.
type Task struct {
	Ref       string        `json:"ref"`
	Title     string        `json:"title"`
	Status    string        `json:"status"` // as it was at the end
	Assignees []string      `json:"assignees"`
	Milestone string        `json:"milestone,omitempty"`
	At        model.Instant `json:"at"`              // when it was finished, started, added, dropped
	Cycle     int           `json:"cycle,omitempty"` // in days, of a finished task
	Age       int           `json:"age,omitempty"`   // in days, of a task in progress
}

// Reason is how long tasks were blocked for one reason in the window.
type Reason struct {
	Reason string  `json:"reason"`
	Tasks  int     `json:"tasks"`
	Hours  float64 `json:"hours"`
	Still  int     `json:"tasks_still_blocked"` // by it at the end
}

// Share is one person's part. The one without a name is of tasks without an assignee.
type Share struct {
	Name    string   `json:"name"`
	Removed bool     `json:"gone,omitempty"` // no longer on the board
	Figures Figures  `json:"figures"`
	Before  *Figures `json:"before"`
	Open    int      `json:"open"`    // assigned and not done
	Blocked int      `json:"blocked"` // of those
	Waiting int      `json:"waiting"` // of those too, for tasks that are not done
}

// Stage is the progress of a milestone, and the forecast of its open tasks.
type Stage struct {
	Name     string    `json:"name"`
	Due      model.Day `json:"due"`
	Scope    int       `json:"scope"` // tasks in it, including finished ones
	Done     int       `json:"done"`
	Figures  Figures   `json:"figures"`
	Forecast Forecast  `json:"forecast"`
	BurnUp   []Burn    `json:"burn_up"` // in a report on milestones
}

// Burn is a day of a burn-up and of a burn-down chart, at its end.
type Burn struct {
	Day   model.Day `json:"day"`
	Scope int       `json:"scope"`
	Done  int       `json:"done"`
	Open  int       `json:"open"`
}

// Forecast says when all open tasks, and those added until then, may be finished: by
// which day in 50 % and in 85 % of the trials. If there is no date, the days are null
// and WhyNone says why.
type Forecast struct {
	Open       int       `json:"open"`
	If         string    `json:"if,omitempty"` // what a forecast of a part of the work assumes
	Believable bool      `json:"believable"`   // there is enough of a past; if not, the days, numbers and rates below are empty
	PastDays   int       `json:"past_working_days"`
	Past       int       `json:"past_finished"`
	BusyDays   int       `json:"past_days_with_finished"` // working days on which something was finished
	By50       model.Day `json:"by_50"`
	By85       model.Day `json:"by_85"`
	Next       model.Day `json:"next"` // the last working day of next week
	Next50     int       `json:"finished_by_next_50"`
	Next85     int       `json:"finished_by_next_85"` // at least this many

	Adds       float64   `json:"added_per_week"`    // per working week of the board
	Pace       float64   `json:"finished_per_week"` // the same
	RatesSince model.Day `json:"rates_since"`       // both rates are over the days from this one until yesterday: since the pace changed, if it did
	RatesDays  int       `json:"rates_working_days"`
	RatesOf    int       `json:"rates_finished"` // tasks on those days
	Changed    model.Day `json:"pace_changed"`   // the first working day of the present pace; null if it has not changed
	PaceBefore float64   `json:"finished_per_week_before,omitempty"`

	WhyNone      flow.Doubt `json:"why_none,omitempty"`
	LastFinished model.Day  `json:"last_finished"` // at a standstill
	Ever         int        `json:"finished_ever"`
}

// Day is one day of the window.
type Day struct {
	Day      model.Day `json:"day"`
	Finished int       `json:"finished"`
	WIP      int       `json:"wip"`              // at its end
	Counts   []int     `json:"counts,omitempty"` // by column, in a report on flow
}

// Metrics are the flow metrics.
type Metrics struct {
	Columns    []Column `json:"columns"` // of the counts of days
	Before     []int    `json:"before"`  // the counts at the end of the day before the window
	Cycle      Spread   `json:"cycle_time"`
	Lead       Spread   `json:"lead_time"`
	Scatter    []Point  `json:"scatter"`
	Ageing     []Aged   `json:"ageing"`
	Efficiency float64  `json:"flow_efficiency"` // 0 to 1
}

// Column is a column of the cumulative flow.
type Column struct {
	Name string     `json:"name"`
	Kind model.Kind `json:"kind"`
}

// Spread is the distribution of times, in days.
type Spread struct {
	P50  int   `json:"p50"`
	P85  int   `json:"p85"`
	P95  int   `json:"p95"`
	Bins []Bin `json:"histogram"`
}

// Bin counts the tasks that took From to To days.
type Bin struct {
	From  int `json:"from"`
	To    int `json:"to"`
	Tasks int `json:"tasks"`
}

// Point is a finished task in a scatter plot.
type Point struct {
	Ref      string        `json:"ref"`
	Title    string        `json:"title"`
	Started  model.Instant `json:"started"`
	Finished model.Instant `json:"finished"`
	Day      model.Day     `json:"day"`
	Cycle    int           `json:"cycle"`
	Lead     int           `json:"lead"`
}

// Aged is a task in progress. Past is the highest percentile of cycle time that its age
// exceeds: 95, 85, 50, or 0 for none.
type Aged struct {
	Task
	Past int `json:"past_percentile"`
}
