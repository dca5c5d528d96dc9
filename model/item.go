package model

import (
	"slices"
	"strings"
)

// Item is what the items of all lists of a setup have in common.
type Item interface {
	Column | Person | Label | Milestone | View
	Key() string
	Called() string
	IsRemoved() bool
}

// Noun returns what an item of type T is called.
func Noun[T Item]() string {
	var t T
	switch any(t).(type) {
	case Column:
		return "column"
	case Person:
		return "person"
	case Label:
		return "label"
	case Milestone:
		return "milestone"
	default:
		return "view"
	}
}

// WithKey returns an item under another ID.
func WithKey[T Item](i T, key string) T {
	switch v := any(&i).(type) {
	case *Column:
		v.ID = ColumnID(key)
	case *Person:
		v.ID = PersonID(key)
	case *Label:
		v.ID = LabelID(key)
	case *Milestone:
		v.ID = MilestoneID(key)
	case *View:
		v.ID = ViewID(key)
	}
	return i
}

// WithName returns an item under another name.
func WithName[T Item](i T, name string) T {
	switch v := any(&i).(type) {
	case *Column:
		v.Name = name
	case *Person:
		v.Name = name
	case *Label:
		v.Name = name
	case *Milestone:
		v.Name = name
	case *View:
		v.Name = name
	}
	return i
}

// WithRemoved returns an item marked as removed, or as not removed.
func WithRemoved[T Item](i T, removed bool) T {
	switch v := any(&i).(type) {
	case *Column:
		v.Removed = removed
	case *Person:
		v.Removed = removed
	case *Label:
		v.Removed = removed
	case *Milestone:
		v.Removed = removed
	case *View:
		v.Removed = removed
	}
	return i
}

// Uses reports whether a task has an item, or is in it if it is a column. No task has
// a view.
func Uses[T Item](t *Task, i T) bool {
	switch v := any(i).(type) {
	case Column:
		return t.Column == v.ID
	case Person:
		return t.AssignedTo(v.ID)
	case Label:
		return slices.Contains(t.Labels, v.ID)
	case Milestone:
		return t.Milestone == v.ID
	}
	return false
}

// Key returns the column's ID.
func (c Column) Key() string { return string(c.ID) }

// Called returns the column's name.
func (c Column) Called() string { return c.Name }

// IsRemoved reports whether the column was removed.
func (c Column) IsRemoved() bool { return c.Removed }

// Key returns the person's ID.
func (p Person) Key() string { return string(p.ID) }

// Called returns the person's short name.
func (p Person) Called() string { return p.Name }

// IsRemoved reports whether the person was removed.
func (p Person) IsRemoved() bool { return p.Removed }

// Key returns the label's ID.
func (l Label) Key() string { return string(l.ID) }

// Called returns the label's name.
func (l Label) Called() string { return l.Name }

// IsRemoved reports whether the label was removed.
func (l Label) IsRemoved() bool { return l.Removed }

// Key returns the milestone's ID.
func (m Milestone) Key() string { return string(m.ID) }

// Called returns the milestone's name.
func (m Milestone) Called() string { return m.Name }

// IsRemoved reports whether the milestone was removed.
func (m Milestone) IsRemoved() bool { return m.Removed }

// Key returns the view's ID.
func (v View) Key() string { return string(v.ID) }

// Called returns the view's name.
func (v View) Called() string { return v.Name }

// IsRemoved reports whether the view was removed.
func (v View) IsRemoved() bool { return v.Removed }

// ReviveOrNew returns an item that is new to a list with its ID: a removed item of the same
// name comes back as it was, else the ID is made from the name. taken reports
// other IDs that are in use; it may be nil.
func ReviveOrNew[T Item](all []T, i T, taken func(key string) bool) T {
	for _, o := range all {
		if o.IsRemoved() && strings.EqualFold(o.Called(), i.Called()) {
			return WithRemoved(o, false)
		}
	}
	used := func(k string) bool {
		return taken != nil && taken(k) || slices.ContainsFunc(all, func(o T) bool { return o.Key() == k })
	}
	if i.Key() == "" || used(i.Key()) {
		i = WithKey(i, NewKey(i.Called(), used))
	}
	return i
}
