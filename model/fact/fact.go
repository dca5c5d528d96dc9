// Package fact works out the facts about a task: whether it is overdue and how to say
// when it is due, whether it is ready, stale or old, what it waits for, and what it
// counts in a load. It does so in one place, as data; cards, lists and the page about
// a task only draw it.
package fact

import (
	"time"

	"baton/model"
	"baton/model/flow"
)

// At is what the facts are worked out from: the board, the moment in the viewer's
// zone, and the pace of the columns, nil where it is not known.
type At struct {
	Board model.Facts
	Now   time.Time
	Pace  *flow.Pace

	today model.Day // of Now: asked for with every card of every frame
	team  time.Time // Now in the team's zone
}

// New returns the facts on a board at a moment.
func New(b model.Facts, now time.Time, pace *flow.Pace) At {
	return At{Board: b, Now: now, Pace: pace, today: model.DayOf(now), team: b.Setup().Info.In(now)}
}

// Facts are the facts about one task at one moment. A finished task is neither
// blocked, nor waiting, nor overdue.
type Facts struct {
	Kind    model.Kind // of its column
	Done    bool       // it is in a column of kind done
	Blocked bool
	Waits   []*model.Task // the tasks it waits for that are not done
	Ready   bool          // can be started
	Stale   bool

	Due      string // in words, "" without a due day
	DueToday bool
	Overdue  int // in days, 0 if it is not

	Days  int  // it has been in its column
	Age   int  // in days since it was started
	Usual int  // the age that 85 % of the tasks which left its column did not exceed
	Aged  bool // Age is more than Usual

	Load float64 // what it counts in a load, in the board's unit of estimates
}

// Of returns the facts about a task.
func (a At) Of(t *model.Task) Facts {
	s := a.Board.Setup()
	f := Facts{
		Kind: s.KindOf(t.Column), Due: t.Due.Words(a.today), Overdue: model.Overdue(s, t, a.today),
		Ready: model.IsReady(a.Board, t), Stale: a.Stale(t), Days: a.Days(t), Load: model.Weight(s, t),
	}
	f.Done = f.Kind == model.KindDone
	if !f.Done {
		f.Blocked, f.Waits = model.IsBlocked(t), model.Waiting(a.Board, t)
		f.DueToday = t.Due != 0 && t.Due == a.today
	}
	f.Age, f.Usual, f.Aged = a.Aged(t)
	return f
}

// Days returns how many days a task has been in its column.
func (a At) Days(t *model.Task) int {
	return int(a.today - model.DayOf(t.Since.Time().In(a.Now.Location())))
}

// Stale reports whether a task in progress is stale: see [model.IsStale].
func (a At) Stale(t *model.Task) bool {
	return model.IsStale(a.Board.Setup(), t, a.team)
}

// Aged returns the age in days of a task in progress, and the age that 85 % of the
// tasks which left its column did not exceed. It reports whether the task is older.
func (a At) Aged(t *model.Task) (age, usual int, ok bool) {
	usual, ok = a.Pace.Of(t.Column)
	if !ok || t.Started == 0 || t.Archived != 0 {
		return 0, 0, false
	}
	age = flow.Window{Zone: a.Now.Location()}.Age(t.Started, model.At(a.Now))
	return age, usual, age > usual
}
