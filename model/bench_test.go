package model_test

import (
	"fmt"
	"testing"

	"baton/model"
	"baton/model/modeltest"
)

// propose measures a draft on a board.
func propose(b *testing.B, l *modeltest.Log, do []model.Change) {
	b.Helper()
	for b.Loop() {
		if _, _, err := model.Propose(l, model.Draft{Verb: "import", Do: do, Force: true}, l.World.Stamp("kim")); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkChain makes each of 10,000 new tasks part of the one before.
func BenchmarkChain(b *testing.B) {
	l := modeltest.NewLog(modeltest.Setup())
	var do []model.Change
	var last model.ID
	for i := range 10_000 {
		t := &model.Task{ID: l.World.NewID(), Title: fmt.Sprint("task ", i), Column: "todo"}
		do = append(do, model.AddTask{Task: t, Body: &model.Body{}})
		if i > 0 {
			do = append(do, model.Set{Task: t.ID, Field: model.ParentField, To: model.TaskOf(last)})
		}
		last = t.ID
	}
	propose(b, l, do)
}

// BenchmarkComments adds 30,000 comments to a task.
func BenchmarkComments(b *testing.B) {
	l := modeltest.NewLog(modeltest.Setup())
	id := l.World.NewID()
	do := []model.Change{model.AddTask{Task: &model.Task{ID: id, Title: "talk", Column: "todo"}, Body: &model.Body{}}}
	for i := range 30_000 {
		do = append(do, model.PutPart[model.Comment]{Task: id, Item: model.Comment{ID: l.World.NewID(), Text: fmt.Sprint("word ", i)}, Index: -1})
	}
	propose(b, l, do)
}
