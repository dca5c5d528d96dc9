package model

import (
	"cmp"
	"iter"
	"slices"
)

// taskTable holds tasks by number, in chunks. Only chunks that hold a task exist,
// so memory does not grow with the size of the numbers, and a board shares every
// unchanged chunk with the board before it. The zero value is empty.
type taskTable struct {
	chunks []chunk // in order
}

// chunkSize is how many consecutive numbers a chunk covers.
const chunkSize = 128

// chunk holds chunkSize tasks from first on, a multiple of chunkSize.
type chunk struct {
	first int
	tasks *[chunkSize]*Task
}

// find returns the index of a number's chunk, or where it would be inserted.
func (l *taskTable) find(num int) (int, bool) {
	first := num - num%chunkSize
	if i := num / chunkSize; i < len(l.chunks) && l.chunks[i].first == first { // no gaps before it
		return i, true
	}
	return slices.BinarySearchFunc(l.chunks, first, func(p chunk, first int) int { return cmp.Compare(p.first, first) })
}

// at returns the task with a number, nil if there is none.
func (l *taskTable) at(num int) *Task {
	if num <= 0 {
		return nil
	}
	if i, ok := l.find(num); ok {
		return l.chunks[i].tasks[num%chunkSize]
	}
	return nil
}

// all yields the tasks by number.
func (l *taskTable) all() iter.Seq[*Task] {
	return func(yield func(*Task) bool) {
		for _, p := range l.chunks {
			for _, t := range p.tasks {
				if t != nil && !yield(t) {
					return
				}
			}
		}
	}
}

// tableBuilder makes the next table: it copies a chunk of the last one before it
// changes it.
type tableBuilder struct {
	taskTable
	own map[int]bool // by first number
}

func (l *taskTable) builder(room int) *tableBuilder {
	n := &tableBuilder{own: map[int]bool{}}
	n.chunks = append(make([]chunk, 0, len(l.chunks)+1+room/chunkSize), l.chunks...)
	return n
}

// set puts a task, or nil, at a number. Numbers below 1 are ignored.
func (n *tableBuilder) set(num int, t *Task) {
	if num <= 0 {
		return
	}
	i, ok := n.find(num)
	first := num - num%chunkSize
	switch {
	case !ok && t == nil:
		return
	case !ok:
		n.chunks = slices.Insert(n.chunks, i, chunk{first, new([chunkSize]*Task)})
	case !n.own[first]:
		c := *n.chunks[i].tasks
		n.chunks[i].tasks = &c
	}
	n.own[first] = true
	n.chunks[i].tasks[num%chunkSize] = t
}

// clear removes a task from the number it had.
func (n *tableBuilder) clear(id ID, num int) {
	if t := n.at(num); t != nil && t.ID == id {
		n.set(num, nil)
	}
}
