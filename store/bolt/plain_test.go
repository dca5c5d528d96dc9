//go:build unix

package bolt

import (
	"context"
	"net"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"golang.org/x/sys/unix"

	"baton/model"
	"baton/model/modeltest"
	"baton/store"
)

// planted makes, by name, things that are no files.
var planted = map[string]func(path string) error{
	"pipe":   func(path string) error { return unix.Mkfifo(path, 0o666) },
	"folder": func(path string) error { return os.Mkdir(path, 0o700) },
	"socket": func(path string) error {
		_, err := net.Listen("unix", path)
		return err
	},
	"link to a device": func(path string) error { return os.Symlink("/dev/zero", path) },
}

// Whoever can write beside a board must not make others wait, or read for ever.
func TestWhatIsNoFileIsRefusedAtOnce(t *testing.T) {
	ctx := context.Background()
	for what, plant := range planted {
		for _, suffix := range []string{"", lockSuffix} {
			dir, err := os.MkdirTemp("", "b") // a socket's path is short
			if err != nil {
				t.Fatal(err)
			}
			defer func() { _ = os.RemoveAll(dir) }()
			path := filepath.Join(dir, "b")
			if suffix != "" {
				drawn(t, path, 1)
				_ = os.Remove(path + suffix)
			}
			if err := plant(path + suffix); err != nil {
				t.Fatal(err)
			}
			s, err := Open(path, Options{NoBackups: true})
			if err != nil {
				t.Fatal(err)
			}
			_, read := s.Board(ctx)
			_, wrote := s.Apply(ctx, "kim", model.Undo("kim", 0).Plan(true))
			_, checked := s.Check(ctx)
			_, repaired := s.Repair(ctx)
			ReadOnly(path)
			for door, err := range map[string]error{"read": read, "write": wrote, "check": checked, "repair": repaired} {
				if err == nil && suffix != "" && door != "write" {
					continue // nobody's lock: it is read without one
				}
				if err == nil || strings.Contains(err.Error(), "\n") {
					t.Errorf("%s as %q, %s: %v", what, suffix, door, err)
				}
			}
			s.Close()
		}
	}
}

// How long a file is says nothing of how much is in it.
func TestAHollowFileTakesNoMemory(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	long, empty := filepath.Join(dir, "long"), filepath.Join(dir, "empty")
	drawn(t, long, 1)
	if err := os.WriteFile(empty, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{long, empty} {
		if err := os.Truncate(path, 20<<30); err != nil {
			t.Skipf("no files with holes here: %v", err)
		}
		used := memoryOf(func() {
			s, err := Open(path, Options{NoBackups: true})
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			_, _ = s.Board(ctx)
			h, err := s.Check(ctx)
			if path == long && (err != nil || len(h.Faults) > 0) {
				t.Errorf("got %v, %v", h.Faults, err)
			}
			_, _ = s.Repair(ctx)
		})
		if used > 256<<20 {
			t.Errorf("%s: %d bytes of memory", filepath.Base(path), used)
		}
	}
}

// The number of a task says nothing of how many there are.
func TestATaskWithAHugeNumberTakesNoMemory(t *testing.T) {
	l := modeltest.NewLog(modeltest.Setup())
	used := memoryOf(func() {
		for i, num := range []int{1, store.MaxNumber, store.MaxNumber / 2, 1 << 62} {
			task := &model.Task{ID: l.World.NewID(), Num: num, Title: "x", Column: "todo"}
			ev := model.Event{Seq: model.Seq(i + 1), Do: []model.Change{model.AddTask{Task: task, Body: &model.Body{}}}}
			l.Board = l.With(model.Replay(l.Board, ev))
			if got := l.Task(task.ID); got == nil || got.Num != num {
				t.Errorf("number %d: got %v", num, got)
			}
		}
	})
	if used > 4<<20 {
		t.Errorf("%d bytes of memory", used)
	}
}
