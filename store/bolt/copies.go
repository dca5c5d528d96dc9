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

// copies is the copies of a board that we make ourselves, beside it: daily backups,
// what a restore, a repair or a new format has replaced, and what was left over in
// the making. Nothing else beside the board is touched.
type copies struct {
	board   place
	options Options
}

// purge takes tasks out of all copies, or the copies away, and returns what may
// hold them still, with the reason.
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
	return slices.Compact(left) // a folder may be asked twice
}

// leftOver lists what is in the making where copies of the board are made, and
// the folders that could not be listed, with the reason. Whoever makes it may be
// at it still.
func (c *copies) leftOver() (out []unfinished, unlisted []string) {
	for _, dir := range []string{filepath.Dir(c.board.path), c.backups(), os.TempDir()} {
		there, err := unfinishedIn(dir)
		if err != nil && !isNowhere(err) {
			unlisted = append(unlisted, unreached(dir, err))
		}
		out = append(out, there...)
	}
	before, _ := c.board.beside(newFileSuffix, newFileSuffix+"-*") // as versions before named them
	days, _ := filepath.Glob(filepath.Join(c.backups(), "*"+backupSuffix+newFileSuffix))
	for _, path := range slices.Concat(before, days) {
		out = append(out, unfinished{path, false})
	}
	return out, unlisted
}

// holdsAny reports whether a file holds anything of tasks: their texts are
// stored under their IDs.
func holdsAny(path string, ids []model.ID) bool {
	b, err := readUsed(path)
	return err != nil || len(ids) == 0 || slices.ContainsFunc(ids, func(id model.ID) bool { return bytes.Contains(b, id[:]) })
}

// purgeCopy takes tasks out of a board that a restore has replaced. What was
// damaged, or of an old format, goes as a whole: what could be read of it is in
// the board.
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
	older, unlisted := l.beside(".format-*") // what it was when it was opened, if it was of an older format
	err = cmp.Or(err, unlisted)
	for _, path := range older {
		err = cmp.Or(err, remove(path))
	}
	return err
}
