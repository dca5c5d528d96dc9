package query

import (
	"slices"

	"baton/model"
)

// Draft is what a line says a task is to be. A nil pointer leaves a field
// alone, a pointer to nothing clears it. People, Labels and Milestones are
// those that the board does not know yet; the IDs they have here may become
// others when the changes are made.
type Draft struct {
	Title            string // "" leaves it alone
	Column           model.ColumnID
	Nobody           bool // takes everybody off first
	Assign, Unassign []model.PersonID
	Label, Unlabel   []model.LabelID
	Priority         *model.Priority
	Due              *model.Day
	Estimate         *float64
	Milestone        *model.MilestoneID
	Parent           *model.ID
	Free             bool // takes away all that it waits for first
	After, NotAfter  []model.ID

	People     []model.Person
	Labels     []model.Label
	Milestones []model.Milestone
}

// New returns what the draft adds to the board, as it is typed.
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

// Add makes the changes that put the task on the board. It is a [model.Make].
func (d *Draft) Add(r model.Reader) ([]model.Change, error) {
	do, known := d.bring(r)
	t := &model.Task{
		Title: d.Title, Column: d.Column, Assignees: known.ids(d.Assign),
		After: slices.Clone(d.After), Priority: value(d.Priority), Due: value(d.Due),
		Estimate: value(d.Estimate), Parent: value(d.Parent),
		Milestone: model.MilestoneID(known.id("milestone", string(value(d.Milestone)))),
	}
	for _, l := range d.Label {
		t.Labels = append(t.Labels, model.LabelID(known.id("label", string(l))))
	}
	for _, id := range append(slices.Clone(t.After), t.Parent) {
		if id != (model.ID{}) && r.Task(id) == nil {
			return nil, noTask(r, id)
		}
	}
	return append(do, model.AddTask{Task: t, Body: &model.Body{}}), nil
}

func value[T any](p *T) T {
	if p == nil {
		var none T
		return none
	}
	return *p
}

func noTask(r model.Reader, id model.ID) error {
	return model.Errorf(model.NotFound, "no task %s (it may have been deleted)", r.Setup().Ref(r.NumberOf(id)))
}

// Edit makes the changes that turn tasks into what the draft says. A title is
// only for one task.
func (d *Draft) Edit(ids []model.ID) model.Make {
	return func(r model.Reader) ([]model.Change, error) {
		if d.Title != "" && len(ids) > 1 {
			return nil, model.Errorf(model.Usage, "%d tasks can't all be called %q: edit them one by one", len(ids), d.Title)
		}
		do, known := d.bring(r)
		for _, id := range ids {
			t := r.Task(id)
			if t == nil {
				return nil, noTask(r, id)
			}
			do = append(do, d.fields(id, known)...)
			do = append(do, d.sets(t, known)...)
		}
		return d.move(r, ids, do)
	}
}

// fields sets what holds one value.
func (d *Draft) fields(id model.ID, known renamed) []model.Change {
	var do []model.Change
	set := func(f model.Field, v model.Value) { do = append(do, model.Set{Task: id, Field: f, To: v}) }
	if d.Title != "" {
		set(model.TitleField, model.Text(d.Title))
	}
	if d.Priority != nil {
		set(model.PriorityField, model.PriorityOf(*d.Priority))
	}
	if d.Due != nil {
		set(model.DueField, model.DayOn(*d.Due))
	}
	if d.Estimate != nil {
		set(model.EstimateField, model.EstimateOf(*d.Estimate))
	}
	if d.Milestone != nil {
		set(model.MilestoneField, model.Text(known.id("milestone", string(*d.Milestone))))
	}
	if d.Parent != nil {
		set(model.ParentField, model.TaskOf(*d.Parent))
	}
	return do
}

// sets adds to and takes from what holds many.
func (d *Draft) sets(t *model.Task, known renamed) []model.Change {
	var do []model.Change
	change := func(f model.Field, add, remove []string) {
		remove = slices.DeleteFunc(remove, func(s string) bool { return slices.Contains(add, s) })
		if len(add)+len(remove) > 0 {
			do = append(do, model.Members{Task: t.ID, Field: f, Add: add, Remove: remove})
		}
	}
	off := texts(d.Unassign)
	if d.Nobody {
		off = append(off, texts(t.Assignees)...)
	}
	change(model.AssigneesField, texts(known.ids(d.Assign)), off)
	var labels []string
	for _, l := range d.Label {
		labels = append(labels, known.id("label", string(l)))
	}
	change(model.LabelsField, labels, texts(d.Unlabel))
	gone := refs(d.NotAfter)
	if d.Free {
		gone = append(gone, refs(t.After)...)
	}
	change(model.AfterField, refs(d.After), gone)
	return do
}

func refs(l []model.ID) []string {
	out := make([]string, len(l))
	for i, id := range l {
		out[i] = id.String()
	}
	return out
}

// move appends the moves of those that stand in another column.
func (d *Draft) move(r model.Reader, ids []model.ID, do []model.Change) ([]model.Change, error) {
	if d.Column == "" {
		return do, nil
	}
	var moving []model.ID
	for _, id := range ids {
		if r.Task(id).Column != d.Column {
			moving = append(moving, id)
		}
	}
	moves, err := model.MoveTo(moving, d.Column, model.Place{})(r)
	return append(do, moves...), err
}

// renamed says which ID new things have on the board as it stands now, by
// noun and the ID that the draft gave them.
type renamed map[[2]string]string

func (n renamed) id(noun, key string) string {
	if other, ok := n[[2]string{noun, key}]; ok {
		return other
	}
	return key
}

func (n renamed) ids(l []model.PersonID) []model.PersonID {
	out := make([]model.PersonID, len(l))
	for i, p := range l {
		out[i] = model.PersonID(n.id("person", string(p)))
	}
	return out
}

// bring adds to the board what it does not know yet, somebody else may have
// meanwhile.
func (d *Draft) bring(r model.Reader) ([]model.Change, renamed) {
	known := renamed{}
	var do []model.Change
	do = append(do, bring(r.Setup(), r.Setup().People, d.People, known)...)
	do = append(do, bring(r.Setup(), r.Setup().Labels, d.Labels, known)...)
	do = append(do, bring(r.Setup(), r.Setup().Milestones, d.Milestones, known)...)
	return do, known
}

func bring[T model.Item](s *model.Setup, all, fresh []T, known renamed) []model.Change {
	var do []model.Change
	taken := map[string]bool{}
	for _, i := range all {
		taken[i.Key()] = true
	}
	for _, i := range fresh {
		at := [2]string{model.Noun[T](), i.Key()}
		if there, ok := model.ByName[T](s, i.Called()); ok {
			known[at] = there.Key()
			continue
		}
		if old, ok := gone(all, i.Called()); ok {
			i = alive(old)
		} else if taken[i.Key()] {
			i = keyed(i, model.NewKey(i.Called(), func(k string) bool { return taken[k] }))
		}
		taken[i.Key()] = true
		known[at] = i.Key()
		do = append(do, model.Put[T]{Item: i, Index: -1})
	}
	return do
}

// alive returns a removed item as one that is back.
func alive[T model.Item](i T) T {
	switch v := any(i).(type) {
	case model.Person:
		v.Gone = false
		return any(v).(T)
	case model.Label:
		v.Gone = false
		return any(v).(T)
	case model.Milestone:
		v.Gone = false
		return any(v).(T)
	}
	return i
}

// keyed returns the item under another key.
func keyed[T model.Item](i T, key string) T {
	switch v := any(i).(type) {
	case model.Person:
		v.ID = model.PersonID(key)
		return any(v).(T)
	case model.Label:
		v.ID = model.LabelID(key)
		return any(v).(T)
	case model.Milestone:
		v.ID = model.MilestoneID(key)
		return any(v).(T)
	}
	return i
}

// Empty reports whether the draft says nothing.
func (d *Draft) Empty() bool {
	none := d.Title == "" && d.Column == "" && !d.Nobody && !d.Free
	lists := len(d.Assign) + len(d.Unassign) + len(d.Label) + len(d.Unlabel) + len(d.After) + len(d.NotAfter)
	unset := d.Priority == nil && d.Due == nil && d.Estimate == nil && d.Milestone == nil && d.Parent == nil
	return none && lists == 0 && unset
}
