package model

import (
	"iter"
	"slices"
	"sync"
)

// Board is the fold of a log: the tasks as they are now. A published board never
// changes; [Board.With] returns the next one, which shares with it whatever did not
// change. A board is whole or light: a light one leaves out the long parts of
// tasks. Many goroutines may read it.
type Board struct {
	setup  *Setup
	head   Head
	tasks  taskTable            // by number
	bodies map[ID]*Body         // of a whole board; nil in a light one
	nums   *numbers             // of every task there ever was
	lanes  map[ColumnID][]*Task // not archived, in rank order
	refs   func() map[ID][]ID   // which tasks refer to a task, worked out when first asked
}

// shards is how many maps the index by ID is split into: adding a task copies only
// one of them.
const shards = 256

type numbers [shards]map[ID]int

func shard(id ID) int { return int(id[len(id)-1]) }

// NewBoard returns a board without tasks.
func NewBoard(s *Setup, whole bool) *Board {
	b := &Board{setup: s, head: Head{Next: 1}, nums: &numbers{}, lanes: map[ColumnID][]*Task{}}
	if whole {
		b.bodies = map[ID]*Body{}
	}
	b.refs = sync.OnceValue(b.referrers)
	return b
}

// Setup returns what the board is set up with.
func (b *Board) Setup() *Setup { return b.setup }

// Head returns the last event of the board and its next number.
func (b *Board) Head() Head { return b.head }

// Task returns the task, nil if there is none.
func (b *Board) Task(id ID) *Task {
	return b.tasks.at(b.NumberOf(id))
}

// Body returns a task's long part, nil if there is none or the board is light.
func (b *Board) Body(id ID) *Body { return b.bodies[id] }

// ByNumber returns the task with that number.
func (b *Board) ByNumber(num int) (ID, bool) {
	if t := b.tasks.at(num); t != nil {
		return t.ID, true
	}
	return ID{}, false
}

// NumberOf returns the number of a task, even of a deleted one; 0 if there
// never was such a task.
func (b *Board) NumberOf(id ID) int { return b.nums[shard(id)][id] }

// Column returns the tasks of a column that are not archived, in rank order.
// Callers must not change the slice.
func (b *Board) Column(c ColumnID) []*Task { return b.lanes[c] }

// Lane yields the tasks of a column that are not archived.
func (b *Board) Lane(c ColumnID, backwards bool) iter.Seq[*Task] {
	l := b.lanes[c]
	if !backwards {
		return slices.Values(l)
	}
	return func(yield func(*Task) bool) {
		for _, t := range slices.Backward(l) {
			if !yield(t) {
				return
			}
		}
	}
}

// Tasks yields every task, archived ones too, by number.
func (b *Board) Tasks() iter.Seq[*Task] { return b.tasks.all() }

// InOrder yields every task in board order: column by column, by rank, then
// the archived ones, by number.
func (b *Board) InOrder() iter.Seq[*Task] {
	return func(yield func(*Task) bool) {
		for _, c := range b.setup.Columns {
			for _, t := range b.lanes[c.ID] {
				if !yield(t) {
					return
				}
			}
		}
		for t := range b.Tasks() {
			if t.Archived != 0 && !yield(t) {
				return
			}
		}
	}
}

// Referrers returns the tasks that have id as their parent or wait for it.
func (b *Board) Referrers(id ID) []ID { return b.refs()[id] }

func (b *Board) referrers() map[ID][]ID {
	out := map[ID][]ID{}
	for t := range b.Tasks() {
		if t.Parent != (ID{}) {
			out[t.Parent] = append(out[t.Parent], t.ID)
		}
		for _, a := range t.After {
			if a != t.Parent {
				out[a] = append(out[a], t.ID)
			}
		}
	}
	return out
}

// With returns the board with a delta applied.
func (b *Board) With(d *Delta) *Board {
	n := *b
	n.head = d.Head
	if d.Setup != nil {
		n.setup = d.Setup
	}
	n.lanes = make(map[ColumnID][]*Task, len(b.lanes))
	for c, l := range b.lanes {
		n.lanes[c] = l
	}
	n.index(d.Tasks)
	n.updateLanes(d.Tasks)
	if n.bodies != nil {
		n.keepBodies(d.Tasks)
	}
	n.refs = sync.OnceValue(n.referrers)
	return &n
}

// index enters changed tasks by number and by ID.
func (b *Board) index(changed []Changed) {
	nums := *b.nums
	b.nums = &nums
	var copied [shards]bool
	room := 1 + len(changed)*5/4/shards
	table := b.tasks.builder(len(changed))
	for _, c := range changed {
		t := c.After
		if t == nil {
			table.clear(c.ID, b.NumberOf(c.ID))
			continue
		}
		if i := shard(c.ID); nums[i][c.ID] != t.Num {
			table.clear(c.ID, nums[i][c.ID])
			if !copied[i] {
				nums[i] = cloneMap(nums[i], room)
				copied[i] = true
			}
			nums[i][c.ID] = t.Num
		}
		table.set(t.Num, t)
	}
	b.tasks = table.taskTable
}

func cloneMap(m map[ID]int, room int) map[ID]int {
	out := make(map[ID]int, len(m)+room)
	for k, v := range m {
		out[k] = v
	}
	return out
}

// updateLanes moves changed tasks to where they are now. The new tasks of a column
// are sorted and then merged in.
func (b *Board) updateLanes(changed []Changed) {
	moved := map[ColumnID][]*Task{}
	gone := map[ColumnID]map[ID]bool{}
	for _, c := range changed {
		if c.Before != nil && c.Before.Archived == 0 {
			if gone[c.Before.Column] == nil {
				gone[c.Before.Column] = map[ID]bool{}
			}
			gone[c.Before.Column][c.ID] = true
		}
		if c.After != nil && c.After.Archived == 0 {
			moved[c.After.Column] = append(moved[c.After.Column], c.After)
		}
	}
	for col, ids := range gone {
		b.lanes[col] = without(b.lanes[col], ids)
	}
	for col, in := range moved {
		slices.SortFunc(in, byRank)
		b.lanes[col] = mergeByRank(b.lanes[col], in)
	}
}

func without(l []*Task, ids map[ID]bool) []*Task {
	out := make([]*Task, 0, len(l))
	for _, t := range l {
		if !ids[t.ID] {
			out = append(out, t)
		}
	}
	return out
}

// mergeByRank merges two lists in rank order.
func mergeByRank(a, b []*Task) []*Task {
	out := make([]*Task, 0, len(a)+len(b))
	for len(a) > 0 && len(b) > 0 {
		i, _ := slices.BinarySearchFunc(a, b[0], byRank)
		out = append(append(out, a[:i]...), b[0])
		a, b = a[i:], b[1:]
	}
	return append(append(out, a...), b...)
}

func (b *Board) keepBodies(changed []Changed) {
	bodies := make(map[ID]*Body, len(b.bodies)+len(changed))
	for id, body := range b.bodies {
		bodies[id] = body
	}
	for _, c := range changed {
		switch {
		case c.After == nil:
			delete(bodies, c.ID)
		case c.Body != nil:
			bodies[c.ID] = c.Body
		}
	}
	b.bodies = bodies
}
