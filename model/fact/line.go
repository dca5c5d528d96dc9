package fact

import "baton/model"

// Line is a field of a task that holds one value, as a page about the task says it.
type Line struct {
	Name, Text string
	Exact      string // the same in digits, where Text has it in words
	Alarm      string // what is wrong with it, "" for nothing
}

// Lines returns what the fields of a task say that hold one value, without those that
// are empty, and without the fields of the board's own making.
func (a At) Lines(t *model.Task) []Line {
	s := a.Board.Setup()
	due := Line{Name: "due", Text: t.Due.Words(a.today), Exact: t.Due.String()}
	if model.Overdue(s, t, a.today) > 0 {
		due.Alarm = "overdue"
	}
	estimate := Line{Name: "estimate"}
	if t.Estimate != 0 {
		estimate.Text = model.Number(t.Estimate).String() + s.Info.Unit
	}
	milestone := Line{Name: "milestone"}
	if t.Milestone != "" {
		milestone.Text = model.Named[model.Milestone](s, string(t.Milestone))
	}
	var out []Line
	for _, l := range []Line{due, estimate, {Name: "priority", Text: t.Priority.String()}, milestone} {
		if l.Text != "" {
			out = append(out, l)
		}
	}
	return out
}
