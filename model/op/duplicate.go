package op

import (
	"slices"

	"baton/model"
)

// VerbDuplicate is what the log calls it. Logs keep it, so it never changes.
const VerbDuplicate = "duplicate"

// Duplicate adds each of some tasks again, to be done once more: what it is about, who
// does it and how much it is, with its checklist unticked and its links. The copy
// is last in the column of the first one, or in the first of kind todo if that one is done.
// Its due day, what it waits for, and what was said and done stay behind.
type Duplicate struct{ Tasks []model.ID }

// Verb is "duplicate".
func (Duplicate) Verb() string { return VerbDuplicate }

func (o Duplicate) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, o.Tasks, func(t *model.Task) ([]model.Change, error) {
		n := &model.Task{
			Title: t.Title, Column: t.Column, Priority: t.Priority, Estimate: t.Estimate, Milestone: t.Milestone, Parent: t.Parent,
			Assignees: slices.Clone(t.Assignees), Labels: slices.Clone(t.Labels), Fields: slices.Clone(t.Fields),
		}
		if t.Archived != 0 || r.Setup().KindOf(t.Column) == model.KindDone {
			n.Column = ""
		}
		body, was := &model.Body{}, r.Body(t.ID)
		if was == nil {
			return one(model.AddTask{Task: n, Body: body})
		}
		body.Description, body.Links = was.Description, slices.Clone(was.Links)
		for _, i := range was.Checklist {
			body.Checklist = append(body.Checklist, model.CheckItem{Group: i.Group, Text: i.Text})
		}
		return one(model.AddTask{Task: n, Body: body})
	})
}
