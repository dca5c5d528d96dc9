//go:build unix

package trust_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"baton/model"
)

// A lock file that keeps being removed, or that differs for each name of the board, keeps
// nobody out: still nothing that was acknowledged is lost, and no board is called
// damaged.
func TestNothingIsLostWhereTheLockFileKeepsNobodyOut(t *testing.T) {
	ctx := context.Background()
	for _, tt := range []struct {
		what          string
		names         []string
		away, compact bool
	}{
		{"a lock that is taken away", []string{"b.db"}, true, true},
		{"two names", []string{"b.db", "two.db"}, false, true},
		{"two names and no locks", []string{"b.db", "two.db"}, true, false},
	} {
		t.Run(tt.what, func(t *testing.T) {
			dir := memory(t)
			path := func(name string) string { return filepath.Join(dir, name) }
			must(open(t, path("b.db")).Apply(ctx, "kim", addTask("zero")))
			if len(tt.names) > 1 {
				check(t, os.Link(path("b.db"), path("two.db")))
			}
			var writers, others sync.WaitGroup
			done := make(chan struct{})
			until := func(f func()) {
				others.Go(func() {
					for {
						select {
						case <-done:
							return
						default:
							f()
						}
					}
				})
			}
			if tt.away {
				until(func() { _ = os.Remove(path("b.db.lock")); _ = os.Remove(path("two.db.lock")) })
			}
			if tt.compact {
				s := open(t, path("b.db"))
				until(func() {
					if _, _, err := s.Compact(ctx); err != nil && model.CodeOf(err) != model.Refused {
						t.Errorf("compact: %v", err)
					}
				})
			}
			const each = 12
			for n := range 4 {
				writers.Go(func() {
					s := open(t, path(tt.names[n%len(tt.names)]))
					for i := range each {
						if _, err := s.Apply(ctx, "kim", addTask(fmt.Sprint(n, "-", i))); err != nil {
							t.Errorf("add: %v", err)
						}
						if _, err := s.Board(ctx); err != nil {
							t.Errorf("read: %v", err)
						}
					}
				})
			}
			writers.Wait()
			close(done)
			others.Wait()
			there := map[string]bool{}
			s := open(t, path("b.db"))
			for task := range must(s.Board(ctx)).Tasks() {
				there[task.Title] = true
			}
			for n := range 4 {
				for i := range each {
					if !there[fmt.Sprint(n, "-", i)] {
						t.Errorf("%d-%d is lost", n, i)
					}
				}
			}
			if h, err := s.Check(ctx); err != nil || len(h.Faults) > 0 {
				t.Errorf("got %v, %v", h.Faults, err)
			}
		})
	}
}

// Many programs that make a board at once, without a lock, make one.
func TestABoardIsBegunOnce(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(memory(t), "b.db")
	var all sync.WaitGroup
	done := make(chan struct{})
	gone := sync.WaitGroup{}
	gone.Go(func() {
		for {
			select {
			case <-done:
				return
			default:
				_ = os.Remove(path + ".lock")
			}
		}
	})
	for n := range 8 {
		all.Go(func() {
			if _, err := open(t, path).Apply(ctx, "kim", addTask(fmt.Sprint(n))); err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	close(done)
	gone.Wait()
	if got := must(open(t, path).Board(ctx)).Head().Next - 1; got != 8 {
		t.Errorf("%d tasks, want 8", got)
	}
	for _, left := range must(filepath.Glob(path + ".new*")) {
		t.Errorf("%s is left", left)
	}
}
