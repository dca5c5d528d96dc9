package store

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"baton/model"
)

// backupsSuffix names the folder beside a board where its daily backups are,
// backupSuffix each of them behind its day.
const (
	backupsSuffix = ".backups"
	backupSuffix  = ".db"
	dailyBackups  = 7 // how many are kept: the last days that had changes
)

// daily keeps the board as it stood at the end of the last day that had
// changes, before the first change of another day. It is a copy of bytes, not
// checked: that would take as long as reading the whole log. Where it can't be
// made the change goes on all the same, for which nobody should wait.
func (l *File) daily(db *database) {
	if l.noBackups {
		return
	}
	_ = db.View(func(tx *bbolt.Tx) error {
		return attempt(func() error {
			r, err := newReader(l.path, db, tx)
			if err != nil {
				return err
			}
			day := model.DayOf(r.state.at.Time().In(l.now().Location()))
			switch today := l.today(); {
			case r.state.seq == 0 || day == today:
				return nil
			case day > today: // some clock was wrong: it was before today all the same
				day = today - 1
			}
			if err := l.preserve(tx, day.String()+backupSuffix); err != nil {
				return err
			}
			for _, path := range l.leftOver() {
				_ = os.RemoveAll(path)
			}
			return l.prune()
		})
	})
}

func (l *File) today() model.Day { return model.DayOf(l.now()) }

// backups is the folder of the daily backups.
func (l *File) backups() string { return l.path + backupsSuffix }

// preserve writes a copy of the board, unless there is one of that name.
func (l *File) preserve(tx *bbolt.Tx, name string) error {
	dir := l.backups()
	if err := os.Mkdir(dir, folderMode); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if info, err := os.Lstat(dir); err != nil || !info.IsDir() {
		return errors.Join(err, errors.New("a link leads where backups should be"))
	}
	path := filepath.Join(dir, name)
	if _, err := os.Lstat(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	temp := path + newFileSuffix
	if err := remove(temp); err != nil {
		return err
	}
	f, err := os.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL|noFollow, fileMode)
	if err != nil {
		return err
	}
	_, err = tx.WriteTo(f)
	if err = errors.Join(err, f.Sync(), f.Close()); err == nil {
		err = os.Rename(temp, path)
	}
	if err != nil {
		return errors.Join(err, remove(temp))
	}
	return syncDir(dir)
}

// prune removes all but the newest daily backups.
func (l *File) prune() error {
	names := l.kept()
	for len(names) > dailyBackups {
		if err := remove(names[0]); err != nil {
			return err
		}
		names = names[1:]
	}
	return nil
}

// kept lists the daily backups, the oldest first. A day that is still to come
// was named by a wrong clock: it is older than all others. What else lies in
// their folder is left alone.
func (l *File) kept() []string {
	all, _ := os.ReadDir(l.backups())
	var past, future []string // in order, as they are read
	for _, e := range all {
		name, found := strings.CutSuffix(e.Name(), backupSuffix)
		day, err := model.ParseDay(name)
		switch path := filepath.Join(l.backups(), e.Name()); {
		case !found || err != nil || !e.Type().IsRegular():
		case day > l.today():
			future = append(future, path)
		default:
			past = append(past, path)
		}
	}
	return slices.Concat(future, past)
}
