package store_test

import (
	"bytes"
	"context"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/store"
	"baton/store/logtest"
	"baton/store/memory"
)

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func TestAKeptBoardFollowsWhatOthersDo(t *testing.T) {
	ctx := context.Background()
	rapid.Check(t, func(rt *rapid.T) {
		log := memory.New()
		o := store.Options{Template: modeltest.Setup()}
		mine, theirs := store.On(log, o), store.On(log, o)
		for range 12 {
			from := rapid.SampledFrom([]*store.Store{mine, theirs}).Draw(rt, "store")
			by := rapid.SampledFrom(modeltest.People()).Draw(rt, "by")
			_, _ = from.Apply(ctx, by, func(r model.Reader) (model.Draft, error) { return modeltest.Draw(rt, r), nil })
			if rapid.Bool().Draw(rt, "look") {
				must(mine.Board(ctx))
			}
		}
		kept, fresh := must(mine.Board(ctx)), must(store.On(log, o).Board(ctx))
		if diff := cmp.Diff(logtest.Dump(fresh), logtest.Dump(kept), cmpopts.EquateEmpty()); diff != "" {
			rt.Fatal(diff)
		}
		for ev := range slices.Values(must(mine.Events(ctx, model.Span{}))) {
			for _, id := range ev.Subjects() {
				if kept.NumberOf(id) != fresh.NumberOf(id) {
					rt.Fatalf("task %s has number %d, want %d", id, kept.NumberOf(id), fresh.NumberOf(id))
				}
			}
		}
		if r := must(mine.Check(ctx)); len(r.Faults) > 0 {
			rt.Fatal(r.Faults)
		}
	})
}

func TestTheFoundingCanNotBeUndone(t *testing.T) {
	ctx, s := context.Background(), store.On(memory.New(), store.Options{})
	must(s.Found(ctx, "kim"))
	if _, err := s.Apply(ctx, "kim", model.Undo("kim", 0).Plan(true)); model.CodeOf(err) != model.Refused {
		t.Errorf("got %v", err)
	}
	if _, err := s.Found(ctx, "kim"); model.CodeOf(err) != model.Refused {
		t.Errorf("got %v", err)
	}
}

func TestABoardWithoutAFileHasNothingToBackUp(t *testing.T) {
	s := store.On(memory.New(), store.Options{})
	if _, err := s.Backup(context.Background(), &bytes.Buffer{}); model.CodeOf(err) != model.NotFound {
		t.Errorf("got %v", err)
	}
}
