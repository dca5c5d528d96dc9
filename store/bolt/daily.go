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
func (c *copies) daily(db *database) {
	if c.options.NoBackups {
		return
	}
	_ = db.read(func(r *reader) error {
		day := model.DayOf(r.state.at.Time().In(c.options.Now().Location()))
		switch today := c.today(); {
		case r.state.seq == 0 || day == today:
			return nil
		case day > today: // some clock was wrong: it was before today all the same
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

// backups is the folder of the daily backups.
func (c *copies) backups() string { return c.board.path + backupsSuffix }

// writeDaily writes a copy of the board, unless there is one of that name.
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

// dailyPath returns where a daily backup goes, in a folder that is there then, and
// whether it is there already.
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

// missingDaily says why there is no backup of the last day before today on which the
// board was changed, "" if there is one or one can be made, which it tries.
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

// tryDaily does all that a daily backup takes, and throws it away.
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

// dailies lists the daily backups, the oldest first. A day that is still to come
// was named by a wrong clock: it is older than all others. What else lies in
// their folder is left alone.
func (c *copies) dailies() ([]string, error) {
	err := isFolder(c.backups())
	if isNowhere(err) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	all, err := os.ReadDir(c.backups())
	var past, future []string // in order, as they are read
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

// isFolder refuses what is no folder: a link could lead to another's.
func isFolder(path string) error {
	info, err := os.Lstat(path)
	if err == nil && !info.IsDir() {
		err = errors.New("not a folder, but " + kindOfFile(info.Mode()))
	}
	return err
}
