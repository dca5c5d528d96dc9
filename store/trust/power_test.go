//go:build linux

package trust_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
)

// story is what happens to a board and its folder before the power is cut. The
// board's folder is made by the first change.
func story() [][]string {
	return [][]string{
		{"init", "--key", "T"},
		{"add", "Fix login @kim !high"},
		{"add", "Write docs\n\n" + strings.Repeat("A long text. ", 300)},
		{"backup", "one.bak"},
		{"move", "T-1", "doing"},
		{"comment", "T-2", strings.Repeat("hunter2 ", 900)},
		{"import", "csv", "in.csv"},
		{"undo"},
		{"compact"},
		{"delete", "T-2", "--purge"},
		{"restore", "one.bak"},
		{"add", "After the restore"},
		{"edit", "T-1", "!low"},
	}
}

// stage is what was acknowledged so far: the state of the board, its backups, and what a
// restore has replaced.
type stage struct {
	board    string
	backups  map[string]string
	replaced string
}

// moment is a call, and which stage was reached when it was over. While a
// command runs the next stage may be there already.
type moment struct {
	call  call
	stage int
}

// told records the story: every system call, and the stages.
func told(t *testing.T, h *home) ([]moment, []stage) {
	t.Helper()
	h.board = filepath.Join(h.dir, "data", "baton", "work.db")
	var csv strings.Builder
	csv.WriteString("Title,Status\n")
	for i := range often(40, 400) {
		fmt.Fprintf(&csv, "Imported task %d,Todo\n", i)
	}
	h.write("in.csv", csv.String())
	stages := []stage{{}}
	var moments []moment
	for _, args := range story() {
		got, calls := h.recorded(append([]string{"--board", "work"}, args...)...)
		if got.code != 0 {
			t.Fatalf("%q: exit code %d: %s", args, got.code, got.err)
		}
		last := stages[len(stages)-1]
		now := stage{must(standing(h.board)), last.backups, last.replaced}
		switch args[0] {
		case "restore":
			now.replaced = last.board
		case "backup":
			now.backups = map[string]string{args[1]: must(standing(filepath.Join(h.dir, args[1])))}
			_ = os.Remove(filepath.Join(h.dir, args[1]+".lock"))
		}
		at := len(stages) - 1
		for _, c := range calls {
			if fd, _ := c.file(0); c.name == "write" && (fd == "1" || fd == "2") {
				at = len(stages) // it is acknowledged
			}
			moments = append(moments, moment{c, at})
		}
		stages = append(stages, now)
	}
	return moments, stages
}

// TestWhatIsAcknowledgedOutlivesAPowerCut records what the program writes and
// syncs, and makes the disks that a power cut could leave at any moment. Each
// has the last change that was acknowledged or the one after, whole.
func TestWhatIsAcknowledgedOutlivesAPowerCut(t *testing.T) {
	canTrace(t)
	h := &home{TB: t, dir: memory(t)}
	moments, stages := told(t, h)
	d := newDisk(h.dir)
	images, writes, syncs := 0, 0, 0
	var trials sync.WaitGroup
	places := make(chan string, 2)
	for i := range cap(places) {
		places <- filepath.Join(memory(t), fmt.Sprint(i))
	}
	random := rand.New(rand.NewPCG(1, 2))
	for i, m := range moments {
		d.do(m.call)
		touched := d.touches(m.call)
		if !touched && i < len(moments)-1 {
			continue
		}
		writes++
		if strings.HasSuffix(m.call.name, "sync") {
			syncs++
		}
		for n := range often(6, 60) {
			place := <-places
			if err := d.image(place, keeping(random, n), []int{512, 4096, 1 << 40}[random.IntN(3)]); err != nil {
				t.Fatal(err)
			}
			images++
			trials.Go(func() {
				inspect(t, h, place, stages, m, n)
				_ = os.RemoveAll(place)
				places <- place
			})
		}
		if t.Failed() {
			break
		}
	}
	trials.Wait()
	t.Logf("%d disks after %d calls, %d of them syncs: each had what was acknowledged", images, writes, syncs)
	if images < 1000 {
		t.Errorf("only %d disks were tried", images)
	}
}

// keeping returns what is kept of what was not synced: nothing, all of it, or
// any of it.
func keeping(random *rand.Rand, n int) kept {
	share := []float64{0, 1, 0.5, 0.5, 0.9, 0.1}[n%6]
	return func() bool { return random.Float64() < share }
}

// touches reports whether a call changed the disk, or was the word that
// something is done.
func (d *disk) touches(c call) bool {
	fd, path := "", ""
	switch c.name {
	case "write":
		if fd, path = c.file(0); fd == "1" || fd == "2" {
			return true
		}
	case "pwrite64", "ftruncate", "fsync", "fdatasync":
		_, path = c.file(0)
	case "copy_file_range":
		_, path = c.file(2)
	case "openat":
		if !strings.Contains(c.args[2], "O_CREAT") {
			return false
		}
		path = c.path(1)
	default:
		path = c.path(1)
	}
	return !c.failed && (d.ours(path) || path == d.root) && !strings.HasSuffix(path, ".lock")
}

// inspect opens the board of a disk, checks it and changes it.
func inspect(t *testing.T, h *home, place string, stages []stage, m moment, n int) {
	path := place + strings.TrimPrefix(h.board, h.dir)
	got, err := standing(path)
	allowed := stages[m.stage:min(m.stage+2, len(stages))]
	at := fmt.Sprintf("cut %d in stage %d, after %s of %s", n, m.stage, m.call.name, m.call.args[0])
	now := slices.IndexFunc(allowed, func(s stage) bool { return s.board == got })
	if err != nil || now < 0 {
		t.Errorf("%s: %v: got %q, want one of %q", at, err, got, allowed)
		return
	}
	for name, want := range stages[m.stage].backups {
		if got, err := standing(filepath.Join(place, name)); err != nil || got != want {
			t.Errorf("%s: the backup %s: %v: got %q, want %q", at, name, err, got, want)
		}
	}
	if want := allowed[now].replaced; want != "" {
		kept := must(filepath.Glob(path + ".before-restore-*"))
		if len(kept) != 1 || must(standing(kept[0])) != want {
			t.Errorf("%s: what the restore replaced is not kept: %q", at, kept)
		}
	}
	if n%4 != 0 {
		return
	}
	if _, err := open(t, path).Apply(context.Background(), "ann", addTask("And on")); err != nil {
		t.Errorf("%s: the next change: %v", at, err)
	} else if _, err := standing(path); err != nil {
		t.Errorf("%s: after the next change: %v", at, err)
	}
}
