package csv_test

import (
	"bytes"
	"errors"
	"maps"
	"strings"
	"testing"

	"baton/model"
	"baton/model/transfer"
	"baton/store/exchange"
	"baton/store/exchange/exchangetest"
)

func TestRealTablesComeInWhole(t *testing.T) {
	for _, c := range []struct {
		file string
		want map[string]int
		cols string
	}{
		{"jira_csv/testautogen_ericmedlock.csv", map[string]int{
			"tasks": 22, "assignments": 11, "comments": 17, "due dates": 2, "attachments": 3, "milestones": 1, "milestones on cards": 18,
		}, "To Do:9 In Progress:3 Done:10"},
		{"jira_csv/werkplaats_nl_Maarten.csv", map[string]int{
			"tasks": 26, "assignments": 12, "parents": 13, "milestones on cards": 12,
		}, "Backlog:10 To Do:7 Done:9"},
		{"linear/claw_semperos_25col.csv", map[string]int{
			"tasks": 10, "assignments": 3, "labels on cards": 5, "due dates": 2, "parents": 2, "archived": 1,
		}, "Triage:1 Backlog:1 Todo:4 In Progress:1 Canceled:2 Done:1"},
		{"linear/nordic_pathliving_30col_shortrows.csv", map[string]int{
			"tasks": 28, "assignments": 28, "labels on cards": 2,
		}, "Backlog:1 Todo:19 In Progress:1 Done:7"},
		{"sheet/github_csv_tools_ckiw.csv", map[string]int{"tasks": 5, "labels on cards": 6}, ""},
	} {
		t.Run(c.file, func(t *testing.T) {
			b, l := exchangetest.Sample(t, c.file), exchangetest.Fresh()
			rep, err := exchangetest.Bring(t, l, "csv", b)
			if err != nil {
				t.Fatal(err)
			}
			t.Log("\n" + exchangetest.Text(t, rep))
			for what, want := range c.want {
				if got := rep.Of(what); got.In != want {
					t.Errorf("%s: got %+v, want %d to come in", what, got, want)
				}
			}
			if got := tally(l.Board); c.cols != "" && got != c.cols {
				t.Errorf("got %s, want %s", got, c.cols)
			}
			if _, err = exchangetest.Bring(t, l, "csv", b); !errors.Is(err, model.ErrNothing) {
				t.Errorf("a second import of the same file: got %v, want nothing to change", err)
			}
		})
	}
}

// tally counts the tasks of each column, archived ones too.
func tally(b *model.Board) string {
	n := map[model.ColumnID]int{}
	for t := range b.Tasks() {
		n[t.Column]++
	}
	var out []string
	for _, c := range model.Live[model.Column](b.Setup()) {
		out = append(out, c.Name+":"+model.Number(float64(n[c.ID])).String())
	}
	return strings.Join(out, " ")
}

func TestTablesOfAllSortsAreRead(t *testing.T) {
	const table = "Titel;Status;Zuständig;Fällig am;Punkte\nLogin;Doing;kim;24.12.2026;3\nÜber;Done;;;1,5\n"
	utf16 := []byte{0xff, 0xfe}
	windows := []byte{}
	for _, r := range table {
		utf16 = append(utf16, byte(r), byte(r>>8))
		windows = append(windows, byte(r))
	}
	for name, in := range map[string][]byte{
		"UTF-8":        []byte(table),
		"BOM":          []byte("\ufeff" + table),
		"UTF-16":       utf16,
		"no mark":      utf16[2:],
		"Windows-1252": windows,
		"sep=":         []byte("sep=;\r\n" + table),
		"tabs":         []byte(strings.ReplaceAll(table, ";", "\t")),
		"bars":         []byte(strings.ReplaceAll(table, ";", "|")),
		"old Mac":      []byte(strings.ReplaceAll(table, "\n", "\r")),
	} {
		l := exchangetest.Fresh()
		if _, err := exchangetest.Bring(t, l, "csv", in); err != nil {
			t.Errorf("%s: %v", name, err)
			continue
		}
		got := exchangetest.Tasks(l.Board)
		if len(got) != 2 || got[1].Title != "Über" || got[0].Due.String() != "2026-12-24" || got[0].Estimate != 3 || got[1].Estimate != 1.5 {
			t.Errorf("%s: got %+v", name, got)
		}
	}
}

func TestTheMapSaysWhatAColumnHolds(t *testing.T) {
	o := exchangetest.Options()
	o.Map = map[string]string{"Was": "title", "Egal": "-", "Team": "field.Squad"}
	in := "Was,Egal,Team\nLogin,x,core\n"
	f, err := exchange.Import("csv", strings.NewReader(in), o)
	if err != nil {
		t.Fatal(err)
	}
	l := exchangetest.Fresh()
	d, _, _ := f.Draft(l)
	if _, err := l.Propose(d, "kim"); err != nil {
		t.Fatal(err)
	}
	got := exchangetest.Tasks(l.Board)[0]
	if v, _ := got.Field("Squad"); got.Title != "Login" || v.Text != "core" || len(got.Fields) != 1 {
		t.Errorf("got %+v", got)
	}
	o.Map = map[string]string{"Nope": "title"}
	if _, err := exchange.Import("csv", strings.NewReader(in), o); model.CodeOf(err) != model.NotFound {
		t.Errorf("a column that is not there: got %v", err)
	}
	if _, err := exchange.Import("csv", strings.NewReader("a,b\n1,2\n"), exchangetest.Options()); err == nil || !strings.Contains(err.Error(), "--map") {
		t.Errorf("no title: got %v, want the way out", err)
	}
}

func TestOurOwnTableComesBack(t *testing.T) {
	l := exchangetest.Fresh()
	in := "title,description,status,labels,priority,comments,checklist,parent,id\n" +
		"\"=1+1\",\"-x\n'y\",Doing,\"a,b\",high,hello,\"[x] one\n[ ] two\",,1\n'quoted,,Done,,,,,1,2\n"
	if _, err := exchangetest.Bring(t, l, "csv", []byte(in)); err != nil {
		t.Fatal(err)
	}
	var first, second bytes.Buffer
	if err := exchange.Export("csv", &first, l.Board, transfer.ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	if !strings.Contains(first.String(), "'=1+1") || !strings.Contains(first.String(), "''quoted") {
		t.Errorf("formulas are not guarded:\n%s", first.String())
	}
	if _, err := exchangetest.Bring(t, l, "csv", first.Bytes()); !errors.Is(err, model.ErrNothing) {
		t.Errorf("back onto the same board: got %v, want nothing to change: %+v", err, l.Events[len(l.Events)-1].Do)
	}
	other := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, other, "csv", first.Bytes()); err != nil {
		t.Fatal(err)
	}
	if err := exchange.Export("csv", &second, other.Board, transfer.ExportOptions{}); err != nil {
		t.Fatal(err)
	}
	if first.String() != second.String() {
		t.Errorf("it is not the same:\n%s\n%s", first.String(), second.String())
	}
}

func TestOddTablesAreCounted(t *testing.T) {
	rep, err := exchangetest.Bring(t, exchangetest.Fresh(), "csv", []byte("title,status\nshort\nlong,Doing,extra\n\n , \nbad\"quote,Done\n"))
	if err != nil {
		t.Fatal(err)
	}
	got := exchangetest.Text(t, rep)
	for _, want := range []string{"1 row is shorter", "1 beyond the last column", "misplaced quotes"} {
		if !strings.Contains(got, want) {
			t.Errorf("no word of %q in:\n%s", want, got)
		}
	}
}

func TestAMadeUpTableComesInWhole(t *testing.T) {
	for i, sep := range []rune{',', ';', '\t', '|'} {
		b, truth := exchangetest.CSV(uint64(i), 300, sep)
		l := exchangetest.Fresh()
		rep, err := exchangetest.Bring(t, l, "csv", b)
		if err != nil {
			t.Fatal(err)
		}
		for what, want := range map[string]int{
			"tasks": truth.Rows, "assignments": truth.Assignments, "labels on cards": truth.Labels, "comments": truth.Comments,
			"due dates": truth.Due, "parents": truth.Parents, "columns": 4,
		} {
			if got := rep.Of(what); got.In != want || got.Not != 0 {
				t.Errorf("%c: %s: got %+v, want %d", sep, what, got, want)
			}
		}
		sum, columns := 0.0, map[string]int{}
		for _, task := range exchangetest.Tasks(l.Board) {
			sum += task.Estimate
			columns[model.Named[model.Column](l.Setup(), string(task.Column))]++
			if (task.Done != 0) != (l.Setup().KindOf(task.Column) == model.KindDone) {
				t.Errorf("%s: done %v", task.Title, task.Done)
			}
		}
		if sum != truth.Estimate || !maps.Equal(columns, truth.Columns) {
			t.Errorf("%c: got %v points in %v, want %v in %v", sep, sum, columns, truth.Estimate, truth.Columns)
		}
		if _, err := exchangetest.Bring(t, l, "csv", b); !errors.Is(err, model.ErrNothing) {
			t.Errorf("a second import: got %v, want nothing to change", err)
		}
	}
}

func TestCirclesAreBrokenAndCounted(t *testing.T) {
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "csv", []byte("id,title,parent,blocked by\n1,a,2,2\n2,b,3,1\n3,c,1,3\n"))
	if err != nil {
		t.Fatal(err)
	}
	if p, w := rep.Of("parents"), rep.Of("waits"); p.In != 2 || p.Not != 1 || w.In != 1 || w.Not != 2 {
		t.Errorf("got parents %+v and waits %+v", p, w)
	}
}

func TestAnImportOntoABoardInUseMatchesItsColumns(t *testing.T) {
	l := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, l, "csv", []byte("title,status\na,Doing\nb,Todo\n")); err != nil {
		t.Fatal(err)
	}
	if _, err := exchangetest.Bring(t, l, "csv", []byte("title,status\nc,In Progress\nd,Open\ne,Shipped\n")); err != nil {
		t.Fatal(err)
	}
	if got := tally(l.Board); got != "Todo:2 Doing:2 Done:1" {
		t.Errorf("got %s", got)
	}
}

func TestATableWithRelationsIsOneUndo(t *testing.T) {
	b, _ := exchangetest.CSV(9, 200, ',')
	l := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, l, "csv", b); err != nil {
		t.Fatal(err)
	}
	d, err := model.Undo("kim", 0).Plan(false)(l)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Propose(d, "kim"); err != nil || len(exchangetest.Tasks(l.Board)) != 0 {
		t.Errorf("%d tasks are left, %v", len(exchangetest.Tasks(l.Board)), err)
	}
}
