//go:build unix

package trust_test

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"path/filepath"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"baton/model"
)

var soak = flag.Duration("baton.soak", 0, "how long eight processes at a time work on one board; 10m is the usual")

// TestManyProcessesForLong lets eight processes at a time work on one board, for
// two seconds or as long as asked: six people who add, move, edit, comment on
// and undo, one who reads and exports, and one who backs up, compacts and
// checks, while a ninth watches. In the end there is an event for every change
// that was acknowledged and no other, no number twice and none left out, the
// rows are what the log tells, and who watched has seen the last of it.
func TestManyProcessesForLong(t *testing.T) {
	length := max(*soak, 2*time.Second)
	h := newHome(t, t.TempDir())
	until := time.Now().Add(length)
	seen, stop := h.watch()
	defer stop()
	var acknowledged, busy, reads atomic.Int64
	var all sync.WaitGroup
	for i := range 6 {
		all.Go(func() {
			w := newWorker(&home{TB: t, dir: h.dir, board: h.board}, uint64(i))
			for time.Now().Before(until) {
				switch got := w.run(w.soaking(i)...); {
				case got.code == 0 && !strings.HasPrefix(got.err, "nothing to"):
					acknowledged.Add(1)
				case got.code == 5:
					busy.Add(1)
				case got.code > 0 && got.code != 3 && got.code != 4: // what was deleted or overtaken meanwhile is refused
					t.Errorf("exit code %d: %s", got.code, got.err)
					return
				}
			}
		})
	}
	looking := func(every ...[]string) func() {
		return func() {
			for n := 0; time.Now().Before(until); n++ {
				if got := h.run(every[n%len(every)]...); got.code == 5 {
					busy.Add(1)
				} else if got.code != 0 {
					t.Errorf("%v: exit code %d: %s", every[n%len(every)], got.code, got.err)
					return
				}
				reads.Add(1)
			}
		}
	}
	all.Go(looking([]string{"list", "--json"}, []string{"export", "json", "--history"}, []string{"log", "--since", "-1d"}, []string{"list", "is:open sort:due"}))
	all.Go(looking([]string{"backup", "soak.bak"}, []string{"doctor"}, []string{"compact"}, []string{"restore", "soak.bak", "--dry-run"}))
	all.Wait()
	h.compare(acknowledged.Load(), seen)
	t.Logf("%s: %d changes acknowledged, %d reads, %d times busy", length, acknowledged.Load(), reads.Load(), busy.Load())
}

// soaking returns what to do next, as one of several who do.
func (w *worker) soaking(i int) []string {
	who := fmt.Sprintf("person%d", i)
	w.n++
	task := fmt.Sprint(1 + w.random.IntN(40))
	args := [][]string{
		{"add", fmt.Sprintf("Task %d of %s #area%d", w.n, who, w.n%5)},
		{"add", fmt.Sprintf("Task %d of %s @%s", w.n, who, who)},
		{"move", task, []string{"todo", "doing", "review", "done"}[w.random.IntN(4)], "--force"},
		{"edit", task, "est:" + fmt.Sprint(w.random.IntN(1000)), "--force"},
		{"edit", task, fmt.Sprintf("Title %d by %s", w.n, who)},
		{"comment", task, fmt.Sprintf("Said %d by %s", w.n, who)},
		{"undo"},
	}[w.random.IntN(7)]
	return append(args, "--as", who)
}

// watch follows the board, and returns where it stands and how to end.
func (h *home) watch() (seen func() *model.Board, stop func()) {
	ctx, cancel := context.WithCancel(context.Background())
	s := open(h, h.board)
	var last atomic.Pointer[model.Board]
	last.Store(must(s.Board(ctx)))
	news := must(s.Watch(ctx))
	go func() {
		for n := range news {
			last.Store(n.Board)
		}
	}()
	return last.Load, func() { cancel(); s.Close() }
}

// compare compares what is there with what was acknowledged and seen.
func (h *home) compare(acknowledged int64, seen func() *model.Board) {
	h.Helper()
	ctx := context.Background()
	s := open(h, h.board)
	events := int64(len(logOf(h, h.board)))
	if events != acknowledged+1 { // and how the board was set up
		h.Errorf("%d events, %d changes were acknowledged", events, acknowledged)
	}
	numbers := map[int]bool{}
	most := 0
	for _, ev := range must(s.Events(ctx, model.Span{})) {
		for _, c := range ev.Do {
			if a, ok := c.(model.AddTask); ok && ev.Undoes == 0 {
				if numbers[a.Task.Num] {
					h.Errorf("number %d was given twice", a.Task.Num)
				}
				numbers[a.Task.Num] = true
				most = max(most, a.Task.Num)
			}
		}
	}
	if most != len(numbers) {
		h.Errorf("%d tasks were added, their numbers end with %d", len(numbers), most)
	}
	end := must(s.Board(ctx))
	for late := time.Now().Add(5 * time.Second); seen().Head() != end.Head(); time.Sleep(time.Millisecond) {
		if time.Now().After(late) {
			h.Fatalf("who watched stands at %v, the board at %v", seen().Head(), end.Head())
		}
	}
	for t := range end.Tasks() {
		if o := seen().Task(t.ID); o == nil || o.Title != t.Title || o.Column != t.Column || o.Estimate != t.Estimate {
			h.Errorf("who watched has seen %v, the board has %v", o, t)
		}
	}
	if got := h.run("restore", filepath.Join(h.dir, "soak.bak"), "--dry-run"); got.code != 0 {
		h.Error(errors.New(got.err))
	}
}
