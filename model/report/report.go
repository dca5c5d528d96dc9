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

// Named reports whether a report of this kind may be about one person or one milestone
// alone.
func (k Kind) Named() bool { return k == Person || k == Milestone }

// Kinds returns the kinds of report and what each tells.
func Kinds() [][2]string {
	return [][2]string{
		{string(Weekly), "the last 7 days: what happened, and the figures compared with the 7 days before"},
		{string(Sprint), "the same for the last 14 days"},
		{string(Person), "the last 7 days by person, or for one person"},
		{string(Milestone), "each milestone, or one: how much is done, and when the rest may be finished"},
		{string(Flow), "cumulative flow, cycle and lead time, throughput, work in progress and its age"},
	}
}

// Report is a report. Its JSON names are a promise: fields are added, never
// renamed. Days are 2006-01-02, moments RFC 3339 in UTC, absent is null.
type Report struct {
	Kind        Kind          `json:"report"`
	Board       string        `json:"board"`
	Person      string        `json:"person,omitempty"`    // whom alone it is about
	OfMilestone string        `json:"milestone,omitempty"` // and which milestone alone
	Filter      string        `json:"filter,omitempty"`    // what alone of the board's tasks
	Made        model.Instant `json:"made"`
	Zone        string        `json:"zone"` // that its days are days of
	Since       model.Day     `json:"since"`
	Until       model.Day     `json:"until"` // the last day of it
	Summary     []string      `json:"summary"`

	Figures Figures  `json:"figures"`
	Before  *Figures `json:"before"` // of as many days before; null where the board is younger

	Finished []Task `json:"finished"`
	Started  []Task `json:"started"`
	Added    []Task `json:"added"`
	Dropped  []Task `json:"dropped"` // deleted, or archived without being done
	Carried  []Task `json:"carried_over"`

	Blocked    []Reason  `json:"blocked"`
	People     []Share   `json:"people"`
	Milestones []Stage   `json:"milestones"`
	Standups   *Standups `json:"standups"` // null where none was held and nothing promised
	Forecast   Forecast  `json:"forecast"`
	Days       []Day     `json:"days"`
	Flow       *Metrics  `json:"flow"` // in a report on flow

	Reopened []Task `json:"reopened"` // left the columns of kind done; at is when they last did
	// Compared is null where there is nothing to compare with.
	Compared *Compared `json:"compared"`
	// Changed tells, of a window that is over, what is different since its end.
	Changed []Correction `json:"changed_since"`
	WorkDay float64      `json:"working_hours_a_day"` // the hours that are counted are of these; 0 where all are
	Over    bool         `json:"over"`                // its last day was when it was made
}

// Figures count a span of days. Times are calendar days, the first and the last
// included, by nearest rank; 0 where nothing was finished.
type Figures struct {
	Finished int     `json:"finished"`
	Started  int     `json:"started"`
	Added    int     `json:"added"`
	Dropped  int     `json:"dropped"`
	Carried  int     `json:"carried_over"`  // in progress at both ends
	Estimate float64 `json:"estimate"`      // of what was finished, in the board's unit
	Cycle50  int     `json:"cycle_time_50"` // days that half of what was finished took at most
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
	Status    string        `json:"status"` // as it stood at the end
	Assignees []string      `json:"assignees"`
	Milestone string        `json:"milestone,omitempty"`
	At        model.Instant `json:"at"`              // when it was finished, started, added, dropped
	Cycle     int           `json:"cycle,omitempty"` // days, of what was finished
	Age       int           `json:"age,omitempty"`   // days, of what is in progress
}

// Reason is how long tasks were blocked for a reason in the window.
type Reason struct {
	Reason string  `json:"reason"`
	Tasks  int     `json:"tasks"`
	Hours  float64 `json:"hours"`
	Still  int     `json:"tasks_still_blocked"` // by it at the end
}

// Share is one person's part. The one without a name is nobody's.
type Share struct {
	Name    string   `json:"name"`
	Removed bool     `json:"gone,omitempty"` // no longer on the board
	Figures Figures  `json:"figures"`
	Before  *Figures `json:"before"`
	Open    int      `json:"open"`    // assigned and not done
	Blocked int      `json:"blocked"` // of those
	Waiting int      `json:"waiting"` // for others that are not done, of the open too
}

// Stage is how far a milestone has come, and the forecast of its open tasks.
type Stage struct {
	Name     string    `json:"name"`
	Due      model.Day `json:"due"`
	Scope    int       `json:"scope"` // tasks in it, the finished too
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

// Forecast says by when all that is open, with what is added until then, may be
// finished: in half of all trials, and in 85 of 100. Without a date the days are
// null and WhyNone tells why.
type Forecast struct {
	Open       int       `json:"open"`
	If         string    `json:"if,omitempty"` // what it supposes, of a part of the work
	Believable bool      `json:"believable"`   // the past tells something; else no day, number or rate below is told
	PastDays   int       `json:"past_working_days"`
	Past       int       `json:"past_finished"`
	BusyDays   int       `json:"past_days_with_finished"` // working days on which something was
	By50       model.Day `json:"by_50"`
	By85       model.Day `json:"by_85"`
	Next       model.Day `json:"next"` // the last working day of next week
	Next50     int       `json:"finished_by_next_50"`
	Next85     int       `json:"finished_by_next_85"` // at least so many

	Adds       float64   `json:"added_per_week"`    // of five working days, where the board's week has so many
	Pace       float64   `json:"finished_per_week"` // the same
	RatesSince model.Day `json:"rates_since"`       // both are of the days from this one until yesterday: since the pace has changed, if it has
	RatesDays  int       `json:"rates_working_days"`
	RatesOf    int       `json:"rates_finished"` // tasks on those days
	Changed    model.Day `json:"pace_changed"`   // the first working day of the pace of now; null if it is the old one
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

// Metrics are the metrics of flow.
type Metrics struct {
	Columns    []Column `json:"columns"` // of the counts of days
	Before     []int    `json:"before"`  // the counts at the end of the day before the first
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

// Spread is how times are spread, in days.
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

// Aged is a task in progress. Past is the highest of the percentiles of cycle
// time that its age has passed: 95, 85, 50, or 0 for none.
type Aged struct {
	Task
	Past int `json:"past_percentile"`
}
