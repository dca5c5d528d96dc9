package exchange

import (
	"bytes"
	"errors"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/store/exchange/exchangetest"
)

// swallow imports a file that may be anything: it is refused in one line or
// comes in whole and harmless.
func swallow(t *testing.T, format string, b []byte) {
	f, err := Import(format, bytes.NewReader(b), options())
	if err != nil {
		var known *model.Error
		if !errors.As(err, &known) || line(known.Text) != known.Text {
			t.Fatalf("%q is no line for people", err)
		}
		return
	}
	l := fresh()
	d, _, err := f.Draft(l)
	if err != nil {
		return
	}
	if _, err := l.Propose(d, "kim"); err != nil && !errors.Is(err, model.ErrNothing) {
		t.Fatalf("the draft was refused: %v", err)
	}
	harmless(t, l.Board)
	if f.Events != nil {
		other := modeltest.NewLog(&model.Setup{})
		other.Events = f.Events
		export(t, "json", other, other.Fold(), true)
	}
	again, _, err := f.Draft(l)
	if err != nil {
		t.Fatalf("a second draft: %v", err)
	}
	if _, err := l.Propose(again, "kim"); err != nil && !errors.Is(err, model.ErrNothing) {
		t.Fatalf("the second draft was refused: %v", err)
	}
}

func FuzzTrello(f *testing.F) {
	b, _ := exchangetest.Trello(1, 3, true)
	f.Add(b)
	f.Add(trello(`"idList":"a","closed":true,"name":"\u001b[31mred","idMembers":["q"]`, ``, "2026-01-02T10:00:00.000Z"))
	f.Add([]byte(`{"lists":[{"id":"","closed":true}],"cards":[{"id":"x"},{"id":"x"}],"labels":[{"id":"l"}],"members":[{"id":"m"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) { swallow(t, "trello", b) })
}

func FuzzCSV(f *testing.F) {
	f.Add([]byte("id,title,status,parent,blocked by,due\n1,a,Doing,2,2,1/2/26\n2,b,Done,1,1,\n"))
	f.Add([]byte("Titel;Status\n\"a\nb\";x\n"))
	f.Add([]byte("title,assignee,labels,comments,checklist,archived\n=1,me,\"a,b\",x;y;z,[x] q,yes\n"))
	f.Fuzz(func(t *testing.T, b []byte) { swallow(t, "csv", b) })
}

func FuzzJSON(f *testing.F) {
	l := modeltest.NewLog(&model.Setup{})
	_, _ = l.Propose(model.Draft{Do: model.Founding(modeltest.Setup())}, "kim")
	_, _ = l.Propose(model.Draft{Do: []model.Change{model.AddTask{Task: &model.Task{Title: "x"}}}}, "kim")
	var b bytes.Buffer
	_ = Export("json", &b, l.Board, ExportOptions{History: func(yield func(model.Event) bool) {
		for _, ev := range l.Events {
			if !yield(ev) {
				return
			}
		}
	}})
	f.Add(b.Bytes())
	f.Add([]byte(`{"format":"baton/1","tasks":[{"ref":"1","parent":"1","title":"x"}]}`))
	f.Fuzz(func(t *testing.T, b []byte) { swallow(t, "json", b) })
}
