package store

import (
	"bytes"
	"iter"
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
	r.pages.tree(uint64(r.bucket(rowsBucket).Root()), func(uint64) {})
	var before []byte
	c := r.bucket(rowsBucket).Cursor()
	for k, v := c.First(); k != nil; k, v = c.Next() {
		if len(k) != idSize || bytes.Compare(before, k) >= 0 {
			fail(damaged(r.path, "task %s does not stand where it should", lastID(k)))
		}
		before = k
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
	for k := range r.keys(tombsBucket, nil, nil, false) {
		out = append(out, tomb(lastID(k), r.number(int(seqOf(r.bucket(tombsBucket).Get(k)))))...)
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

// since finds the events that were recorded since a moment.
func (r *boltReader) since(s Span) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		after := max(s.After, r.Since(s.Since)-1)
		for ev := range r.Events(Span{After: after, Newest: s.Newest}) {
			if ev.At >= s.Since && !yield(ev) {
				return
			}
		}
	}
}
