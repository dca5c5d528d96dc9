package query_test

import (
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"baton/model"
	"baton/model/query"
)

// id returns the ID of the n-th task of a test.
func id(n int) model.ID {
	var u ulid.ULID
	u[14], u[15] = byte(n>>8), byte(n)
	return u
}

// now is Thursday 26 November 2026 in Berlin.
func now(t testing.TB) time.Time {
	t.Helper()
	zone, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	return time.Date(2026, 11, 26, 10, 30, 0, 0, zone)
}

// setup is a board with a few of everything.
func setup() *model.Setup {
	s, _ := model.Template("kanban")
	s.Info.Key, s.Info.StaleDays = "PAY", 4
	s.Columns = append(s.Columns, model.Column{ID: "in-test", Name: "In Test", Kind: model.KindDoing})
	s.People = []model.Person{
		{ID: "kim", Name: "kim", Full: "Kim Lee"},
		{ID: "ann", Name: "Ann"},
		{ID: "kiran", Name: "kiran"},
		{ID: "김민수", Name: "김민수"},
		{ID: "old", Name: "old", Removed: true},
	}
	s.Labels = []model.Label{{ID: "api", Name: "api"}, {ID: "ui", Name: "ui"}, {ID: "two", Name: "two words"}, {ID: "apis", Name: "apart"}}
	s.Milestones = []model.Milestone{{ID: "v1", Name: "v1"}, {ID: "v2", Name: "Version 2"}}
	s.Views = []model.View{
		{ID: "mine", Name: "mine", Filter: "@me is:open sort:due"},
		{ID: "a", Name: "a", Filter: ":b"},
		{ID: "b", Name: "b", Filter: ":a"},
		{ID: "bad", Name: "bad", Filter: "@nobodyatall"},
		{ID: "either", Name: "either", Filter: "#api or #ui limit:3"},
	}
	return s
}

// tasks are on the board of the tests, by number.
func tasks(t testing.TB) []*model.Task {
	day := func(y int, m time.Month, d int) model.Day { return model.Date(y, m, d) }
	at := func(s string) model.Instant {
		when, err := time.Parse(time.RFC3339, s)
		if err != nil {
			t.Fatal(err)
		}
		return model.At(when)
	}
	return []*model.Task{
		{
			Title: "Fix login", Column: "doing", Priority: model.High, Due: day(2026, 11, 27), Estimate: 3,
			Assignees: []model.PersonID{"kim"}, Labels: []model.LabelID{"api"}, Milestone: "v1",
			Created: at("2026-11-20T09:00:00Z"), Updated: at("2026-11-20T09:00:00Z"), Started: at("2026-11-20T09:00:00Z"), CreatedBy: "ann",
			Fields: []model.FieldValue{{Name: "Severity", Value: model.Number(2)}, {Name: "Team", Value: model.Text("Core")}},
		},
		{
			Title: "Write the manual", Column: "todo", Due: day(2026, 11, 20), Assignees: []model.PersonID{"ann", "kim"},
			Labels: []model.LabelID{"api", "two"}, After: []model.ID{id(1)}, Described: true, Comments: 1,
			Created: at("2026-11-23T09:00:00Z"), Updated: at("2026-11-25T09:00:00Z"), CreatedBy: "kim",
		},
		{
			Title: "Straße reparieren", Column: "backlog", Priority: model.Urgent, Estimate: 8, Parent: id(1),
			Created: at("2026-11-25T23:30:00Z"), Updated: at("2026-11-25T23:30:00Z"), CreatedBy: "kim",
		},
		{
			Title: "로그인 오류 수정", Column: "done", Priority: model.Low, After: []model.ID{id(3)}, Milestone: "v2",
			Created: at("2026-11-01T09:00:00Z"), Updated: at("2026-11-24T09:00:00Z"), Started: at("2026-11-10T09:00:00Z"),
			Done: at("2026-11-24T09:00:00Z"), CreatedBy: "kim", Links: 2, Items: 3,
		},
		{
			Title: "Old thing", Column: "todo", Archived: at("2026-11-02T09:00:00Z"), Assignees: []model.PersonID{"old"},
			Created: at("2026-10-01T09:00:00Z"), Updated: at("2026-10-01T09:00:00Z"), CreatedBy: "kim",
			Blocked: model.Blocker{Reason: "legal"},
		},
	}
}

// board returns the board of the tests.
func board(t testing.TB) *model.Board {
	d := &model.Delta{Head: model.Head{Seq: 1, Next: 100}}
	for i, task := range tasks(t) {
		task.ID, task.Num, task.Rank = id(i+1), i+1, model.Rank("a"+string(rune('0'+i)))
		var body *model.Body
		if task.Described {
			body = &model.Body{Description: "Where the LOGIN page is, and a Schlüssel"}
		}
		d.Tasks = append(d.Tasks, model.Changed{ID: task.ID, After: task, Body: body})
	}
	return model.NewBoard(setup(), true).With(d)
}

// env is the environment that the tests parse texts in.
func env(t testing.TB) query.Env {
	b := board(t)
	return query.Env{Setup: b.Setup(), Numbers: b, Now: now(t), Me: "kim", MyName: "kim"}
}
