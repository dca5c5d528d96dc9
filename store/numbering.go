package store

import (
	"maps"

	"baton/model"
)

// numbering is which number each task of a log has, as far as the log was read.
// A board is found by numbers, so that two tasks can't share one.
type numbering map[int]model.ID

// admits reports whether the tasks that an event adds are numbered as they can
// be, and takes in how.
func (n numbering) admits(ev model.Event) bool {
	came := numbering{}
	for _, c := range ev.Do {
		a, ok := c.(model.AddTask)
		if !ok {
			continue
		}
		num, id := a.Task.Num, a.Task.ID
		if num < 1 || num > maxNumber || id == (model.ID{}) || n.others(num, id) || came.others(num, id) {
			return false
		}
		came[num] = id
	}
	maps.Copy(n, came)
	return true
}

// others reports whether a number is another task's.
func (n numbering) others(num int, id model.ID) bool {
	is, taken := n[num]
	return taken && is != id
}
