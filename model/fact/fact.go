// Package fact says what there is to say about a task: whether it is overdue and in
// which words it is due, whether it is ready, stale or old, what it waits for, what it
// counts in a load. Each is worked out here once, as data; a card, a list, a page
// about the task and whatever comes only draw it.
package fact

import (
	"time"

	"baton/model"
	"baton/model/flow"
)

// At is from where a task is looked at: the board, the moment in the zone of who
// looks, and the pace of the columns, nil where it is not known.
type At struct {
	Board model.Facts
	Now   time.Time
	Pace  *flow.Pace
}

// Facts are those about one task at one moment. What is finished is neither blocked,
// nor waiting, nor overdue.
type Facts struct {
	Kind    model.Kind // of its column
	Done    bool       // it is in a column of kind done
	Blocked bool
	Waits   []*model.Task // for these, which are not done
	Ready   bool          // to be begun
	Stale   bool

	Due      string // in words, "" for no day
	DueToday bool
	Overdue  int // in days, 0 if it is not

	Days  int // in its column
	Age   int // in days since it was begun
	Usual int // which 85 % of those that went through its column were at most
	Aged  bool

	Load float64 // what it counts in a load, in the board's unit
}

// Of returns the facts about a task.
func (a At) Of(t *model.Task) Facts {
	s := a.Board.Setup()
	f := Facts{
		Kind: s.KindOf(t.Column), Due: t.Due.Words(a.today()), Overdue: model.Overdue(s, t, a.today()),
		Ready: model.IsReady(a.Board, t), Stale: a.Stale(t), Days: a.Days(t), Load: model.Weight(s, t),
	}
	f.Done = f.Kind == model.KindDone
	if !f.Done {
		f.Blocked, f.Waits = model.IsBlocked(t), model.Waiting(a.Board, t)
		f.DueToday = t.Due != 0 && t.Due == a.today()
	}
	f.Age, f.Usual, f.Aged = a.Aged(t)
	return f
}

func (a At) today() model.Day { return model.DayOf(a.Now) }

// Days returns for how many days a task has been in its column.
func (a At) Days(t *model.Task) int {
	return int(a.today() - model.DayOf(t.Since.Time().In(a.Now.Location())))
}

// Stale reports whether a task in hand has not changed for long.
func (a At) Stale(t *model.Task) bool {
	return model.IsStale(a.Board.Setup(), t, a.Board.Setup().Info.In(a.Now))
}

// Aged returns how old a task that is being done is in days, and how old 85 % of
// those which went through its column were at most; false where it is no older.
func (a At) Aged(t *model.Task) (age, usual int, ok bool) {
	usual, ok = a.Pace.Of(t.Column)
	if !ok || t.Started == 0 || t.Archived != 0 {
		return 0, 0, false
	}
	age = flow.Window{Zone: a.Now.Location()}.Age(t.Started, model.At(a.Now))
	return age, usual, age > usual
}
