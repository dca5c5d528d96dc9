package logtest

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baton/model"
	"baton/store"
)

func testSpan(t *testing.T, b Backend) {
	var w world
	l := founded(t, b, &w)
	var at []model.Instant
	for i := range 5 {
		s := w.stamp("kim")
		if i == 3 {
			s.At -= 3600_000 // a clock that went back
		}
		at = append(at, s.At)
		if _, err := apply(l, s, changes(add(fmt.Sprint(i), ""))); err != nil {
			t.Fatal(err)
		}
	}
	tests := []struct {
		span model.Span
		want []model.Seq
	}{
		{model.Span{}, []model.Seq{1, 2, 3, 4, 5, 6}},
		{model.Span{After: 4}, []model.Seq{5, 6}},
		{model.Span{After: 6}, nil},
		{model.Span{Until: 2}, []model.Seq{1, 2}},
		{model.Span{Until: 9, After: 5}, []model.Seq{6}},
		{model.Span{Until: 3, Newest: true}, []model.Seq{3, 2, 1}},
		{model.Span{Until: 3, Brief: true, Limit: 2}, []model.Seq{1, 2}},
		{model.Span{Newest: true, Limit: 2}, []model.Seq{6, 5}},
		{model.Span{Newest: true, After: 4}, []model.Seq{6, 5}},
		{model.Span{Since: at[1]}, []model.Seq{3, 4, 6}},
		{model.Span{Since: at[1], Newest: true, Limit: 1}, []model.Seq{6}},
	}
	view(t, l, func(r store.Reader) {
		for _, tt := range tests {
			var got []model.Seq
			for ev := range r.Log(tt.span) {
				got = append(got, ev.Seq)
			}
			if fmt.Sprint(got) != fmt.Sprint(tt.want) {
				t.Errorf("%+v: got %v, want %v", tt.span, got, tt.want)
			}
		}
	})
}

func testLong(t *testing.T, b Backend) {
	const many = 1200 // several pieces, and pages
	var w world
	l := founded(t, b, &w)
	err := update(l, func(wr store.Writer) error {
		for i := range many {
			if _, err := propose(wr, w.stamp("kim"), changes(add(fmt.Sprint(i), "text"))); err != nil {
				return err
			}
		}
		checkLong(t, wr) // also before it is kept
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	view(t, b.Reopen(t, l), func(r store.Reader) { checkLong(t, r) })
}

// checkLong compares a log that is read as a whole with its events one by one.
func checkLong(t *testing.T, r store.Reader) {
	t.Helper()
	head := r.Head().Seq
	for _, span := range []model.Span{{}, {Newest: true}, {Brief: true}} {
		n := model.Seq(0)
		for ev := range r.Log(span) {
			n++
			seq := n
			if span.Newest {
				seq = head + 1 - n
			}
			want, _ := r.Event(seq)
			if span.Brief {
				want.Back, ev.Back = nil, nil
			}
			if diff := cmp.Diff(want, ev); diff != "" {
				t.Fatalf("%+v: event %d:\n%s", span, seq, diff)
			}
		}
		if n != head {
			t.Errorf("%+v: got %d events of %d", span, n, head)
		}
	}
	for range r.Log(model.Span{}) {
		break // events that were read ahead do no harm
	}
}
