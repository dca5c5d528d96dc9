package todotxt_test

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/transfer"
	"baton/store/exchange"
	"baton/store/exchange/exchangetest"
	"baton/store/exchange/todotxt"
)

// shown returns a task as one line of what a list can say of it.
func shown(b *model.Board, t *model.Task) string {
	s := b.Setup()
	out := []string{model.Named[model.Column](s, string(t.Column)), t.Title}
	for _, l := range t.Labels {
		out = append(out, "#"+model.Named[model.Label](s, string(l)))
	}
	for _, p := range t.Assignees {
		out = append(out, "@"+model.Named[model.Person](s, string(p)))
	}
	if t.Milestone != "" {
		out = append(out, "~"+model.Named[model.Milestone](s, string(t.Milestone)))
	}
	for _, v := range []string{t.Priority.String(), t.Due.String()} {
		if v != "" {
			out = append(out, v)
		}
	}
	for _, f := range t.Fields {
		out = append(out, f.Name+"="+f.Value.String())
	}
	return strings.Join(out, " ")
}

// listOf exports a board in the zone that imports are of.
func listOf(t exchangetest.T, b *model.Board) string {
	t.Helper()
	var out strings.Builder
	if err := exchange.Export("todotxt", &out, b, transfer.ExportOptions{Now: exchangetest.Options().Now}); err != nil {
		t.Fatalf("export: %v", err)
	}
	return out.String()
}

func TestWhatALineSays(t *testing.T) {
	for in, want := range map[string]string{
		"Buy milk": "Todo Buy milk",
		"(A) 2026-11-20 Fix login +shop @phone due:2026-12-01": "Todo Fix login #phone #shop urgent 2026-12-01",
		"(D) a":                                       "Todo a low",
		"(Q) a":                                       "Todo a low",
		"(a) a":                                       "Todo (a) a",
		"x 2026-11-27 2026-11-20 Done +a pri:B":       "Done Done #a high",
		"x (C) 2026-11-20 Done":                       "Done Done medium",
		"x 2026-11-27 (B) 2026-11-20 Done":            "Done Done high",
		"xylophone lesson":                            "Todo xylophone lesson",
		"@Phone Call Mom @Call +Family":               "Todo Call Mom #Call #Family #Phone",
		"Call the +family at @home today":             "Todo Call the family at home today #family #home",
		"+Novel @Home":                                "Todo Novel Home #Home #Novel",
		"Research +Novel +Novel +novel":               "Todo Research #Novel",
		"Mail kim@example.com + me 1+1 @ 12:30":       "Todo Mail kim@example.com + me 1+1 @ 12:30",
		"Read https://example.com/a level:5":          "Todo Read https://example.com/a level=5",
		"Wait t:2026-12-24":                           "Todo Wait Start=2026-12-24",
		"Wait due:friday":                             "Todo Wait due=friday",
		"Plan assignee:kim milestone:v1 status:Doing": "Doing Plan @kim ~v1",
	} {
		l := exchangetest.Fresh()
		if _, err := exchangetest.Bring(t, l, "todotxt", []byte(in+"\n")); err != nil {
			t.Fatalf("%s: %v", in, err)
		}
		if got := shown(l.Board, exchangetest.Tasks(l.Board)[0]); got != want {
			t.Errorf("%s:\ngot  %s\nwant %s", in, got, want)
		}
	}
}

func TestWhatIsLeftOutIsSaid(t *testing.T) {
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "todotxt", []byte("# my list\n\nWater plants rec:1w due:soon\n"))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"lines: 1 begin with #", "recurrences: 1 have no place on the board", "due dates: 1 not a day like 2026-12-01"} {
		if out := exchangetest.Text(t, rep); !strings.Contains(out, want) {
			t.Errorf("no %q in\n%s", want, out)
		}
	}
}

func TestAListIsRecognisedByItsLines(t *testing.T) {
	for text, want := range map[string]bool{
		"(A) Call Mom\nBuy milk": true, "x 2026-11-22 2026-11-20 Ship": true, "2026-11-20 Buy milk\n\n# remark\nCall @phone": true,
		"Call @kim\nAsk @ann": false, "Buy milk": false, "Title,Due\nFix,2026-11-20": false, "2026-11-20,Fix": false, "- [ ] (A) one": false,
		"Dear all\n(A) is right\nbut (B)\nis not": false, `{"due":"2026-11-20"}`: false,
	} {
		if got := todotxt.Is([]byte(text)); got != want {
			t.Errorf("%q: got %v", text, got)
		}
	}
}

func TestTheDaysOfALineAreThoseOfTheTask(t *testing.T) {
	l := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, l, "todotxt", []byte("x 2026-11-22 2026-11-20 Ship\n")); err != nil {
		t.Fatal(err)
	}
	task, zone := exchangetest.Tasks(l.Board)[0], exchangetest.Options().Now.Location()
	if got := fmt.Sprint(task.Created.Time().In(zone), task.Done.Time().In(zone)); got != "2026-11-20 00:00:00 +0100 +0100 2026-11-22 00:00:00 +0100 +0100" {
		t.Errorf("got %s", got)
	}
}

// A list that was exported, edited elsewhere and imported again changes what was
// edited, and leaves alone what the board changed meanwhile.
func TestAListGoesThroughAnotherProgram(t *testing.T) {
	l := exchangetest.Fresh()
	_, _ = exchangetest.Bring(t, l, "todotxt", []byte("Call @phone\n"))
	exchangetest.Do(t, l, model.Put[model.Column]{Item: model.Column{ID: "w", Name: "Waiting_for it", Kind: model.KindDoing}, Index: 2},
		model.Put[model.Label]{Item: model.Label{ID: "n", Name: "needs review"}, Index: -1})
	for _, task := range []*model.Task{
		{Title: "Ask about +kim", Column: "w", Labels: []model.LabelID{"n"}, Priority: model.High},
		{Title: "x (A) 2026-01-02 odd", Column: "todo"},
		{Title: "Third", Column: "todo", Fields: []model.FieldValue{{Name: "size", Value: model.Text("very big")}, {Name: "a b", Value: model.Text("no key")}, {Name: "n", Value: model.Text("5")}, {Name: "u", Value: model.Text("//x_y \\true")}, {Name: "v", Value: model.Text("true")}}},
	} {
		exchangetest.Do(t, l, model.AddTask{Task: task, Body: &model.Body{Description: "Stays."}})
	}
	list := listOf(t, l.Board)
	if _, err := exchangetest.Bring(t, l, "todotxt", []byte(list)); !errors.Is(err, model.ErrNothing) {
		t.Fatalf("the same list again: got %v from %+v", err, l.Events[len(l.Events)-1].Do)
	}
	rows := strings.SplitAfter(list, "\n")
	for i, row := range rows {
		switch {
		case strings.Contains(row, "Third"):
			rows[i] = "x 2026-11-23 " + strings.Replace(row, "Third", "Third thing", 1)
		case strings.Contains(row, "odd"):
			rows[i] = strings.TrimSuffix(row, "\n") + " +new due:2026-12-24\n"
		}
	}
	tasks := exchangetest.Tasks(l.Board)
	exchangetest.Do(t, l, model.Set{Task: tasks[1].ID, Field: model.PriorityField, To: model.PriorityOf(model.Urgent)})
	if _, err := exchangetest.Bring(t, l, "todotxt", []byte(strings.Join(rows, ""))); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, task := range exchangetest.Tasks(l.Board) {
		got = append(got, shown(l.Board, task))
	}
	want := []string{
		"Todo Call #phone", "Waiting_for it Ask about +kim #needs review urgent", "Todo x (A) 2026-01-02 odd #new 2026-12-24",
		"Done Third thing a b=no key n=5 size=very big u=//x_y \\true v=true",
	}
	if !slices.Equal(got, want) {
		t.Errorf("got\n%s\nwant\n%s", strings.Join(got, "\n"), strings.Join(want, "\n"))
	}
	if body := l.Body(tasks[3].ID); body.Description != "Stays." {
		t.Errorf("the description is %q", body.Description)
	}
	if !strings.Contains(listOf(t, l.Board), " @phone ") {
		t.Error("a context is no context any more")
	}
}

func TestAnyBoardIsAListThatIsReadAgain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 20 {
			l.Draw(t)
		}
		exchangetest.OneLineTitles(t, l)
		list := listOf(t, l.Board)
		if list == "" {
			return
		}
		other := modeltest.NewLog(l.Setup().Clone())
		if _, err := exchangetest.Bring(t, other, "todotxt", []byte(list)); err != nil {
			t.Fatalf("%v", err)
		}
		if again := listOf(t, other.Board); again != list {
			t.Fatalf("got\n%s\nwant\n%s", again, list)
		}
		if _, err := exchangetest.Bring(t, l, "todotxt", []byte(list)); !errors.Is(err, model.ErrNothing) {
			t.Fatalf("onto its own board: got %v from %+v", err, l.Events[len(l.Events)-1].Do)
		}
	})
}

// hostile are words of titles that look like what a line says of a task.
var hostile = []string{
	"id:5", "id:x", "id:01KA0000000000000000000001", "updated:2026-11-20T10:00:00Z", "id:", "updated:never", "|", "x", "(A)", "2026-01-02",
	"+a", "@b", "due:2026-12-01", "status:Done", "pri:A", "k:v", "http://a.b", "word", "_", "\\",
}

func TestTitlesLikeOurOwnWordsAreNoOtherTasks(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := exchangetest.Fresh()
		_, _ = exchangetest.Bring(t, l, "todotxt", []byte("First\n"))
		for range rapid.IntRange(1, 4).Draw(t, "tasks") {
			words := rapid.SliceOfN(rapid.SampledFrom(hostile), 1, 6).Draw(t, "title")
			task := &model.Task{Title: strings.Join(words, " "), Column: rapid.SampledFrom([]model.ColumnID{"todo", "doing", "done"}).Draw(t, "column")}
			task.Priority = rapid.SampledFrom([]model.Priority{model.NoPriority, model.High}).Draw(t, "priority")
			exchangetest.Do(t, l, model.AddTask{Task: task, Body: &model.Body{}})
		}
		list := listOf(t, l.Board)
		if _, err := exchangetest.Bring(t, l, "todotxt", []byte(list)); !errors.Is(err, model.ErrNothing) {
			t.Fatalf("got %v from %+v of\n%s", err, l.Events[len(l.Events)-1].Do, list)
		}
		var want []string
		for _, task := range exchangetest.Tasks(l.Board) {
			want = append(want, task.Title+" later")
		}
		added := strings.ReplaceAll(list, "\n", " later +more\n")
		if _, err := exchangetest.Bring(t, l, "todotxt", []byte(added)); err != nil {
			t.Fatalf("%v of\n%s", err, added)
		}
		var got []string
		for _, task := range exchangetest.Tasks(l.Board) {
			got = append(got, task.Title)
		}
		if !slices.Equal(got, want) {
			t.Fatalf("got %q\nwant %q of\n%s", got, want, added)
		}
	})
}

func TestAnXFinishesATaskInAnyColumn(t *testing.T) {
	for _, column := range []model.ColumnID{"todo", "doing", "w"} {
		for _, x := range []string{"x ", "x 2026-11-28 "} {
			l := exchangetest.Fresh()
			_, _ = exchangetest.Bring(t, l, "todotxt", []byte("First\n"))
			exchangetest.Do(t, l, model.Put[model.Column]{Item: model.Column{ID: "w", Name: "Waiting", Kind: model.KindDoing}, Index: 2})
			for range 2 {
				exchangetest.Do(t, l, model.AddTask{Task: &model.Task{Title: "(B) Ship", Column: column, Priority: model.High}, Body: &model.Body{}})
			}
			rows := strings.SplitAfter(listOf(t, l.Board), "\n")
			for i, row := range rows {
				if strings.Contains(row, "Ship") {
					rows[i] = x + row
					break
				}
			}
			for onto, log := range map[string]*modeltest.Log{"its own": l, "another": exchangetest.Fresh()} {
				if _, err := exchangetest.Bring(t, log, "todotxt", []byte(strings.Join(rows, ""))); err != nil {
					t.Fatal(err)
				}
				var got []string
				for _, task := range exchangetest.Tasks(log.Board) {
					got = append(got, fmt.Sprint(task.Title, " ", log.Setup().KindOf(task.Column) == model.KindDone))
				}
				slices.Sort(got)
				if want := []string{"(B) Ship false", "(B) Ship true", "First false"}; !slices.Equal(got, want) {
					t.Errorf("%s in %s, onto %s board: got %q, want %q", x, column, onto, got, want)
				}
			}
		}
	}
}

func TestNamesLikeAddressesComeBack(t *testing.T) {
	l := exchangetest.Fresh()
	exchangetest.Do(t, l, model.Put[model.Column]{Item: model.Column{ID: "w", Name: "//odd", Kind: model.KindDoing}, Index: 2})
	exchangetest.Do(t, l, model.AddTask{Task: &model.Task{Title: "Ship", Column: "w"}, Body: &model.Body{}})
	if _, err := exchangetest.Bring(t, l, "todotxt", []byte(listOf(t, l.Board))); !errors.Is(err, model.ErrNothing) {
		t.Errorf("got %v from %+v", err, l.Events[len(l.Events)-1].Do)
	}
}

func TestARealListComesInWhole(t *testing.T) {
	for file, want := range map[string]int{"todotxt/task_1set.txt": 0, "todotxt/tasklist_1set.txt": 0} {
		b, l := exchangetest.Sample(t, file), exchangetest.Fresh()
		for row := range strings.Lines(string(b)) {
			if row = strings.TrimSpace(row); row != "" && !strings.HasPrefix(row, "# ") {
				want++
			}
		}
		rep, err := exchangetest.Bring(t, l, "todotxt", b)
		if err != nil || rep.Of("tasks").In != want || len(exchangetest.Tasks(l.Board)) != want {
			t.Errorf("%s: got %d tasks, %v, want %d\n%s", file, len(exchangetest.Tasks(l.Board)), err, want, exchangetest.Text(t, rep))
		}
		if _, err := exchangetest.Bring(t, l, "todotxt", b); !errors.Is(err, model.ErrNothing) {
			t.Errorf("%s again: got %v", file, err)
		}
	}
}

func FuzzTodotxt(f *testing.F) {
	f.Add([]byte("(A) 2026-11-20 Fix +shop @phone due:2026-12-01\nx 2026-11-27 2026-11-20 Ship pri:B\n"))
	f.Add([]byte("2026-11-20 a_b +x_y\\_z @q status:In_Progress | | n:NaN id:01KA0000000000000000000001 updated:2026-11-20T10:00:00Z\n"))
	f.Add([]byte("x\n+ @ : a: :b\n+_ assignee:_ id:1\n"))
	f.Fuzz(func(t *testing.T, b []byte) { exchangetest.Swallow(t, "todotxt", b) })
}
