package store

import (
	"maps"

	"baton/model"
)

// MaxNumber is more than the number of any task: a board is indexed by number, and
// one out of reach would take all memory.
const MaxNumber = 1 << 27

// Numbering is which number each task of a log has, as far as the log was read.
// A board is found by numbers, so that two tasks can't share one.
type Numbering map[int]model.ID

// Admits reports whether the tasks that an event adds are numbered as they can
// be, and takes in how.
func (n Numbering) Admits(ev model.Event) bool {
	came := Numbering{}
	for _, c := range ev.Do {
		a, ok := c.(model.AddTask)
		if !ok {
			continue
		}
		num, id := a.Task.Num, a.Task.ID
		if num < 1 || num > MaxNumber || id == (model.ID{}) || n.others(num, id) || came.others(num, id) {
			return false
		}
		came[num] = id
	}
	maps.Copy(n, came)
	return true
}

// others reports whether a number is another task's.
func (n Numbering) others(num int, id model.ID) bool {
	is, taken := n[num]
	return taken && is != id
}
