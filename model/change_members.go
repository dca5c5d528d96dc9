package model

import (
	"slices"
	"strings"
)

// The fields of a task that hold many: sets of people, labels and tasks.
const (
	AssigneesField Field = "assignees"
	LabelsField    Field = "labels"
	AfterField     Field = "blocked_by"
)

// Members adds members to a set of a task and removes others, so that two people
// who change different members don't overwrite each other. Members are IDs as text.
type Members struct {
	Told
	Task        ID
	Field       Field
	Add, Remove []string
}

// Kind returns "members".
func (Members) Kind() string { return "members" }

// Subject returns the task.
func (c Members) Subject() ID { return c.Task }

func (c Members) as(t Told) Change { c.Told = t; return c }

func (c Members) admit(e *Edit, _ *Draft, _ Stamp) (Change, error) {
	t := e.Task(c.Task)
	if t == nil {
		return nil, NoTask(e, 0)
	}
	have := members(t, c.Field)
	c.Add = slices.DeleteFunc(sorted(c.Add), func(m string) bool { return slices.Contains(have, m) })
	c.Remove = slices.DeleteFunc(sorted(c.Remove), func(m string) bool { return !slices.Contains(have, m) })
	if len(c.Add)+len(c.Remove) == 0 {
		return nil, nil
	}
	for _, m := range c.Add {
		if err := c.check(e, t, m); err != nil {
			return nil, err
		}
	}
	return c, nil
}

// check checks the rules for one new member.
func (c Members) check(e *Edit, t *Task, m string) error {
	switch c.Field {
	case AssigneesField:
		if p, ok := ByKey[Person](e.Setup(), m); !ok || p.Removed {
			return Errorf(NotFound, "nobody called %q on this board", Named[Person](e.Setup(), m))
		}
	case LabelsField:
		if l, ok := ByKey[Label](e.Setup(), m); !ok || l.Removed {
			return Errorf(NotFound, "no label %q on this board", Named[Label](e.Setup(), m))
		}
	case AfterField:
		id, err := ParseID(m)
		if err != nil {
			return Errorf(Usage, "invalid task ID %q", m)
		}
		return checkAfter(e, t, id)
	default:
		return Errorf(Usage, "a task has no list %q", string(c.Field))
	}
	return nil
}

func sorted(s []string) []string {
	out := slices.Clone(s)
	slices.Sort(out)
	return slices.Compact(out)
}

// members returns a set of t as text.
func members(t *Task, f Field) []string {
	switch f {
	case AssigneesField:
		return texts(t.Assignees)
	case LabelsField:
		return texts(t.Labels)
	}
	out := make([]string, len(t.After))
	for i, id := range t.After {
		out[i] = id.String()
	}
	return out
}

func texts[S ~string](s []S) []string {
	out := make([]string, len(s))
	for i, v := range s {
		out[i] = string(v)
	}
	return out
}

func (c Members) undo(*Edit) Change {
	return Members{Task: c.Task, Field: c.Field, Add: c.Remove, Remove: c.Add}
}

func (c Members) apply(e *Edit, s Stamp) {
	e.update(c.Task, s, func(t *Task) {
		switch c.Field {
		case AssigneesField:
			t.Assignees = merge(t.Assignees, c.Add, c.Remove)
		case LabelsField:
			t.Labels = merge(t.Labels, c.Add, c.Remove)
		case AfterField:
			t.After = parseIDs(merge(members(t, AfterField), c.Add, c.Remove))
		}
	})
}

func parseIDs(s []string) []ID {
	var out []ID
	for _, m := range s {
		if id, err := ParseID(m); err == nil {
			out = append(out, id)
		}
	}
	return out
}

// merge returns s, sorted, with add and without remove.
func merge[S ~string](s []S, add, remove []string) []S {
	out := slices.DeleteFunc(slices.Clone(s), func(v S) bool { return slices.Contains(remove, string(v)) })
	for _, a := range add {
		out = append(out, S(a))
	}
	slices.Sort(out)
	out = slices.Compact(out)
	if len(out) == 0 {
		return nil
	}
	return out
}

// normalise sorts the sets of t, so that equal tasks are stored as equal bytes.
func (t *Task) normalise() {
	t.Assignees = merge(t.Assignees, nil, nil)
	t.Labels = merge(t.Labels, nil, nil)
	slices.SortFunc(t.After, ID.Compare)
	t.After = slices.Compact(t.After)
	if len(t.After) == 0 {
		t.After = nil
	}
	slices.SortFunc(t.Fields, func(a, b FieldValue) int { return strings.Compare(a.Name, b.Name) })
	if len(t.Fields) == 0 {
		t.Fields = nil
	}
}

func (c Members) touches(Change) []string {
	out := make([]string, 0, len(c.Add)+len(c.Remove))
	for _, m := range slices.Concat(c.Add, c.Remove) {
		out = append(out, string(c.Field)+":"+m)
	}
	return out
}

func (c Members) rows(_ Change, n Names) []Row {
	var out []Row
	for _, m := range c.Remove {
		out = append(out, Row{Task: c.Task, Field: string(c.Field), From: Text(n.member(c.Field, m))})
	}
	for _, m := range c.Add {
		out = append(out, Row{Task: c.Task, Field: string(c.Field), To: Text(n.member(c.Field, m))})
	}
	return out
}

func (c Members) scrub() Change { return c }
