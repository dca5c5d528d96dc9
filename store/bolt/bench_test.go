package bolt_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/op"
	"baton/model/query"
	"baton/store/bolt"
)

// filled makes a board of many tasks, with a hundred to an event.
func filled(b *testing.B, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "b.db")
	s := open(b, path)
	rank := model.Rank("")
	cols := []model.ColumnID{"backlog", "todo", "doing", "review", "done"}
	for made := 0; made < n; {
		var do []model.Change
		for ; len(do) < 5000 && made < n; made++ {
			rank = model.Between(rank, "")
			do = append(do, model.AddTask{
				Task: &model.Task{
					Title: fmt.Sprintf("Fix the login of page %d", made), Column: cols[made%5], Rank: rank,
					Priority: model.Priority(made % 5), Assignees: []model.PersonID{"kim"}, Labels: []model.LabelID{"api"},
				},
				Body: &model.Body{Description: "It fails when the name has a space in it."},
			})
		}
		plan := func(model.Reader) (model.Draft, error) {
			return model.Draft{Verb: "import", Do: do, Force: true}, nil
		}
		if _, err := s.Apply(context.Background(), "kim", plan); err != nil {
			b.Fatal(err)
		}
	}
	return path
}

func sizes(b *testing.B, f func(b *testing.B, path string, n int), ns ...int) {
	for _, n := range ns {
		b.Run(fmt.Sprint(n), func(b *testing.B) { f(b, filled(b, n), n) })
	}
}

func BenchmarkApply(b *testing.B) {
	sizes(b, func(b *testing.B, path string, n int) {
		s := open(b, path)
		i := 0
		for b.Loop() {
			i++
			_, err := s.Apply(context.Background(), "kim", func(r model.Reader) (model.Draft, error) {
				id, _ := r.ByNumber(i%n + 1)
				return model.Draft{Verb: "edit", Do: []model.Change{
					model.Set{Task: id, Field: model.EstimateField, To: model.EstimateOf(float64(i))},
				}}, nil
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	}, 1_000, 10_000, 100_000)
}

func BenchmarkApplyWithBoard(b *testing.B) {
	sizes(b, func(b *testing.B, path string, n int) {
		s := open(b, path)
		ctx := context.Background()
		id, _ := must(s.Board(ctx)).ByNumber(n)
		i := 0
		for b.Loop() {
			i++
			if _, err := s.Apply(ctx, "kim", op.Plan(op.Edit{Tasks: []model.ID{id}, To: &query.Draft{Estimate: new(float64(i))}}, op.How{})); err != nil {
				b.Fatal(err)
			}
			if _, err := s.Board(ctx); err != nil {
				b.Fatal(err)
			}
		}
	}, 100_000)
}

func BenchmarkLoad(b *testing.B) {
	sizes(b, func(b *testing.B, path string, _ int) {
		for b.Loop() {
			s, err := bolt.Open(path, bolt.Options{})
			if err != nil {
				b.Fatal(err)
			}
			if _, err := s.Board(context.Background()); err != nil {
				b.Fatal(err)
			}
		}
	}, 10_000, 100_000)
}

func BenchmarkViewOneTask(b *testing.B) {
	sizes(b, func(b *testing.B, path string, n int) {
		s := open(b, path)
		for b.Loop() {
			err := s.View(context.Background(), func(r model.Reader) error {
				id, _ := r.ByNumber(n / 2)
				if r.Task(id) == nil || r.Body(id) == nil {
					b.Fatal("no such task")
				}
				return nil
			})
			if err != nil {
				b.Fatal(err)
			}
		}
	}, 100_000)
}

// BenchmarkWatch measures from a commit by another store to the news of it.
func BenchmarkWatch(b *testing.B) {
	sizes(b, func(b *testing.B, path string, _ int) {
		mine, theirs := open(b, path), open(b, path)
		ctx := context.Background()
		must(mine.Board(ctx))
		news := must(mine.Watch(ctx))
		for b.Loop() {
			ev, err := theirs.Apply(ctx, "ann", add("x"))
			if err != nil {
				b.Fatal(err)
			}
			for n := range news {
				if n.Board.Head().Seq >= ev.Seq {
					break
				}
			}
		}
	}, 1_000, 100_000)
}

// worked makes the board of a team that took five years over n tasks, ten
// events each.
func worked(b *testing.B, n int) string {
	b.Helper()
	const workDays = 5 * 260
	pace := float64(n) / workDays
	team := modeltest.Team{
		Tasks: n, People: 6, Start: model.Date(2021, 11, 22), Pace: func(int) float64 { return pace },
		Roll: rand.New(rand.NewPCG(1, uint64(n))).IntN,
	}
	path := filepath.Join(b.TempDir(), "b.db")
	if err := open(b, path).Replay(context.Background(), team.Work().Events); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkFive is the board of five years: how large it is, and how long it
// takes to load, whatever its history.
func BenchmarkFiveYears(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		path := worked(b, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			info := must(os.Stat(path))
			for b.Loop() {
				s := must(bolt.Open(path, bolt.Options{}))
				must(s.Board(context.Background()))
			}
			b.ReportMetric(float64(info.Size())/float64(n), "B/task")
		})
	}
}
