package store

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"go.etcd.io/bbolt"

	"baton/model"
)

// File is a Log in a bbolt file, which is open during transactions only.
type File struct {
	path, lockPath string
	timeout        time.Duration
	user           string // who holds the lock, as told to those who wait
	makeDir        bool
	noBackups      bool
	now            func() time.Time
}

// NewFile returns the log in the file at path, which need not be there. A
// link is followed once: all names of a board share one lock.
func NewFile(path string, o Options) (*File, error) {
	o = filled(o)
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
		noBackups: o.NoBackups, now: o.Now,
	}, nil
}

// View runs f on the log as it stands; a file that is not there is an empty
// log.
func (l *File) View(ctx context.Context, f func(Reader) error) error {
	there, err := l.there()
	if err != nil {
		return err
	}
	if !there {
		return f(newSnapshot(&model.Setup{}))
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

// view runs f on a file that is there.
func (l *File) view(ctx context.Context, f func(Reader) error) error {
	release, err := l.lock(ctx, false)
	if noLocks(err) {
		return explain(l.path, l.viewCopy(ctx, f))
	}
	if err != nil {
		return explain(l.path, err)
	}
	defer release()
	return explainRead(l.path, l.open(l.path, readOnly, func(db *database) error { return l.read(db, f) }))
}

// read runs f in one transaction that writes nothing.
func (l *File) read(db *database, f func(Reader) error) error {
	return db.View(func(tx *bbolt.Tx) error {
		return attempt(func() error {
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

// Update runs f alone. The first one makes the file: it is written beside
// under another name, so that there never is half a board.
func (l *File) Update(ctx context.Context, f func(Writer) error) error {
	there, err := l.there()
	if err != nil {
		return err
	}
	if !there {
		if err := l.makeFolder(); err != nil {
			return explain(l.path, err)
		}
	}
	release, err := l.lock(ctx, true)
	if err != nil {
		return explain(l.path, err)
	}
	defer release()
	if there, err = l.there(); err != nil { // somebody may have made it while we waited
		return err
	}
	if !there {
		return explain(l.path, l.found(f))
	}
	err = l.extend(f)
	if errors.Is(err, errOld) {
		if err = l.upgradeAlone(); err == nil {
			err = l.extend(f)
		}
	}
	return explain(l.path, err)
}

// makeFolder makes the board's folder if it may, and those around it. All of
// them are synced: one who made them may have been killed before he did.
func (l *File) makeFolder() error {
	if !l.makeDir {
		return nil
	}
	dir := filepath.Dir(l.path)
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return err
	}
	for up := filepath.Dir(dir); up != dir; dir, up = up, filepath.Dir(up) {
		if err := syncDir(up); err != nil && !errors.Is(err, fs.ErrPermission) { // not ours, and not made by us
			return err
		}
	}
	return nil
}

// extend adds what f records to the file. If that takes text out of the
// history, a copy without it takes the file's place, and daily backups, which
// have it still, go.
func (l *File) extend(f func(Writer) error) error {
	var done written
	failed := false
	err := l.open(l.path, readWrite, func(db *database) (err error) {
		l.daily(db)
		if done, err = l.write(db, f); err != nil {
			failed = true
			return err
		}
		if !done.purged {
			return nil
		}
		return l.cleaned(l.copyUsed(db.DB))
	})
	switch {
	case failed && done.head != 0 && l.stands(done.head):
		return unconfirmed{err}
	case err != nil || !done.purged:
		return err
	}
	return l.cleaned(errors.Join(l.replace(l.path+newFileSuffix), l.forget()))
}

// stands reports whether the log ends with an event. The last sync of a commit
// may fail when all of it is written.
func (l *File) stands(head model.Seq) bool {
	var is model.Seq
	err := l.open(l.path, readOnly, func(db *database) error {
		return db.View(func(tx *bbolt.Tx) error {
			return attempt(func() error {
				r, err := newReader(l.path, db, tx)
				if err == nil {
					is = r.Head().Seq
				}
				return err
			})
		})
	})
	return err == nil && is == head
}

// cleaned says of a failed rewrite that what went before it stands.
func (l *File) cleaned(err error) error {
	if err == nil || errors.As(err, &unconfirmed{}) {
		return err
	}
	return model.Errorf(model.Failed, "the task is gone, from the history too, but %s could not be rewritten without its text (%v): the next change tries again", l.path, reason(err))
}

// found makes the file with what f records first.
func (l *File) found(f func(Writer) error) error {
	temp := l.path + newFileSuffix
	if err := remove(temp); err != nil {
		return err
	}
	err := l.open(temp, create, func(db *database) error {
		_, err := l.write(db, f)
		return err
	})
	if err != nil {
		_ = remove(temp)
		return err
	}
	return l.replace(temp)
}

// remove removes a file that may not be there.
func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}

// replace puts a finished file in the board's place.
func (l *File) replace(temp string) error {
	if err := os.Rename(temp, l.path); err != nil {
		_ = remove(temp)
		return err
	}
	if err := syncDir(filepath.Dir(l.path)); err != nil {
		return unconfirmed{err}
	}
	return nil
}

// written is what a transaction was about to commit.
type written struct {
	head   model.Seq // that the log has then; 0 if it did not come to the commit
	purged bool      // text was taken out of the history
}

// write runs f in one transaction.
func (l *File) write(db *database, f func(Writer) error) (done written, err error) {
	err = db.Update(func(tx *bbolt.Tx) error {
		return attempt(func() error {
			if err := prepare(tx); err != nil {
				return err
			}
			r, err := newReader(l.path, db, tx)
			if err != nil {
				return err
			}
			w := &boltWriter{boltReader: r}
			if err := f(w); err != nil {
				return err
			}
			w.finish()
			done = written{w.state.seq, tx.Bucket([]byte(metaBucket)).Get([]byte(purgeKey)) != nil}
			return nil
		})
	})
	return done, err
}
