package bolt

import (
	"cmp"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	"baton/model"
	"baton/store"
)

// The lock file makes everyone who uses a board wait in turn. But it can be removed,
// can be closed to a reader, and there are two where a board has two names. So the
// board is protected by the lock on its file itself, which bbolt takes too. A process
// that has that lock checks that the file is still the one at its path, and one that
// replaces the file holds the lock until the new file is there.

// errMoved is the error where the file that was written is not at the board's path
// any more.
func errMoved(path string) error {
	return model.Errorf(model.Moved, "%s was moved or replaced while it was being written: your change is in the file that was moved: look there, then make it again", path)
}

// withFileLocked runs f, which replaces the board's file, while no other process can
// open the file that is there, if there is one.
func (p *place) withFileLocked(f func() error) error {
	if !renamesOpen {
		return f()
	}
	held, err := p.openLocked(p.path, os.O_RDONLY, true)
	if errors.Is(err, fs.ErrNotExist) {
		return f()
	}
	if err != nil {
		return err
	}
	return cmp.Or(f(), held.Close())
}

// finishedFile is a complete file that is about to take the board's place. It stays
// open until then, except on Windows, so that no other file can pass for it.
type finishedFile struct {
	path string
	is   os.FileInfo
	held *os.File
	done func() // removes the folder that was made for it; nil for none
}

func (m finishedFile) close() {
	if m.held != nil {
		_ = m.held.Close()
	}
	if m.done != nil {
		m.done()
	}
}

// finishAt returns the file at a path, with the board's permissions if there is a
// board. A link, or anything but a file, is refused and left as it is.
func (p *place) finishAt(path string) (finishedFile, error) {
	f, err := openPlain(path, os.O_RDONLY)
	if err != nil {
		return finishedFile{}, err
	}
	defer func() { _ = f.Close() }()
	return p.finish(f)
}

// finish does what finishAt does for an open file.
func (p *place) finish(f *os.File) (finishedFile, error) {
	p.copyOwner(f, allOfThem)
	is, err := f.Stat()
	m := finishedFile{path: f.Name(), is: is}
	if err == nil && renamesOpen {
		m.held, err = reopen(m.path, f)
	}
	return m, err
}

// moveTo gives a finished file its name, if it is still the file that was made: anyone
// who can write in the folder could have put another one there.
func (m finishedFile) moveTo(path string) error {
	defer m.close()
	for _, step := range []func() error{
		func() error { return m.checkSame(m.path) },
		func() error { return os.Rename(m.path, path) },
		func() error { return m.checkSame(path) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (m finishedFile) checkSame(path string) error {
	found, err := os.Lstat(path)
	if err == nil && !os.SameFile(m.is, found) {
		err = model.Errorf(model.Failed, "%s is not the file that was written there: another program is writing in this folder", path)
	}
	return err
}

// putFirst puts a finished file where there is no board yet. It returns
// [store.ErrExists] if there is one after all.
func (p *place) putFirst(m finishedFile) error {
	defer m.close()
	if err := m.checkSame(m.path); err != nil {
		return err
	}
	err := os.Link(m.path, p.path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return store.ErrExists
	case err != nil: // a file system without hard links
		return p.replace(m)
	}
	return p.syncName()
}

// replace puts a finished file in the board's place.
func (p *place) replace(m finishedFile) error {
	if err := m.moveTo(p.path); err != nil {
		return err
	}
	return p.syncName()
}

// syncName makes the board's name outlast a power cut.
func (p *place) syncName() error {
	if err := syncDir(filepath.Dir(p.path)); err != nil {
		return unconfirmed{err}
	}
	return nil
}

// makeFile runs f to make a file in a temporary folder beside the board.
func (p *place) makeFile(f func(path string) (finishedFile, error)) (finishedFile, error) {
	dir, done, err := p.temp.folder(filepath.Dir(p.path))
	if err != nil {
		return finishedFile{}, err
	}
	m, err := f(filepath.Join(dir, copyName))
	if m.done = done; err != nil {
		m.close()
		return finishedFile{}, err
	}
	return m, nil
}

// makeDatabase makes a database beside the board and has f fill it.
func (p *place) makeDatabase(f func(*database) error) (finishedFile, error) {
	return p.makeFile(func(path string) (m finishedFile, err error) {
		err = p.open(path, create, func(db *database) error {
			if err := f(db); err != nil {
				return err
			}
			m, err = p.finish(db.file)
			return err
		})
		return m, err
	})
}

// reopened opens the board's file for writing. If f makes a new file of it, that takes
// the board's place before any other process can open it.
func (p *place) reopened(f func(*database) (finishedFile, error)) error {
	var m finishedFile
	err := p.open(p.path, readWrite, func(db *database) (err error) {
		if m, err = f(db); err == nil && m.path != "" && renamesOpen {
			err = p.replace(m)
		}
		return err
	})
	if err == nil && m.path != "" && !renamesOpen {
		err = p.replace(m)
	}
	if err != nil {
		m.close()
	}
	return err
}
