package model

import "slices"

// Lane is an ordered list of tasks under one heading: a column, a person, or both.
type Lane struct {
	Column ColumnID // "" in a person's lane
	Person PersonID // "" in a column's lane and for nobody
	Tasks  []*Task  // in order; callers must not change it
	All    int      // how many tasks there are without the filter
}

// Swimlane is a person's lanes, one for each column, in the order asked for.
type Swimlane struct {
	Person   PersonID // "" is nobody
	Lanes    []Lane
	InHand   int     // cards in kind doing, without the filter
	Load     float64 // estimates in kinds todo and doing, without the filter
	Capacity float64
	Limit    int
}

// Over reports whether the person holds more cards than the limit.
func (s Swimlane) Over() bool { return s.Limit > 0 && s.InHand > s.Limit }

// Overloaded reports whether the person has more to do than the capacity.
func (s Swimlane) Overloaded() bool { return s.Capacity > 0 && s.Load > s.Capacity }

// Selection says which tasks of a board to keep and in which order. The zero
// Selection keeps all but the archived ones, in the board's order.
type Selection struct {
	Keep     func(*Task) bool
	Less     func(a, b *Task) int
	Archived bool // include archived tasks
}

// lane returns the tasks of a column that a selection chooses from.
func (b *Board) lane(c ColumnID, s Selection) []*Task {
	l := b.lanes[c]
	if !s.Archived {
		return l
	}
	var old []*Task
	for t := range b.Tasks() {
		if t.Archived != 0 && t.Column == c {
			old = append(old, t)
		}
	}
	slices.SortFunc(old, byRank)
	return mergeByRank(l, old)
}

func (s Selection) apply(l []*Task) []*Task {
	if s.Keep != nil {
		kept := make([]*Task, 0, min(len(l), 64))
		for _, t := range l {
			if s.Keep(t) {
				kept = append(kept, t)
			}
		}
		l = kept
	}
	if s.Less != nil {
		l = slices.Clone(l)
		slices.SortStableFunc(l, s.Less)
	}
	return l
}

// ByStatus returns the board's live columns with their tasks. With the zero
// Selection it copies no tasks, however large the board is.
func ByStatus(b *Board, s Selection) []Lane {
	cols := Live[Column](b.setup)
	out := make([]Lane, len(cols))
	for i, c := range cols {
		l := b.lane(c.ID, s)
		out[i] = Lane{Column: c.ID, Tasks: s.apply(l), All: len(l)}
	}
	return out
}

// ByPerson returns the swimlanes: first of the tasks without an assignee on the
// board, then of each person. A task with two assignees is in the lanes of both.
func ByPerson(b *Board, cols []Column, s Selection) []Swimlane {
	people := Live[Person](b.setup)
	out := make([]Swimlane, len(people)+1)
	at := make(map[PersonID]int, len(out))
	for i := range out {
		out[i].Lanes = make([]Lane, len(cols))
		if i > 0 {
			p := people[i-1]
			out[i].Person, out[i].Capacity, out[i].Limit = p.ID, p.Capacity, p.Limit
			at[p.ID] = i
		}
		for j, c := range cols {
			out[i].Lanes[j] = Lane{Column: c.ID, Person: out[i].Person}
		}
	}
	for j, c := range cols {
		share(out, at, j, b.lane(c.ID, s))
	}
	for i := range out {
		for j := range out[i].Lanes {
			l := &out[i].Lanes[j]
			l.All, l.Tasks = len(l.Tasks), s.apply(l.Tasks)
		}
	}
	tally(b, out, at)
	return out
}

// share puts the tasks of one column into the lanes of their assignees.
func share(out []Swimlane, at map[PersonID]int, col int, tasks []*Task) {
	for _, t := range tasks {
		nobody := true
		for _, p := range t.Assignees {
			if i, ok := at[p]; ok {
				out[i].Lanes[col].Tasks = append(out[i].Lanes[col].Tasks, t)
				nobody = false
			}
		}
		if nobody {
			out[0].Lanes[col].Tasks = append(out[0].Lanes[col].Tasks, t)
		}
	}
}

// tally counts what each person has in hand and to do.
func tally(b *Board, out []Swimlane, at map[PersonID]int) {
	for _, c := range Live[Column](b.setup) {
		if c.Kind != KindDoing && c.Kind != KindTodo {
			continue
		}
		for _, t := range b.lanes[c.ID] {
			for _, p := range t.Assignees {
				i, ok := at[p]
				if !ok {
					continue
				}
				out[i].Load = Plus(out[i].Load, Weight(b.setup, t))
				if c.Kind == KindDoing {
					out[i].InHand++
				}
			}
		}
	}
}

// Weight is what a task counts in a load: its estimate, or the board's default.
func Weight(s *Setup, t *Task) float64 {
	if t.Estimate == 0 {
		return s.Info.DefaultEstimate
	}
	return t.Estimate
}

// PeopleColumns returns the columns that a person's lane shows, what is in
// hand first: kinds doing, todo and backlog.
func PeopleColumns(s *Setup) []Column {
	var out []Column
	for _, k := range []Kind{KindDoing, KindTodo, KindBacklog} {
		for _, c := range Live[Column](s) {
			if c.Kind == k {
				out = append(out, c)
			}
		}
	}
	return out
}
