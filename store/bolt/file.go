package bolt

import (
	"context"
	"errors"
	"path/filepath"

	"baton/model"
	"baton/store"
)

// File is a [store.Log] in a bbolt file, which is open during transactions only.
// It is safe for concurrent use, by other processes too: each transaction holds the
// lock beside the board, shared or alone.
type File struct {
	place
	lock    boardLock
	copies  copies
	options Options // with defaults
	isCopy  bool    // it is a copy of a board: it gets no copies of its own
}

var (
	_ store.Log      = (*File)(nil)
	_ store.Checker  = (*File)(nil)
	_ store.Keeper   = (*File)(nil)
	_ store.Replayer = (*File)(nil)
)

// Open returns the store of the board in the file at path. It reads nothing: a
// missing file is an empty board, and the first write makes it.
func Open(path string, o Options) (*store.Store, error) {
	log, err := New(path, o)
	if err != nil {
		return nil, err
	}
	return store.On(log, o.Options), nil
}

// New returns the log in the file at path, which need not exist. Links are resolved
// here, so that all symbolic links to a board share one lock.
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
	return newFile(abs, o), nil
}

// newFile returns the log in the file at an absolute path without links.
func newFile(path string, o Options) *File {
	at := place{
		opener: opener{board: path, timeout: o.Timeout},
		path:   path, makeDir: o.MakeDir, temp: o.TempFiles,
	}
	return &File{
		place:   at,
		lock:    boardLock{board: at, path: path + lockSuffix, user: o.User},
		copies:  copies{board: at, options: o},
		options: o,
	}
}

// View runs f on the log as it is now. A missing file is an empty log.
func (l *File) View(ctx context.Context, f func(store.Reader) error) error {
	there, err := l.exists()
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
	if l.staysOld() {
		return explain(l.path, l.viewOld(ctx, f))
	}
	return l.withUpgrade(ctx, func() error { return l.view(ctx, f) })
}

// cancellable returns f as a transaction that fails when ctx ends, with nothing
// written.
func cancellable[T store.Reader](ctx context.Context, f func(T) error) func(T) error {
	return func(t T) error {
		switch r := any(t).(type) {
		case *reader:
			r.cancelled = ctx.Err
		case *writer:
			r.cancelled = ctx.Err
		}
		return f(t)
	}
}

// view runs f on a file that exists.
func (l *File) view(ctx context.Context, f func(store.Reader) error) error {
	f = cancellable(ctx, f)
	release, err := l.lock.hold(ctx, false)
	if noLocks(err) {
		return explain(l.path, l.viewCopy(ctx, f))
	}
	if err != nil {
		return explain(l.path, err)
	}
	defer release()
	for range readTries {
		before := l.fingerprint()
		err = l.open(l.path, readOnly, func(db *database) error { return db.read(func(r *reader) error { return f(r) }) })
		if noLocks(err) { // neither the lock file nor the board can be locked
			return explain(l.path, l.viewCopy(ctx, f))
		}
		if model.CodeOf(err) != model.Damaged || l.fingerprint() == before {
			return explainRead(l.path, err)
		}
	}
	return model.Errorf(model.Busy, "board %s can't be read while it is being written: try again", l.path)
}

// readTries is how often to read a board that changes while it is read. Nobody changes
// it under the lock, but on a network disk other computers may not see the lock.
const readTries = 8
