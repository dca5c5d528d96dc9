package store

import (
	"bytes"
	"context"
	"slices"
	"time"

	"baton/model"
	"baton/store/wire"
)

// Check reads everything, checksums included, folds the log anew and compares
// it with the stored rows and indexes. A file that can't be read is an error.
func (s *Store) Check(ctx context.Context) (model.Health, error) {
	var out checkup
	err := s.log.View(ctx, func(r Reader) error {
		out = checkup{now: s.options.Now()}
		want := collector()
		fold := out.refold(r, want)
		out.compare(r, fold.board, r.Load(true))
		out.index(r, fold.board)
		if r, ok := r.(*boltReader); ok {
			want.gathered()
			want.find(fold)
			out.keys(r, want.late)
			out.Waits = waits(noteIn(r.tx))
		}
		return nil
	})
	if l, ok := s.log.(*File); ok && (err == nil && len(out.Faults) == 0 || model.CodeOf(err) == model.Damaged) {
		out.Faults = l.survey(ctx, err == nil)
	}
	if l, ok := s.log.(*File); ok {
		out.Backups, _ = l.kept()
		out.Unkept = l.unkept(out.last)
		over, _ := l.leftOver()
		for _, u := range over {
			if u.abandoned() {
				out.Left = append(out.Left, u.path)
			}
		}
	}
	return out.Health, err
}

// waits says what a purge has left to do.
func waits(n *purgeNote) string {
	if n == nil {
		return ""
	}
	return "the text of a purged task is still in the file: the next change takes it out, and so does baton compact"
}

// checkup is a look after a board's file under way.
type checkup struct {
	model.Health
	now  time.Time
	last model.Day // before today on which something was recorded
}

// survey looks at the file itself. Of one that can't be read as a whole it says
// what of it can't; nothing where it is no board.
func (l *File) survey(ctx context.Context, readable bool) []string {
	b, err := l.bytes(ctx)
	if err != nil || len(b) == 0 {
		return nil
	}
	if readable {
		return pageFaults(b)
	}
	now, _ := remainsOf(b)
	if !now.ours {
		return nil
	}
	return now.faults
}

// refold folds the log from its beginning, and collects how it is looked up.
// Purges make it differ in what they took away, which is nothing that is left
// on the board.
func (r *checkup) refold(l Reader, want *boltWriter) *fold {
	f := newFold()
	next, nums := model.Seq(1), numbering{}
	for ev := range l.Log(model.Span{}) {
		if ev.Seq != next {
			r.Fault("event %d stands where event %d should", ev.Seq, next)
		}
		next = ev.Seq + 1
		r.Events++
		if !nums.admits(ev) {
			r.Fault("event %d adds a task under a number that it can't have", ev.Seq)
		}
		want.list(ev)
		if day := model.DayOf(ev.At.Time().In(r.now.Location())); day < model.DayOf(r.now) {
			r.last = max(r.last, day)
		}
		f.add(ev)
	}
	f.flush()
	if next != l.Head().Seq+1 {
		r.Fault("the log ends with event %d, its head says %d", next-1, l.Head().Seq)
	}
	return f
}

// compare compares the stored board with the fold.
func (r *checkup) compare(l Reader, fold, rows *model.Board) {
	if !equal(fold.Setup(), rows.Setup()) {
		r.Fault("the board's set-up is not what its log tells")
	}
	if fold.Head() != rows.Head() {
		r.Fault("the board's head is %+v, its log tells %+v", rows.Head(), fold.Head())
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
		case !equal(t, stored):
			r.Fault("task %s is not what its log tells", ref)
		case !equal(fold.Body(t.ID).Clone(), l.Body(t.ID).Clone()):
			r.Fault("the text of task %s is not what its log tells", ref)
		}
	}
}

// index compares the look-ups with the fold.
func (r *checkup) index(l Reader, fold *model.Board) {
	for _, c := range fold.Setup().Columns {
		var lane []model.ID
		reading(func() {
			for t := range l.Lane(c.ID, false) {
				lane = append(lane, t.ID)
			}
		})
		if !slices.EqualFunc(lane, fold.Column(c.ID), func(id model.ID, t *model.Task) bool { return id == t.ID }) {
			r.Fault("column %s is not in the order that its log tells", c.Name)
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
			r.Fault("what refers to %s is not what its log tells", fold.Setup().Ref(t.Num))
		}
	}
}

// reading runs f as far as what it reads can be read. A disk that fails ends
// the transaction all the same.
func reading(f func()) {
	err := attempt(func() error { f(); return nil })
	if err != nil && model.CodeOf(err) != model.Damaged {
		fail(err)
	}
}

// keys compares the indexes with what the log tells, key by key.
func (r *checkup) keys(l *boltReader, want batch) {
	if l.state.events != r.Events {
		r.Fault("there are %d events where its head says %d", r.Events, l.state.events)
	}
	for _, name := range []string{numbersBucket, tombsBucket, lanesBucket, refsBucket, historyBucket, ownBucket, daysBucket} {
		c := l.bucket(name).Cursor()
		k, v := c.First()
		sound := true
		for _, e := range slices.CompactFunc(want.sort(name), sameKey) {
			sound = sound && bytes.Equal(e.key, k) && bytes.Equal(e.value, v)
			k, v = c.Next()
		}
		if !sound || k != nil {
			r.Fault("the index %q is not what the log tells", name)
		}
	}
}

func sameKey(a, b entry) bool { return bytes.Equal(a.key, b.key) }

// equal compares what is stored, for which no list and an empty one are the
// same.
func equal(a, b any) bool { return bytes.Equal(stored(a), stored(b)) }

func stored(v any) []byte {
	var b []byte
	switch v := v.(type) {
	case *model.Task:
		b, _ = wire.FromTask(v).MarshalMsg(nil)
	case *model.Body:
		b, _ = wire.FromBody(v).MarshalMsg(nil)
	case *model.Setup:
		b, _ = wire.FromSetup(v).MarshalMsg(nil)
	}
	return b
}
