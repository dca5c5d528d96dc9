package model_test

import (
	"fmt"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
)

// most is how many entries a list may have.
const most = 1 << 16

func many[T any](n int, f func(i int) T) []T {
	out := make([]T, n)
	for i := range out {
		out[i] = f(i)
	}
	return out
}

func numbered(i int) string { return fmt.Sprint("x", i) }

// bigs returns, by name, changes that put n entries into one list.
var bigs = map[string]func(n int) model.Change{
	"comments": func(n int) model.Change {
		return big(&model.Task{}, &model.Body{Comments: many(n, func(int) model.Comment { return model.Comment{By: "kim", Text: "x"} })})
	},
	"checklist": func(n int) model.Change {
		return big(&model.Task{}, &model.Body{Checklist: many(n, func(int) model.CheckItem { return model.CheckItem{Text: "x"} })})
	},
	"links": func(n int) model.Change {
		return big(&model.Task{}, &model.Body{Links: many(n, func(i int) model.Link { return model.Link{URL: "x:" + numbered(i)} })})
	},
	"external": func(n int) model.Change {
		return big(&model.Task{}, &model.Body{External: many(n, func(i int) model.External { return model.External{ID: numbered(i)} })})
	},
	"labels": func(n int) model.Change {
		return big(&model.Task{Labels: many(n, func(i int) model.LabelID { return model.LabelID(numbered(i)) })}, &model.Body{})
	},
	"fields": func(n int) model.Change {
		return big(&model.Task{Fields: many(n, func(i int) model.FieldValue {
			return model.FieldValue{Name: numbered(i), Value: model.Text("x")}
		})}, &model.Body{})
	},
	"emails": func(n int) model.Change {
		return model.Put[model.Person]{Item: model.Person{ID: "p", Name: "p", Emails: many(n, numbered)}, Index: -1}
	},
	"logins": func(n int) model.Change {
		return model.Put[model.Person]{Item: model.Person{ID: "p", Name: "p", Logins: many(n, numbered)}, Index: -1}
	},
}

func big(t *model.Task, b *model.Body) model.Change {
	t.Title = "big"
	return model.AddTask{Task: t, Body: b}
}

func TestAListEndsWhereItCouldNotBeReadBack(t *testing.T) {
	for name, change := range bigs {
		l := modeltest.NewLog(modeltest.Setup())
		if _, err := l.Propose(model.Draft{Do: []model.Change{change(most + 1)}}, "kim"); model.CodeOf(err) != model.Refused {
			t.Errorf("%s: %d are admitted: %v", name, most+1, err)
		}
		if _, err := l.Propose(model.Draft{Do: []model.Change{change(most)}}, "kim"); err != nil {
			t.Errorf("%s: %d are refused: %v", name, most, err)
		}
	}
}

func TestAListThatIsFullTakesNoMoreAndCanBeTakenFrom(t *testing.T) {
	l := modeltest.NewLog(modeltest.Setup())
	ev, err := l.Propose(model.Draft{Do: []model.Change{bigs["comments"](most)}}, "kim")
	if err != nil {
		t.Fatal(err)
	}
	id := ev.Do[0].Subject()
	more := model.PutPart[model.Comment]{Task: id, Item: model.Comment{Text: "one more"}, Index: -1}
	if _, err := l.Propose(model.Draft{Do: []model.Change{more}}, "kim"); err == nil || !strings.Contains(err.Error(), "PAY-1") {
		t.Errorf("got %v", err)
	}
	drop := model.DropPart[model.Comment]{Task: id, Part: l.Body(id).Comments[0].PartKey()}
	if _, err := l.Propose(model.Draft{Do: []model.Change{drop, more}}, "kim"); err != nil {
		t.Error(err)
	}
}

func TestNamesHaveAnEnd(t *testing.T) {
	long := strings.Repeat("é", 20_000)
	for _, c := range []model.Change{
		model.Put[model.Column]{Item: model.Column{ID: "c", Name: long, Kind: model.KindDoing}},
		model.Put[model.Column]{Item: model.Column{ID: model.ColumnID(long), Name: "c", Kind: model.KindDoing}},
		model.Put[model.Person]{Item: model.Person{ID: "p", Name: long}},
		model.Put[model.Label]{Item: model.Label{ID: "l", Name: long}},
		model.Put[model.Milestone]{Item: model.Milestone{ID: "m", Name: long}},
		model.Put[model.View]{Item: model.View{ID: "v", Name: long}},
		model.AddTask{Task: &model.Task{Title: "x", Rank: model.Rank(strings.Repeat("V", 20_000))}},
	} {
		l := modeltest.NewLog(modeltest.Setup())
		_, err := l.Propose(model.Draft{Do: []model.Change{c}}, "kim")
		if model.CodeOf(err) != model.Refused || len(err.Error()) > 300 {
			t.Errorf("%s: got %.300v", c.Kind(), err)
		}
	}
	if _, err := modeltest.NewLog(modeltest.Setup()).Propose(model.Draft{Do: []model.Change{big(&model.Task{}, nil)}}, model.PersonID(long)); err == nil {
		t.Error("an author of 40,000 bytes is admitted")
	}
}
