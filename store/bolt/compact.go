package bolt

import (
	"bytes"
	"context"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store/bolt/pages"
)

// swap puts a finished file in the board's place and returns where the replaced file
// is kept, "" if there was none. If was is not nil and the board's file is not equal
// to it any more, nothing is done.
func (l *File) swap(ctx context.Context, path, mark string, was []byte) (string, error) {
	release, err := l.lock.hold(ctx, true)
	if err != nil {
		return "", explain(l.path, err)
	}
	defer release()
	kept := ""
	err = l.withFileLocked(func() (err error) {
		if was != nil {
			if is, err := readUsed(l.path); err != nil || !bytes.Equal(is, was) {
				return model.Errorf(model.Busy, "%s changed in the meantime: try again", l.path)
			}
		}
		m, err := l.finishAt(path)
		if err != nil {
			return err
		}
		if kept, err = l.keepCopy(mark); err != nil {
			return err
		}
		if kept == "" {
			return l.putFirst(m)
		}
		return l.replace(m)
	})
	return kept, explain(l.path, err)
}

// Compact rewrites the board's file without unused pages and returns its size in bytes
// before and after. A damaged board is left alone, and so is a file that would not
// become smaller.
func (l *File) Compact(ctx context.Context) (before, after int64, err error) {
	if err := l.mustExist(); err != nil {
		return 0, 0, err
	}
	report, err := l.Check(ctx)
	if err == nil && len(report.Faults) > 0 {
		err = pages.Damaged(l.path, "%s", report.Faults[0])
	}
	if err != nil {
		return 0, 0, err
	}
	release, err := l.lock.hold(ctx, true)
	if err != nil {
		return 0, 0, explain(l.path, err)
	}
	defer release()
	before = l.fingerprint().size
	err = l.shrink(before)
	return before, l.fingerprint().size, explain(l.path, err)
}

// shrink rewrites the file, and finishes a purge that was interrupted.
func (l *File) shrink(before int64) error {
	var purging *purgeNote
	err := l.reopened(func(db *database) (finishedFile, error) {
		_ = db.View(func(tx *bbolt.Tx) error { purging = purgeNoteIn(tx); return nil })
		if purging != nil {
			return l.rewrite(db, *purging)
		}
		if alias(db.file) {
			return finishedFile{}, model.Errorf(model.Refused, "%s has another name (a hard link), which would keep the old file: remove one of them first", l.path)
		}
		m, err := l.copyUsed(db.DB)
		if err == nil && m.is.Size() >= before {
			m.close()
			return finishedFile{}, nil
		}
		return m, err
	})
	if err == nil && purging != nil { // whoever noted it may have been killed before they reached the copies
		l.warnOf(l.copies.purge(purging.Tasks))
	}
	return err
}
