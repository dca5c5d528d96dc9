//go:build unix

package trust_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"
)

// worker does one thing after another, at random.
type worker struct {
	*home
	random *rand.Rand
	titles map[string]string // of tasks whose add was acknowledged, and that were not edited since
	last   string            // the newest task that was
	n      int
}

func newWorker(h *home, seed uint64) *worker {
	return &worker{home: h, random: rand.New(rand.NewPCG(seed, 4)), titles: map[string]string{}}
}

// draw returns what to do next.
func (w *worker) draw() []string {
	w.n++
	if w.last == "" {
		return []string{"add", fmt.Sprintf("Task of turn %d", w.n)}
	}
	task := fmt.Sprintf("T-%d", 1+w.random.IntN(max(1, len(w.titles))))
	switch w.random.IntN(11) {
	case 0, 1, 2:
		return []string{"add", fmt.Sprintf("Task of turn %d", w.n)}
	case 3:
		return []string{"move", "--force", w.last, []string{"todo", "doing", "review", "done"}[w.random.IntN(4)]}
	case 4:
		return []string{"edit", task, "!" + []string{"low", "high"}[w.random.IntN(2)], "#area" + fmt.Sprint(w.random.IntN(5))}
	case 5:
		return []string{"comment", task, strings.Repeat("A word of turn "+fmt.Sprint(w.n)+". ", 1+w.random.IntN(300))}
	case 6:
		return []string{"undo"}
	case 7:
		w.write("in.csv", fmt.Sprintf("Title,Status\nOne of turn %d,Todo\nTwo of turn %d,Done\n", w.n, w.n))
		return []string{"import", "csv", "in.csv"}
	case 8:
		return []string{"delete", "--purge", task}
	case 9:
		return []string{"delete", task}
	default:
		return []string{"compact"}
	}
}

// acknowledged notes a change that was acknowledged.
func (w *worker) acknowledged(args []string, out string) {
	switch args[0] {
	case "add":
		w.last = out
		w.titles[out] = args[1]
	case "delete":
		delete(w.titles, args[len(args)-1])
	}
}

// present fails where a task is not on the board as it was added. That none is
// missing which the log tells of was checked.
func (w *worker) present() {
	w.Helper()
	b, err := open(w, w.board).Board(context.Background())
	if err != nil {
		w.Fatal(err)
	}
	for ref, title := range w.titles {
		var num int
		_, _ = fmt.Sscanf(ref, "T-%d", &num)
		id, ok := b.ByNumber(num)
		switch t := b.Task(id); {
		case !ok:
			delete(w.titles, ref) // taken off by an undo or a delete: the log, which was checked, tells so
		case t.Title != title:
			w.Fatalf("%s is %q, was added as %q", ref, t.Title, title)
		}
	}
}

// TestWhatIsAcknowledgedOutlivesAKill kills the program again and again while it changes a
// board. Nothing of the log may be lost, one more change may be there that was not
// acknowledged, and the board is sound each time.
func TestWhatIsAcknowledgedOutlivesAKill(t *testing.T) {
	const usual = 8 * time.Millisecond // a change takes about so long
	w := newWorker(newHome(t, t.TempDir()), 1)
	known := logOf(t, w.board)
	kills, done, there := 0, 0, 0
	for want := often(20, 500); kills < want; {
		args := w.draw()
		delay := usual/4 + time.Duration(w.random.Int64N(int64(usual)))
		if w.last == "" || w.random.IntN(4) == 0 {
			delay = time.Minute // don't kill this one
		}
		got := killed(w.cmd(args...), delay)
		now := logOf(t, w.board)
		if len(now) < len(known) || !slices.Equal(now[:len(known)], known) {
			t.Fatalf("after %d kills, of %q: there were %d events, now there are %d", kills, args, len(known), len(now))
		}
		more := len(now) - len(known)
		switch {
		case got.code == 0 && more == 1:
			done++
			w.acknowledged(args, got.out)
		case got.code == 0 && args[0] != "compact" && !strings.HasPrefix(got.err, "nothing to"), got.code > 0 && got.code != 3 && got.code != 4:
			t.Fatalf("%q: exit code %d and %d new events: %s", args, got.code, more, got.err)
		case more > 1, got.code > 0 && more > 0:
			t.Fatalf("%q: %d new events, exit code %d", args, more, got.code)
		case got.code < 0:
			kills++
			there += more
		}
		known = now
		w.present()
	}
	t.Logf("%d kills among %d events: %d changes were acknowledged and are all there; of the killed ones %d are there whole, %d not at all",
		kills, len(known), done, there, kills-there)
}
