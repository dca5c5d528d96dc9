package logtest

import (
	"fmt"
	"iter"
	"slices"
	"testing"

	"baton/model"
	"baton/store"
)

// testPast compares what a log says of one task, of one person and since a moment with all
// its events.
func testPast(t *testing.T, b Backend) {
	const many = 300 // more than an index may hold in one piece
	var w world
	l := founded(t, b, &w)
	var tasks []model.ID
	for i := range 3 {
		ev, err := apply(l, w.stamp("ann"), changes(add(fmt.Sprint(i), "")))
		if err != nil {
			t.Fatal(err)
		}
		tasks = append(tasks, ev.Do[0].Subject())
	}
	err := update(l, func(wr store.Writer) error {
		for i := range many {
			s := w.stamp([]model.PersonID{"kim", "ann", "kimberly"}[i%3])
			if s.At += model.Instant(i) * 3600_000; i%50 == 49 {
				s.At -= 72 * 3600_000 // a clock that went back
			}
			do := []model.Change{retitled(tasks[i%2], i)}
			if i%7 == 0 {
				do = append(do, retitled(tasks[2], i), retitled(tasks[i%2], -i-1))
			}
			if _, err := propose(wr, s, changes(do...)); err != nil {
				return err
			}
		}
		checkPast(t, wr, tasks) // also before it is kept
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	view(t, b.Reopen(t, l), func(r store.Reader) { checkPast(t, r, tasks) })
}

func retitled(id model.ID, n int) model.Change {
	return model.Set{Task: id, Field: model.TitleField, To: model.Text(fmt.Sprint("title ", n))}
}

func checkPast(t *testing.T, r store.Reader, tasks []model.ID) {
	t.Helper()
	all, head := slices.Collect(r.Log(model.Span{})), r.Head().Seq
	having := func(events []model.Event, has func(model.Event) bool) (out []model.Seq) {
		for _, ev := range events {
			if has(ev) {
				out = append(out, ev.Seq)
			}
		}
		return out
	}
	for _, id := range append([]model.ID{{}, {1: 0xFF}}, tasks...) {
		for after := range head + 2 {
			want := having(all, func(ev model.Event) bool { return ev.Seq > after && slices.Contains(ev.Subjects(), id) })
			if got := seqs(r.History(id, after)); !slices.Equal(got, want) {
				t.Fatalf("the history of %s after %d is %v, want %v", id, after, got, want)
			}
		}
	}
	newest := slices.Clone(all)
	slices.Reverse(newest)
	for _, by := range []model.PersonID{"kim", "ann", "kimberly", "ki", ""} {
		want := having(newest, func(ev model.Event) bool { return ev.By == by })
		if got := seqs(r.Own(by)); !slices.Equal(got, want) {
			t.Errorf("the events of %q are %v, want %v", by, got, want)
		}
	}
	for _, ev := range all {
		for _, at := range []model.Instant{ev.At - 1, ev.At, ev.At + 1} {
			if got, first := r.Since(at), model.EarliestSince(all, at); got < 1 || got > first {
				t.Errorf("since %d there is event %d, not %d", at, first, got)
			}
		}
	}
	for range r.History(tasks[0], 0) {
		break // events that were read ahead do no harm
	}
	for range r.Own("kim") {
		break
	}
}

func seqs(events iter.Seq[model.Event]) (out []model.Seq) {
	for ev := range events {
		out = append(out, ev.Seq)
	}
	return out
}
