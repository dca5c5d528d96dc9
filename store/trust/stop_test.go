//go:build linux

package trust_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"baton/model"
	"baton/store/bolt"
)

// stopped starts a change of the board that is stopped by SIGSTOP when it is
// about to sync what it wrote, and returns who holds the board.
func stopped(t *testing.T, h *home) (pid int, kill func()) {
	t.Helper()
	c := h.other("strace", "-f", "-qq", "-o", filepath.Join(h.dir, "stop.log"), "-e", "trace=fdatasync",
		"-e", "inject=fdatasync:signal=STOP:when=1", program, "add", "Held")
	check(t, c.Start())
	kill = sync.OnceFunc(func() {
		if pid > 0 {
			_ = syscall.Kill(pid, syscall.SIGKILL)
		}
		_ = c.Wait()
	})
	t.Cleanup(kill)
	for late := time.Now().Add(2 * time.Minute); pid == 0 || !isStopped(pid); time.Sleep(2 * time.Millisecond) {
		note, _ := os.ReadFile(h.board + ".lock")
		_, _ = fmt.Sscan(string(note), &pid)
		if time.Now().After(late) {
			t.Fatal("it does not come to be stopped")
		}
	}
	return pid, kill
}

// isStopped reports whether a traced process is stopped.
func isStopped(pid int) bool {
	b, _ := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	_, rest, _ := strings.Cut(string(b), ") ")
	return strings.HasPrefix(rest, "t") || strings.HasPrefix(rest, "T")
}

// busy checks that a program that waited was told who holds the board.
func busy(t *testing.T, what string, err error, pid int) {
	t.Helper()
	want := fmt.Sprintf("is busy: held by pid %d (kim): try again", pid)
	if model.CodeOf(err) != model.Busy || !strings.Contains(err.Error(), want) {
		t.Errorf("%s: got %v, want … %s", what, err, want)
	}
}

// TestAStoppedHolderIsNamedAndAKilledOneBlocksNobody stops a program in the
// middle of a change. Programs that wait are told who holds the board, in time.
func TestAStoppedHolderIsNamedAndAKilledOneBlocksNobody(t *testing.T) {
	canTrace(t)
	h := newHome(t, memory(t))
	before := len(logOf(t, h.board))
	pid, kill := stopped(t, h)
	s := must(bolt.Open(h.board, bolt.Options{Timeout: 100 * time.Millisecond}))
	_, err := s.Board(t.Context())
	busy(t, "reading", err, pid)
	_, err = s.Apply(t.Context(), "ann", addTask("Meanwhile"))
	busy(t, "writing", err, pid)
	if *record {
		for _, args := range [][]string{{"list"}, {"add", "Meanwhile"}} {
			began := time.Now()
			got := h.run(args...)
			took := time.Since(began)
			if got.code != 5 || !strings.Contains(got.err, fmt.Sprintf("held by pid %d (kim)", pid)) || took > time.Minute {
				t.Errorf("baton %s: exit code %d after %v: %s", args[0], got.code, took, got.err)
			}
			t.Logf("baton %s: exit code %d after %v: %s", args[0], got.code, took.Round(10*time.Millisecond), got.err)
		}
	}
	kill()
	if got := h.run("add", "Free again"); got.code != 0 {
		t.Errorf("after the kill: %s", got.err)
	}
	if n := len(logOf(t, h.board)); n != before+1 {
		t.Errorf("got %d events, want %d: what was held was not said to be done", n, before+1)
	}
}
