package bolt

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
)

// Update runs f alone. The first one makes the file: it is written beside
// under another name, so that there never is half a board.
func (l *File) Update(ctx context.Context, f func(store.Writer) error) error {
	f = heeding(ctx, f)
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
		if err = l.found(f); !errors.Is(err, store.ErrExists) {
			return explain(l.path, err)
		} // somebody who does not see our lock has made it: the change goes there
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
// history, a copy without it takes the file's place, and other copies, which
// have it still, go.
func (l *File) extend(f func(store.Writer) error) error {
	var done written
	var failed error
	var pending error // what waits of a purge
	other := false    // the file has another name, which keeps what was in it
	err := l.reopened(func(db *database) (m made, err error) {
		l.daily(db)
		if done, failed = l.write(db, f); failed != nil {
			return m, failed
		}
		if !isAt(db.file, l.path) {
			return m, errMoved(l.path)
		}
		if done.purging != nil {
			other = alias(db.file)
			m, pending = l.rewrite(db, *done.purging)
		}
		return m, nil
	})
	switch {
	case failed != nil && done.head.Seq != 0 && l.endsWith(done.head):
		return unconfirmed{failed}
	case failed != nil || done.purging == nil:
		return err
	}
	return l.purged(done, other, cmp.Or(pending, err))
}

// reopened opens the board's file to write, and puts in its place what f makes
// of it, if anything, before anybody else can open it.
func (l *File) reopened(f func(*database) (made, error)) error {
	var m made
	err := l.open(l.path, readWrite, func(db *database) (err error) {
		if m, err = f(db); err == nil && m.path != "" && renamesOpen {
			err = l.replace(m)
		}
		return err
	})
	if err == nil && m.path != "" && !renamesOpen {
		err = l.replace(m)
	}
	if err != nil {
		m.close()
	}
	return err
}

// endsWith reports whether the log ends with an event. The last sync of a commit
// may fail when all of it is written.
func (l *File) endsWith(head model.Head) bool {
	var is model.Head
	err := l.open(l.path, readOnly, func(db *database) error {
		return db.View(func(tx *bbolt.Tx) error {
			return store.Attempt(func() error {
				r, err := newReader(l.path, db, tx)
				if err == nil {
					is = r.Head()
				}
				return err
			})
		})
	})
	return err == nil && is == head
}

// written is what a transaction was about to commit.
type written struct {
	head    model.Head // that the log has then; of no event if it did not come to the commit
	purged  bool       // it took text out of the history
	purging *purgeNote // what the file has still that it, or one before it, took out
}

// write runs f in one transaction.
func (l *File) write(db *database, f func(store.Writer) error) (done written, err error) {
	err = db.Update(func(tx *bbolt.Tx) error {
		return store.Attempt(func() error {
			if err := prepare(tx); err != nil {
				return err
			}
			r, err := newReader(l.path, db, tx)
			if err != nil {
				return err
			}
			w := &writer{reader: r}
			if err := f(w); err != nil {
				return err
			}
			w.finish()
			done = written{w.Head(), w.purged, noteIn(tx)}
			return nil
		})
	})
	return done, err
}
