package ui

import (
	"fmt"
	"strings"

	"baton/model"
	"baton/model/query"
	"baton/ui/screen/float"
)

// pasted asks whether several lines that were pasted into a new task are a task
// each, which enter offers, or one. Two lines or more that were made tasks go on
// being that, whatever is mended in them.
func (a *App) pasted(l *float.Line, many *bool) func(text string) {
	return func(text string) {
		lines := nonEmpty(text)
		items := []float.Item{
			{Name: model.Count(len(lines), "task"), Note: "one a line", Value: "many"},
			{Name: "one task", Note: "all in one line"},
		}
		p := float.NewPicker(&a.world, a, model.Count(len(lines), "line")+" were pasted", items)
		p.Pick = func(it *float.Item, _ string) {
			if it == nil || it.Value == "" {
				l.Insert(strings.Join(lines, " "))
				return
			}
			*many = true
			l.Insert(strings.Join(lines, "\n"))
			l.Submit()
		}
		a.Push(p)
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

// addLines reads a task a line and returns what adds them, all or none.
func (a *App) addLines(text string, into model.ColumnID, whose model.PersonID) (model.Make, error) {
	var all []*query.Draft
	for i, line := range nonEmpty(text) {
		d, err := query.ParseAdd(line, a.world.Env())
		if err != nil {
			return nil, model.Errorf(model.CodeOf(err), "line %d: %s", i+1, err.Error())
		}
		defaults(d, into, whose)
		all = append(all, d)
	}
	return func(r model.Reader) ([]model.Change, error) {
		var do []model.Change
		for i, d := range all {
			c, err := d.Add(r)
			if err != nil {
				return nil, fmt.Errorf("line %d: %w", i+1, err)
			}
			do = append(do, c...)
		}
		return do, nil
	}, nil
}

// addOne reads a task in a line, and its description below that.
func (a *App) addOne(text string, into model.ColumnID, whose model.PersonID) (model.Make, error) {
	first, rest, _ := strings.Cut(text, "\n")
	d, err := query.ParseAdd(first, a.world.Env())
	if err != nil {
		return nil, err
	}
	defaults(d, into, whose)
	return func(r model.Reader) ([]model.Change, error) {
		do, err := d.Add(r)
		if err != nil {
			return nil, err
		}
		return described(do, strings.TrimSpace(rest)), nil
	}, nil
}
