package csv_test

import (
	"errors"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/store/exchange/exchangetest"
)

func TestWhatTaskwarriorMeansByAStatus(t *testing.T) {
	const table = "uuid,description,status,entry,start,end,modified\n" +
		"1,Open,pending,20260310T090500Z,,,20260310T090500Z\n2,Later,waiting,20260310T090500Z,,,20260310T090500Z\n3,Often,recurring,20260310T090500Z,,,\n" +
		"4,Over,completed,20260310T090500Z,,20260313T100000Z,20260313T100000Z\n5,Dropped,deleted,20260310T090500Z,,20260314T100000Z,20260314T100000Z\n6,Lost,deleted,20260310T090500Z,,,\n"
	begun := exchangetest.Fresh()
	exchangetest.Do(t, begun, model.Put[model.Column]{Item: model.Column{ID: "blocked", Name: "Blocked", Kind: model.KindDoing}, Index: 3},
		model.AddTask{Task: &model.Task{Title: "Mine", Column: "blocked"}, Body: &model.Body{}})
	for _, l := range []*modeltest.Log{exchangetest.Fresh(), begun} {
		rep, err := exchangetest.Bring(t, l, "csv", []byte(table))
		if err != nil || !strings.Contains(exchangetest.Text(t, rep), "2 tasks are deleted there and not done: archived") {
			t.Fatalf("%v\n%s", err, exchangetest.Text(t, rep))
		}
		for _, k := range exchangetest.Tasks(l.Board) {
			want := map[string]model.Kind{"Open": model.KindTodo, "Later": model.KindBacklog, "Often": model.KindBacklog, "Over": model.KindDone, "Mine": model.KindDoing}[k.Title]
			if k.Title == "Dropped" || k.Title == "Lost" {
				want = model.KindTodo
				if k.Archived == 0 || k.Title == "Dropped" && k.Archived.String() != "2026-03-14T10:00:00Z" {
					t.Errorf("%s: archived %v", k.Title, k.Archived)
				}
			}
			if got := l.Setup().KindOf(k.Column); got != want || (k.Done != 0) != (k.Title == "Over") {
				t.Errorf("%s is %s, done %v, want %s", k.Title, got, k.Done, want)
			}
		}
		if rep, err := exchangetest.Bring(t, l, "csv", []byte(table)); !errors.Is(err, model.ErrNothing) {
			t.Errorf("again: %v\n%s", err, exchangetest.Text(t, rep))
		}
	}
}
