package model

import (
	"cmp"
	"iter"
	"slices"
)

// tasks are tasks by number, in pieces of which there are only those that hold
// any: how much they take is not up to the numbers. The next board shares with
// the last all pieces in which nothing has changed. The zero value is empty.
type tasks struct {
	pieces []piece // in order
}

// pieceSize is how many numbers in a row are in a piece.
const pieceSize = 128

// piece holds the tasks from a number on that pieceSize divides.
type piece struct {
	first int
	tasks *[pieceSize]*Task
}

// find returns where the piece of a number is, or would be.
func (l *tasks) find(num int) (int, bool) {
	first := num - num%pieceSize
	if i := num / pieceSize; i < len(l.pieces) && l.pieces[i].first == first { // there are no gaps before it
		return i, true
	}
	return slices.BinarySearchFunc(l.pieces, first, func(p piece, first int) int { return cmp.Compare(p.first, first) })
}

// at returns the task with a number, nil if there is none.
func (l *tasks) at(num int) *Task {
	if num <= 0 {
		return nil
	}
	if i, ok := l.find(num); ok {
		return l.pieces[i].tasks[num%pieceSize]
	}
	return nil
}

// all yields the tasks by number.
func (l *tasks) all() iter.Seq[*Task] {
	return func(yield func(*Task) bool) {
		for _, p := range l.pieces {
			for _, t := range p.tasks {
				if t != nil && !yield(t) {
					return
				}
			}
		}
	}
}

// next are tasks in the making: pieces that it has not made are copied before
// they change.
type next struct {
	tasks
	own map[int]bool // by first number
}

func (l *tasks) next(room int) *next {
	n := &next{own: map[int]bool{}}
	n.pieces = append(make([]piece, 0, len(l.pieces)+1+room/pieceSize), l.pieces...)
	return n
}

// set puts a task, or nil, under a number. Those below 1 are nobody's.
func (n *next) set(num int, t *Task) {
	if num <= 0 {
		return
	}
	i, ok := n.find(num)
	first := num - num%pieceSize
	switch {
	case !ok && t == nil:
		return
	case !ok:
		n.pieces = slices.Insert(n.pieces, i, piece{first, new([pieceSize]*Task)})
	case !n.own[first]:
		c := *n.pieces[i].tasks
		n.pieces[i].tasks = &c
	}
	n.own[first] = true
	n.pieces[i].tasks[num%pieceSize] = t
}

// leave takes a task off the number it had.
func (n *next) leave(id ID, num int) {
	if t := n.at(num); t != nil && t.ID == id {
		n.set(num, nil)
	}
}
