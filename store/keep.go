package store

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"

	"go.etcd.io/bbolt"

	"baton/model"
)

// swap puts a finished file in the board's place and returns where what stood
// there is kept, "" if nothing did. If the file is asked to be still as it was
// and is not, nothing is done.
func (l *File) swap(ctx context.Context, path, mark string, was []byte) (string, error) {
	release, err := l.lock(ctx, true)
	if err != nil {
		return "", explain(l.path, err)
	}
	defer release()
	if was != nil {
		if is, err := readUsed(l.path); err != nil || !bytes.Equal(is, was) {
			return "", model.Errorf(model.Busy, "%s has changed meanwhile: try again", l.path)
		}
	}
	if info, err := os.Stat(l.path); err == nil {
		_ = os.Chmod(path, info.Mode().Perm()) // as its owner had set it
	}
	kept, err := l.keep(mark)
	if err != nil {
		return "", explain(l.path, err)
	}
	if err := l.replace(path); err != nil {
		return kept, explain(l.path, err)
	}
	return kept, nil
}

// keep gives the board's file a second name, which is its only one once
// another takes its place. Where a disk knows no links it is copied. The name
// is synced: a power cut may not keep the other's coming and lose this one.
func (l *File) keep(mark string) (string, error) {
	info, err := os.Stat(l.path)
	if errors.Is(err, fs.ErrNotExist) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	name := l.path + "." + mark
	for n := 2; ; n++ {
		err := os.Link(l.path, name)
		if err != nil && !errors.Is(err, fs.ErrExist) {
			err = l.duplicate(name, info.Mode().Perm())
		}
		switch {
		case err == nil:
			if err = syncDir(filepath.Dir(name)); err != nil {
				_ = remove(name)
			}
			return name, err
		case !errors.Is(err, fs.ErrExist):
			return "", err
		}
		name = fmt.Sprintf("%s.%s-%d", l.path, mark, n)
	}
}

func (l *File) duplicate(name string, mode fs.FileMode) error {
	f, err := openPlain(l.path, os.O_RDONLY)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return err
	}
	if _, err := writeFile(name, io.NewSectionReader(f, 0, usedOf(f, info.Size()))); err != nil {
		return err
	}
	return os.Chmod(name, mode)
}

// Compact rewrites the board's file without what is no longer used, and
// returns its size before and after. A damaged board is left alone, and so is
// a file that would not become smaller.
func (s *Store) Compact(ctx context.Context) (before, after int64, err error) {
	l, err := s.file()
	if err != nil {
		return 0, 0, err
	}
	report, err := s.Check(ctx)
	if err == nil && len(report.Faults) > 0 {
		err = damaged(l.path, "%s", report.Faults[0])
	}
	if err != nil {
		return 0, 0, err
	}
	release, err := l.lock(ctx, true)
	if err != nil {
		return 0, 0, explain(l.path, err)
	}
	defer release()
	before = l.glance().size
	err = l.shrink(before)
	return before, l.glance().size, explain(l.path, err)
}

func (l *File) shrink(before int64) error {
	purging, temp := false, l.path+newFileSuffix
	err := l.open(l.path, readOnly, func(db *database) error {
		_ = db.View(func(tx *bbolt.Tx) error {
			purging = tx.Bucket([]byte(metaBucket)).Get([]byte(purgeKey)) != nil
			return nil
		})
		return l.copyUsed(db.DB)
	})
	if err != nil {
		return err
	}
	if info, err := os.Stat(temp); err == nil && info.Size() >= before && !purging {
		return remove(temp)
	}
	return l.replace(temp)
}
