package csv_test

import (
	"slices"
	"strings"
	"testing"

	"baton/model"
	"baton/model/flow"
	"baton/store/exchange/exchangetest"
)

func TestATimeThatATableDoesNotTellStaysUnknown(t *testing.T) {
	l := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, l, "csv", []byte("Task,Owner,Status,Updated\nDesign,Ana,Done,\nBuild,Ben,Doing,\nShip,Ben,Done,2026-11-20\n")); err != nil {
		t.Fatal(err)
	}
	for _, task := range exchangetest.Tasks(l.Board) {
		if task.Done != 0 || task.Started != 0 {
			t.Errorf("%s: done %s, started %s", task.Title, task.Done, task.Started)
		}
	}
	w := flow.Window{First: model.DayOf(exchangetest.At("2000-01-01T00:00:00Z")), Last: model.DayOf(exchangetest.At("2027-01-01T00:00:00Z")), Zone: exchangetest.Options().Now.Location()}
	if got := flow.Read(l.Setup(), slices.Values(l.Events)).Items(w); len(got) != 0 {
		t.Errorf("finished by the figures: %+v", got)
	}
	for _, to := range []model.ColumnID{"doing", "done"} { // back and done again, which is known
		if _, err := l.Propose(model.Draft{Verb: "move", Do: []model.Change{model.Move{Task: exchangetest.Tasks(l.Board)[0].ID, To: to}}}, "kim"); err != nil {
			t.Fatal(err)
		}
	}
	w.Last = model.DayOf(exchangetest.At("2099-01-01T00:00:00Z"))
	if got := flow.Read(l.Setup(), slices.Values(l.Events)).Items(w); len(got) != 1 {
		t.Errorf("finished since: %+v", got)
	}
}

func TestNothingOfARowIsLostUnsaid(t *testing.T) {
	for _, c := range []struct {
		table  string
		fields map[string]string
		said   string
	}{
		{"title,status,resolved\na,In Progress,2026-10-05\n", map[string]string{"Completed": "2026-10-05"}, "field Completed"},
		{"title,status,resolved\na,Todo,2026-10-05\n", map[string]string{"Completed": "2026-10-05"}, "field Completed"},
		{"title,status,done\na,Todo,yes\n", map[string]string{"Completed": "yes"}, "field Completed"},
		{"title,status,done,canceled\na,Done,2026-10-05,2026-10-04\n", map[string]string{"Canceled": "2026-10-04"}, ""},
		{"Title,Title,Due,Due\nfirst,second,2026-12-01,2026-12-02\n", map[string]string{"Title": "first, second", "Due": "2026-12-01, 2026-12-02"}, "of several in Title"},
		{"title,priority,priority\na,high,low\n", map[string]string{"priority": "high, low"}, "of several in priority"},
		{"title,Sprint,Sprint\na,One,Two\n", map[string]string{"Sprint": "One, Two"}, "of several in Sprint"},
		{"title,estimate,due,priority\na,2h,soon,whatever\n", map[string]string{"Estimate": "2h", "Due": "soon", "Priority": "whatever"}, "kept as a field"},
	} {
		l := exchangetest.Fresh()
		rep, err := exchangetest.Bring(t, l, "csv", []byte(c.table))
		if err != nil {
			t.Fatal(err)
		}
		task := exchangetest.Tasks(l.Board)[0]
		for name, want := range c.fields {
			if v, _ := task.Field(name); v.String() != want {
				t.Errorf("%s: the field %s is %q, want %q", c.table, name, v.String(), want)
			}
		}
		if !strings.Contains(exchangetest.Text(t, rep), c.said) {
			t.Errorf("%s: no word of %q in\n%s", c.table, c.said, exchangetest.Text(t, rep))
		}
	}
}

func TestOnlyFieldsThatAreThereAreCounted(t *testing.T) {
	for table, want := range map[string]int{
		"title,due,labels,notes,whatever\na,,,,\n": 0, "title,one,two,three\na,1,,\n": 1,
	} {
		rep, err := exchangetest.Bring(t, exchangetest.Fresh(), "csv", []byte(table))
		if err != nil || rep.Of("custom fields").In != want {
			t.Errorf("%s: %+v, %v, want %d", table, rep, err, want)
		}
	}
}

func TestWhatATableNoLongerSaysGoes(t *testing.T) {
	l := exchangetest.Fresh()
	for _, table := range []string{"id,title,due,labels,priority\n1,a,2026-12-24,api,high\n", "id,title,due,labels,priority\n1,a,,,\n"} {
		if _, err := exchangetest.Bring(t, l, "csv", []byte(table)); err != nil {
			t.Fatal(err)
		}
	}
	if got := exchangetest.Tasks(l.Board)[0]; got.Due != 0 || got.Priority != 0 || len(got.Labels) != 0 {
		t.Errorf("got %s", shown(l.Board, got))
	}
}
