package wire

import "baton/model"

// Words keeps one copy of each short text that many tasks share: columns,
// people, labels.
type Words map[string]string

// of returns the shared copy of s. A nil Words shares nothing.
func (w Words) of(s string) string {
	if w == nil || s == "" {
		return s
	}
	if known, ok := w[s]; ok {
		return known
	}
	w[s] = s
	return s
}

// FromTask returns the stored form of t.
func FromTask(t *model.Task) *Task {
	return &Task{
		ID: ID(t.ID), Num: t.Num, Title: t.Title, Column: string(t.Column), Rank: string(t.Rank),
		Priority: uint8(t.Priority), Due: int32(t.Due), Estimate: t.Estimate,
		Assignees: each(t.Assignees, text), Labels: each(t.Labels, text), After: each(t.After, fromID),
		Parent: ID(t.Parent), Milestone: string(t.Milestone),
		Reason: t.Blocked.Reason, Blocked: int64(t.Blocked.Since), Fields: each(t.Fields, fromField),
		Comments: t.Comments, Links: t.Links, Items: t.Items, Ticked: t.Ticked, Described: t.Described,
		Created: int64(t.Created), CreatedBy: string(t.CreatedBy), Updated: int64(t.Updated),
		Started: int64(t.Started), Done: int64(t.Done), Archived: int64(t.Archived), Since: int64(t.Since),
	}
}

// Model returns the task. Its short texts are shared through w.
func (z *Task) Model(w Words) *model.Task {
	return &model.Task{
		ID: model.ID(z.ID), Num: z.Num, Title: z.Title, Column: model.ColumnID(w.of(z.Column)), Rank: model.Rank(z.Rank),
		Priority: model.Priority(z.Priority), Due: day(z.Due), Estimate: z.Estimate,
		Assignees: shared[model.PersonID](w, z.Assignees), Labels: shared[model.LabelID](w, z.Labels), After: each(z.After, toID),
		Parent: model.ID(z.Parent), Milestone: model.MilestoneID(w.of(z.Milestone)),
		Blocked: model.Blocker{Reason: z.Reason, Since: moment(z.Blocked)},
		Fields:  each(z.Fields, func(f Field) model.FieldValue { return model.FieldValue{Name: w.of(f.Name), Value: f.Value.Model()} }),

		Comments: z.Comments, Links: z.Links, Items: z.Items, Ticked: z.Ticked, Described: z.Described,
		Created: moment(z.Created), CreatedBy: model.PersonID(w.of(z.CreatedBy)), Updated: moment(z.Updated),
		Started: moment(z.Started), Done: moment(z.Done),
		Archived: moment(z.Archived), Since: moment(z.Since),
	}
}

// FromValue returns the stored form of v.
func FromValue(v model.Value) Value { return Value{uint8(v.Kind), v.Text, v.Number} }

// Model returns the value.
func (z Value) Model() model.Value {
	return model.Value{Kind: model.ValueKind(z.Kind), Text: z.Text, Number: z.Number}
}

// FromBody returns the stored form of b, nil for nil.
func FromBody(b *model.Body) *Body {
	if b == nil {
		return nil
	}
	return &Body{
		Description: b.Description, Checklist: each(b.Checklist, fromItem), Comments: each(b.Comments, fromComment),
		Links: each(b.Links, fromLink), External: each(b.External, fromExternal),
	}
}

// Model returns the long part of a task, nil for nil.
func (z *Body) Model() *model.Body {
	if z == nil {
		return nil
	}
	return &model.Body{
		Description: z.Description, Checklist: each(z.Checklist, CheckItem.model), Comments: each(z.Comments, Comment.model),
		Links: each(z.Links, Link.model), External: each(z.External, External.model),
	}
}

func fromField(f model.FieldValue) Field { return Field{f.Name, FromValue(f.Value)} }

func fromItem(i model.CheckItem) CheckItem { return CheckItem{ID(i.ID), i.Group, i.Text, i.Done} }

func (z CheckItem) model() model.CheckItem {
	return model.CheckItem{ID: model.ID(z.ID), Group: z.Group, Text: z.Text, Done: z.Done}
}

func fromComment(c model.Comment) Comment {
	return Comment{ID(c.ID), string(c.By), int64(c.At), c.Text, int64(c.Edited)}
}

func (z Comment) model() model.Comment {
	return model.Comment{ID: model.ID(z.ID), By: model.PersonID(z.By), At: moment(z.At), Text: z.Text, Edited: moment(z.Edited)}
}

func fromLink(l model.Link) Link { return Link{l.Title, l.URL} }

func (z Link) model() model.Link { return model.Link{Title: z.Title, URL: z.URL} }

func fromExternal(x model.External) External {
	return External{x.Source, x.ID, x.Key, x.URL, int64(x.Seen), x.Board}
}

func (z External) model() model.External {
	return model.External{Source: z.Source, ID: z.ID, Key: z.Key, URL: z.URL, Seen: moment(z.Seen), Board: z.Board}
}

// each converts a list; an empty one becomes nil.
func each[A, B any](in []A, f func(A) B) []B {
	if len(in) == 0 {
		return nil
	}
	out := make([]B, len(in))
	for i, v := range in {
		out[i] = f(v)
	}
	return out
}

func shared[S ~string](w Words, in []string) []S {
	return each(in, func(s string) S { return S(w.of(s)) })
}

func text[S ~string](s S) string { return string(s) }

func fromID(id model.ID) ID { return ID(id) }

func toID(id ID) model.ID { return model.ID(id) }
