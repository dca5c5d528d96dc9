//go:build unix

package trust_test

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"baton/model"
)

// crowd is how many programs add tasks at the same time, and how many each.
const (
	crowd     = 20
	crowdEach = 10
)

// together lets 20 programs add 10 tasks each, one after the other, while
// another one edits and undoes. It returns the number that each task was given,
// and how long the longest add took.
func together(t *testing.T, h *home) (refs map[string]string, longest time.Duration) {
	t.Helper()
	refs = map[string]string{}
	var mu sync.Mutex
	var wg sync.WaitGroup
	for i := range crowd {
		wg.Go(func() {
			for j := range crowdEach {
				title := fmt.Sprintf("Task %d of %d", j, i)
				began := time.Now()
				got := h.run("--as", fmt.Sprintf("p%d", i), "--force", "add", title)
				took := time.Since(began)
				mu.Lock()
				longest = max(longest, took)
				if got.code != 0 || refs[got.out] != "" {
					t.Errorf("%s: exit code %d, %q: %s", title, got.code, got.out, got.err)
				}
				refs[got.out] = title
				mu.Unlock()
			}
		})
	}
	done := make(chan struct{})
	var meddler sync.WaitGroup
	meddler.Go(func() {
		for n := 0; ; n++ {
			select {
			case <-done:
				return
			default:
			}
			for _, args := range [][]string{{"edit", "T-1", fmt.Sprint("Title ", n)}, {"edit", "T-1", "!high", "~3"}, {"undo"}} {
				if got := h.run(append([]string{"--as", "ann"}, args...)...); got.code != 0 {
					t.Errorf("%q: %s", args, got.err)
				}
			}
		}
	})
	wg.Wait()
	close(done)
	meddler.Wait()
	return refs, longest
}

// TestManyProgramsLoseAndDoubleNothing lets 20 programs loose on one board while
// a 21st edits and undoes.
func TestManyProgramsLoseAndDoubleNothing(t *testing.T) {
	h := newHome(t, t.TempDir())
	h.must("--as", "ann", "add", "The first")
	lone := alone(h)
	first := len(logOf(t, h.board)) - 1
	refs, longest := together(t, h)
	b, err := open(t, h.board).Board(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	if got, want := b.Head().Next, first+crowd*crowdEach+1; got != want {
		t.Errorf("the next number is %d, want %d", got, want)
	}
	var titles []string
	for n := first + 1; n <= first+crowd*crowdEach; n++ {
		id, _ := b.ByNumber(n)
		task := b.Task(id)
		if task == nil || task.Title != refs[fmt.Sprintf("T-%d", n)] {
			t.Errorf("T-%d is %v, was added as %q", n, task, refs[fmt.Sprintf("T-%d", n)])
			continue
		}
		titles = append(titles, task.Title)
	}
	slices.Sort(titles)
	if n := len(slices.Compact(titles)); n != crowd*crowdEach {
		t.Errorf("%d different tasks, want %d", n, crowd*crowdEach)
	}
	verbs := map[string]int{}
	check(t, open(t, h.board).View(context.Background(), func(r model.Reader) error {
		for seq := model.Seq(1); seq <= r.Head().Seq; seq++ {
			ev, _ := r.Event(seq)
			verbs[ev.Verb]++
		}
		return nil
	}))
	if verbs["add"] != first+crowd*crowdEach || verbs["edit"] != 2*verbs["undo"] || verbs["undo"] == 0 {
		t.Errorf("got %v", verbs)
	}
	if len(logOf(t, h.board)) == 0 {
		t.Error("the board is empty")
	}
	if strings.Contains(h.must("log"), "lost") {
		t.Error("something was lost")
	}
	t.Logf("%d adds by %d programs, %d edits and undos meanwhile; the longest add took %v, alone it takes %v",
		crowd*crowdEach, crowd, verbs["edit"]+verbs["undo"], longest.Round(time.Millisecond), lone.Round(time.Millisecond))
}

// alone returns how long an add takes on a board that nobody else uses.
func alone(h *home) time.Duration {
	var took []time.Duration
	for range 9 {
		began := time.Now()
		h.must("--as", "ann", "add", "Alone")
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	return took[len(took)/2]
}
