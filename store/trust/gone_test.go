//go:build unix

package trust_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"baton/model"
)

func TestAFileThatGoesAwayOrIsReplacedUnderAnOpenBoardIsTold(t *testing.T) {
	ctx, dir := context.Background(), memory(t)
	path, other := filepath.Join(dir, "b.db"), filepath.Join(dir, "other.db")
	s := open(t, path)
	must(s.Apply(ctx, "kim", addTask("One")))
	must(s.Board(ctx))
	check(t, os.Rename(path, path+".away"))
	if _, err := s.Apply(ctx, "kim", addTask("Two")); err == nil || !strings.Contains(err.Error(), "the board's file is gone: put it back") {
		t.Errorf("got %v", err)
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("another board was begun in its place")
	}
	check(t, os.Rename(path+".away", path))
	must(s.Apply(ctx, "kim", addTask("Two")))
	theirs := open(t, other)
	must(theirs.Apply(ctx, "ann", addTask("Theirs")))
	check(t, os.Rename(other, path))
	for door, plan := range map[string]model.Plan{"add": addTask("Three"), "undo": model.Undo("kim", 0).Plan(true)} {
		if _, err := s.Apply(ctx, "kim", plan); model.CodeOf(err) != model.Moved || !strings.Contains(err.Error(), "another board") {
			t.Errorf("%s on another board: got %v", door, err)
		}
	}
	must(open(t, path).Apply(ctx, "kim", addTask("Three")))
	if _, err := s.Board(ctx); model.CodeOf(err) != model.Moved {
		t.Errorf("the other board was read as this one: %v", err)
	}
	if _, err := standing(path); err != nil {
		t.Error(err)
	}
}

// TestAPermissionThatIsTakenAwayIsTold runs as a user without special permissions.
func TestAPermissionThatIsTakenAwayIsTold(t *testing.T) {
	dir := memory(t)
	h := newHome(t, dir)
	someone := func(args ...string) outcome {
		c := h.cmd(args...)
		if os.Geteuid() == 0 {
			c.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
			check(t, os.Chown(dir, 65534, 65534))
			check(t, os.Chown(h.board, 65534, 65534))
			check(t, os.Chown(h.board+".lock", 65534, 65534))
			check(t, os.Chmod(filepath.Dir(program), 0o755))
		}
		return result(c)
	}
	for name, take := range map[string]struct {
		file, folder os.FileMode
		read         bool
	}{
		"all of it":      {0o000, 0o700, false},
		"to write to it": {0o400, 0o700, true},
		"to its folder":  {0o600, 0o500, true},
	} {
		was := must(os.ReadFile(h.board))
		check(t, os.Chmod(h.board, take.file))
		check(t, os.Chmod(dir, take.folder))
		list, add := someone("-f", h.board, "list"), someone("-f", h.board, "add", "x")
		check(t, os.Chmod(dir, 0o700))
		check(t, os.Chmod(h.board, 0o600))
		if take.read != (list.code == 0) {
			t.Errorf("%s: reading: exit code %d, %q", name, list.code, list.err)
		}
		for _, got := range []outcome{list, add} {
			if got.code > 0 && (strings.Count(got.err, "\n") > 0 || !strings.Contains(got.err, "permission")) {
				t.Errorf("%s: got %q", name, got.err)
			}
		}
		if name != "to its folder" && add.code != 1 {
			t.Errorf("%s: writing: exit code %d, %q", name, add.code, add.err)
		}
		if name != "to its folder" && !bytes.Equal(was, must(os.ReadFile(h.board))) {
			t.Errorf("%s: the board was touched", name)
		}
	}
	if got := someone("-f", h.board, "add", "After all"); got.code != 0 {
		t.Error(got.err)
	}
	logOf(t, h.board)
}

func TestAClockThatGoesBackLosesNothing(t *testing.T) {
	h := newHome(t, memory(t))
	at := func(now string, args ...string) outcome {
		c := h.cmd(args...)
		c.Env = append(c.Env, "BATON_NOW="+now)
		return result(c)
	}
	for _, now := range []string{"2026-11-26T10:00:00Z", "2001-01-01T00:00:00Z", "1969-07-20T20:17:00Z", "2031-01-01T00:00:00Z", "2026-11-26T10:00:01Z"} {
		if got := at(now, "add", "At "+now); got.code != 0 {
			t.Fatalf("%s: %s", now, got.err)
		}
	}
	if got := at("1980-01-01T00:00:00Z", "undo"); got.code != 0 || !strings.Contains(got.err, "At 2026-11-26T10:00:01Z") {
		t.Errorf("undo took back %q, which is not the last change", got.err)
	}
	if n := len(logOf(t, h.board)); n != 7 {
		t.Errorf("got %d events, want 7", n)
	}
	if lines := strings.Split(h.must("log"), "\n"); len(lines) != 7 {
		t.Errorf("got %q", lines)
	}
	err := open(t, h.board).View(context.Background(), func(r model.Reader) error {
		_, ok := r.ByNumber(4)
		if !ok {
			t.Error("a task is gone")
		}
		return nil
	})
	if err != nil {
		t.Error(err)
	}
	if got := must(open(t, h.board).Events(context.Background(), model.Span{Since: 1})); len(got) != 6 {
		t.Errorf("%d events since 1970, want 6", len(got))
	}
}
