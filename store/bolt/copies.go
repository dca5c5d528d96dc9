package bolt

import (
	"bytes"
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

// The marks in the names of files that were replaced: BOARD.damaged-TIME and others.
const (
	damagedMark  = ".damaged-"
	formatMark   = ".format-"
	replacedMark = ".before-restore-"
)

// purge removes tasks from all copies, or the copies themselves, and returns the paths
// that may still hold them, with the reason.
func (c *copies) purge(ids []model.ID) (left []string) {
	for _, of := range c.withBackups() {
		days, err := of.dailies()
		if err != nil {
			left = append(left, unreached(of.backups(), err))
		}
		for _, path := range days {
			if err := remove(path); err != nil {
				left = append(left, unreached(path, err))
			}
		}
		over, unlisted := of.leftOver()
		left = slices.Concat(left, unlisted, sweep(over))
	}
	replaced, err := c.replaced()
	if err != nil {
		left = append(left, unreached(filepath.Dir(c.board.path), err))
	}
	for _, path := range replaced {
		if !holdsAny(path, ids) {
			continue
		}
		if err := c.purgeCopy(path, ids); err != nil {
			left = append(left, unreached(path, err))
		}
	}
	slices.Sort(left)
	return slices.Compact(left) // two of the folders may be the same
}

// replaced lists the files that a restore, a repair or a new format has replaced, and
// those that this has replaced where people used such a file as a board.
func (c *copies) replaced() ([]string, error) {
	all, err := c.board.beside(damagedMark+"*", formatMark+"*", replacedMark+"*")
	return slices.DeleteFunc(all, func(path string) bool { return strings.HasSuffix(path, lockSuffix) }), err
}

// withBackups returns the board's copies and those of each replaced file that people
// have used as a board, so that it has daily backups of its own.
func (c *copies) withBackups() []copies {
	out := []copies{*c}
	all, _ := os.ReadDir(filepath.Dir(c.board.path)) // an error is that of replaced, too
	for _, e := range all {
		path, found := strings.CutSuffix(filepath.Join(filepath.Dir(c.board.path), e.Name()), backupsSuffix)
		if found && e.IsDir() && path != c.board.path && BelongsTo(c.board.path, path) {
			out = append(out, newFile(path, c.options).copies)
		}
	}
	return out
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

// purgeCopy removes tasks from a board that a restore has replaced, which is brought to
// this format if it has an older one. A copy that was damaged, or was kept because it
// had an older format, is deleted: whatever could be read of it is in the board.
func (c *copies) purgeCopy(path string, ids []model.ID) error {
	if end := path[len(c.board.path):]; strings.LastIndex(end, replacedMark) < max(strings.LastIndex(end, damagedMark), strings.LastIndex(end, formatMark)) {
		return remove(path)
	}
	waits := ""
	o := Options{Options: store.Options{Now: c.options.Now, NewID: c.options.NewID}, NoBackups: true, Timeout: c.options.Timeout, TempFiles: c.options.TempFiles, Warn: func(text string) { waits = text }}
	l := newFile(path, o.withDefaults())
	l.isCopy = true
	if _, err := os.Lstat(l.lock.path); errors.Is(err, fs.ErrNotExist) {
		defer func() { _ = remove(l.lock.path) }()
	}
	s := store.On(l, l.options.Options)
	defer s.Close()
	_, err := s.Apply(context.Background(), salvor, func(r model.Reader) (model.Draft, error) {
		there := slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return r.NumberOf(id) == 0 })
		if len(there) == 0 {
			return model.Draft{}, model.ErrNothing
		}
		return op.Plan(op.Delete{Tasks: there, Purge: true}, op.How{Force: true})(r)
	})
	switch {
	case errors.Is(err, model.ErrNothing) && holdsText(path, ids):
		return errors.New("it can't be taken out")
	case errors.Is(err, model.ErrNothing):
		return nil // it names the task, but never had it
	case err == nil && waits != "":
		return errors.New(waits)
	}
	return err
}
