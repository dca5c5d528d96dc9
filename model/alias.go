package model

import "slices"

// Alias is what another system calls a column, a person, a label or a
// milestone. Source, Board and ID are its key: an import finds the item by them,
// whatever either side calls it. Name is what it was called there when it was
// last seen, so that a rename there can be told from a rename here.
type Alias struct {
	Source string // "trello", "jira", …
	Board  string // the ID of the board there, "" where there is none
	ID     string
	Name   string
}

// Same reports whether two aliases name the same thing in another system.
func (a Alias) Same(o Alias) bool {
	return a.Source == o.Source && a.Board == o.Board && a.ID == o.ID
}

// AliasesOf returns what other systems call an item. Views have no aliases.
func AliasesOf[T Item](i T) []Alias {
	switch v := any(i).(type) {
	case Column:
		return v.Aliases
	case Person:
		return v.Aliases
	case Label:
		return v.Aliases
	case Milestone:
		return v.Aliases
	}
	return nil
}

// WithAlias returns the item with an alias added, or brought up to date.
func WithAlias[T Item](i T, a Alias) T {
	l := slices.Clone(AliasesOf(i))
	if at := slices.IndexFunc(l, a.Same); at >= 0 {
		l[at] = a
	} else {
		l = append(l, a)
	}
	switch v := any(i).(type) {
	case Column:
		v.Aliases = l
		return any(v).(T)
	case Person:
		v.Aliases = l
		return any(v).(T)
	case Label:
		v.Aliases = l
		return any(v).(T)
	case Milestone:
		v.Aliases = l
		return any(v).(T)
	}
	return i
}
