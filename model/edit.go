package model

import (
	"iter"
	"slices"
)

// Base is what an edit starts from.
type Base interface {
	Facts
	Texts
}

// Edit collects changes on top of a base, which it never changes. It has the facts
// as they would be with the changes.
type Edit struct {
	base      Base
	tasks     map[ID]*draftTask
	order     []ID                         // of first touch
	live      map[ID]*Task                 // the tasks of the edit that are not dropped
	refs      map[ID][]ID                  // by task, the tasks of the edit that refer to it
	partKeys  map[partList]map[string]bool // of the long lists in tasks' bodies
	setup     *Setup
	head      Head
	lastRanks map[ColumnID]Rank // by column, the highest rank so far
	nums      map[int]ID        // the tasks put by number
}

type draftTask struct {
	before, after *Task
	body          *Body // nil: as in the base
	shared        bool  // after and body belong to the change: they have to be copied before they change
}

// own makes the draft's task and body its own.
func (d *draftTask) own() {
	if d.shared {
		d.after, d.body, d.shared = d.after.Clone(), d.body.Clone(), false
	}
}

// Delta is the outcome of an edit: what to store, and what makes a board the next
// one.
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
		base: base, tasks: map[ID]*draftTask{}, live: map[ID]*Task{}, refs: map[ID][]ID{}, partKeys: map[partList]map[string]bool{}, head: base.Head(),
		lastRanks: map[ColumnID]Rank{}, nums: map[int]ID{},
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

// Setup returns the set-up with the changes.
func (e *Edit) Setup() *Setup {
	if e.setup != nil {
		return e.setup
	}
	return e.base.Setup()
}

// Head returns the head with the changes.
func (e *Edit) Head() Head { return e.head }

// Task returns the task with the changes, nil if there would be none.
func (e *Edit) Task(id ID) *Task {
	if t, ok := e.tasks[id]; ok {
		return t.after
	}
	return e.base.Task(id)
}

// Body returns the task's long part with the changes.
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

// Lane yields the tasks of a column with the changes, those not archived.
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

// Referrers returns the tasks that would have id as their parent or wait for it.
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

// References returns the parent of t and the tasks that it waits for, each once.
func (t *Task) References() []ID {
	if t.Parent == (ID{}) || slices.Contains(t.After, t.Parent) {
		return t.After
	}
	return append(slices.Clone(t.After), t.Parent)
}

// refer updates refs for a task of the edit, which used to refer to named.
func (e *Edit) refer(t *Task, named []ID) {
	for _, id := range named {
		e.refs[id] = slices.DeleteFunc(e.refs[id], func(r ID) bool { return r == t.ID })
	}
	if e.live[t.ID] != t {
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
		e.live[id] = d.after
		e.refer(d.after, nil)
	}
	if d.after == nil {
		return nil
	}
	if d.shared {
		d.own()
		e.live[id] = d.after
	}
	return d
}

// update changes a task and notes when. It does nothing if there is no such task.
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

// touched notes when t was last touched. Clocks go back, but this moment does not,
// except by an undo.
func (t *Task) touched(s Stamp) {
	t.Updated = max(t.Updated, s.At)
	if s.was != 0 {
		t.Updated = s.was
	}
}

// updateBody changes a task's long part and notes when.
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

// put adds a whole task, which stays the caller's: the edit copies it before a
// change.
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
		delete(e.partKeys, partList{t.ID, list})
	}
	if !t.counts(b) { // the counts in the log may be missing or wrong
		d.own()
		d.after.count(d.body)
	}
	e.live[t.ID] = d.after
	e.refer(d.after, named)
	e.nums[t.Num] = t.ID
	e.noteRank(t.Column, t.Rank)
	e.head.Next = max(e.head.Next, t.Num+1)
}

// drop removes a task from the board.
func (e *Edit) drop(id ID) {
	if d := e.touch(id); d != nil {
		was := d.after
		d.after, d.body = nil, nil
		delete(e.live, id)
		e.refer(was, was.References())
	}
}

// noteRank notes a rank in a column whose last rank has been looked up.
func (e *Edit) noteRank(c ColumnID, r Rank) {
	if last, ok := e.lastRanks[c]; ok && r > last {
		e.lastRanks[c] = r
	}
}

// ownSetup returns a set-up that this edit may change.
func (e *Edit) ownSetup() *Setup {
	if e.setup == nil {
		e.setup = e.base.Setup().Clone()
	}
	return e.setup
}
