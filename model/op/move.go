package op

import (
	"slices"

	"baton/model"
)

// What the log calls them. Logs keep it, so it never changes.
const (
	VerbMove   = "move"
	VerbDone   = "done"
	VerbReopen = "reopen"
)

// Place is where in a column tasks go.
type Place struct {
	At Spot
	Of model.ID // for Before and After
}

// Spot is a kind of place.
type Spot uint8

// The spots. Anywhere is the bottom, but tasks that are already in the column stay
// where they are.
const (
	Anywhere Spot = iota
	Bottom
	Top
	Before
	After
)

// Move puts tasks into a column at a place, in the order given.
type Move struct {
	Tasks []model.ID
	To    model.ColumnID
	At    Place
}

// Verb is "move".
func (Move) Verb() string { return VerbMove }

func (m Move) fill(r model.Reader, d *model.Draft) error {
	ids := m.Tasks
	if m.At.At == Anywhere {
		ids = slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool {
			t := r.Task(id)
			return t != nil && t.Column == m.To
		})
	}
	do, err := moves(r, ids, m.To, m.At)
	d.Do = append(d.Do, do...)
	return err
}

// Shift moves each task By columns to the right of its own, to the left if By is
// negative. A task stays if there is no such column.
type Shift struct {
	Tasks []model.ID
	By    int
}

// Verb is "move".
func (Shift) Verb() string { return VerbMove }

func (s Shift) fill(r model.Reader, d *model.Draft) error {
	cols := model.Live[model.Column](r.Setup())
	return each(r, d, s.Tasks, func(t *model.Task) ([]model.Change, error) {
		at := slices.IndexFunc(cols, func(c model.Column) bool { return c.ID == t.Column })
		to := max(at, 0) + s.By
		if to < 0 || to >= len(cols) {
			return nil, nil
		}
		return moves(r, []model.ID{t.ID}, cols[to].ID, Place{})
	})
}

// Done moves tasks to the top of the first column of kind done.
type Done struct{ Tasks []model.ID }

// Verb is "done".
func (Done) Verb() string { return VerbDone }

func (o Done) fill(r model.Reader, d *model.Draft) error {
	return toKind(r, d, o.Tasks, model.KindDone)
}

// Reopen moves done tasks to the top of the first column of kind todo.
type Reopen struct{ Tasks []model.ID }

// Verb is "reopen".
func (Reopen) Verb() string { return VerbReopen }

func (o Reopen) fill(r model.Reader, d *model.Draft) error {
	for _, id := range o.Tasks {
		if t := r.Task(id); t != nil && r.Setup().KindOf(t.Column) != model.KindDone {
			return model.Errorf(model.Refused, "can't reopen %s: it is not done", r.Setup().Ref(t.Num))
		}
	}
	return toKind(r, d, o.Tasks, model.KindTodo)
}

// toKind moves tasks to the top of the first column of a kind. Tasks that are already
// in a column of that kind stay.
func toKind(r model.Reader, d *model.Draft, ids []model.ID, k model.Kind) error {
	c, ok := r.Setup().FirstOf(k)
	if !ok {
		return model.Errorf(model.Refused, "the board has no column of kind %s: add one with baton columns add", k)
	}
	ids = slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool {
		t := r.Task(id)
		return t != nil && r.Setup().KindOf(t.Column) == k
	})
	do, err := moves(r, ids, c.ID, Place{At: Top})
	d.Do = append(d.Do, do...)
	return err
}

// moves returns the moves of tasks to a place in a column, in the order given.
func moves(r model.Reader, ids []model.ID, to model.ColumnID, p Place) ([]model.Change, error) {
	lo, hi, err := gap(r, ids, to, p)
	if err != nil {
		return nil, err
	}
	var do []model.Change
	for _, id := range ids {
		lo = model.Between(lo, hi)
		do = append(do, model.Move{Task: id, To: to, Rank: lo})
	}
	return do, nil
}

// gap returns the ranks before and after a place, ignoring the moving tasks.
func gap(r model.Reader, ids []model.ID, to model.ColumnID, p Place) (lo, hi model.Rank, err error) {
	moving := func(t *model.Task) bool { return slices.Contains(ids, t.ID) }
	switch p.At {
	case Before, After:
		return beside(r, moving, to, p)
	case Top:
		return "", edge(r, moving, to, false), nil
	}
	return edge(r, moving, to, true), "", nil
}

// edge returns the rank of the first or the last task of a column, "" for none.
func edge(r model.Reader, moving func(*model.Task) bool, c model.ColumnID, last bool) model.Rank {
	for t := range r.Lane(c, last) {
		if !moving(t) {
			return t.Rank
		}
	}
	return ""
}

// beside returns the ranks around the place before or after a task.
func beside(r model.Reader, moving func(*model.Task) bool, to model.ColumnID, p Place) (lo, hi model.Rank, err error) {
	of := r.Task(p.Of)
	if of == nil || of.Column != to || of.Archived != 0 {
		return "", "", model.Errorf(model.Refused, "the task to put it next to is not in %s", model.Named[model.Column](r.Setup(), string(to)))
	}
	var last model.Rank
	for t := range r.Lane(to, p.At == After) {
		if t.ID == of.ID {
			break
		}
		if !moving(t) {
			last = t.Rank
		}
	}
	if p.At == Before {
		return last, of.Rank, nil
	}
	return of.Rank, last, nil
}
