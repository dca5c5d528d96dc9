package store_test

import (
	"context"
	"os"
	"path/filepath"
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
