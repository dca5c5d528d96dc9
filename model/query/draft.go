package query

import (
	"iter"
	"slices"

	"baton/model"
)

// Draft is what a line says a task should be. A nil pointer leaves a field alone; a
// pointer to the zero value clears it. People, Labels and Milestones are those that
// the board does not know yet; they may get other IDs when the changes are made.
type Draft struct {
	Title            string // "" leaves it alone
	Column           model.ColumnID
	Nobody           bool // unassigns everybody first
	Assign, Unassign []model.PersonID
	Label, Unlabel   []model.LabelID
	Priority         *model.Priority
	Due              *model.Day
	Estimate         *float64
	Milestone        *model.MilestoneID
	Parent           *model.ID
	Free             bool // removes everything it waits for first
	After, NotAfter  []model.ID

	People     []model.Person
	Labels     []model.Label
	Milestones []model.Milestone
}

// New returns the items that the draft adds to the board, as tokens.
func (d *Draft) New() []string {
	var out []string
	for _, p := range d.People {
		out = append(out, "@"+p.Name)
	}
	for _, l := range d.Labels {
		out = append(out, "#"+quoteName(l.Name))
	}
	for _, m := range d.Milestones {
		out = append(out, "milestone:"+quoteName(m.Name))
	}
	return out
}

// Empty reports whether the draft says nothing.
func (d *Draft) Empty() bool {
	none := d.Title == "" && d.Column == "" && !d.Nobody && !d.Free
	lists := len(d.Assign) + len(d.Unassign) + len(d.Label) + len(d.Unlabel) + len(d.After) + len(d.NotAfter)
	for range d.Values() {
		return false
	}
	return none && lists == 0
}

// Values yields the fields that hold one value and what the draft says they should
// hold: no value clears one. A milestone is named by its ID in the draft.
func (d *Draft) Values() iter.Seq2[model.Field, model.Value] {
	return func(yield func(model.Field, model.Value) bool) {
		switch { // it ends at the first that the caller does not go on from
		case d.Title != "" && !yield(model.TitleField, model.Text(d.Title)):
		case d.Priority != nil && !yield(model.PriorityField, model.PriorityOf(*d.Priority)):
		case d.Due != nil && !yield(model.DueField, model.DayOn(*d.Due)):
		case d.Estimate != nil && !yield(model.EstimateField, model.EstimateOf(*d.Estimate)):
		case d.Milestone != nil && !yield(model.MilestoneField, model.Text(string(*d.Milestone))):
		case d.Parent != nil && !yield(model.ParentField, model.TaskOf(*d.Parent)):
		}
	}
}

// plain reports whether the draft is a title and nothing else.
func (d *Draft) plain() bool {
	o := *d
	o.Title = ""
	return o.Empty()
}

// Since returns the edit that a person makes who saw the line before and wrote d
// instead. Fields that are the same in both are left alone, whatever has happened to
// them meanwhile.
func (d *Draft) Since(before *Draft) *Draft {
	out := &Draft{People: d.People, Labels: d.Labels, Milestones: d.Milestones}
	if d.Title != before.Title {
		out.Title = d.Title
	}
	if d.Column != before.Column {
		out.Column = d.Column
	}
	out.Priority = since(d.Priority, before.Priority)
	out.Due = since(d.Due, before.Due)
	out.Estimate = since(d.Estimate, before.Estimate)
	out.Milestone = since(d.Milestone, before.Milestone)
	out.Parent = since(d.Parent, before.Parent)
	out.Assign, out.Unassign = difference(d.Assign, before.Assign), difference(before.Assign, d.Assign)
	out.Label, out.Unlabel = difference(d.Label, before.Label), difference(before.Label, d.Label)
	out.After, out.NotAfter = difference(d.After, before.After), difference(before.After, d.After)
	return out
}

// since returns the new value of a field, nil if it is unchanged.
func since[T comparable](now, before *T) *T {
	if value(now) == value(before) {
		return nil
	}
	v := value(now)
	return &v
}

// difference returns what is in a but not in b.
func difference[T comparable](a, b []T) []T {
	return slices.DeleteFunc(slices.Clone(a), func(v T) bool { return slices.Contains(b, v) })
}

func value[T any](p *T) T {
	if p == nil {
		var none T
		return none
	}
	return *p
}
