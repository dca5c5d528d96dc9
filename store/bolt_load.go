package store

import (
	"iter"
	"slices"
	"strconv"

	"baton/model"
	"baton/store/wire"
)

// maxNumber is more than any board comes to.
const maxNumber = 1 << 27

func seqText(s model.Seq) string { return strconv.FormatUint(uint64(s), 10) }

// Load returns the board from its rows.
func (r *boltReader) Load(whole bool) *model.Board {
	d := &model.Delta{Head: r.Head(), Tasks: make([]model.Changed, 0, min(r.state.tasks, 1<<20))}
	var z wire.Task
	c := r.bucket(rowsBucket).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if len(k) != idSize {
			fail(damaged(r.path, "a task has a key of %d bytes", len(k)))
		}
		t := r.task(k, v, &z)
		r.number(t.Num)
		d.Tasks = append(d.Tasks, model.Changed{ID: t.ID, After: t})
	}
	r.count("tasks", len(d.Tasks), r.state.tasks)
	if whole {
		r.loadBodies(d.Tasks)
	}
	d.Tasks = append(d.Tasks, r.tombs()...)
	return model.NewBoard(r.Setup(), whole).With(d)
}

// count compares what was found with what the head says.
func (r *boltReader) count(what string, got, want int) {
	if got != want {
		fail(damaged(r.path, "it has %d %s where there were %d", got, what, want))
	}
}

func (r *boltReader) loadBodies(tasks []model.Changed) {
	n := 0
	for i, c := range tasks {
		if tasks[i].Body = r.body(c.ID, func() *model.Task { return c.After }); tasks[i].Body != nil {
			n++
		}
	}
	r.count("texts", n, r.state.bodies)
}

// number returns n if a task can have it: a board is indexed by number, and
// one that is out of reach would take all memory.
func (r *boltReader) number(n int) int {
	if n < 1 || n >= r.state.next || n > maxNumber {
		fail(damaged(r.path, "there is a task number %d", n))
	}
	return n
}

// tombs returns what makes a board know the numbers of deleted tasks.
func (r *boltReader) tombs() []model.Changed {
	var out []model.Changed
	c := r.bucket(tombsBucket).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if len(k) != idSize || len(v) != 8 {
			fail(damaged(r.path, "a deleted task's number can't be read"))
		}
		out = append(out, tomb(lastID(k), r.number(int(seqOf(v))))...)
	}
	return out
}

// tomb makes a board know the number of a deleted task: it is put on the board
// and taken off again.
func tomb(id model.ID, num int) []model.Changed {
	gone := &model.Task{ID: id, Num: num, Archived: 1}
	return []model.Changed{{ID: id, After: gone}, {ID: id, Before: gone}}
}

// Events yields events.
func (r *boltReader) Events(s Span) iter.Seq[model.Event] {
	if s.Since != 0 {
		return limit(s.Limit, r.since(s))
	}
	// By number, not by key: of a damaged index none would be missed.
	return limit(s.Limit, func(yield func(model.Event) bool) {
		for n := s.After + 1; n <= r.state.seq; n++ {
			seq := n
			if s.Newest {
				seq = r.state.seq - (n - s.After - 1)
			}
			if !yield(r.must(seq)) {
				return
			}
		}
	})
}

// since finds events by the time index: clocks may have gone back.
func (r *boltReader) since(s Span) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		var seqs []model.Seq
		c := r.bucket(timesBucket).Cursor()
		for k, _ := c.Seek(timeKey(s.Since, 0)); k != nil; k, _ = c.Next() {
			if seq := seqOf(k); seq > s.After {
				seqs = append(seqs, seq)
			}
		}
		slices.Sort(seqs)
		if s.Newest {
			slices.Reverse(seqs)
		}
		for _, seq := range seqs {
			if !yield(r.must(seq)) {
				return
			}
		}
	}
}
