package store

import (
	"maps"

	"baton/model"
)

// MaxNumber is the highest number that a task can have. Boards are indexed by number, so
// a higher one would take all memory.
const MaxNumber = 1 << 27

// Numbering maps numbers to tasks, as far as a log was read. Tasks are found by number,
// so no two can share one.
type Numbering map[int]model.ID

// Admits reports whether the tasks that an event adds have possible numbers, and if so
// adds them.
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
