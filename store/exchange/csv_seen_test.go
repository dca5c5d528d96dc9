package exchange

import (
	"errors"
	"strings"
	"testing"

	"baton/model"
	"baton/model/sheet"
)

func TestATableOfOursThatWasEditedComesIn(t *testing.T) {
	for name, style := range map[string]sheet.Style{"plain": {}, "for Excel": {Excel: true}} {
		l := fresh()
		do(t, l, model.AddTask{Task: &model.Task{Title: "Normal", Column: "todo", Due: 20_000, Priority: model.Low}, Body: &model.Body{Description: "Old"}})
		id := tasks(l.Board)[0].ID
		do(t, l, model.Set{Task: id, Field: model.EstimateField, To: model.EstimateOf(3)})
		was := exportTable(t, l.Board, style)
		table := strings.NewReplacer("Normal", "Renamed", "Old", "New", ",low,", ",high,", ",3,", ",5,", ",Todo,", ",Doing,").Replace(was)

		do(t, l, model.Set{Task: id, Field: model.PriorityField, To: model.PriorityOf(model.Urgent)})
		rep, err := bring(t, l, "csv", []byte(table))
		if err != nil {
			t.Fatal(err)
		}
		task := l.Task(id)
		if task.Title != "Renamed" || l.Body(id).Description != "New" || task.Estimate != 5 || task.Column != "doing" {
			t.Errorf("%s: %+v: what was edited in the table did not come in", name, task)
		}
		if out := text(t, rep); task.Priority != model.Urgent || !strings.Contains(out, "1 priority changed here") || strings.Count(out, "changed here") != 1 {
			t.Errorf("%s: the priority is %v, want the one given here after the export, and the word of it alone\n%s", name, task.Priority, out)
		}
		if _, err := bring(t, l, "csv", []byte(table)); !errors.Is(err, model.ErrNothing) {
			t.Errorf("%s: the second time: got %v, want nothing to change", name, err)
		}
	}
}
