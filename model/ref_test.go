package model_test

import (
	"testing"

	"baton/model"
	"baton/model/modeltest"
)

func TestATaskIsFoundByItsKeyElsewhere(t *testing.T) {
	l := modeltest.NewLog(modeltest.Setup())
	add := func(key string) {
		body := &model.Body{External: []model.External{{Source: "jira", ID: key, Key: key}}}
		task := &model.Task{Title: key, Column: "todo"}
		if _, err := l.Propose(model.Draft{Verb: "import", Do: []model.Change{model.AddTask{Task: task, Body: body}}}, "kim"); err != nil {
			t.Fatal(err)
		}
	}
	for _, key := range []string{"TES-24", "PAY-1", "TWO-1", "TWO-1"} {
		add(key)
	}
	for text, want := range map[string]int{
		"TES-24": 1, "tes-24": 1, "PAY-1": 1, "PAY-2": 2, "2": 2, "TES-2": 0, "": 0,
		"TWO-1": 0, // of two tasks neither is meant
	} {
		if got, ok := model.FindRef(l, text); got != want || ok != (want != 0) {
			t.Errorf("%q: got %d, %v, want %d", text, got, ok, want)
		}
	}
}
