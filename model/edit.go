package model

import (
	"iter"
	"slices"
)

// Base is what an edit is made on.
type Base interface {
	Facts
	Texts
}

// Edit is a set of changes in the making on top of a base, which it never
// touches. It tells the facts as they would be.
type Edit struct {
	base  Base
	tasks map[ID]*draftTask
	order []ID                        // of first touch
	there map[ID]*Task                // those of the tasks that are not dropped
	refs  map[ID][]ID                 // of each task, which of those name it
	keys  map[partsOf]map[string]bool // of long lists of tasks' bodies
	setup *Setup
	head  Head
	lasts map[ColumnID]Rank // the highest rank met in a column
	nums  map[int]ID        // of tasks laid into the edit
}

type draftTask struct {
	before, after *Task
	body          *Body // nil: as in the base
	shared        bool  // after and body are the change's, to be copied before they are changed
}

// own makes the draft's task and body its own.
func (d *draftTask) own() {
	if d.shared {
		d.after, d.body, d.shared = d.after.Clone(), d.body.Clone(), false
	}
}

// Delta is the outcome of an edit: what to store, and what a board needs to
// become the next one.
type Delta struct {
	Head  Head
	Setup *Setup // nil: unchanged
	Tasks []Changed
}

// Changed is a task before and after. Before is nil for a new one, After for a
// deleted one; Body is nil where it did not change.
type Changed struct {
	ID            ID
	Before, After *Task
	Body          *Body
}

// NewEdit starts an edit on base.
func NewEdit(base Base) *Edit {
	return &Edit{
		base: base, tasks: map[ID]*draftTask{}, there: map[ID]*Task{}, refs: map[ID][]ID{}, keys: map[partsOf]map[string]bool{}, head: base.Head(),
		lasts: map[ColumnID]Rank{}, nums: map[int]ID{},
	}
}

// Delta returns what the edit has changed so far.
func (e *Edit) Delta() *Delta {
	d := &Delta{Head: e.head, Setup: e.setup, Tasks: make([]Changed, 0, len(e.order))}
	for _, id := range e.order {
		t := e.tasks[id]
		d.Tasks = append(d.Tasks, Changed{ID: id, Before: t.before, After: t.after, Body: t.body})
	}
	return d
}

// Setup returns the set-up as it would be.
func (e *Edit) Setup() *Setup {
	if e.setup != nil {
		return e.setup
	}
	return e.base.Setup()
}

// Head returns the head as it would be.
func (e *Edit) Head() Head { return e.head }

// Task returns the task as it would be.
func (e *Edit) Task(id ID) *Task {
	if t, ok := e.tasks[id]; ok {
		return t.after
	}
	return e.base.Task(id)
}

// Body returns the task's long part as it would be.
func (e *Edit) Body(id ID) *Body {
	if t, ok := e.tasks[id]; ok {
		if t.after == nil {
			return nil
		}
		if t.body != nil {
			return t.body
		}
	}
	return e.base.Body(id)
}

// Lane yields the tasks of a column as it would be.
func (e *Edit) Lane(c ColumnID, backwards bool) iter.Seq[*Task] {
	var mine []*Task
	for _, t := range e.tasks {
		if t.after != nil && t.after.Column == c && t.after.Archived == 0 {
			mine = append(mine, t.after)
		}
	}
	slices.SortFunc(mine, byRank)
	if backwards {
		slices.Reverse(mine)
	}
	return func(yield func(*Task) bool) {
		for t := range e.base.Lane(c, backwards) {
			if _, changed := e.tasks[t.ID]; changed {
				continue
			}
			for len(mine) > 0 && (byRank(mine[0], t) < 0) != backwards {
				if !yield(mine[0]) {
					return
				}
				mine = mine[1:]
			}
			if !yield(t) {
				return
			}
		}
		for _, t := range mine {
			if !yield(t) {
				return
			}
		}
	}
}

// Referrers returns the tasks that would name id.
func (e *Edit) Referrers(id ID) []ID {
	var out []ID
	for _, r := range e.base.Referrers(id) {
		if _, changed := e.tasks[r]; !changed {
			out = append(out, r)
		}
	}
	known := len(out)
	out = append(out, e.refs[id]...)
	slices.SortFunc(out[known:], ID.Compare)
	return out
}

// References returns the tasks that t names as its parent or waits for, each
// once.
func (t *Task) References() []ID {
	if t.Parent == (ID{}) || slices.Contains(t.After, t.Parent) {
		return t.After
	}
	return append(slices.Clone(t.After), t.Parent)
}

// refer notes what a task of the edit names, and no longer what it named.
func (e *Edit) refer(t *Task, named []ID) {
	for _, id := range named {
		e.refs[id] = slices.DeleteFunc(e.refs[id], func(r ID) bool { return r == t.ID })
	}
	if e.there[t.ID] != t {
		return
	}
	for _, id := range t.References() {
		e.refs[id] = append(e.refs[id], t.ID)
	}
}

// touch returns the draft of a task, nil if there is no such task.
func (e *Edit) touch(id ID) *draftTask {
	d, ok := e.tasks[id]
	if !ok {
		before := e.base.Task(id)
		if before == nil {
			return nil
		}
		d = &draftTask{before: before, after: before.Clone()}
		e.tasks[id] = d
		e.order = append(e.order, id)
		e.there[id] = d.after
		e.refer(d.after, nil)
	}
	if d.after == nil {
		return nil
	}
	if d.shared {
		d.own()
		e.there[id] = d.after
	}
	return d
}

// update changes a task and marks when; a task that is not there stays away.
func (e *Edit) update(id ID, s Stamp, f func(t *Task)) {
	if d := e.touch(id); d != nil {
		named := d.after.References()
		f(d.after)
		if !slices.Equal(named, d.after.References()) {
			e.refer(d.after, named)
		}
		d.after.touched(s)
	}
}

// touched notes when t was last touched. Clocks go back; that moment does not,
// unless what touched it is taken back.
func (t *Task) touched(s Stamp) {
	t.Updated = max(t.Updated, s.At)
	if s.was != 0 {
		t.Updated = s.was
	}
}

// updateBody changes a task's long part and marks when.
func (e *Edit) updateBody(id ID, s Stamp, f func(b *Body)) {
	d := e.touch(id)
	if d == nil {
		return
	}
	if d.body == nil {
		d.body = e.base.Body(id).Clone()
	}
	f(d.body)
	d.after.count(d.body)
	d.after.touched(s)
}

// put lays a whole task into the edit, which copies it before it is changed.
func (e *Edit) put(t *Task, b *Body) {
	d, ok := e.tasks[t.ID]
	if !ok {
		d = &draftTask{before: e.base.Task(t.ID)}
		e.tasks[t.ID] = d
		e.order = append(e.order, t.ID)
	}
	var named []ID
	if d.after != nil {
		named = d.after.References()
	}
	d.after, d.body, d.shared = t, b, true
	for _, list := range []string{partName[CheckItem](), partName[Comment](), partName[Link](), partName[External]()} {
		delete(e.keys, partsOf{t.ID, list})
	}
	if !t.counts(b) { // told by a log that does not tell it
		d.own()
		d.after.count(d.body)
	}
	e.there[t.ID] = d.after
	e.refer(d.after, named)
	e.nums[t.Num] = t.ID
	e.met(t.Column, t.Rank)
	e.head.Next = max(e.head.Next, t.Num+1)
}

// drop takes a task off the board.
func (e *Edit) drop(id ID) {
	if d := e.touch(id); d != nil {
		was := d.after
		d.after, d.body = nil, nil
		delete(e.there, id)
		e.refer(was, was.References())
	}
}

// met takes note of a rank in a column whose last one is known.
func (e *Edit) met(c ColumnID, r Rank) {
	if last, ok := e.lasts[c]; ok && r > last {
		e.lasts[c] = r
	}
}

// own returns a set-up that this edit may change.
func (e *Edit) own() *Setup {
	if e.setup == nil {
		e.setup = e.base.Setup().Clone()
	}
	return e.setup
}
