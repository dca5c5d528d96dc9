package store

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"baton/model"
)

// ErrNoFile is returned where a board has no file: it is in memory, or was
// never written to.
var ErrNoFile = model.Errorf(model.NotFound, "there is nothing in this board yet")

// file returns the log of a board that has a file.
func (s *Store) file() (*File, error) {
	l, ok := s.log.(*File)
	if !ok {
		return nil, ErrNoFile
	}
	if there, err := l.there(); err != nil || !there {
		if err == nil {
			err = ErrNoFile
		}
		return nil, err
	}
	return l, nil
}

// Backup writes the board's file, as it stands between two changes, to w.
func (s *Store) Backup(ctx context.Context, w io.Writer) error {
	l, err := s.file()
	if err != nil {
		return err
	}
	release, err := l.lock(ctx, false)
	if err != nil {
		return explain(l.path, err)
	}
	defer release()
	return explain(l.path, l.open(l.path, readOnly, func(db *bbolt.DB) error {
		return db.View(func(tx *bbolt.Tx) error {
			if _, err := newReader(l.path, tx); err != nil {
				return err
			}
			_, err := tx.WriteTo(w)
			return err
		})
	}))
}

// Restore puts a backup in the board's place, after it was read to its end and
// found sound. What stood there before is lost, unless it was backed up.
func (s *Store) Restore(ctx context.Context, from io.Reader) (Report, error) {
	l, ok := s.log.(*File)
	if !ok {
		return Report{}, ErrNoFile
	}
	if _, err := l.there(); err != nil {
		return Report{}, err
	}
	if l.makeDir {
		if err := os.MkdirAll(filepath.Dir(l.path), folderMode); err != nil {
			return Report{}, explain(l.path, err)
		}
	}
	release, err := l.lock(ctx, true)
	if err != nil {
		return Report{}, explain(l.path, err)
	}
	defer release()
	return l.restore(ctx, from)
}

// restore does so under the lock.
func (l *File) restore(ctx context.Context, from io.Reader) (Report, error) {
	temp := l.path + newFileSuffix
	if err := writeFile(temp, from); err != nil {
		_ = remove(temp)
		return Report{}, explain(l.path, err)
	}
	other, err := NewFile(temp, Options{Timeout: l.timeout, User: l.user})
	if err != nil {
		return Report{}, err
	}
	report, err := On(other, Options{}).Check(ctx)
	_ = remove(other.lockPath)
	if err == nil && len(report.Faults) > 0 {
		err = model.Errorf(model.Damaged, "the backup is damaged: %s: the board was left as it is", report.Faults[0])
	}
	if err != nil {
		_ = remove(temp)
		return report, err
	}
	return report, explain(l.path, l.replace(temp))
}

func writeFile(path string, from io.Reader) error {
	if err := remove(path); err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noFollow, fileMode)
	if err != nil {
		return err
	}
	_, err = io.Copy(f, from)
	return errors.Join(err, f.Sync(), f.Close())
}

// Compact rewrites the board's file without what is no longer used, and
// returns its size before and after.
func (s *Store) Compact(ctx context.Context) (before, after int64, err error) {
	l, err := s.file()
	if err != nil {
		return 0, 0, err
	}
	release, err := l.lock(ctx, true)
	if err != nil {
		return 0, 0, explain(l.path, err)
	}
	defer release()
	before = l.glance().size
	err = l.open(l.path, readOnly, func(db *bbolt.DB) error {
		err := db.View(func(tx *bbolt.Tx) error {
			_, err := newReader(l.path, tx)
			return err
		})
		if err != nil {
			return err
		}
		return l.copyUsed(db)
	})
	if err == nil {
		err = l.replace(l.path + newFileSuffix)
	}
	return before, l.glance().size, explain(l.path, err)
}
