package model

import (
	"slices"
	"strings"
)

// Field names what [Set] sets. A free field has the prefix "field.".
type Field string

// The fields of a task that hold one value.
const (
	TitleField       Field = "title"
	DescriptionField Field = "description"
	PriorityField    Field = "priority"
	EstimateField    Field = "estimate"
	DueField         Field = "due"
	MilestoneField   Field = "milestone"
	ParentField      Field = "parent"

	freePrefix = "field."
)

// FreeField returns the name of a free field.
func FreeField(name string) Field { return Field(freePrefix + name) }

// Free returns the name of a free field, false for one of the task's own.
func (f Field) Free() (string, bool) { return strings.CutPrefix(string(f), freePrefix) }

// Set sets a field of a task; no value clears it.
type Set struct {
	Told
	Task  ID
	Field Field
	To    Value
}

// Kind returns "set".
func (Set) Kind() string { return "set" }

// Subject returns the task.
func (c Set) Subject() ID { return c.Task }

func (c Set) as(t Told) Change { c.Told = t; return c }

func (c Set) admit(e *Edit, _ *Draft, _ Stamp) (Change, error) {
	t := e.Task(c.Task)
	if t == nil {
		return nil, NoTask(e, 0)
	}
	if err := c.check(e, t); err != nil {
		return nil, err
	}
	if valueOf(e, t, c.Field) == c.To {
		return nil, nil
	}
	return c, nil
}

// check checks the rules of the field.
func (c Set) check(e *Edit, t *Task) error {
	want := map[Field]ValueKind{
		TitleField: TextValue, DescriptionField: TextValue, PriorityField: PriorityValue,
		EstimateField: NumberValue, DueField: DayValue, MilestoneField: TextValue, ParentField: TaskValue,
	}
	_, free := c.Field.Free()
	kind, known := want[c.Field]
	if !known && !free {
		return Errorf(Usage, "a task has no field %q", string(c.Field))
	}
	if known && c.To.Kind != NoValue && c.To.Kind != kind {
		return Errorf(Usage, "%s can't be %q", string(c.Field), c.To.String())
	}
	if free {
		return checkValue(c.To)
	}
	switch c.Field {
	case TitleField:
		return checkTitle(c.To.Text)
	case EstimateField:
		return checkEstimate(c.To.Number)
	case MilestoneField:
		return checkMilestone(e, c.To.Text)
	case ParentField:
		return checkParent(e, t, c.To.ID())
	}
	return nil
}

// valueOf returns what a field of t holds.
func valueOf(e *Edit, t *Task, f Field) Value {
	switch f {
	case TitleField:
		return Text(t.Title)
	case DescriptionField:
		if !t.Described {
			return Value{}
		}
		return Text(e.Body(t.ID).Description)
	case PriorityField:
		return PriorityOf(t.Priority)
	case EstimateField:
		return EstimateOf(t.Estimate)
	case DueField:
		return DayOn(t.Due)
	case MilestoneField:
		return Text(string(t.Milestone))
	case ParentField:
		return TaskOf(t.Parent)
	}
	name, _ := f.Free()
	v, _ := t.Field(name)
	return v
}

func (c Set) undo(e *Edit) Change {
	return Set{Task: c.Task, Field: c.Field, To: valueOf(e, e.Task(c.Task), c.Field)}
}

func (c Set) apply(e *Edit, s Stamp) {
	if c.Field == DescriptionField {
		e.updateBody(c.Task, s, func(b *Body) { b.Description = c.To.Text })
		return
	}
	e.update(c.Task, s, func(t *Task) { t.SetField(c.Field, c.To) })
}

// SetField sets a field that holds one value, other than the description, which is in
// the long part of the task. It checks no rule.
func (t *Task) SetField(f Field, v Value) {
	switch f {
	case TitleField:
		t.Title = v.Text
	case PriorityField:
		t.Priority = Priority(v.Number)
	case EstimateField:
		t.Estimate = v.Number
	case DueField:
		t.Due = Day(v.Number)
	case MilestoneField:
		t.Milestone = MilestoneID(v.Text)
	case ParentField:
		t.Parent = v.ID()
	default:
		name, _ := f.Free()
		t.setFree(name, v)
	}
}

// setFree sets or, with no value, removes a free field.
func (t *Task) setFree(name string, v Value) {
	i, found := slices.BinarySearchFunc(t.Fields, name, func(f FieldValue, n string) int { return strings.Compare(f.Name, n) })
	for j, f := range t.Fields {
		if strings.EqualFold(f.Name, name) {
			i, found = j, true
		}
	}
	switch {
	case found && v.Kind == NoValue:
		t.Fields = slices.Delete(t.Fields, i, i+1)
	case found:
		t.Fields[i].Value = v
	case v.Kind != NoValue:
		t.Fields = slices.Insert(t.Fields, i, FieldValue{name, v})
	}
}

func (c Set) touches(Change) []string { return []string{string(c.Field)} }

func (c Set) rows(back Change, n Names) []Row {
	b, _ := back.(Set)
	return []Row{{Task: c.Task, Field: string(c.Field), From: n.value(c.Field, b.To), To: n.value(c.Field, c.To)}}
}

func (c Set) scrub() Change {
	if c.To.Kind == TextValue && c.Field != MilestoneField {
		c.To = Text(purged)
	}
	if _, free := c.Field.Free(); free {
		c.Field = FreeField(purged)
	}
	return c
}
