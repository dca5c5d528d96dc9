package bolt

import (
	"context"
	"errors"
	"os"
	"path/filepath"

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

// noLocksHere ends the message for a folder whose file system, most likely a network's,
// has no locks: two writers at once would destroy the board.
const noLocksHere = " has no file locks: make changes on the computer that has the disk"

// viewCopy runs f on a copy of a board that can't be locked.
func (l *File) viewCopy(ctx context.Context, f func(store.Reader) error) error {
	return l.withCopy(ctx, func(path string) error {
		return l.open(path, readOnly, func(db *database) error { return db.read(func(r *reader) error { return f(r) }) })
	})
}
