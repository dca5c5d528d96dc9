package task

import (
	"strings"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
	"baton/ui/screen/float"
)

// pasted asks whether several lines pasted into a new task are one task
// each, which is the default, or a single task. Once they are several tasks, they
// stay so while the person corrects them.
func (a *Actor) pasted(l *float.Line, many *bool) func(text string) {
	return func(text string) {
		lines := nonEmpty(text)
		items := []float.Item{
			{Name: model.Count(len(lines), "task"), Note: "one per line", Value: "many"},
			{Name: "one task", Note: "all in one line"},
		}
		p := float.NewPicker(a.world, a.host, model.Count(len(lines), "line")+" pasted", items)
		p.Pick = func(it *float.Item, _ string) {
			if it == nil || it.Value == "" {
				l.Insert(strings.Join(lines, " "))
				return
			}
			*many = true
			l.Insert(strings.Join(lines, "\n"))
			l.Submit()
		}
		a.host.Push(p)
	}
}

func nonEmpty(text string) []string {
	var out []string
	for line := range strings.Lines(text) {
		if line = strings.TrimSpace(line); line != "" {
			out = append(out, line)
		}
	}
	return out
}

// addLines parses one task per line and returns the op that adds all or none.
func (a *Actor) addLines(text string, into model.ColumnID, whose model.PersonID) (op.Op, error) {
	var out op.Add
	for i, line := range nonEmpty(text) {
		d, err := query.ParseAdd(line, a.world.Env())
		if err != nil {
			return nil, op.AtLine(i+1, err)
		}
		defaults(d, into, whose)
		out.Tasks = append(out.Tasks, op.New{Draft: d, Line: i + 1})
	}
	return out, nil
}

// addOne parses a task on the first line, and its description below.
func (a *Actor) addOne(text string, into model.ColumnID, whose model.PersonID) (op.Op, error) {
	first, rest, _ := strings.Cut(text, "\n")
	d, err := query.ParseAdd(first, a.world.Env())
	if err != nil {
		return nil, err
	}
	defaults(d, into, whose)
	return op.Add{Tasks: []op.New{{Draft: d, Description: strings.TrimSpace(rest)}}}, nil
}
