package bolt

import (
	"bytes"
	"cmp"
	"runtime"
	"strconv"
	"sync"

	"baton/model"
	"baton/store"
	"baton/store/wire"
)

func seqText(s model.Seq) string { return strconv.FormatUint(uint64(s), 10) }

// Load returns the board from its rows.
func (r *reader) Load(whole bool) *model.Board {
	rows := make([]entry, 0, r.state.tasks)
	r.pages.Tree(uint64(r.bucket(rowsBucket).Root()), func(uint64) {})
	var before []byte
	c := r.bucket(rowsBucket).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if len(k) != idSize || bytes.Compare(before, k) >= 0 {
			r.fail("task %s is in the wrong place", lastID(k))
		}
		before = k
		rows = append(rows, entry{k, v})
	}
	r.count("tasks", len(rows), r.state.tasks)
	d := &model.Delta{Head: r.Head(), Tasks: r.decodeAll(rows)}
	if whole {
		r.loadBodies(d.Tasks)
	}
	d.Tasks = append(d.Tasks, r.tombstones()...)
	return model.NewBoard(r.Setup(), whole).With(d)
}

// rowsPerWorker is how many rows are worth a goroutine of their own.
const rowsPerWorker = 1000

// decodeAll decodes rows, on all processors if there are many.
func (r *reader) decodeAll(rows []entry) []model.Changed {
	out := make([]model.Changed, len(rows), len(rows)+8)
	n := max(1, min(runtime.GOMAXPROCS(0), len(rows)/rowsPerWorker))
	errs := make([]error, n)
	var all sync.WaitGroup
	for i := range n {
		from, to := len(rows)*i/n, len(rows)*(i+1)/n
		all.Go(func() { errs[i] = r.decodeRows(rows[from:to], out[from:to]) })
	}
	all.Wait()
	if err := cmp.Or(errs...); err != nil {
		store.Fail(err)
	}
	return out
}

// decodeRows decodes some rows in a goroutine.
func (r *reader) decodeRows(rows []entry, out []model.Changed) error {
	return r.catch(func() {
		var z wire.Task
		words := wire.Words{}
		for i, e := range rows {
			t := r.decodeTask(e.key, e.value, &z, words)
			r.number(t.Num)
			out[i] = model.Changed{ID: t.ID, After: t}
		}
	})
}

// count fails unless as many were found as the head says.
func (r *reader) count(what string, got, want int) {
	if got != want {
		r.fail("it has %d %s instead of %d", got, what, want)
	}
}

func (r *reader) loadBodies(tasks []model.Changed) {
	n := 0
	for i, c := range tasks {
		if tasks[i].Body = r.body(c.ID, func() *model.Task { return c.After }); tasks[i].Body != nil {
			n++
		}
	}
	r.count("texts", n, r.state.bodies)
}

// number returns n if a task can have it. Boards are indexed by number, so a huge one
// would take all memory.
func (r *reader) number(n int) int {
	if n < 1 || n >= r.state.next || n > store.MaxNumber {
		r.fail("it has a task with the impossible number %d", n)
	}
	return n
}

// tombstones returns the changes that tell a board the numbers of deleted tasks.
func (r *reader) tombstones() []model.Changed {
	var out []model.Changed
	for k := range r.keys(tombstonesBucket, nil, nil, false) {
		out = append(out, store.Tombstone(lastID(k), r.number(int(seqOf(r.bucket(tombstonesBucket).Get(k)))))...)
	}
	return out
}
