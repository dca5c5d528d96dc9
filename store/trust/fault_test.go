//go:build linux

package trust_test

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
)

// fault is a system call that fails, or during which the program is killed.
type fault struct{ call, with string }

func faults() []fault {
	return []fault{
		{"pwrite64", "error=ENOSPC"},
		{"fdatasync", "error=EIO"},
		{"fsync", "error=EIO"},
		{"ftruncate", "error=ENOSPC"},
		{"renameat", "error=EIO"},
		{"linkat", "error=EIO"},
		{"mkdirat", "error=ENOSPC"},
		{"write", "error=ENOSPC"},
		{"copy_file_range", "error=ENOSPC"},
		{"pwrite64", "error=EIO"},
		{"fdatasync", "error=ENOSPC"},
		{"pread64", "error=EIO"},
		{"pwrite64", "signal=KILL"},
		{"fdatasync", "signal=KILL"},
		{"renameat", "signal=KILL"},
		{"fsync", "signal=KILL"},
	}
}

// doing is a command line, with the steps before it.
type doing struct {
	args   []string
	before [][]string
}

func doings() []doing {
	begun := [][]string{{"init", "--key", "T"}, {"add", "One"}, {"add", "Two"}, {"backup", "b.bak"}, {"add", "Three"}}
	secret := slices.Concat(begun, [][]string{{"comment", "T-1", strings.Repeat("hunter2 ", 3000)}})
	return []doing{
		{[]string{"add", "More"}, begun},
		{[]string{"init", "--key", "T"}, nil},
		{[]string{"restore", "b.bak"}, begun},
		{[]string{"import", "csv", "in.csv"}, begun},
		{[]string{"move", "T-1", "doing"}, begun},
		{[]string{"delete", "--purge", "T-1"}, secret},
		{[]string{"compact"}, slices.Concat(secret, [][]string{{"delete", "T-1"}})},
		{[]string{"backup", "c.bak"}, begun},
		{[]string{"export", "json", "c.json"}, begun},
	}
}

// TestACallThatFailsLosesNothing lets every call of a command that writes fail,
// one at a time. The board stands before the change or after it, sound, the
// line that is said is true, and the next change is made.
func TestACallThatFailsLosesNothing(t *testing.T) {
	canTrace(t)
	var tried, refused atomic.Int64
	var wg sync.WaitGroup
	turns := make(chan struct{}, 2)
	for i, d := range doings() {
		base := d.home(t)
		for j, f := range faults() {
			if !*record && (i > 2 || j > 6) && (i*3+j)%11 != 0 {
				continue
			}
			wg.Go(func() {
				turns <- struct{}{}
				defer func() { <-turns }()
				for n := 1; *record || n <= 5; n++ {
					trial := trial{base.copy(fmt.Sprint(i, "-", j, "-", n)), d, f, n}
					if !trial.run(&refused) {
						return
					}
					tried.Add(1)
				}
			})
		}
	}
	wg.Wait()
	t.Logf("%d calls failed, %d times the command said so: nothing was lost", tried.Load(), refused.Load())
	if tried.Load() < int64(often(40, 400)) {
		t.Error("too few calls were tried")
	}
}

// home returns a home in which the steps before the command were done.
func (d doing) home(t testing.TB) *home {
	dir := filepath.Join(memory(t), "base")
	h := &home{TB: t, dir: dir, board: filepath.Join(dir, ".baton.db")}
	if err := os.MkdirAll(dir, 0o700); err != nil {
		t.Fatal(err)
	}
	h.write("in.csv", "Title,Status\n"+strings.Repeat("Again and again,Todo\n", 300))
	for _, args := range d.before {
		h.must(args...)
	}
	return h
}

// copy returns a copy of a home.
func (h *home) copy(name string) *home {
	dir := filepath.Join(filepath.Dir(h.dir), name)
	if err := os.CopyFS(dir, os.DirFS(h.dir)); err != nil {
		h.Error(err)
	}
	return &home{TB: h.TB, dir: dir, board: filepath.Join(dir, ".baton.db")}
}

// trial is a command whose nth call of a kind fails.
type trial struct {
	*home
	doing
	fault
	n int
}

// run reports whether there was such a call.
func (t trial) run(refused *atomic.Int64) bool {
	defer func() { _ = os.RemoveAll(t.dir) }()
	before := must(standing(t.board))
	inject := fmt.Sprintf("inject=%s:%s:when=%d", t.call, t.with, t.n)
	got, calls := t.trace([]string{"-e", "trace=" + t.call, "-e", inject}, t.args...)
	hit := slices.IndexFunc(calls, func(c call) bool { return c.forced })
	if hit < 0 && got.code >= 0 {
		return false
	}
	where := ""
	if hit >= 0 {
		where = calls[hit].args[0]
		if _, path := calls[hit].file(0); !strings.HasPrefix(path, filepath.Dir(t.dir)) && path != t.dir {
			return true // a terminal, a library: not the board's
		}
	}
	at := fmt.Sprintf("%q, %s %s of %s, exit code %d, %q", t.args, t.call, t.with, where, got.code, got.err)
	now, err := standing(t.board)
	if err != nil {
		t.Errorf("%s: %v", at, err)
		return true
	}
	if got.code > 0 {
		refused.Add(1)
	}
	t.judge(at, got, t.changed(at, before, now), strings.HasSuffix(where, ".lock>"))
	if next := t.home.run("add", "The next one"); next.code != 0 {
		t.Errorf("%s: the next change: %s", at, next.err)
	} else if _, err := standing(t.board); err != nil {
		t.Errorf("%s: after the next change: %v", at, err)
	}
	return true
}

// changed reports whether the change was made.
func (t trial) changed(at, before, now string) bool {
	switch {
	case now == before:
		return false
	case t.args[0] == "restore" && now == must(standing(filepath.Join(t.dir, "b.bak"))):
		return true
	case !strings.HasPrefix(now, before) || len(strings.Fields(now)) != len(strings.Fields(before))+1:
		t.Errorf("%s: the board stands neither before the change nor after it: got %q, was %q", at, now, before)
	}
	return true
}

// judge checks that the program's message is true.
func (t trial) judge(at string, got outcome, changed, ofLock bool) {
	writes := !slices.Contains([]string{"compact", "backup", "export"}, t.args[0])
	matters := slices.Contains([]string{"fdatasync", "fsync", "pwrite64"}, t.call) && !ofLock
	switch lines := strings.Split(got.err, "\n"); {
	case got.code < 0:
	case got.code == 0 && (writes && !changed || matters):
		t.Errorf("%s: it was said to be done", at)
	case got.code > 0 && (len(lines) != 1 && !changed || !strings.HasPrefix(lines[len(lines)-1], "baton: ")):
		t.Errorf("%s: want one line", at)
	case got.code > 0 && changed && strings.Contains(got.err, "nothing was changed"):
		t.Errorf("%s: the change is there", at)
	}
}
