package csv_test

import (
	"cmp"
	"encoding/csv"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/sheet"
	"baton/model/transfer"
	"baton/store/exchange"
	"baton/store/exchange/exchangetest"
)

func TestATableOfOursThatWasEditedComesIn(t *testing.T) {
	for name, style := range map[string]sheet.Style{"plain": {}, "for Excel": {Excel: true}} {
		l := exchangetest.Fresh()
		exchangetest.Do(t, l, model.AddTask{Task: &model.Task{Title: "Normal", Column: "todo", Due: 20_000, Priority: model.Low}, Body: &model.Body{Description: "Old"}})
		id := exchangetest.Tasks(l.Board)[0].ID
		exchangetest.Do(t, l, model.Set{Task: id, Field: model.EstimateField, To: model.EstimateOf(3)})
		was := exchangetest.ExportTable(t, l.Board, style)
		table := strings.NewReplacer("Normal", "Renamed", "Old", "New", ",low,", ",high,", ",3,", ",5,", ",Todo,", ",Doing,").Replace(was)

		exchangetest.Do(t, l, model.Set{Task: id, Field: model.PriorityField, To: model.PriorityOf(model.Urgent)})
		rep, err := exchangetest.Bring(t, l, "csv", []byte(table))
		if err != nil {
			t.Fatal(err)
		}
		task := l.Task(id)
		if task.Title != "Renamed" || l.Body(id).Description != "New" || task.Estimate != 5 || task.Column != "doing" {
			t.Errorf("%s: %+v: what was edited in the table did not come in", name, task)
		}
		if out := exchangetest.Text(t, rep); task.Priority != model.Urgent || !strings.Contains(out, "1 priority changed here") || strings.Count(out, "changed here") != 1 {
			t.Errorf("%s: the priority is %v, want the one given here after the export, and the word of it alone\n%s", name, task.Priority, out)
		}
		if ev := l.Events[len(l.Events)-1]; task.Updated != ev.At || task.Since != ev.At {
			t.Errorf("%s: changed at %v and moved at %v, want when it came in: %v", name, task.Updated, task.Since, ev.At)
		}
		if _, err := exchangetest.Bring(t, l, "csv", []byte(table)); !errors.Is(err, model.ErrNothing) {
			t.Errorf("%s: the second time: got %v, want nothing to change", name, err)
		}
	}
}

// Columns that a spreadsheet took away or moved make no second tasks of those
// that are on the board: their IDs are ours. A row that was added is a new one.
func TestATableOfOursWithFewerColumnsIsStillOurs(t *testing.T) {
	for _, keep := range [][]string{{"ID", "Ref", "Title", "Updated"}, {"Title", "Updated", "Status", "Ref", "ID"}, {"Ref", "ID", "Title"}} {
		l := exchangetest.Fresh()
		exchangetest.Do(t, l, model.AddTask{Task: &model.Task{Title: "One", Column: "todo"}, Body: &model.Body{}})
		exchangetest.Do(t, l, model.AddTask{Task: &model.Task{Title: "Two", Column: "todo"}, Body: &model.Body{Description: "Told"}})
		rows, err := csv.NewReader(strings.NewReader(exchangetest.ExportTable(t, l.Board, sheet.Style{}))).ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, make([]string, len(rows[0])))
		rows[3][slices.Index(rows[0], "Title")] = "Three"
		var table strings.Builder
		w := csv.NewWriter(&table)
		for _, row := range rows {
			var cells []string
			for _, head := range keep {
				cells = append(cells, row[slices.Index(rows[0], head)])
			}
			if err := w.Write(cells); err != nil {
				t.Fatal(err)
			}
		}
		w.Flush()
		if _, err := exchangetest.Bring(t, l, "csv", []byte(table.String())); err != nil {
			t.Fatal(err)
		}
		var titles []string
		for _, task := range exchangetest.Tasks(l.Board) {
			titles = append(titles, task.Title+l.Body(task.ID).Description)
		}
		if slices.Sort(titles); !slices.Equal(titles, []string{"One", "Three", "TwoTold"}) {
			t.Errorf("%v: %q", keep, titles)
		}
	}
}

// What a second import says is unchanged makes no event, whatever the table and
// the minute.
func TestTheSameFileAgainIsNoEvent(t *testing.T) {
	made := exchangetest.Fresh()
	exchangetest.Do(t, made, model.AddTask{Task: &model.Task{Title: "Normal", Column: "todo"}, Body: &model.Body{}})
	ours := exchangetest.ExportTable(t, made.Board, sheet.Style{})
	card := `{"id":"b","name":"B","lists":[{"id":"a","name":"Now","pos":1}],"cards":[{"id":"x","name":"Fix","idList":"a","dateLastActivity":"2026-11-%d"}]}`
	for _, f := range []struct{ format, first, again string }{
		{"csv", ours + ",,Added row,,Todo,,,,,,,,,,,,,,,,,\n", ""},
		{"csv", "Title,Status\nOne,Todo\n", ""},
		{"csv", "Title,Status,Updated,Comment\nOne,Doing,,Hello\nTwo,Done,2026-11-20,\n", ""},
		{"csv", "Id,Title,Created,Updated,Blocked,Archived\n1,One,,,yes,\n2,Two,2026-11-20,,,yes\n", ""},
		{"csv", "Id,Title,Updated\n1,One,2026-11-20\n", "Id,Title,Updated\n1,One,2026-11-21\n"},
		{"trello", strings.Replace(card, "%d", "20T10:00:00Z", 1), strings.Replace(card, "%d", "21T10:00:00Z", 1)},
	} {
		l := exchangetest.Fresh()
		for n, file := range []string{f.first, cmp.Or(f.again, f.first)} {
			in, err := exchange.Import(f.format, strings.NewReader(file), transfer.ImportOptions{Now: exchangetest.Options().Now.Add(time.Duration(n) * time.Hour), Name: "board"})
			if err != nil {
				t.Fatal(err)
			}
			d, _, err := in.Draft(l)
			if err != nil {
				t.Fatal(err)
			}
			if _, err = l.Propose(d, "kim"); n == 0 && err != nil || n == 1 && !errors.Is(err, model.ErrNothing) {
				t.Errorf("import %d of\n%s\ngot %v from %+v", n+1, file, err, d.Do)
			}
		}
	}
}
