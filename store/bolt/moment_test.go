package bolt_test

import (
	"context"
	"math"
	"path/filepath"
	"testing"
	"time"

	"github.com/oklog/ulid/v2"

	"baton/model"
	"baton/store"
	"baton/store/bolt"
)

// Whatever a clock shows and whatever is told: a moment that no calendar has is
// the same one in the log, in the rows and in what finds them.
func TestMomentsAtBothEndsAreTheSameEverywhere(t *testing.T) {
	ctx := context.Background()
	far := []model.Instant{math.MinInt64, model.FirstInstant - 1, model.FirstInstant, -1, 1, model.LastInstant, model.LastInstant + 1, math.MaxInt64}
	days := []model.Day{math.MinInt32, -1, 1, model.LastDay, model.LastDay + 1, math.MaxInt32}
	clocks := []time.Time{
		time.Date(9999, 12, 31, 12, 0, 0, 0, time.UTC), time.Date(1, 1, 1, 0, 0, 1, 0, time.UTC), time.Date(-3000, 1, 1, 0, 0, 0, 0, time.UTC),
		time.Date(12026, 1, 1, 0, 0, 0, 0, time.UTC), time.UnixMilli(math.MaxInt64), time.UnixMilli(math.MinInt64), time.UnixMilli(-1),
		time.Date(2026, 11, 26, 0, 0, 0, 0, time.UTC),
	}
	for i, at := range far {
		for j, now := range clocks {
			path := filepath.Join(t.TempDir(), "b.db")
			s := must(bolt.Open(path, bolt.Options{Options: store.Options{Now: func() time.Time { return now }}}))
			defer s.Close()
			told := model.Told{At: at, Was: far[len(far)-1-i]}
			id := ulid.Make()
			do := []model.Change{
				model.AddTask{Told: told, Task: &model.Task{ID: id, Title: "far"}},
				model.Move{Told: told, Task: id, To: "doing"},
				model.Blocking{Told: told, Task: id, Reason: "why", Since: at},
				model.PutPart[model.Comment]{Told: told, Task: id, Item: model.Comment{Text: "hm", At: at, Edited: at}, Index: -1},
				model.PutPart[model.External]{Told: told, Task: id, Item: model.External{Source: "x", ID: "1", Seen: at}, Index: -1},
				model.CheckIn{Told: told, Standup: true, Began: at, Words: "hm"},
				model.Move{Told: told, Task: id, To: "done"},
				model.Set{Told: told, Task: id, Field: model.DueField, To: model.DayOn(days[i%len(days)])},
				model.Put[model.Milestone]{Told: told, Item: model.Milestone{ID: "m", Name: "m", Due: days[j%len(days)]}, Index: -1},
				model.Archive{Told: told, Task: id, Was: at},
			}
			_, err := s.Apply(ctx, "kim", func(model.Reader) (model.Draft, error) { return model.Draft{Verb: "test", Do: do, Force: true}, nil })
			if err == nil {
				_, err = s.Apply(ctx, "kim", model.Undo("kim", 0).Plan(true))
			}
			if err == nil {
				_, err = s.Apply(ctx, "kim", add("and on"))
			}
			if h, failed := s.Check(ctx); err != nil || failed != nil || len(h.Faults) > 0 {
				t.Errorf("told %d, clock %d: %v, %v, %q", i, j, err, failed, h.Faults)
			}
		}
	}
}
