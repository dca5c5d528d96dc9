package plan_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/store/exchange/card"
	"baton/store/exchange/exchangetest"
)

func TestAChecklistAndLinksEditedHereStay(t *testing.T) {
	file := []byte(`{"id":"b","name":"B","lists":[{"id":"a","name":"Todo","pos":1}],
		"cards":[{"id":"x","name":"Fix","idList":"a","attachments":[{"name":"doc","url":"https://x.example/Doc"},{"name":"old","url":"https://x.example/Old"}]}],
		"checklists":[{"id":"c","idCard":"x","name":"List","checkItems":[{"id":"i1","name":"one","state":"incomplete"},{"id":"i2","name":"two","state":"incomplete"}]}]}`)
	l := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, l, "trello", file); err != nil {
		t.Fatal(err)
	}
	task := exchangetest.Tasks(l.Board)[0]
	one := l.Body(task.ID).Checklist[0]
	one.Done = true
	exchangetest.Do(t, l,
		model.PutPart[model.CheckItem]{Task: task.ID, Item: one, Index: -1},
		model.DropPart[model.CheckItem]{Task: task.ID, Part: l.Body(task.ID).Checklist[1].PartKey()},
		model.PutPart[model.CheckItem]{Task: task.ID, Item: model.CheckItem{Text: "Three"}, Index: -1},
		model.PutPart[model.Link]{Task: task.ID, Item: model.Link{URL: "https://Example.com/Foo"}, Index: -1},
		model.DropPart[model.Link]{Task: task.ID, Part: "https://x.example/Old"},
	)
	if _, err := exchangetest.Bring(t, l, "trello", file); !errors.Is(err, model.ErrNothing) {
		t.Errorf("got %v, want nothing to change", err)
	}
	body := l.Body(task.ID)
	if got := fmt.Sprintf("%d %s %s %d %s", len(body.Checklist), body.Checklist[0].Said(), body.Checklist[1].Said(), len(body.Links), body.Links[1].URL); got != "2 [x] one [ ] Three 2 https://Example.com/Foo" {
		t.Errorf("got %s", got)
	}
}

func TestWhatACopyHasSeenIsNoChangeHere(t *testing.T) {
	l := exchangetest.Fresh()
	exchangetest.Do(t, l, model.AddTask{Task: &model.Task{Title: "One", Column: "todo", Labels: nil}, Body: &model.Body{}})
	exchangetest.Do(t, l, model.Put[model.Label]{Item: model.Label{ID: "bug", Name: "bug"}, Index: -1})
	exchangetest.Do(t, l, model.Set{Task: exchangetest.Tasks(l.Board)[0].ID, Field: model.TitleField, To: model.Text("Two")})
	id := exchangetest.Tasks(l.Board)[0].ID
	copied := modeltest.NewLog(l.Fold().Setup())
	if _, err := exchangetest.Bring(t, copied, "json", []byte(exchangetest.Export(t, "json", l, l.Board, false))); err != nil {
		t.Fatal(err)
	}
	exchangetest.Do(t, copied, model.Set{Task: id, Field: model.TitleField, To: model.Text("Three")})
	exchangetest.Do(t, copied, model.Put[model.Label]{Item: model.Label{ID: "bug", Name: "defect"}, Index: -1})
	exchangetest.Do(t, l, model.Set{Task: id, Field: model.DueField, To: model.DayOn(20_000)})

	rep, err := exchangetest.Bring(t, l, "json", []byte(exchangetest.Export(t, "json", copied, copied.Board, false)))
	if err != nil {
		t.Fatal(err)
	}
	task := l.Task(id)
	if label, _ := model.ByKey[model.Label](l.Setup(), "bug"); task.Title != "Three" || task.Due != 20_000 || label.Name != "defect" {
		t.Errorf("got %q, due %v, label %s, want what was done there and what was done here\n%s", task.Title, task.Due, label.Name, exchangetest.Text(t, rep))
	}
}

func TestWhatAnUndoTookAwayComesBack(t *testing.T) {
	file := []byte(`{"id":"b","name":"B","lists":[{"id":"a","name":"Jetzt","pos":1}],"labels":[{"id":"l","name":"bug","color":"red"}],
		"members":[{"id":"m","username":"ann","fullName":"Ann"}],"cards":[{"id":"x","name":"Fix","idList":"a","idLabels":["l"],"idMembers":["m"]}]}`)
	l := exchangetest.Fresh()
	exchangetest.Do(t, l, model.AddTask{Task: &model.Task{Title: "Mine", Column: "todo"}, Body: &model.Body{}})
	for range 3 {
		rep, err := exchangetest.Bring(t, l, "trello", file)
		if err != nil || rep.Of("labels").In != 1 || rep.Of("people").In != 1 || strings.Contains(exchangetest.Text(t, rep), "removed here") {
			t.Fatalf("%v\n%s", err, exchangetest.Text(t, rep))
		}
		task := l.Task(card.Identity("trello", "card", "x"))
		if len(task.Labels) != 1 || len(task.Assignees) != 1 || model.Named[model.Column](l.Setup(), string(task.Column)) != "Jetzt" {
			t.Errorf("got %+v", task)
		}
		d, err := model.Undo("kim", 0).Plan(true)(l)
		if err == nil {
			_, err = l.Propose(d, "kim")
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := exchangetest.Bring(t, l, "trello", file); err != nil {
		t.Fatal(err)
	}
	label, _ := model.ByName[model.Label](l.Setup(), "bug")
	exchangetest.Do(t, l, model.Members{Task: card.Identity("trello", "card", "x"), Field: model.LabelsField, Remove: []string{string(label.ID)}})
	label.Removed = true
	exchangetest.Do(t, l, model.Put[model.Label]{Item: label, Index: -1})
	if rep, err := exchangetest.Bring(t, l, "trello", file); !errors.Is(err, model.ErrNothing) || !strings.Contains(exchangetest.Text(t, rep), "labels: 1 removed here") {
		t.Errorf("%v\n%s", err, exchangetest.Text(t, rep))
	}
}

func TestColumnsMadeByHandStayOnABoardWithoutTasks(t *testing.T) {
	l := exchangetest.Fresh()
	exchangetest.Do(t, l, model.Put[model.Column]{Item: model.Column{ID: "qa", Name: "QA", Kind: model.KindDoing, Limit: 2}, Index: 3})
	review, _ := model.ByName[model.Column](l.Setup(), "Review")
	review.Limit = 3
	exchangetest.Do(t, l, model.Put[model.Column]{Item: review, Index: -1})
	rep, err := exchangetest.Bring(t, l, "trello", []byte(`{"name":"B","lists":[{"id":"a","name":"Now","pos":1},{"id":"b","name":"Review","pos":2},{"id":"c","name":"Done","pos":3}],"cards":[]}`))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range model.Live[model.Column](l.Setup()) {
		got = append(got, fmt.Sprint(c.Name, " ", c.Limit))
	}
	if s := strings.Join(got, ", "); s != "Now 0, Review 3, Done 0, QA 2" {
		t.Errorf("got %s", s)
	}
	if out := exchangetest.Text(t, rep); !strings.Contains(out, "the file's columns replaced Backlog, Todo, Doing\n") {
		t.Errorf("what went is not said:\n%s", out)
	}
}

func TestNobodyKnownIsNotTheImporter(t *testing.T) {
	l := exchangetest.Fresh()
	_, err := exchangetest.Bring(t, l, "trello", []byte(`{"id":"b","name":"B","lists":[{"id":"a","name":"Now","pos":1},{"id":"o","name":"Old","closed":true,"pos":2}],
		"cards":[{"id":"x","name":"Fix","idList":"a"},{"id":"y","name":"Removed","idList":"o"}],
		"actions":[{"id":"m","type":"commentCard","date":"2026-01-01T10:00:00.000Z","data":{"text":"Hm","card":{"id":"x"}}}]}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range exchangetest.Tasks(l.Board) {
		if k.CreatedBy != "" {
			t.Errorf("%s was made by %q", k.Title, k.CreatedBy)
		}
	}
	if by := l.Body(card.Identity("trello", "card", "x")).Comments[0].By; by != "" {
		t.Errorf("the comment is by %q", by)
	}
	for _, row := range model.Tell(l.Events[0], model.NamesOf(l)).Rows {
		if row.Task != (model.ID{}) && row.By != "" {
			t.Errorf("%+v is told of %q", row, row.By)
		}
	}
}

func TestWhatHasNoPlaceIsCounted(t *testing.T) {
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "trello", []byte(`{"id":"b","name":"B","desc":"About","lists":[{"id":"a","name":"Now","pos":1,"softLimit":3}],
		"cards":[{"id":"x","name":"Fix","idList":"a","address":"Main St","coordinates":null,"somethingNew":{"a":1},"idShort":3,"labels":[{"name":"Bug","color":"red"}]}],
		"actions":[{"id":"m","type":"addMemberToCard","date":"2026-01-01T10:00:00.000Z","data":{"card":{"id":"x"}}}],
		"checklists":[{"id":"c","idCard":"x","name":"List","checkItems":[{"id":"i1","name":"one","state":"incomplete","due":"2026-01-01"}]}]}`))
	if err != nil {
		t.Fatal(err)
	}
	out := exchangetest.Text(t, rep)
	for _, want := range []string{
		"1 desc of the board", "1 address of cards", "1 somethingNew of cards", "1 due of checklist items", "actions: 1 not about moves, archiving or comments", "addMemberToCard",
	} {
		if !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
	if got := rep.Of("other parts").Not; got != 4 {
		t.Errorf("got %d other parts, want 4\n%s", got, out)
	}
	if c, _ := model.ByName[model.Column](l.Setup(), "Now"); c.Limit != 3 {
		t.Errorf("the limit is %d", c.Limit)
	}
	if label, ok := model.ByName[model.Label](l.Setup(), "bug"); !ok || len(exchangetest.Tasks(l.Board)[0].Labels) != 1 {
		t.Errorf("the label without an ID: %+v", label)
	}
}

func TestATextThatLooksLikeADayStaysAText(t *testing.T) {
	l, other := exchangetest.Fresh(), exchangetest.Fresh()
	exchangetest.Do(t, l, model.AddTask{Task: &model.Task{Title: "One", Column: "todo", Fields: []model.FieldValue{
		{Name: "Day", Value: model.DayOn(20_000)}, {Name: "Text", Value: model.Text("2026-01-02")},
	}}, Body: &model.Body{}})
	if _, err := exchangetest.Bring(t, other, "json", []byte(exchangetest.Export(t, "json", l, l.Board, false))); err != nil {
		t.Fatal(err)
	}
	if got, want := fmt.Sprint(exchangetest.Tasks(other.Board)[0].Fields), fmt.Sprint(exchangetest.Tasks(l.Board)[0].Fields); got != want {
		t.Errorf("got %s, want %s", got, want)
	}
}

func TestWhoIsTakenForWhomIsSaid(t *testing.T) {
	file := []byte(`{"id":"b","name":"B","lists":[{"id":"a","name":"Now","pos":1}],"members":[{"id":"m","username":"kim","fullName":"Kim Lee"}],
		"cards":[{"id":"x","name":"Fix","idList":"a","idMembers":["m"]}]}`)
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "trello", file)
	if err != nil || !strings.Contains(exchangetest.Text(t, rep), "kim is taken to be kim, by name (if that is another person: baton undo, then baton people add NAME 'login:trello:kim')") {
		t.Errorf("%v\n%s", err, exchangetest.Text(t, rep))
	}
	if rep, err := exchangetest.Bring(t, l, "trello", file); !errors.Is(err, model.ErrNothing) || strings.Contains(exchangetest.Text(t, rep), "by name") {
		t.Errorf("known for good, it is said again: %v\n%s", err, exchangetest.Text(t, rep))
	}
	other := exchangetest.Fresh()
	exchangetest.Do(t, other, model.Put[model.Person]{Item: model.Person{ID: "lee", Name: "lee", Logins: []string{"trello:kim"}}, Index: -1})
	if _, err := exchangetest.Bring(t, other, "trello", file); err != nil {
		t.Fatal(err)
	}
	if got := exchangetest.Tasks(other.Board)[0].Assignees; len(got) != 1 || got[0] != "lee" {
		t.Errorf("got %v, want the person with that login", got)
	}
}
