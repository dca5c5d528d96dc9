package bolt

import (
	"cmp"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"strings"

	"baton/model"
	"baton/store/bolt/pages"
)

// copyName is the name of a copy in a temporary folder.
const copyName = "board"

// Backup writes the board's file, as it is between two changes, to w. The file is
// copied and checked first, so that a slow w blocks no writer and a damaged board is
// never taken for a backup.
func (l *File) Backup(ctx context.Context, w io.Writer) (model.Health, error) {
	if err := l.mustExist(); err != nil {
		return model.Health{}, err
	}
	dir, done, err := l.temp.folder("")
	if err != nil {
		return model.Health{}, err
	}
	defer done()
	path := filepath.Join(dir, copyName)
	if err := l.copyTo(ctx, path); err != nil {
		return model.Health{}, err
	}
	report, err := checkCopy(ctx, path, l.path)
	if err != nil {
		return report, err
	}
	f, err := os.Open(path)
	if err != nil {
		return report, err
	}
	defer func() { _ = f.Close() }()
	if renamesOpen {
		done() // the reader of a pipe may end this program
	}
	report.Size, err = io.Copy(w, f)
	return report, err
}

// copyTo copies the file as it is, in this format. A board of an older format is
// upgraded first; if it can't be, only the copy is.
func (l *File) copyTo(ctx context.Context, path string) error {
	err := l.copyOnce(ctx, path)
	if errors.Is(err, errOld) && l.staysOld() {
		if err := l.copyUnlocked(ctx, path); err != nil {
			return explain(l.path, err)
		}
		return explain(l.path, l.upgradeCopy(path))
	}
	if errors.Is(err, errOld) {
		return l.withUpgrade(ctx, func() error { return l.copyOnce(ctx, path) })
	}
	return err
}

func (l *File) copyOnce(ctx context.Context, path string) error {
	release, err := l.lock.hold(ctx, false)
	if noLocks(err) {
		return explain(l.path, l.copyUnlocked(ctx, path))
	}
	if err != nil {
		return explain(l.path, err)
	}
	defer release()
	return explain(l.path, l.open(l.path, readOnly, func(db *database) error {
		return db.read(func(r *reader) error {
			f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, fileMode)
			if err != nil {
				return err
			}
			_, err = r.tx.WriteTo(f)
			if err = cmp.Or(err, f.Close()); err != nil {
				return model.Errorf(model.Failed, "no copy could be made in %s (%v): free some room there, or set TMPDIR", filepath.Dir(path), err)
			}
			return nil
		})
	}))
}

// checkCopy checks a copy of a board. Errors name it as name, which people know.
func checkCopy(ctx context.Context, path, name string) (model.Health, error) {
	l, err := New(path, Options{NoBackups: true})
	if err != nil {
		return model.Health{}, err
	}
	l.isCopy = true
	report, err := l.Check(ctx)
	_ = remove(l.lock.path)
	var known *model.Error
	if errors.As(err, &known) {
		err = model.Errorf(known.Code, "%s", strings.ReplaceAll(known.Text, l.path, name))
	}
	if err == nil && len(report.Faults) > 0 {
		err = pages.Damaged(name, "%s", report.Faults[0])
	}
	return report, err
}

// Restore puts a backup in the board's place, once all of it was read and found
// sound. The replaced file is kept beside it, and the report says where. A dry run
// only checks.
func (l *File) Restore(ctx context.Context, from io.Reader, dryRun bool) (model.Health, error) {
	dir, done, err := l.tempFolder(dryRun)
	if err != nil {
		return model.Health{}, explain(l.path, err)
	}
	defer done()
	path := filepath.Join(dir, copyName)
	size, err := writeFile(path, from, func(*os.File) {})
	if err != nil {
		return model.Health{}, explain(l.path, err)
	}
	if size == 0 {
		return model.Health{}, untouched(pages.Foreign(nameOf(from)))
	}
	report, err := checkCopy(ctx, path, nameOf(from))
	report.Size = size
	if err != nil || dryRun {
		return report, untouched(err)
	}
	report.Kept, err = l.swap(ctx, path, "before-restore-"+l.moment(), nil)
	return report, err
}

// nameOf returns the name of a backup's file, if it is one.
func nameOf(from io.Reader) string {
	if f, ok := from.(interface{ Name() string }); ok {
		return f.Name()
	}
	return "the backup"
}

// untouched turns the error of a refused backup into one that says that the board
// was not changed. It leaves out the advice for damaged boards, which does not help
// with a backup; a file of another kind is not damage.
func untouched(err error) error {
	var known *model.Error
	if !errors.As(err, &known) {
		return err
	}
	code := known.Code
	if pages.IsForeign(err) {
		code = model.Failed
	}
	return model.Errorf(code, "%s: the board was left as it is", pages.Fault(known))
}

// moment is the current time as it is written in names of files.
func (l *File) moment() string { return l.options.Now().Format("20060102-150405") }
