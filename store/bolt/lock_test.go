package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"

	"baton/model"
)

// Those who fail on a board that is not there take the lock's file away, while
// others wait for it: still nobody writes beside somebody else.
func TestALockThatGoesAwayIsStillHeldByOne(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	const writers, each = 8, 6
	var wg sync.WaitGroup
	for range writers {
		wg.Go(func() {
			for range each {
				s := open(t, path)
				if _, err := s.Apply(ctx, "ann", model.Undo("ann", 0).Plan(false)); model.CodeOf(err) != model.Refused {
					t.Errorf("undo: got %v", err)
				}
				if _, err := s.Apply(ctx, "kim", add("x")); err != nil {
					t.Errorf("add: got %v", err)
				}
			}
		})
	}
	wg.Wait()
	b, err := open(t, path).Board(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if got := b.Head().Next - 1; got != writers*each {
		t.Errorf("%d tasks, want %d", got, writers*each)
	}
}

func TestNoLockIsLeftBesideWhatIsNoBoard(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	letter := filepath.Join(dir, "letter.txt")
	write(t, letter, []byte("Dear sir"))
	for _, path := range []string{letter, filepath.Join(dir, "none.db")} {
		s := open(t, path)
		_, _ = s.Whole(ctx)
		if _, err := s.Apply(ctx, "kim", model.Undo("kim", 0).Plan(false)); err == nil {
			t.Error("there was something to undo")
		}
		if _, err := os.Lstat(path + ".lock"); !os.IsNotExist(err) {
			t.Errorf("a lock was left beside %s: %v", filepath.Base(path), err)
		}
	}
}

// What has the lock's name need not be a lock: whatever it is, no door writes
// into it, or takes it away.
func TestWhatIsNoLockIsNotWrittenInto(t *testing.T) {
	ctx := context.Background()
	doors := map[string]func(path string) error{
		"change": func(path string) error {
			_, err := open(t, path).Apply(ctx, "kim", add("two"))
			return err
		},
		"read":    func(path string) error { _, err := open(t, path).Whole(ctx); return err },
		"check":   func(path string) error { _, err := open(t, path).Check(ctx); return err },
		"compact": func(path string) error { _, _, err := open(t, path).Compact(ctx); return err },
		"backup":  func(path string) error { _, err := open(t, path).Backup(ctx, io.Discard); return err },
		"restore": func(path string) error {
			_, err := open(t, path).Restore(ctx, bytes.NewReader(must(os.ReadFile(path))), false)
			return err
		},
	}
	for kind, c := range map[string]struct {
		text    string // "" for the board's
		refused bool
	}{
		"the board": {"", true}, "a letter": {"precious\n", true}, "a table": {"12,kim\n", true},
		"a long text":              {"12 kim\n" + strings.Repeat("and so on\n", 50), true},
		"a lock with another name": {"12 kim\n", false},
		"a lock after a power cut": {strings.Repeat("\x00", 8), false},
	} {
		for door, use := range doors {
			t.Run(kind+", "+door, func(t *testing.T) {
				path := board(t, 1)
				is := path
				if c.text != "" {
					is = filepath.Join(t.TempDir(), "other")
					write(t, is, []byte(c.text))
				}
				was := must(os.ReadFile(is))
				_ = os.Remove(path + ".lock")
				if err := os.Link(is, path+".lock"); err != nil {
					t.Skip(err)
				}
				if err := use(path); (err != nil) != c.refused || err != nil && !strings.Contains(err.Error(), "remove it") {
					t.Errorf("got %v", err)
				}
				if got := must(os.ReadFile(path + ".lock")); !bytes.Equal(got, was) {
					t.Errorf("it holds %d bytes, %d before", len(got), len(was))
				}
			})
		}
	}
}

// A lock file that is made while the board is read-only lets the owner write once the
// board is writable again.
func TestTheLockOfAReadOnlyBoardIsWritable(t *testing.T) {
	ctx, path := context.Background(), board(t, 1)
	if err := errors.Join(os.Remove(path+".lock"), os.Chmod(path, 0o444)); err != nil {
		t.Fatal(err)
	}
	must(open(t, path).Whole(ctx))
	if mode := must(os.Stat(path + ".lock")).Mode().Perm(); mode&0o600 != 0o600 {
		t.Errorf("its lock has mode %o", mode)
	}
	if err := os.Chmod(path, 0o644); err != nil {
		t.Fatal(err)
	}
	must(open(t, path).Apply(ctx, "kim", add("two")))
}

// What others made, or an earlier version, may be a lock file that can only be read.
func TestALockThatCanOnlyBeReadIsALock(t *testing.T) {
	ctx, path := context.Background(), board(t, 1)
	if err := os.Chmod(path+".lock", 0o444); err != nil {
		t.Fatal(err)
	}
	must(open(t, path).Apply(ctx, "kim", add("two")))
	if os.Geteuid() == 0 {
		t.Skip("the superuser may open every file")
	}
	if err := os.Chmod(path+".lock", 0); err != nil {
		t.Fatal(err)
	}
	_, err := open(t, path).Apply(ctx, "kim", add("three"))
	if want := "its lock file " + path + ".lock can't be opened (permission denied)"; err == nil || !strings.Contains(err.Error(), want) {
		t.Errorf("got %v, want %q", err, want)
	}
}
