package bolt

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"baton/model"
	"baton/model/op"
	"baton/store"
)

// copies is the copies of a board that baton itself makes beside it: daily backups,
// files that a restore, a repair or a new format has replaced, and incomplete files
// that were abandoned. It touches nothing else in the board's folder.
type copies struct {
	board   place
	options Options
}

// purge removes tasks from all copies, or the copies themselves, and returns the paths
// that may still hold them, with the reason.
func (c *copies) purge(ids []model.ID) (left []string) {
	days, err := c.dailies()
	if err != nil {
		left = append(left, unreached(c.backups(), err))
	}
	for _, path := range days {
		if err := remove(path); err != nil {
			left = append(left, unreached(path, err))
		}
	}
	over, unlisted := c.leftOver()
	left = slices.Concat(left, unlisted, sweep(over))
	replaced, err := c.board.beside(".damaged-*", ".format-*", ".before-restore-*")
	if err != nil {
		left = append(left, unreached(filepath.Dir(c.board.path), err))
	}
	for _, path := range replaced {
		if strings.HasSuffix(path, lockSuffix) || !holdsAny(path, ids) {
			continue
		}
		if err := c.purgeCopy(path, ids); err != nil {
			left = append(left, unreached(path, err))
		}
	}
	slices.Sort(left)
	return slices.Compact(left) // two of the folders may be the same
}

// leftOver lists the incomplete files where copies of the board are made, and the
// folders that could not be listed, with the reason. Some may still be in the making.
func (c *copies) leftOver() (out []unfinished, unlisted []string) {
	for _, dir := range []string{filepath.Dir(c.board.path), c.backups(), os.TempDir()} {
		there, err := unfinishedIn(dir)
		if err != nil && !isNowhere(err) {
			unlisted = append(unlisted, unreached(dir, err))
		}
		out = append(out, there...)
	}
	before, _ := c.board.beside(newFileSuffix, newFileSuffix+"-*") // as earlier versions named them
	days, _ := filepath.Glob(filepath.Join(c.backups(), "*"+backupSuffix+newFileSuffix))
	for _, path := range slices.Concat(before, days) {
		out = append(out, unfinished{path, false})
	}
	return out, unlisted
}

// holdsAny reports whether a file may hold text of tasks, which is stored under their
// IDs.
func holdsAny(path string, ids []model.ID) bool {
	b, err := readUsed(path)
	return err != nil || len(ids) == 0 || slices.ContainsFunc(ids, func(id model.ID) bool { return bytes.Contains(b, id[:]) })
}

// purgeCopy removes tasks from a board that a restore has replaced. A copy that was
// damaged, or of an old format, is deleted: whatever could be read of it is in the
// board.
func (c *copies) purgeCopy(path string, ids []model.ID) error {
	if !strings.Contains(filepath.Base(path), ".before-restore-") {
		return os.Remove(path)
	}
	waits := ""
	o := Options{Options: store.Options{Now: c.options.Now, NewID: c.options.NewID}, NoBackups: true, Timeout: c.options.Timeout, Warn: func(text string) { waits = text }}
	l, err := New(path, o)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(l.lock.path); errors.Is(err, fs.ErrNotExist) {
		defer func() { _ = remove(l.lock.path) }()
	}
	s := store.On(l, o.Options)
	defer s.Close()
	_, err = s.Apply(context.Background(), salvor, func(r model.Reader) (model.Draft, error) {
		there := slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return r.NumberOf(id) == 0 })
		if len(there) == 0 {
			return model.Draft{}, model.ErrNothing
		}
		return op.Plan(op.Delete{Tasks: there, Purge: true}, op.How{Force: true})(r)
	})
	if err == nil && waits != "" {
		err = errors.New(waits)
	}
	older, unlisted := l.beside(".format-*") // opening it kept a copy, if it was of an older format
	err = cmp.Or(err, unlisted)
	for _, path := range older {
		err = cmp.Or(err, remove(path))
	}
	return err
}
