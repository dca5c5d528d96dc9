package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
)

// File is a [store.Log] in a bbolt file, which is open during transactions only.
type File struct {
	path, lockPath string
	timeout        time.Duration
	user           string // who holds the lock, as told to those who wait
	makeDir        bool
	noBackups      bool
	now            func() time.Time
	newID          func() model.ID
	warn           func(string)
	temp           *TempFiles
}

var (
	_ store.Log      = (*File)(nil)
	_ store.Checker  = (*File)(nil)
	_ store.Keeper   = (*File)(nil)
	_ store.Replayer = (*File)(nil)
)

// Open returns the store of the board in the file at path. It reads nothing: a
// file that is not there is an empty board, and comes to be at the first
// write.
func Open(path string, o Options) (*store.Store, error) {
	log, err := New(path, o)
	if err != nil {
		return nil, err
	}
	return store.On(log, o.Options), nil
}

// New returns the log in the file at path, which need not be there. A link is
// followed once: all names of a board share one lock.
func New(path string, o Options) (*File, error) {
	o = o.withDefaults()
	abs, err := filepath.Abs(path)
	if err != nil {
		return nil, err
	}
	if followed, err := filepath.EvalSymlinks(abs); err == nil {
		abs = followed
	} else if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(dir, filepath.Base(abs))
	}
	return &File{
		path: abs, lockPath: abs + lockSuffix, timeout: o.Timeout, user: o.User, makeDir: o.MakeDir,
		noBackups: o.NoBackups, now: o.Now, newID: o.NewID, warn: o.Warn, temp: o.TempFiles,
	}, nil
}

// View runs f on the log as it stands; a file that is not there is an empty
// log.
func (l *File) View(ctx context.Context, f func(store.Reader) error) error {
	there, err := l.there()
	if err != nil {
		return err
	}
	if !there {
		return f(store.NewSnapshot(&model.Setup{}))
	}
	err = l.view(ctx, f)
	if !errors.Is(err, errOld) {
		return err
	}
	if ReadOnly(l.path) != "" {
		return explain(l.path, l.viewOld(ctx, f))
	}
	return l.renewed(ctx, func() error { return l.view(ctx, f) })
}

// heeding returns f as a transaction that ends when its context does: nothing of
// it is on the board then.
func heeding[T store.Reader](ctx context.Context, f func(T) error) func(T) error {
	return func(t T) error {
		switch r := any(t).(type) {
		case *reader:
			r.ended = ctx.Err
		case *writer:
			r.ended = ctx.Err
		}
		return f(t)
	}
}

// view runs f on a file that is there.
func (l *File) view(ctx context.Context, f func(store.Reader) error) error {
	f = heeding(ctx, f)
	release, err := l.lock(ctx, false)
	if noLocks(err) {
		return explain(l.path, l.viewCopy(ctx, f))
	}
	if err != nil {
		return explain(l.path, err)
	}
	defer release()
	for range looks {
		before := l.glance()
		err = l.open(l.path, readOnly, func(db *database) error { return l.read(db, f) })
		if noLocks(err) { // the lock file could not be opened, and the board's own is none
			return explain(l.path, l.viewCopy(ctx, f))
		}
		if model.CodeOf(err) != model.Damaged || l.glance() == before {
			return explainRead(l.path, err)
		}
	}
	return model.Errorf(model.Busy, "board %s can't be read while it is being written: try again", l.path)
}

// looks is how often a board that changes while it is read is read, before it
// is said that it can't be. Nobody changes it under the lock, but it may be on a
// disk of a network, where a lock is not everyone's.
const looks = 8

// read runs f in one transaction that writes nothing.
func (l *File) read(db *database, f func(store.Reader) error) error {
	return db.View(func(tx *bbolt.Tx) error {
		return store.Attempt(func() error {
			r, err := newReader(l.path, db, tx)
			if err != nil {
				return err
			}
			return f(r)
		})
	})
}

// there reports whether the file is there; the folder it belongs in has to be,
// unless it may be made.
func (l *File) there() (bool, error) {
	info, err := os.Stat(l.path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return false, noFile(l.path, info.Mode())
	case err == nil:
		return true, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, explain(l.path, err)
	}
	switch info, err := os.Lstat(l.path); {
	case err != nil:
	case info.Mode()&fs.ModeSymlink != 0:
		return false, model.Errorf(model.NotFound, "%s is a link to a file that is not there", l.path)
	default:
		return true, nil // somebody has made it between the two looks
	}
	dir := filepath.Dir(l.path)
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) && !l.makeDir {
		return false, model.Errorf(model.NotFound, "no folder %s for the board: make it first", dir)
	}
	return false, nil
}
