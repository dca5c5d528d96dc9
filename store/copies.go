package store

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
)

// The copies of a board that we make ourselves, beside it: daily backups, what
// a restore, a repair or a new format has replaced, and files in the making,
// which are left over only where their maker was killed.

// inTheMaking begins the name of a folder in which a board is made or checked.
const inTheMaking = ".baton-new-"

// forget takes tasks out of all copies, or the copies away, and returns those
// that hold them still.
func (l *File) forget(ids []model.ID) (left []string) {
	tidied := slices.Concat(l.kept(), l.leftOver())
	for _, path := range tidied {
		if err := os.RemoveAll(path); err != nil {
			left = append(left, path)
		}
	}
	for _, path := range l.beside(".damaged-*", ".format-*", ".before-restore-*") {
		if strings.HasSuffix(path, lockSuffix) || !holdsAny(path, ids) {
			continue
		}
		if err := l.purgeCopy(path, ids); err != nil {
			left = append(left, path)
		}
	}
	return left
}

// beside lists what is beside the board under its name with an ending.
func (l *File) beside(endings ...string) []string {
	all, _ := os.ReadDir(filepath.Dir(l.path))
	var out []string
	for _, e := range all {
		ending, ok := strings.CutPrefix(e.Name(), filepath.Base(l.path))
		for _, pattern := range endings {
			if is, _ := filepath.Match(pattern, ending); ok && is && e.Type().IsRegular() {
				out = append(out, filepath.Join(filepath.Dir(l.path), e.Name()))
			}
		}
	}
	return out
}

// leftOver lists the files in the making whose makers are gone. Those who make
// one of a board that is there hold it meanwhile, as does whoever asks.
func (l *File) leftOver() []string {
	out := l.beside(newFileSuffix, newFileSuffix+"-*")
	days, _ := filepath.Glob(filepath.Join(l.backups(), "*"+backupSuffix+newFileSuffix))
	folders, _ := os.ReadDir(filepath.Dir(l.path))
	for _, e := range folders {
		path := filepath.Join(filepath.Dir(l.path), e.Name())
		if e.IsDir() && strings.HasPrefix(e.Name(), inTheMaking) && abandoned(filepath.Join(path, makerName)) {
			out = append(out, path)
		}
	}
	return append(out, days...)
}

// makerName is the file in a folder in the making that its maker holds.
const makerName = "maker"

// abandoned reports whether nobody holds a file.
func abandoned(path string) bool {
	f, err := openPlain(path, os.O_RDWR)
	if err != nil {
		return os.IsNotExist(err)
	}
	defer func() { _ = f.Close() }()
	return tryLock(f, true) == nil
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
func (l *File) purgeCopy(path string, ids []model.ID) error {
	if !strings.Contains(filepath.Base(path), ".before-restore-") {
		return os.Remove(path)
	}
	waits := ""
	o := Options{NoBackups: true, Timeout: l.timeout, Now: l.now, Warn: func(text string) { waits = text }}
	c, err := NewFile(path, o)
	if err != nil {
		return err
	}
	if _, err := os.Lstat(c.lockPath); errors.Is(err, fs.ErrNotExist) {
		defer func() { _ = remove(c.lockPath) }()
	}
	s := On(c, o)
	defer s.Close()
	_, err = s.Apply(context.Background(), salvor, func(r model.Reader) (model.Draft, error) {
		there := slices.DeleteFunc(slices.Clone(ids), func(id model.ID) bool { return r.NumberOf(id) == 0 })
		if len(there) == 0 {
			return model.Draft{}, model.ErrNothing
		}
		do, err := model.Delete(there, true)(r)
		return model.Draft{Verb: "delete", Do: do, Force: true}, err
	})
	if err == nil && waits != "" {
		err = errors.New(waits)
	}
	return err
}
