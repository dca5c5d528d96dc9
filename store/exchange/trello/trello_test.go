package trello_test

import (
	"bytes"
	"errors"
	"fmt"
	"strings"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/op"
	"baton/model/query"
	"baton/store/exchange"
	"baton/store/exchange/exchangetest"
)

func TestAMadeUpTrelloBoardComesInWhole(t *testing.T) {
	b, truth := exchangetest.Trello(1, 1000, true)
	l := exchangetest.Fresh()
	rep, err := exchangetest.Bring(t, l, "trello", b)
	if err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + exchangetest.Text(t, rep))
	for what, want := range map[string][2]int{
		"cards": {truth.Cards, 0}, "archived": {truth.Archived, 0}, "people": {truth.Members + truth.Former, 0},
		"labels": {truth.Labels, 0}, "assignments": {truth.Assignments, 0}, "checklists": {truth.Checklists, 0},
		"checklist items": {truth.Items, 0}, "comments": {truth.Comments, 0}, "due dates": {truth.Due, 0},
		"moves": {truth.Moves, 0}, "attachments": {truth.Links, truth.BadLinks}, "field values": {truth.Values, 0},
		"custom fields": {5, 0}, "lists": {6, 0},
	} {
		if got := rep.Of(what); got.In != want[0] || got.Not != want[1] {
			t.Errorf("%s: got %d in and %d not, want %v", what, got.In, got.Not, want)
		}
	}
	checkCards(t, l, truth)
	if len(l.Events) != 1 {
		t.Errorf("got %d changes, want one", len(l.Events))
	}
}

// checkCards asks that every card became what it was.
func checkCards(t *testing.T, l *modeltest.Log, truth exchangetest.Truth) {
	t.Helper()
	ticked := 0
	for task := range l.Tasks() {
		body := l.Body(task.ID)
		want, ok := truth.Card[body.External[0].ID]
		if !ok {
			t.Fatalf("task %d comes from no card", task.Num)
		}
		ticked += task.Ticked
		got := exchangetest.CardTruth{
			Title: task.Title, List: model.Named[model.Column](l.Setup(), string(task.Column)), Archived: task.Archived != 0,
			Created: task.Created.Time(), Started: task.Started.Time(), Done: task.Done.Time(), Since: task.Since.Time(),
			Comments: task.Comments, Items: task.Items, Moves: want.Moves,
		}
		if fmt.Sprint(got) != fmt.Sprint(want) {
			t.Errorf("task %d:\ngot  %v\nwant %v", task.Num, got, want)
		}
	}
	if ticked != truth.Ticked {
		t.Errorf("got %d items ticked, want %d", ticked, truth.Ticked)
	}
}

func TestAnExportWithoutOldActionsShowsThePresent(t *testing.T) {
	b, truth := exchangetest.Trello(2, 1000, false)
	l := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, l, "trello", b); err != nil {
		t.Fatal(err)
	}
	for task := range l.Tasks() {
		want := truth.Card[l.Body(task.ID).External[0].ID]
		if got := model.Named[model.Column](l.Setup(), string(task.Column)); got != want.List {
			t.Fatalf("%s: got in %s, want %s", task.Title, got, want.List)
		}
		if (task.Archived != 0) != want.Archived {
			t.Fatalf("%s: archived %v, want %v", task.Title, task.Archived, want.Archived)
		}
		if task.Since < task.Created || task.Since > task.Updated || task.Started > task.Updated {
			t.Fatalf("%s: its times contradict: created %v, since %v, updated %v", task.Title, task.Created, task.Since, task.Updated)
		}
	}
}

func TestASecondImportUpdatesAndLeavesAloneWhatWasChangedHere(t *testing.T) {
	b, _ := exchangetest.Trello(3, 50, true)
	l := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, l, "trello", b); err != nil {
		t.Fatal(err)
	}
	all := exchangetest.Tasks(l.Board)
	mine, theirs, dead := all[0], all[1], all[2]
	act(t, l, op.Edit{Tasks: []model.ID{mine.ID}, To: &query.Draft{Title: "Mine"}})
	act(t, l, op.Delete{Tasks: []model.ID{dead.ID}})
	newer := bytes.ReplaceAll(b, []byte(`"name":"`+mine.Title+`"`), []byte(`"name":"Not mine"`))
	newer = bytes.ReplaceAll(newer, []byte(`"name":"`+theirs.Title+`"`), []byte(`"name":"Newer"`))

	rep, err := exchangetest.Bring(t, l, "trello", newer)
	if err != nil {
		t.Fatal(err)
	}
	t.Log("\n" + exchangetest.Text(t, rep))
	if got := l.Task(mine.ID).Title; got != "Mine" {
		t.Errorf("what was changed here became %q", got)
	}
	if got := l.Task(theirs.ID).Title; got != "Newer" {
		t.Errorf("got %q, want the newer title", got)
	}
	if l.Task(dead.ID) != nil {
		t.Error("a task that was deleted here came back")
	}
	if got := rep.Of("cards"); got.In != 0 || got.Updated != 1 || got.Unchanged != 47 || got.Left != 2 {
		t.Errorf("got %+v", got)
	}
	if _, err := exchangetest.Bring(t, l, "trello", newer); !errors.Is(err, model.ErrNothing) {
		t.Errorf("a third import: got %v, want nothing to change", err)
	}
}

// act makes a change of somebody here.
func act(t *testing.T, l *modeltest.Log, o op.Op) {
	t.Helper()
	d, err := op.Plan(o, op.How{})(l)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Propose(d, "ann"); err != nil {
		t.Fatal(err)
	}
}

func TestMovesSinceTheLastImportAreReplayedWithTheirTimes(t *testing.T) {
	old := trello(`"idList":"a"`, ``, "2026-01-02T10:00:00.000Z")
	l := exchangetest.Fresh()
	if _, err := exchangetest.Bring(t, l, "trello", old); err != nil {
		t.Fatal(err)
	}
	newer := trello(`"idList":"c"`, `,
		{"id":"m2","type":"updateCard","date":"2026-01-05T10:00:00.000Z","data":{"card":{"id":"x"},"listBefore":{"id":"b"},"listAfter":{"id":"c"}}},
		{"id":"m1","type":"updateCard","date":"2026-01-03T10:00:00.000Z","data":{"card":{"id":"x"},"listBefore":{"id":"a"},"listAfter":{"id":"b"}}}`,
		"2026-01-05T10:00:00.000Z")
	if _, err := exchangetest.Bring(t, l, "trello", newer); err != nil {
		t.Fatal(err)
	}
	got := exchangetest.Tasks(l.Board)[0]
	if got.Started.String() != "2026-01-03T10:00:00Z" || got.Done.String() != "2026-01-05T10:00:00Z" || got.Since != got.Done {
		t.Errorf("got started %v, done %v, since %v", got.Started, got.Done, got.Since)
	}
}

// trello returns a board of one card.
func trello(card, actions, seen string) []byte {
	return fmt.Appendf(nil, `{"name":"B","lists":[{"id":"a","name":"Todo","pos":1},{"id":"b","name":"Doing","pos":2},{"id":"c","name":"Done","pos":3}],
		"cards":[{"id":"x","name":"Fix login",%s,"dateLastActivity":%q}],
		"actions":[{"id":"m0","type":"createCard","date":"2026-01-01T10:00:00.000Z","data":{"card":{"id":"x"},"list":{"id":"a"}}}%s]}`, card, seen, actions)
}

func TestAListIsDoneByItsNameOrAsTheLastOfThree(t *testing.T) {
	for lists, want := range map[string]string{
		"Personal,Lab,Drill":       "Personal todo, Lab doing, Drill done",
		"Personal,Lab,-Done":       "Personal todo, Lab doing, Done done",
		"Personal,-Drill":          "Personal todo, Done done",
		"Lab,Shipped":              "Lab todo, Shipped done",
		"Lab,Doing,Erledigt,Drill": "Lab todo, Doing doing, Erledigt done, Drill doing",
	} {
		var b strings.Builder
		for i, name := range strings.Split(lists, ",") {
			name, closed := strings.CutPrefix(name, "-")
			_, _ = fmt.Fprintf(&b, `,{"id":"l%d","name":%q,"pos":%d,"closed":%v}`, i, name, i, closed)
		}
		last := strings.Count(lists, ",")
		l := exchangetest.Fresh()
		_, err := exchangetest.Bring(t, l, "trello", fmt.Appendf(nil, `{"name":"B","lists":[%s],"cards":[{"id":"x","name":"Fix login","idList":"l%d"}]}`, b.String()[1:], last))
		if err != nil {
			t.Fatal(err)
		}
		var got []string
		for _, c := range model.Live[model.Column](l.Setup()) {
			got = append(got, c.Name+" "+string(c.Kind))
		}
		if strings.Join(got, ", ") != want {
			t.Errorf("%s: got %s, want %s", lists, strings.Join(got, ", "), want)
		}
		if _, err := op.Plan(op.Done{Tasks: []model.ID{exchangetest.Tasks(l.Board)[0].ID}}, op.How{})(l); err != nil && want != "Lab todo, Shipped done" {
			t.Errorf("%s: %v", lists, err)
		}
	}
}

func TestAnImportIsOneUndo(t *testing.T) {
	b, _ := exchangetest.Trello(4, 100, true)
	l := exchangetest.Fresh()
	before := len(model.Live[model.Column](l.Setup()))
	if _, err := exchangetest.Bring(t, l, "trello", b); err != nil {
		t.Fatal(err)
	}
	d, err := model.Undo("kim", 0).Plan(false)(l)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := l.Propose(d, "kim"); err != nil {
		t.Fatal(err)
	}
	if n := len(exchangetest.Tasks(l.Board)); n != 0 {
		t.Errorf("%d tasks are left", n)
	}
	if got := len(model.Live[model.Column](l.Setup())); got != before {
		t.Errorf("got %d columns, want the %d from before", got, before)
	}
	rep, err := exchangetest.Bring(t, l, "trello", b)
	if err != nil || rep.Of("cards").In != 100 {
		t.Errorf("after the undo: got %+v, %v, want all cards again", rep.Of("cards"), err)
	}
}

func BenchmarkTenThousandCards(b *testing.B) {
	file, _ := exchangetest.Trello(5, 10_000, true)
	for b.Loop() {
		if _, err := exchangetest.Bring(b, exchangetest.Fresh(), "trello", file); err != nil {
			b.Fatal(err)
		}
	}
}

func TestWhatIsWrongWithAFileIsSaidInOneLine(t *testing.T) {
	for in, want := range map[string]string{
		"":                         "trello: the file is empty",
		"{":                        "trello: not JSON at byte 1: unexpected end of JSON input",
		"[1]":                      "trello: the JSON is of type array: it has to be an object",
		`{"cards":[{"id":5}]}`:     "trello: Cards.ID is of type number at byte 17: it has to be of type string",
		`{}`:                       "trello: this JSON has neither lists nor cards",
		"{\"a\":\x00}":             "trello: not a text file: a zero at byte 5",
		strings.Repeat("[", 1<<20): "trello: not JSON at byte 10001: invalid character '[' exceeded max depth",
	} {
		_, err := exchange.Import("trello", strings.NewReader(in), exchangetest.Options())
		if err == nil || !strings.HasPrefix(err.Error(), want) {
			t.Errorf("%.20q: got %v, want %s", in, err, want)
		}
	}
}
