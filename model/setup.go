package model

import (
	"slices"
	"strings"
)

// Kind is what a column means for the flow of work.
type Kind string

// The kinds of column, in the order of the flow.
const (
	KindBacklog Kind = "backlog"
	KindTodo    Kind = "todo"
	KindDoing   Kind = "doing"
	KindDone    Kind = "done"
)

// Kinds returns the kinds of column in the order of the flow.
func Kinds() []Kind { return []Kind{KindBacklog, KindTodo, KindDoing, KindDone} }

// Setup is everything a board is set up with. It is small and always read whole.
// Removed items stay, marked Removed, so that history keeps their names.
type Setup struct {
	Info       Info
	Columns    []Column
	People     []Person
	Labels     []Label
	Milestones []Milestone
	Views      []View
}

// Info is what a board is called and how it counts.
type Info struct {
	Name            string
	Key             string  // of references: PAY gives PAY-12; "" gives 12
	Unit            string  // of estimates, as printed after a number: "p"
	DefaultEstimate float64 // what a task without an estimate counts in a load
	StaleDays       int     // a task in kind doing is stale after so many working days untouched; 0 is never
	WorkDays        Weekdays
	Holidays        DaysOff // on which nobody works
	Standup         Meeting
	Review          Meeting // of the week
	FixedOrder      bool    // people speak in the board's order, not in one drawn for the day
	Timer           int     // minutes a standup may take; 0 is [UsualTimer], [NoTimer] no clock
	Zone            string  // the team's time zone, for its days and standups; "" is the viewer's
	Hours           Hours   // in which it works
}

// Equal reports whether two boards have the same settings.
func (i Info) Equal(o Info) bool {
	return i.Name == o.Name && i.Key == o.Key && i.Unit == o.Unit && i.DefaultEstimate == o.DefaultEstimate &&
		i.StaleDays == o.StaleDays && i.WorkDays == o.WorkDays && slices.Equal(i.Holidays, o.Holidays) &&
		i.Standup == o.Standup && i.Review == o.Review && i.FixedOrder == o.FixedOrder && i.Timer == o.Timer &&
		i.Zone == o.Zone && i.Hours == o.Hours
}

// Column is a status. Limit and PersonLimit are WIP limits in cards, for the
// column and for one person in it; 0 is none.
type Column struct {
	ID          ColumnID
	Name        string
	Kind        Kind
	Limit       int
	PersonLimit int
	Aliases     []Alias
	Removed     bool
}

// Person is somebody who works on the board, or did.
type Person struct {
	ID       PersonID
	Name     string // short, as typed after @
	Full     string
	Emails   []string
	Logins   []string // in other systems: "trello:kim_lee"
	Limit    int      // cards in columns of kind doing; 0 is none
	Capacity float64  // estimates a week; 0 is unknown
	Days     Weekdays // on which they work; none is the board's
	Off      DaysOff
	Aliases  []Alias
	Removed  bool
}

// Label is a word on cards. Color is the name of one of the theme's quiet colours;
// "" lets the theme choose.
type Label struct {
	ID      LabelID
	Name    string
	Color   string
	Aliases []Alias
	Removed bool
}

// Milestone is something that is due as a whole.
type Milestone struct {
	ID      MilestoneID
	Name    string
	Due     Day
	Aliases []Alias
	Removed bool
}

// View is a saved filter.
type View struct {
	ID      ViewID
	Name    string
	Filter  string
	Removed bool
}

// Clone returns a copy of s whose lists can be changed.
func (s *Setup) Clone() *Setup {
	c := *s
	c.Columns = slices.Clone(s.Columns)
	c.People = slices.Clone(s.People)
	c.Labels = slices.Clone(s.Labels)
	c.Milestones = slices.Clone(s.Milestones)
	c.Views = slices.Clone(s.Views)
	return &c
}

// list returns the list of s that holds items of type T.
func list[T Item](s *Setup) *[]T {
	var t T
	switch any(t).(type) {
	case Column:
		return any(&s.Columns).(*[]T)
	case Person:
		return any(&s.People).(*[]T)
	case Label:
		return any(&s.Labels).(*[]T)
	case Milestone:
		return any(&s.Milestones).(*[]T)
	default:
		return any(&s.Views).(*[]T)
	}
}

// All returns the items of type T, removed ones too.
func All[T Item](s *Setup) []T { return *list[T](s) }

// Live returns the items of type T that were not removed, in board order.
func Live[T Item](s *Setup) []T {
	all := *list[T](s)
	out := make([]T, 0, len(all))
	for _, i := range all {
		if !i.IsRemoved() {
			out = append(out, i)
		}
	}
	return out
}

// ByKey returns the item with that ID, removed ones too.
func ByKey[T Item](s *Setup, key string) (T, bool) {
	for _, i := range *list[T](s) {
		if i.Key() == key {
			return i, true
		}
	}
	var none T
	return none, false
}

// ByName returns the live item of that name, in any case.
func ByName[T Item](s *Setup, name string) (T, bool) {
	for _, i := range *list[T](s) {
		if !i.IsRemoved() && strings.EqualFold(i.Called(), name) {
			return i, true
		}
	}
	var none T
	return none, false
}

// Named returns the name of the item with that ID, or the ID itself if there is none.
func Named[T Item](s *Setup, key string) string {
	if i, ok := ByKey[T](s, key); ok {
		return i.Called()
	}
	return key
}

// KindOf returns the kind of a column, backlog for an unknown one.
func (s *Setup) KindOf(c ColumnID) Kind {
	if col, ok := ByKey[Column](s, string(c)); ok {
		return col.Kind
	}
	return KindBacklog
}

// FirstOf returns the first live column of kind k.
func (s *Setup) FirstOf(k Kind) (Column, bool) {
	for _, c := range s.Columns {
		if !c.Removed && c.Kind == k {
			return c, true
		}
	}
	return Column{}, false
}

// Ref returns the reference of a task's number: PAY-12, or 12 without a key.
func (s *Setup) Ref(num int) string { return ref(s.Info.Key, num) }
