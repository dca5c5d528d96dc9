package bolt

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"go.etcd.io/bbolt"

	"baton/model"
)

// A daily backup is BOARD.backups/YYYY-MM-DD.db.
const (
	backupsSuffix = ".backups"
	backupSuffix  = ".db"
	dailyBackups  = 7 // how many are kept: of the last days with changes
)

// daily keeps the board as it was at the end of the last day with changes, before the
// first change of another day. The copy is not checked: that would take as long as
// reading the whole log. If it can't be made, the change is made all the same.
func (c *copies) daily(db *database) {
	if c.options.NoBackups {
		return
	}
	_ = db.read(func(r *reader) error {
		day := model.DayOf(r.state.at.Time().In(c.options.Now().Location()))
		switch today := c.today(); {
		case r.state.seq == 0 || day == today:
			return nil
		case day > today: // a clock was wrong: it was before today
			day = today - 1
		}
		if err := c.writeDaily(r.tx, day.String()+backupSuffix); err != nil {
			return err
		}
		over, _ := c.leftOver()
		_ = sweep(over)
		return c.prune()
	})
}

func (c *copies) today() model.Day { return model.DayOf(c.options.Now()) }

// backups returns the folder of the daily backups.
func (c *copies) backups() string { return c.board.path + backupsSuffix }

// writeDaily writes a copy of the board, unless there is one with that name.
func (c *copies) writeDaily(tx *bbolt.Tx, name string) error {
	dir := c.backups()
	path, there, err := c.dailyPath(name)
	if err != nil || there {
		return err
	}
	err = c.board.temp.write(path, func(f *os.File) error {
		c.board.copyOwner(f, readOrWrite)
		_, err := tx.WriteTo(f)
		return err
	})
	if err != nil {
		return err
	}
	return syncDir(dir)
}

// dailyPath returns the path of a daily backup, whose folder it makes, and whether
// the backup is there already.
func (c *copies) dailyPath(name string) (path string, there bool, err error) {
	if err := c.makeFolder(); err != nil {
		return "", false, err
	}
	path = filepath.Join(c.backups(), name)
	info, err := os.Lstat(path)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return path, false, nil
	case err == nil && !info.Mode().IsRegular():
		err = fmt.Errorf("%s is %s, not a file", name, kindOfFile(info.Mode()))
	}
	return path, err == nil, err
}

// missingDaily says why there is no backup of the last day before today with changes,
// "" if there is one. If there is none it tries to make one, and says "" if it could.
func (c *copies) missingDaily(last model.Day) string {
	names, err := c.dailies()
	since := "there is none"
	if len(names) > 0 {
		newest, _ := strings.CutSuffix(filepath.Base(names[len(names)-1]), backupSuffix)
		if newest >= last.String() {
			return ""
		}
		since = "the newest is of " + newest
	}
	if c.options.NoBackups || last == 0 || ReadOnly(c.board.path) != "" {
		return ""
	}
	if err == nil {
		err = c.tryDaily(last.String() + backupSuffix)
	}
	if err == nil {
		return ""
	}
	return fmt.Sprintf("no daily backup of %s can be made in %s (%v), %s: check that folder and the free space on its disk",
		last, c.backups(), reason(err), since)
}

// tryDaily does everything that a daily backup takes, and removes it.
func (c *copies) tryDaily(name string) error {
	if _, err := os.Lstat(c.backups()); errors.Is(err, fs.ErrNotExist) {
		defer func() { _ = os.Remove(c.backups()) }()
	}
	if _, there, err := c.dailyPath(name); err != nil || there {
		return err
	}
	dir, done, err := c.board.temp.folder(c.backups())
	if err != nil {
		return err
	}
	defer done()
	return c.board.duplicate(filepath.Join(dir, copyName), func(*os.File) {})
}

// makeFolder makes the folder of the daily backups, if there is none.
func (c *copies) makeFolder() error {
	dir := c.backups()
	err := os.Mkdir(dir, folderMode)
	if err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	if err != nil {
		return isFolder(dir)
	}
	f, err := os.OpenFile(dir, os.O_RDONLY|noFollow, 0)
	if err != nil {
		return err
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		c.board.copyOwner(f, readOrWrite)
	}
	return isFolder(dir)
}

// prune removes all but the newest daily backups.
func (c *copies) prune() error {
	names, err := c.dailies()
	if err != nil {
		return err
	}
	for len(names) > dailyBackups {
		if err := remove(names[0]); err != nil {
			return err
		}
		names = names[1:]
	}
	return nil
}

// dailies lists the daily backups, oldest first. A day in the future comes from a
// wrong clock: it counts as older than all others. Other files in the folder are not
// listed.
func (c *copies) dailies() ([]string, error) {
	err := isFolder(c.backups())
	if isNowhere(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all, err := os.ReadDir(c.backups())
	var past, future []string // in order, as ReadDir returns them
	for _, e := range all {
		name, found := strings.CutSuffix(e.Name(), backupSuffix)
		day, err := model.ParseDay(name)
		switch path := filepath.Join(c.backups(), e.Name()); {
		case !found || err != nil || !e.Type().IsRegular():
		case day > c.today():
			future = append(future, path)
		default:
			past = append(past, path)
		}
	}
	return slices.Concat(future, past), err
}

// isFolder returns an error for anything but a folder: a link could lead to somebody
// else's.
func isFolder(path string) error {
	info, err := os.Lstat(path)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder, but " + kindOfFile(info.Mode()))
	}
	return err
}
