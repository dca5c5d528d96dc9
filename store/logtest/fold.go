package logtest

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/op"
	"baton/store"
	"baton/store/wire"
)

const secret = "hunter2-secret"

func testPurge(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	ev, err := apply(l, w.stamp("kim"), changes(add("token "+secret, secret)))
	if err != nil {
		t.Fatal(err)
	}
	id := ev.Do[0].Subject()
	steps := []model.Plan{
		changes(model.Set{Task: id, Field: model.TitleField, To: model.Text("other")}),
		changes(model.PutPart[model.Comment]{Task: id, Item: model.Comment{Text: secret}, Index: -1}),
		op.Plan(op.Delete{Tasks: []model.ID{id}, Purge: true}, op.How{}),
	}
	for _, plan := range steps {
		if _, err := apply(l, w.stamp("kim"), plan); err != nil {
			t.Fatal(err)
		}
	}
	view(t, b.Reopen(t, l), func(r store.Reader) {
		n := 0
		for ev := range r.Log(model.Span{}) {
			n++
			j, err := json.Marshal(wire.FromEvent(ev))
			if err != nil || strings.Contains(string(j), secret) {
				t.Errorf("%v: event still tells: %s", err, j)
			}
		}
		if n != 5 || r.NumberOf(id) != 1 || r.Task(id) != nil {
			t.Errorf("got %d events, number %d", n, r.NumberOf(id))
		}
	})
}

// testFold records random drafts, some of which bring back deleted tasks, and compares the
// rows, and every look-up that rules have, with the fold of the log. After each event it
// checks the board as doctor does: what a writer keeps has to be what a rebuild from the
// log gives, byte for byte.
func testFold(t *testing.T, b Backend) {
	rapid.Check(t, func(rt *rapid.T) {
		var w world
		l := founded(t, b, &w)
		for range 12 {
			by := rapid.SampledFrom(modeltest.People()).Draw(rt, "by")
			_, err := apply(l, w.stamp(by), func(r model.Reader) (model.Draft, error) { return modeltest.Draw(rt, r), nil })
			if err != nil && model.CodeOf(err) == model.Damaged {
				rt.Fatal(err)
			}
			if h, err := store.On(l, store.Options{}).Check(context.Background()); err != nil || len(h.Faults) > 0 {
				rt.Fatalf("the check finds %v, %q", err, h.Faults)
			}
		}
		view(t, b.Reopen(t, l), func(r store.Reader) { checkFold(rt, r) })
	})
}

func checkFold(t *rapid.T, r store.Reader) {
	fold := model.NewBoard(&model.Setup{}, true)
	for ev := range r.Log(model.Span{}) {
		fold = fold.With(model.Replay(fold, ev))
	}
	for name, board := range map[string]*model.Board{"whole": r.Load(true), "light": r.Load(false)} {
		if diff := cmp.Diff(Dump(fold), Dump(board), cmpopts.EquateEmpty()); diff != "" {
			t.Fatalf("the %s board is not the fold of the log:\n%s", name, diff)
		}
	}
	for n := 1; n < fold.Head().Next; n++ {
		id, ok := r.ByNumber(n)
		if !ok || r.NumberOf(id) != n || fold.NumberOf(id) != n {
			t.Fatalf("number %d is of %v", n, id)
		}
		same(t, "task", fold.Task(id), r.Task(id))
		if fold.Task(id) != nil {
			same(t, "body", fold.Body(id).Clone(), r.Body(id).Clone())
		}
		byID := cmpopts.SortSlices(func(a, b model.ID) bool { return a.Compare(b) < 0 })
		same(t, "referrers", fold.Referrers(id), r.Referrers(id), byID)
	}
	for _, c := range fold.Setup().Columns {
		for _, backwards := range []bool{false, true} {
			same(t, "lane", ids(fold, c.ID, backwards), ids(r, c.ID, backwards))
		}
	}
}

func same(t *rapid.T, what string, want, got any, o ...cmp.Option) {
	if diff := cmp.Diff(want, got, append(o, cmpopts.EquateEmpty())...); diff != "" {
		t.Fatalf("%s differs from the fold of the log:\n%s", what, diff)
	}
}

func ids(f model.Facts, c model.ColumnID, backwards bool) []model.ID {
	var out []model.ID
	for t := range f.Lane(c, backwards) {
		out = append(out, t.ID)
	}
	return out
}

// Dumped is everything on a board.
type Dumped struct {
	Head  model.Head
	Setup *model.Setup
	Tasks []*model.Task
	Order []model.ID
}

// Dump returns a board in a form that can be compared.
func Dump(b *model.Board) Dumped {
	d := Dumped{Head: b.Head(), Setup: b.Setup()}
	for t := range b.Tasks() {
		d.Tasks = append(d.Tasks, t)
	}
	for t := range b.InOrder() {
		d.Order = append(d.Order, t.ID)
	}
	return d
}

// testRenumbered records what other versions may: a task that comes back with another
// number, next to one that has its old number.
func testRenumbered(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	one, two := w.stamp("kim").NewID(), w.stamp("kim").NewID()
	is := func(id model.ID, num int) model.Change {
		return model.AddTask{Task: &model.Task{ID: id, Num: num, Title: "x", Column: "todo", Rank: model.FirstRank}, Body: &model.Body{}}
	}
	gone := func(id model.ID, num int) model.Change { return model.DeleteTask{Task: id, Num: num} }
	for _, do := range [][]model.Change{
		{is(one, 1), is(two, 2)},
		{gone(one, 1)},
		{is(one, 3)},
		{gone(one, 3), is(one, 4)},
		{gone(two, 2), is(two, 5)},
		{gone(one, 4), gone(two, 5), is(one, 1), is(two, 6)},
		{gone(one, 1)},
		{is(one, 7), gone(one, 7)},
	} {
		err := update(l, func(wr store.Writer) error {
			s := w.stamp("kim")
			ev := model.Event{Seq: wr.Head().Seq + 1, ID: model.EventID(s.NewID()), At: s.At, By: s.By, Do: do, Back: make([]model.Change, len(do))}
			return wr.Record(ev, model.Replay(wr, ev))
		})
		if err != nil {
			t.Fatal(err)
		}
		if h, err := store.On(l, store.Options{}).Check(context.Background()); err != nil || len(h.Faults) > 0 {
			t.Fatalf("after %+v the check finds %v, %q", do, err, h.Faults)
		}
		view(t, b.Reopen(t, l), func(r store.Reader) { checkNumbers(t, r) })
	}
}

// checkNumbers checks that each task is found by its own number only.
func checkNumbers(t *testing.T, r store.Reader) {
	t.Helper()
	n := 0
	for task := range r.Load(false).Tasks() {
		n++
		if id, ok := r.ByNumber(task.Num); !ok || id != task.ID || r.NumberOf(task.ID) != task.Num {
			t.Errorf("number %d is of %v", task.Num, id)
		}
	}
	for num := range r.Head().Next {
		if id, ok := r.ByNumber(num); ok && r.NumberOf(id) != num {
			t.Errorf("number %d leads to a task numbered %d", num, r.NumberOf(id))
		}
	}
}
