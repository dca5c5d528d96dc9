package bolt

import (
	"cmp"
	"context"
	"errors"
	"os"
	"path/filepath"

	"baton/model"
	"baton/store"
)

// ReadOnly says why the board at path can't be written, "" if it can.
func ReadOnly(path string) string {
	l, err := New(path, Options{})
	if err != nil {
		return ""
	}
	dir := filepath.Dir(l.path)
	probe, err := os.CreateTemp(dir, inTheMaking)
	if err == nil {
		_ = errors.Join(probe.Close(), os.Remove(probe.Name()))
	} else if !os.IsNotExist(err) {
		return "read only: " + dir + " can't be written"
	}
	f, err := openPlain(l.path, os.O_RDWR)
	if err != nil {
		if os.IsPermission(err) {
			return "read only: " + l.path + " can't be written"
		}
		return ""
	}
	defer func() { _ = f.Close() }()
	if err := tryLock(f, false); noLocks(err) {
		return "read only: " + dir + noLocksHere
	}
	return ""
}

// noLocksHere is said of a folder whose file system, one of a network most
// likely, has no locks: two who write at once would destroy the board.
const noLocksHere = " has no file locks: write where the disk is"

// viewCopy runs f on a copy of a board that can't be locked.
func (l *File) viewCopy(ctx context.Context, f func(store.Reader) error) error {
	return l.withCopy(ctx, func(path string) error {
		return l.open(path, readOnly, func(db *database) error { return l.read(db, f) })
	})
}

// withCopy runs f on a copy of the file that is thrown away.
func (l *File) withCopy(ctx context.Context, f func(path string) error) error {
	dir, done, err := l.temp.folder("")
	if err != nil {
		return err
	}
	defer done()
	path := filepath.Join(dir, copyName)
	if err := l.copyStill(ctx, path); err != nil {
		return err
	}
	return f(path)
}

// copyStill copies a board that can't be locked. A copy during which somebody
// wrote, from where there are locks, is made again.
func (l *File) copyStill(ctx context.Context, path string) error {
	for range tries {
		if err := cmp.Or(ctx.Err(), remove(path)); err != nil {
			return err
		}
		before := l.glance()
		if err := l.duplicate(path, func(*os.File) {}); err != nil {
			return err
		}
		if l.glance() == before {
			return nil
		}
	}
	return model.Errorf(model.Busy, "board %s is busy: it changed each time it was read: try again", l.path)
}
