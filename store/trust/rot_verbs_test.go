//go:build unix

package trust_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"baton/model"
	"baton/store"
	"baton/store/logtest"
	"baton/store/wire"
)

// verb is one way to read a board.
type verb struct {
	name string
	see  func(ctx context.Context, s *store.Store) (string, error)
}

// viewed is a verb that reads only what it needs.
func viewed(name string, see func(r model.Reader, say func(string, ...any))) verb {
	return verb{name, func(ctx context.Context, s *store.Store) (string, error) {
		var b strings.Builder
		err := s.View(ctx, func(r model.Reader) error {
			b.Reset()
			see(r, func(format string, args ...any) { fmt.Fprintf(&b, format+"\n", args...) })
			return nil
		})
		return b.String(), err
	}}
}

// verbs are all the ways to read a board: one for each part of the file and each way it is
// read.
func verbs() []verb {
	return []verb{
		{"board", func(ctx context.Context, s *store.Store) (string, error) {
			b, err := s.Board(ctx)
			if err != nil {
				return "", err
			}
			var out strings.Builder
			for t := range b.Tasks() {
				fmt.Fprintf(&out, "%+v %v\n", *t, b.Referrers(t.ID))
			}
			fmt.Fprintf(&out, "%+v %s\n", b.Head(), must(json.Marshal(b.Setup())))
			events, err := s.Events(ctx, model.Span{})
			for _, ev := range events {
				for _, id := range ev.Subjects() {
					fmt.Fprintln(&out, b.NumberOf(id))
				}
			}
			return out.String(), err
		}},
		{"export", func(ctx context.Context, s *store.Store) (string, error) {
			b, err := s.Whole(ctx)
			if err != nil {
				return "", err
			}
			return string(must(json.Marshal(logtest.Dump(b)))), nil
		}},
		{"events", func(ctx context.Context, s *store.Store) (string, error) {
			all, err := s.Events(ctx, model.Span{Newest: true})
			return stored(all), err
		}},
		{"since", func(ctx context.Context, s *store.Store) (string, error) {
			all, err := s.Events(ctx, model.Span{Since: 1})
			return stored(all), err
		}},
		viewed("report", func(r model.Reader, say func(string, ...any)) {
			for ev := range r.Log(model.Span{Brief: true}) {
				say("%s", stored([]model.Event{ev}))
			}
		}),
		viewed("show", func(r model.Reader, say func(string, ...any)) {
			for n := range r.Head().Next {
				id, ok := r.ByNumber(n)
				say("%d %v %v %d", n, id, ok, r.NumberOf(id))
				if t := r.Task(id); t != nil {
					say("%+v %+v %v", *t, r.Body(id), r.Referrers(id))
				}
			}
		}),
		viewed("lanes", func(r model.Reader, say func(string, ...any)) {
			for _, c := range r.Setup().Columns {
				for _, backwards := range []bool{false, true} {
					for t := range r.Lane(c.ID, backwards) {
						say("%s %d", c.ID, t.Num)
					}
				}
			}
		}),
		viewed("histories", func(r model.Reader, say func(string, ...any)) {
			for n := range r.Head().Next {
				id, _ := r.ByNumber(n)
				for ev := range r.History(id, 0) {
					say("%d %d %s", n, ev.Seq, ev.Verb)
				}
			}
		}),
		viewed("own", func(r model.Reader, say func(string, ...any)) {
			for _, p := range []model.PersonID{"ann", "kim", "lee", "zoe"} {
				for ev := range r.Own(p) {
					say("%s %d %s", p, ev.Seq, ev.Verb)
				}
			}
		}),
	}
}

// stored is what events look like in a file.
func stored(events []model.Event) string {
	var b []byte
	for _, ev := range events {
		b = must(wire.FromEvent(ev).MarshalMsg(b))
	}
	return string(b)
}

// seen is what each verb shows.
func seen(t testing.TB, path string) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, v := range verbs() {
		text, err := v.see(context.Background(), still(t, path))
		if err != nil {
			t.Fatalf("%s: %v", v.name, err)
		}
		out[v.name] = text
	}
	return out
}
