package op

import (
	"slices"
	"strconv"

	"baton/model"
	"baton/model/query"
)

// What the log calls them. Logs keep it, so it never changes.
const (
	VerbAdd  = "add"
	VerbEdit = "edit"
)

// New is a task to be added.
type New struct {
	*query.Draft
	Description string
	Line        int // of what was typed, from 1, for messages; 0 if there was only one line
}

// Add puts tasks on the board, all or none.
type Add struct{ Tasks []New }

// Verb is "add".
func (Add) Verb() string { return VerbAdd }

func (a Add) fill(r model.Reader, d *model.Draft) error {
	in := newcomers{setup: r.Setup()}
	for _, n := range a.Tasks {
		c, err := n.add(r, &in)
		if err != nil {
			return AtLine(n.Line, err)
		}
		if err := in.join(d); err != nil {
			return AtLine(n.Line, err)
		}
		d.Do = append(d.Do, c)
	}
	return nil
}

// AtLine adds to an error which of several lines it is in; line 0 adds nothing.
func AtLine(n int, err error) error {
	if n == 0 {
		return err
	}
	return &model.Error{Code: model.CodeOf(err), Soft: model.IsSoft(err), Text: "line " + strconv.Itoa(n) + ": " + err.Error()}
}

func (n New) add(r model.Reader, in *newcomers) (model.Change, error) {
	in.bring(n.Draft)
	t := &model.Task{
		Column: n.Column, Assignees: in.people(n.Assign),
		After: slices.Clone(n.After),
	}
	for f, v := range in.values(n.Draft) {
		t.SetField(f, v)
	}
	for _, l := range n.Label {
		t.Labels = append(t.Labels, model.LabelID(in.id("label", string(l))))
	}
	for _, id := range append(slices.Clone(t.After), t.Parent) {
		if id != (model.ID{}) && r.Task(id) == nil {
			return nil, goneSince(r, id)
		}
	}
	return model.AddTask{Task: t, Body: &model.Body{Description: n.Description}}, nil
}

// goneSince is the error for a task that was deleted after the input was typed.
func goneSince(r model.Reader, id model.ID) error {
	return model.Errorf(model.NotFound, "no task %s (it may have been deleted)", r.Setup().Ref(r.NumberOf(id)))
}

// Edit changes tasks as a line says. Only a single task can get a title.
type Edit struct {
	Tasks []model.ID
	To    *query.Draft
}

// Verb is "edit".
func (Edit) Verb() string { return VerbEdit }

func (e Edit) fill(r model.Reader, d *model.Draft) error {
	if e.To.Title != "" && len(e.Tasks) > 1 {
		return model.Errorf(model.Usage, "%d tasks can't all be called %q: edit them one by one", len(e.Tasks), e.To.Title)
	}
	in := newcomers{setup: r.Setup()}
	in.bring(e.To)
	if err := in.join(d); err != nil {
		return err
	}
	for _, id := range e.Tasks {
		t := r.Task(id)
		if t == nil {
			return goneSince(r, id)
		}
		for f, v := range in.values(e.To) {
			d.Do = append(d.Do, model.Set{Task: id, Field: f, To: v})
		}
		d.Do = append(d.Do, e.sets(t, &in)...)
	}
	if e.To.Column == "" {
		return nil
	}
	return Move{Tasks: e.Tasks, To: e.To.Column}.fill(r, d)
}

// sets returns the changes to sets.
func (e Edit) sets(t *model.Task, in *newcomers) []model.Change {
	to := e.To
	do := members(t, model.AssigneesField, texts(in.people(to.Assign)), texts(to.Unassign), to.Nobody)
	var labels []string
	for _, l := range to.Label {
		labels = append(labels, in.id("label", string(l)))
	}
	do = append(do, members(t, model.LabelsField, labels, texts(to.Unlabel), false)...)
	return append(do, members(t, model.AfterField, refs(to.After), refs(to.NotAfter), to.Free)...)
}

// members adds members to a set of a task and removes others, or all others. What is
// both added and removed stays.
func members(t *model.Task, f model.Field, add, remove []string, all bool) []model.Change {
	if all && f == model.AssigneesField {
		remove = append(slices.Clone(remove), texts(t.Assignees)...)
	} else if all {
		remove = append(slices.Clone(remove), refs(t.After)...)
	}
	if remove = without(remove, add); len(add)+len(remove) == 0 {
		return nil
	}
	return []model.Change{model.Members{Task: t.ID, Field: f, Add: add, Remove: remove}}
}

func refs(l []model.ID) []string {
	out := make([]string, len(l))
	for i, id := range l {
		out[i] = id.String()
	}
	return out
}

// Describe sets the description of a task, and its title where one is given: what
// comes back from an editor.
type Describe struct {
	Task        model.ID
	Title       string // "" leaves it alone
	Description string
}

// Verb is "edit".
func (Describe) Verb() string { return VerbEdit }

func (o Describe) fill(r model.Reader, d *model.Draft) error {
	return each(r, d, []model.ID{o.Task}, func(t *model.Task) ([]model.Change, error) {
		var do []model.Change
		if o.Title != "" {
			do = append(do, model.Set{Task: t.ID, Field: model.TitleField, To: model.Text(o.Title)})
		}
		return append(do, model.Set{Task: t.ID, Field: model.DescriptionField, To: model.Text(o.Description)}), nil
	})
}
