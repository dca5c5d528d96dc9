//go:build unix

package trust_test

import (
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"
)

// copies lists the incomplete copies of the board.
func (h *home) copies() []string { return must(filepath.Glob(filepath.Join(h.dir, ".baton-new-*"))) }

// interrupted sends a signal to a restore while it reads its input, which does not end
// before.
func (h *home) interrupted(sig syscall.Signal) {
	h.Helper()
	r, w, err := os.Pipe()
	check(h, err)
	defer func() { _ = w.Close() }()
	c := h.cmd("restore", "-")
	c.Stdin = r
	check(h, c.Start())
	check(h, r.Close())
	_, err = w.Write(must(os.ReadFile(h.board)))
	check(h, err)
	for late := time.Now().Add(2 * time.Minute); len(must(filepath.Glob(filepath.Join(h.dir, ".baton-new-*", "board")))) == 0; time.Sleep(time.Millisecond) {
		if time.Now().After(late) {
			h.Fatal("nothing is being made")
		}
	}
	check(h, c.Process.Signal(sig))
	_ = c.Wait()
}

func TestASignalTakesAwayWhatIsInTheMaking(t *testing.T) {
	h := newHome(t, memory(t))
	for _, sig := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT} {
		h.interrupted(sig)
		if got := h.copies(); len(got) > 0 {
			t.Errorf("%v leaves %q", sig, got)
		}
	}
	for i := range often(8, 200) { // at whatever moment it comes
		c := h.cmd("backup", "bk")
		check(t, c.Start())
		time.Sleep(time.Duration(i) * time.Millisecond)
		_ = c.Process.Signal(syscall.SIGTERM)
		_ = c.Wait()
		if got := h.copies(); len(got) > 0 {
			t.Errorf("a signal after %d ms leaves %q", i, got)
		}
	}
}

func TestWhatAKilledProgramLeftOverIsNamedAndGoes(t *testing.T) {
	h := newHome(t, memory(t))
	h.must("add", "Something")
	for _, next := range [][]string{{"backup", "bk"}, {"restore", "bk"}, {"compact"}, {"delete", "--purge", "1"}} {
		h.interrupted(syscall.SIGKILL)
		left := h.copies()
		if told := h.must("doctor"); len(left) != 1 || !strings.Contains(told, left[0]+" was left behind") {
			t.Errorf("%q: the doctor says %q", left, told)
		}
		h.must(next...)
		if got := h.copies(); len(got) > 0 {
			t.Errorf("after %s %q is there", next[0], got)
		}
	}
}
