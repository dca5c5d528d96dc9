package model

import "slices"

// DropReferences returns the changes that remove a task's references to another: as
// its parent, or as what it waits for.
func DropReferences(t *Task, id ID) []Change {
	var do []Change
	if t.Parent == id && id != (ID{}) {
		do = append(do, Set{Task: t.ID, Field: ParentField})
	}
	if slices.Contains(t.After, id) {
		do = append(do, Members{Task: t.ID, Field: AfterField, Remove: []string{id.String()}})
	}
	return do
}
