package bolt

import (
	"cmp"
	"context"
	"errors"

	"baton/model"
	"baton/store"
)

// Update runs f while nobody else reads or writes. The first one makes the file, under
// another name until it is complete, so that there never is half a board.
func (l *File) Update(ctx context.Context, f func(store.Writer) error) error {
	f = keptUnless(ctx, cancellable(ctx, f))
	there, err := l.exists()
	if err != nil {
		return err
	}
	if !there {
		if err := l.makeFolder(); err != nil {
			return explain(l.path, err)
		}
	}
	release, err := l.lock.hold(ctx, true)
	if err != nil {
		return explain(l.path, err)
	}
	defer release()
	if there, err = l.exists(); err != nil { // it may have been made while we waited
		return err
	}
	if !there {
		if err = l.create(f); !errors.Is(err, store.ErrExists) {
			return explain(l.path, err)
		} // a process that does not see our lock has made it: change that one
	}
	err = l.extend(f)
	if errors.Is(err, errOld) {
		if err = l.upgradeLocked(); err == nil {
			err = l.extend(f)
		}
	}
	return explain(l.path, err)
}

// keptUnless returns f as a transaction of which nothing is kept if ctx ends before it does.
func keptUnless(ctx context.Context, f func(store.Writer) error) func(store.Writer) error {
	return func(w store.Writer) error {
		if err := f(w); err != nil {
			return err
		}
		return ctx.Err()
	}
}

// extend adds what f records to the file. If that removes text from the history, a copy
// without it takes the file's place, and the copies that still hold it are removed.
func (l *File) extend(f func(store.Writer) error) error {
	var done written
	var failed error
	var pending error // why the file could not be rewritten after a purge
	other := false    // the file has another name, which keeps the old text
	err := l.reopened(func(db *database) (m finishedFile, err error) {
		l.copies.daily(db)
		if done, failed = db.write(f); failed != nil {
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
	return l.finishPurge(done, other, cmp.Or(pending, err))
}

// create makes the file, with what f records.
func (l *File) create(f func(store.Writer) error) error {
	m, err := l.makeDatabase(func(db *database) error {
		_, err := db.write(f)
		return err
	})
	if err != nil {
		return err
	}
	return l.putFirst(m)
}

// endsWith reports whether the log ends with an event: the last sync of a commit may
// fail after everything was written.
func (l *File) endsWith(head model.Head) bool {
	var is model.Head
	err := l.open(l.path, readOnly, func(db *database) error {
		return db.read(func(r *reader) error {
			is = r.Head()
			return nil
		})
	})
	return err == nil && is == head
}
