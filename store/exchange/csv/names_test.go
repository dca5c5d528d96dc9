package csv_test

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"baton/model"
	"baton/model/sheet"
	"baton/store/exchange/csv"
	"baton/store/exchange/exchangetest"
)

func TestHowManyPeopleACellNames(t *testing.T) {
	const one, two, none = "one person", "more than one", ""
	for _, c := range []struct{ head, cells, want, said string }{
		{"Owner", "Müller, Jörg|extern|Kim Lee", "Jörg Müller+Kim Lee+extern", one},
		{"Owner", "de Vries, Jan|Smith, John", "Jan de Vries+John Smith", one},
		{"Owner", "Smith, John; Doe, Jane|Kim Lee", "Jane Doe+John Smith+Kim Lee", one},
		{"Owner", "Kim, Ann|Ann", "Ann+Kim", two},
		{"Owner", "Kim Lee, Ann Berg", "Ann Berg+Kim Lee", two},
		{"Owner", "kim, ann|bo", "ann+bo+kim", none},
		{"Owner", "Ann, Kim, Bo|Bo, Ann", "Ann+Bo+Kim", two},
		{"Owner", "kim/ann", "ann+kim", two},
		{"Owner", "kim & ann", "ann+kim", two},
		{"Owner", "kim+ann|bo", "ann+bo+kim", two},
		{"Owner", "Kim Lee / Ann Berg", "Ann Berg+Kim Lee", two},
		{"Owner", "김철수/이영희", "김철수+이영희", two},
		{"Owner", "R&D|n/a", "R&D+n/a", none},
		{"Owner", "kim+work@example.com", "kimwork", none},
		{"Issue Type,Assignee", "Kim, Ann|Ann|kim/ann", "Ann+Ann Kim+kim/ann", none},
		{"Owner=assignees:one", "Kim, Ann|Ann|kim/ann", "Ann+Ann Kim+kim/ann", none},
		{"Owner=assignees:many", "Müller, Jörg|extern", "Jörg+Müller+extern", none},
	} {
		o := exchangetest.Options()
		o.Map = map[string]string{}
		head, as, _ := strings.Cut(c.head, "=")
		if as != "" {
			o.Map[head] = as
		}
		table := "Summary," + head + "\n"
		for n, cell := range strings.Split(c.cells, "|") {
			table += "Task " + strconv.Itoa(n) + strings.Repeat(",Bug", strings.Count(head, ",")) + ",\"" + cell + "\"\n"
		}
		f, err := csv.Read([]byte(table), o)
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, p := range f.People {
			if got = append(got, p.Full); p.Full == "" {
				got[len(got)-1] = p.Name
			}
		}
		slices.Sort(got)
		if s := strings.Join(got, "+"); s != c.want {
			t.Errorf("%s %s: got %s, want %s", c.head, c.cells, s, c.want)
		}
		notes := strings.Join(f.Summary.Notes, "\n")
		if guessed := strings.Contains(notes, "assignees:one"); guessed != (c.said != none) || !strings.Contains(notes, c.said) {
			t.Errorf("%s %s: it says %q, want %q", c.head, c.cells, notes, c.said)
		}
	}
}

func TestThePeopleOfATableOfOursAreNoGuess(t *testing.T) {
	l := exchangetest.Fresh()
	exchangetest.Do(t, l, model.Put[model.Person]{Item: model.Person{ID: "bo", Name: "Bo"}, Index: -1}, model.Put[model.Person]{Item: model.Person{ID: "a", Name: "Ann"}, Index: -1},
		model.AddTask{Task: &model.Task{Title: "One", Column: "todo", Assignees: []model.PersonID{"bo", "a"}}, Body: &model.Body{}})
	f, err := csv.Read([]byte(exchangetest.ExportTable(t, l.Board, sheet.Style{})), exchangetest.Options())
	if err != nil {
		t.Fatal(err)
	}
	if len(f.People) != 3 || len(f.Summary.Notes) != 0 { // kim made the task
		t.Errorf("got %+v, and %q", f.People, f.Summary.Notes)
	}
}
