package csv_test

import (
	"errors"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/sheet"
	"baton/store/exchange/exchangetest"
)

func TestATableOfOursMakesABoardWithTheSameTable(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range rapid.IntRange(1, 60).Draw(t, "drafts") {
			l.Draw(t)
		}
		odd := rapid.SampledFrom([]model.Value{
			model.Text("5"), model.Text("yes"), model.Text("2026-12-24"), model.Text("007"), model.Text("-5"), model.Text("=1"), model.Number(-5.25), model.Bool(true), model.DayOn(20_000), model.Text("'"),
		})
		c := odd.Draw(t, "C")
		for task := range l.Tasks() {
			for _, name := range []string{"A", "a", "B:text", "C"} {
				if rapid.Bool().Draw(t, "has") {
					continue
				}
				set := model.Set{Task: task.ID, Field: model.FreeField(name), To: odd.Draw(t, "value")}
				if set.To = model.Text(set.To.String()); name == "C" { // of one type in all tasks
					set.To = c
				}
				if _, err := l.Propose(model.Draft{Verb: "edit", Do: []model.Change{set}}, "kim"); err != nil && !errors.Is(err, model.ErrNothing) {
					t.Fatalf("set: %v", err)
				}
			}
		}
		style := rapid.SampledFrom([]sheet.Style{{}, {Excel: true}, {Excel: true, Comma: true}}).Draw(t, "style")
		first := exchangetest.ExportTable(t, l.Board, style)
		if !strings.Contains(first, "\n") || len(exchangetest.Tasks(l.Board)) == 0 {
			return
		}
		again := broughtBack(t, l, first, style)
		if !strings.Contains(first, "a\nb") && again != first { // in one line, as nobody can type it
			t.Fatalf("it is not the same:\n%s\n%s", first, again)
		}
		if third := broughtBack(t, l, again, style); third != again {
			t.Fatalf("the second time it is not the same:\n%s\n%s", again, third)
		}
	})
}

// broughtBack imports a table into a new board and returns that board's.
func broughtBack(t exchangetest.T, l *modeltest.Log, table string, style sheet.Style) string {
	t.Helper()
	s, _ := model.Template("kanban")
	s.Info.Key = l.Setup().Info.Key
	other := modeltest.NewLog(s)
	if _, err := exchangetest.Bring(t, other, "csv", []byte(table)); err != nil {
		t.Fatalf("import: %v", err)
	}
	return exchangetest.ExportTable(t, other.Board, style)
}

func TestATableOfOursKeepsWhatIsWritten(t *testing.T) {
	s, _ := model.Template("kanban")
	s.People = []model.Person{{ID: "kim", Name: "kim"}, {ID: "ann", Name: "ann"}}
	s.Labels = []model.Label{{ID: "a", Name: "api, v2"}, {ID: "b", Name: "[x]"}, {ID: "c", Name: "c"}}
	s.Columns[0].Name, s.Columns[0].Kind = "Not done", model.KindBacklog
	s.Columns[1].Name = "Done?"
	l := modeltest.NewLog(s)
	id := model.ID{15: 1}
	add := model.AddTask{
		Task: &model.Task{ID: id, Title: "-5", Column: s.Columns[1].ID, CreatedBy: "ann", Labels: []model.LabelID{"a", "b", "c"}, Blocked: model.Blocker{Reason: "yes"}},
		Body: &model.Body{
			Description: "  =1\n\n* a;b\n", Links: []model.Link{{URL: "mailto:kim@example.com"}, {Title: "a <b> c", URL: "https://example.com/a;b,c"}, {URL: "https://example.com/?a=1,2"}},
			Checklist: []model.CheckItem{{ID: model.ID{1}, Group: "g", Text: "[ ] not a box", Done: true}, {ID: model.ID{2}, Text: "## no group"}, {ID: model.ID{3}, Text: "- ☑ either"}},
			Comments:  []model.Comment{{ID: model.ID{4}, At: 1_800_000_000_000, By: "ann", Text: "a; b\n\nc"}, {ID: model.ID{5}, At: 1_800_000_000_001, Text: "nobody's;x"}},
		},
	}
	if _, err := l.Propose(model.Draft{Verb: "add", Do: []model.Change{add}}, "kim"); err != nil {
		t.Fatal(err)
	}
	for _, style := range []sheet.Style{{}, {Excel: true, Comma: true}} {
		first := exchangetest.ExportTable(t, l.Board, style)
		if again := broughtBack(t, l, first, style); again != first {
			t.Errorf("it is not the same:\n%s\n%s", first, again)
		}
	}
}
