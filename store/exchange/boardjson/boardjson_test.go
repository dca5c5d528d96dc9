package boardjson_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"regexp"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/store/exchange"
	"baton/store/exchange/boardjson"
	"baton/store/exchange/exchangetest"
)

func TestOurJSONComesBackByteByByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(&model.Setup{})
		if _, err := l.Propose(model.Draft{Verb: "init", Do: model.Founding(modeltest.Setup())}, "init"); err != nil {
			t.Fatalf("%v", err)
		}
		for range 25 {
			l.Draw(t)
		}
		exchangetest.OneLineTitles(t, l)
		first := exchangetest.Export(t, "json", l, l.Board, false)
		other := exchangetest.Fresh()
		_, err := exchangetest.Bring(t, other, "json", []byte(first))
		if err != nil && !errors.Is(err, model.ErrNothing) {
			t.Fatalf("%v", err)
		}
		if second := exchangetest.Export(t, "json", other, other.Board, false); second != first {
			t.Fatalf("it is not the same:\n%s", cmp.Diff(strings.Split(first, "\n"), strings.Split(second, "\n")))
		}
		for task := range l.Tasks() {
			got := other.Task(task.ID).Clone()
			if got.Rank = task.Rank; !cmp.Equal(task, got, cmpopts.EquateEmpty()) {
				t.Fatalf("what is the same in letters is another task:\n%s", cmp.Diff(task, got, cmpopts.EquateEmpty()))
			}
		}
		if _, err := exchangetest.Bring(t, l, "json", []byte(first)); !errors.Is(err, model.ErrNothing) && len(exchangetest.Tasks(l.Board)) > 0 {
			t.Fatalf("onto the same board: got %v, want nothing to change: %+v", err, l.Events[len(l.Events)-1].Do)
		}
	})
}

func TestOurJSONWithHistoryComesBackByteByByte(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(&model.Setup{})
		if _, err := l.Propose(model.Draft{Verb: "init", Do: model.Founding(modeltest.Setup())}, "init"); err != nil {
			t.Fatalf("%v", err)
		}
		for range 25 {
			l.Draw(t)
		}
		for _, ev := range l.Events {
			boardjson.OneLine(ev.Do)
			boardjson.OneLine(ev.Back)
		}
		first := exchangetest.Export(t, "json", l, l.Fold(), true)
		f, err := exchange.Import("json", strings.NewReader(first), exchangetest.Options())
		if err != nil || len(f.Events) != len(l.Events) {
			t.Fatalf("got %d of %d events, %v", len(f.Events), len(l.Events), err)
		}
		other := modeltest.NewLog(&model.Setup{})
		other.Events = f.Events
		if second := exchangetest.Export(t, "json", other, other.Fold(), true); second != first {
			t.Fatalf("it is not the same:\n%s", cmp.Diff(strings.Split(first, "\n"), strings.Split(second, "\n")))
		}
	})
}

// An exported history names what an event takes back by its identity, and for people
// by its number. Older ones have the number alone, and mean the same.
func TestAHistoryThatNamesWhatItTakesBackByNumberIsRead(t *testing.T) {
	l := modeltest.NewLog(&model.Setup{})
	do := func(d model.Draft) {
		if _, err := l.Propose(d, "kim"); err != nil {
			t.Fatal(err)
		}
	}
	do(model.Draft{Verb: "init", Do: model.Founding(modeltest.Setup())})
	do(model.Draft{Verb: "add", Do: []model.Change{model.AddTask{Task: &model.Task{Title: "x"}, Body: &model.Body{}}}})
	for _, u := range []*model.Undoing{model.Undo("kim", 0), model.Redo("kim")} {
		d, err := u.Plan(false)(l)
		if err != nil {
			t.Fatal(err)
		}
		do(d)
	}
	now := exchangetest.Export(t, "json", l, l.Fold(), true)
	old := regexp.MustCompile(`"undoes_id":"\w+",`).ReplaceAllString(now, "")
	if old == now || !strings.Contains(old, `"undoes":3`) {
		t.Fatalf("the history names nothing:\n%s", now)
	}
	for _, text := range []string{now, old} {
		f, err := exchange.Import("json", strings.NewReader(text), exchangetest.Options())
		if err != nil || !cmp.Equal(f.Events, l.Events, cmpopts.EquateEmpty()) {
			t.Errorf("%v:\n%s", err, cmp.Diff(f.Events, l.Events, cmpopts.EquateEmpty()))
		}
	}
}

func TestAnImportedEventTakesBackNoneButAnEarlierOne(t *testing.T) {
	l := modeltest.NewLog(&model.Setup{})
	for _, do := range [][]model.Change{
		model.Founding(modeltest.Setup()),
		{model.AddTask{Task: &model.Task{Title: "x"}, Body: &model.Body{}}},
		{model.AddTask{Task: &model.Task{Title: "y"}, Body: &model.Body{}}},
		{model.AddTask{Task: &model.Task{Title: "z"}, Body: &model.Body{}}},
	} {
		if _, err := l.Propose(model.Draft{Do: do}, "kim"); err != nil {
			t.Fatal(err)
		}
	}
	e := l.Events
	e[1].Undoes, e[2].Undoes, e[3].Undoes = e[2].ID, e[1].ID, model.EventID{1}
	f, err := exchange.Import("json", strings.NewReader(exchangetest.Export(t, "json", l, l.Fold(), true)), exchangetest.Options())
	if err != nil || len(f.Events) != len(e) {
		t.Fatalf("got %d events, %v", len(f.Events), err)
	}
	for i, want := range []model.EventID{{}, model.UnknownEvent(), e[1].ID, model.UnknownEvent()} {
		if got := f.Events[i].Undoes; got != want {
			t.Errorf("event %d takes back %v, want %v", i+1, got, want)
		}
	}
}

func TestATrelloBoardGoesThroughJSON(t *testing.T) {
	b, _ := exchangetest.Trello(6, 300, true)
	l := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, l, "trello", b); err != nil {
		t.Fatal(err)
	}
	first := exchangetest.Export(t, "json", l, l.Board, false)
	other := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, other, "json", []byte(first))
	if err != nil || rep.Of("tasks").In != 300 {
		t.Fatalf("got %+v, %v", rep, err)
	}
	if second := exchangetest.Export(t, "json", other, other.Board, false); second != first {
		t.Error("it is not the same")
	}
}

func TestATaskInJSONIsAsTheContractHasIt(t *testing.T) {
	l := modeltest.NewLog(modeltest.Setup())
	add := model.AddTask{
		Task: &model.Task{Title: "Fix <login>", Column: "doing", Assignees: []model.PersonID{"kim"}, Priority: model.High, Estimate: 3, Due: model.Date(2026, 11, 27)},
		Body: &model.Body{Checklist: []model.CheckItem{{Text: "one"}}},
	}
	if _, err := l.Propose(model.Draft{Do: []model.Change{add}}, "kim"); err != nil {
		t.Fatal(err)
	}
	task := exchangetest.Tasks(l.Board)[0]
	j := boardjson.TaskJSON(l, task, l.Body(task.ID))
	want := `"ref":"PAY-1","title":"Fix <login>","description":null,"status":"Doing","kind":"doing","assignees":["kim"],"priority":"high",` +
		`"labels":[],"estimate":3,"due":"2026-11-27","milestone":null,"parent":null,"blocked_by":[],"blocked":null,` +
		`"checklist":[{"group":null,"text":"one","done":false}],"comments":[],"links":[],"fields":{},`
	if !strings.Contains(string(j), want) {
		t.Errorf("got  %s\nwant %s", j, want)
	}
	row, err := json.Marshal(boardjson.EventJSON(l, l.Events[0], model.Tell(l.Events[0], model.NamesOf(l)), 0))
	if err != nil || !strings.Contains(string(row), `"by":"kim","verb":"","text":"added PAY-1 Fix \u003clogin\u003e","undoes":null,"changes":[{"ref":"PAY-1","field":"created","from":null,`) {
		t.Errorf("got %s, %v", row, err)
	}
}

func TestHostileJSONIsRefusedOrCounted(t *testing.T) {
	for in, want := range map[string]string{
		`{"format":"baton/2"}`:    "update baton",
		`{"lists":[],"cards":[]}`: "baton import trello",
		`{}`:                      "this is not baton's",
		`{"format":"baton/1","tasks":[{"title":5}]}`: "Tasks.title is of type number",
		`{"format":"baton/1","tasks":` + deep(1<<20): "exceeded max depth",
	} {
		if _, err := exchange.Import("json", strings.NewReader(in), exchangetest.Options()); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%.60s: got %v, want %s", in, err, want)
		}
	}
	const odd = `{"format":"baton/1","board":{"key":"P-1","columns":[{"id":"a","name":"A","kind":"x"},{"id":"a","name":"B"},{"id":"b","name":"a"}],
		"people":[{"id":"kim\u001b[31m","name":"kim\u202e"}]},"tasks":[
		{"id":"x","ref":"P-1","title":"one\u001b]52;c;x\u0007","status":"Nowhere","parent":"P-2","fields":{"f":{"g":1},"h":null}},
		{"ref":"P-2","title":"two","status":"A","parent":"P-1","blocked_by":["P-1","P-9"]},
		{"ref":"P-99999999999","title":"","status":"A","blocked_by":["P-2"],"assignees":["stranger"],"created":"yesterday"},
		{"ref":"P-2","title":"four"}],
		"log":[{"seq":1,"event":{"seq":1,"do":[{"kind":"add","new":{"num":99999999999}}]}}]}`
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "json", []byte(odd))
	if err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + exchangetest.Text(t, rep))
	if got := len(exchangetest.Tasks(l.Board)); got != 4 {
		t.Errorf("got %d tasks, want 4", got)
	}
	exchangetest.Harmless(t, l.Board)
}

func TestAFileFromBeforeBoardsHadARhythmHasTheUsualOne(t *testing.T) {
	for in, want := range map[string]string{"": "15m0s fair", `,"timer":null`: "15m0s fair", `,"timer":0,"order":"fixed"`: "0s fixed", `,"timer":30`: "30m0s fair"} {
		l := exchangetest.Fresh()
		if _, err := exchangetest.Bring(t, l, "json", []byte(`{"format":"baton/1","board":{"name":"A"`+in+`},"tasks":[{"title":"t"}]}`)); err != nil {
			t.Fatal(err)
		}
		if i := l.Setup().Info; fmt.Sprint(i.Timebox(), " ", i.Order()) != want {
			t.Errorf("%s: got %s %s, want %s", in, i.Timebox(), i.Order(), want)
		}
	}
}

func TestARhythmThatCantBeIsLeftOut(t *testing.T) {
	const odd = `{"format":"baton/1","board":{"name":"A","standup":{"days":["mon","moon"],"at":"09:30"},"review":{"days":[],"at":"25:00"},
		"holidays":[{"first":"2026-12-26","last":"2026-12-24"}],"order":"random","timer":-5,
		"people":[{"id":"kim","name":"kim","days":["fri"],"off":[{"first":"x","last":"2026-12-24"}]},
		{"id":"ann","name":"ann","off":[{"first":"2026-12-25","last":"2026-12-25"},{"first":"2026-12-24","last":"2026-12-24"}]}]},"tasks":[{"title":"t"}]}`
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "json", []byte(odd))
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"the board's days off were left out: 2026-12-26..2026-12-24 ends", "kim's days off were left out: days off must be in"} {
		if got := exchangetest.Text(t, rep); !strings.Contains(got, want) {
			t.Errorf("got %s, want %s", got, want)
		}
	}
	i, people := l.Setup().Info, l.Setup().People
	if got := fmt.Sprint(i.Standup, "|", i.Review, "|", i.Holidays, "|", i.Order(), i.Timebox(), people[0].Days, people[0].Off, people[1].Off); got != "mon 09:30|||fair0s fri  2026-12-24..2026-12-25" {
		t.Errorf("got %s", got)
	}
}

func deep(n int) string { return strings.Repeat("[", n) }

// What is written without reflection is what reflection writes of what was read.
func TestATaskIsWrittenAsItsStructWouldBe(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 12 {
			l.Draw(t)
		}
		for task := range l.Tasks() {
			written := boardjson.TaskJSON(l, task, l.Body(task.ID))
			var read boardjson.Task
			if err := json.Unmarshal(written, &read); err != nil {
				t.Fatalf("%s: %v", written, err)
			}
			var again bytes.Buffer
			e := json.NewEncoder(&again)
			e.SetEscapeHTML(false)
			if err := e.Encode(read); err != nil || strings.TrimSpace(again.String()) != string(written) {
				t.Fatalf("wrote %s\nwant  %s, %v", written, again.String(), err)
			}
		}
	})
}
