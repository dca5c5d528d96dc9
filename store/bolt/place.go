package bolt

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
)

// place is where a board's file is: it knows what is at its path and beside it, and
// puts a finished file there as a whole (replace.go). Its errors name the board.
type place struct {
	opener
	path    string // absolute, without links
	makeDir bool   // the folder may be made too
	temp    *TempFiles
}

// exists reports whether the board's file exists. Its folder has to, unless baton may
// make it.
func (p *place) exists() (bool, error) {
	info, err := os.Stat(p.path)
	switch {
	case err == nil && !info.Mode().IsRegular():
		return false, noFile(p.path, info.Mode())
	case err == nil:
		return true, nil
	case !errors.Is(err, fs.ErrNotExist):
		return false, explain(p.path, err)
	}
	switch info, err := os.Lstat(p.path); {
	case err != nil:
	case info.Mode()&fs.ModeSymlink != 0:
		return false, model.Errorf(model.NotFound, "%s is a link to a file that is not there", p.path)
	default:
		return true, nil // it was made between Stat and Lstat
	}
	dir := filepath.Dir(p.path)
	if _, err := os.Stat(dir); errors.Is(err, fs.ErrNotExist) && !p.makeDir {
		return false, model.Errorf(model.NotFound, "no folder %s for the board: make it first", dir)
	}
	return false, nil
}

// mustExist returns [store.ErrNoFile] where there is no file yet.
func (p *place) mustExist() error {
	there, err := p.exists()
	if err == nil && !there {
		err = store.ErrNoFile
	}
	return err
}

// isBoard reports whether the board exists. If kind is set it also has to be a bbolt
// file, which is asked where there was no lock file yet.
func (p *place) isBoard(kind bool) bool {
	info, err := os.Lstat(p.path)
	if err != nil || !kind || !info.Mode().IsRegular() {
		return !errors.Is(err, fs.ErrNotExist)
	}
	f, err := openPlain(p.path, os.O_RDONLY)
	if err != nil {
		return true
	}
	defer func() { _ = f.Close() }()
	a, b := pages.Heads(f)
	return a.Bolt || b.Bolt
}

// makeFolder makes the board's folder and its parents, if it may. All of them are
// synced, also if they exist: who made them may have been killed before the sync.
func (p *place) makeFolder() error {
	if !p.makeDir {
		return nil
	}
	dir := filepath.Dir(p.path)
	if err := os.MkdirAll(dir, folderMode); err != nil {
		return err
	}
	for up := filepath.Dir(dir); up != dir; dir, up = up, filepath.Dir(up) {
		if err := syncDir(up); err != nil && !errors.Is(err, fs.ErrPermission) { // not ours, and not made by us
			return err
		}
	}
	return nil
}

// tempFolder makes a temporary folder, which done removes: beside the board, so that a
// file in it can be renamed to the board, or for a dry run in the system's folder for
// temporary files.
func (p *place) tempFolder(dryRun bool) (dir string, done func(), err error) {
	where := filepath.Dir(p.path)
	if dryRun {
		where = ""
	} else if there, err := p.exists(); err != nil {
		return "", nil, err
	} else if !there {
		if err := p.makeFolder(); err != nil {
			return "", nil, err
		}
	}
	return p.temp.folder(where)
}

// beside lists the files beside the board with its name and one of the endings, which
// may be patterns.
func (p *place) beside(endings ...string) ([]string, error) {
	all, err := os.ReadDir(filepath.Dir(p.path))
	var out []string
	for _, e := range all {
		ending, ok := strings.CutPrefix(e.Name(), filepath.Base(p.path))
		for _, pattern := range endings {
			if is, _ := filepath.Match(pattern, ending); ok && is && e.Type().IsRegular() {
				out = append(out, filepath.Join(filepath.Dir(p.path), e.Name()))
			}
		}
	}
	return out, err
}
