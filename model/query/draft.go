package query

import "baton/model"

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
	unset := d.Priority == nil && d.Due == nil && d.Estimate == nil && d.Milestone == nil && d.Parent == nil
	return none && lists == 0 && unset
}
