package store

import (
	"context"
	"slices"
	"time"

	"baton/model"
	"baton/store/wire"
)

// Checker is a [Log] that keeps more than its events and rows, and checks that too.
type Checker interface {
	// Check reads everything, checksums included, and compares it with the fold
	// of the log. A log that can't be read is an error.
	Check(ctx context.Context) (model.Health, error)
}

// Check reads everything, folds the log from its beginning and compares that with the
// stored rows and look-ups. It returns an error if the log can't be read.
func (s *Store) Check(ctx context.Context) (model.Health, error) {
	if l, ok := s.log.(Checker); ok {
		return l.Check(ctx)
	}
	var out Checkup
	err := s.log.View(ctx, func(r Reader) error {
		out = Inspect(r, s.options.Now(), func(model.Event) {})
		return nil
	})
	return out.Health, err
}

// Checkup is the result of a check.
type Checkup struct {
	model.Health
	Fold *Fold
	Last model.Day // the last day before today with an event; 0 for none

	now time.Time
}

// Inspect folds a log from its beginning and compares the result with what r returns. It
// calls each for every event on the way.
func Inspect(r Reader, now time.Time, each func(model.Event)) Checkup {
	c := Checkup{now: now, Fold: NewFold()}
	c.refold(r, each)
	c.compare(r, c.Fold.Board(), r.Load(true))
	c.index(r, c.Fold.Board())
	return c
}

// refold folds the log from its beginning. What a purge removed is missing from it, but
// that is not on the board either.
func (r *Checkup) refold(l Reader, each func(model.Event)) {
	next, nums, there := model.Seq(1), Numbering{}, map[model.EventID]bool{}
	for ev := range l.Log(model.Span{}) {
		if ev.Seq != next {
			r.Fault("event %d is where event %d should be", ev.Seq, next)
		}
		next = ev.Seq + 1
		r.Events++
		if !nums.Admits(ev) {
			r.Fault("event %d adds a task with an impossible number", ev.Seq)
		}
		r.identify(l, ev, there)
		each(ev)
		if day := model.DayOf(ev.At.Time().In(r.now.Location())); day < model.DayOf(r.now) {
			r.Last = max(r.Last, day)
		}
		r.Fold.Add(ev)
	}
	if next != l.Head().Seq+1 {
		r.Fault("the log ends with event %d, but its head says %d", next-1, l.Head().Seq)
	}
}

// identify checks that an event has an identity of its own, is found by it, and takes back
// none but an earlier event. there holds the identities of those before it.
func (r *Checkup) identify(l Reader, ev model.Event, there map[model.EventID]bool) {
	if there[ev.ID] || ev.ID.IsZero() {
		r.Fault("event %d has no identity of its own", ev.Seq)
	}
	if !ev.Undoes.IsZero() && ev.Undoes != model.UnknownEvent() && !there[ev.Undoes] {
		r.Fault("event %d takes back an event that does not come before it", ev.Seq)
	}
	there[ev.ID] = true
	found := false
	reading(func() {
		id, _ := l.EventID(ev.Seq)
		seq, ok := l.SeqOf(ev.ID)
		found = ok && seq == ev.Seq && id == ev.ID
	})
	if !found {
		r.Fault("event %d is not found by its identity", ev.Seq)
	}
}

// compare compares the stored board with the fold.
func (r *Checkup) compare(l Reader, fold, rows *model.Board) {
	if !wire.Same(fold.Setup(), rows.Setup()) {
		r.Fault("the board's set-up does not match the log")
	}
	if fold.Head() != rows.Head() {
		r.Fault("the board's head is %+v, but the log says %+v", rows.Head(), fold.Head())
	}
	for t := range rows.Tasks() {
		r.Tasks++
		if fold.Task(t.ID) == nil {
			r.Fault("task %s is not in the log", rows.Setup().Ref(t.Num))
		}
	}
	for t := range fold.Tasks() {
		ref := fold.Setup().Ref(t.Num)
		stored := rows.Task(t.ID)
		switch {
		case stored == nil:
			r.Fault("task %s is missing", ref)
		case !wire.Same(t, stored):
			r.Fault("task %s does not match the log", ref)
		case !wire.Same(fold.Body(t.ID).Clone(), l.Body(t.ID).Clone()):
			r.Fault("the text of task %s does not match the log", ref)
		}
	}
}

// index compares the look-ups with the fold.
func (r *Checkup) index(l Reader, fold *model.Board) {
	for _, c := range fold.Setup().Columns {
		var lane []model.ID
		reading(func() {
			for t := range l.Lane(c.ID, false) {
				lane = append(lane, t.ID)
			}
		})
		if !slices.EqualFunc(lane, fold.Column(c.ID), func(id model.ID, t *model.Task) bool { return id == t.ID }) {
			r.Fault("the order of column %s does not match the log", c.Name)
		}
	}
	for t := range fold.Tasks() {
		leads, refers := false, -1
		reading(func() {
			id, ok := l.ByNumber(t.Num)
			leads = ok && id == t.ID
		})
		reading(func() { refers = len(l.Referrers(t.ID)) })
		if !leads {
			r.Fault("number %d does not lead to its task", t.Num)
		}
		if refers != len(fold.Referrers(t.ID)) {
			r.Fault("the references to %s do not match the log", fold.Setup().Ref(t.Num))
		}
	}
}

// reading runs f, which damage may end early. Any other failed read, as of the disk,
// ends the transaction.
func reading(f func()) {
	err := Attempt(func() error { f(); return nil })
	if err != nil && model.CodeOf(err) != model.Damaged {
		Fail(err)
	}
}
