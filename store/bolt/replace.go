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

// The lock file makes those who use a board wait in turn. It can be removed,
// not be there for everyone, or be two where a board has two names: so what
// must not happen is kept from happening by the lock on the board's file
// itself, which bbolt takes too. Whoever has it looks whether the file is still
// the one that others find; whoever puts another in its place holds it until
// that is there.

// errMoved is said where the file that was written is not the board's any more.
func errMoved(path string) error {
	return model.Errorf(model.Moved, "%s was moved or replaced while it was being written: your change is in the file that was moved: look there, then make it again", path)
}

// withFileLocked runs f, which puts another file in the board's place, while nobody
// else can open the one that is there, if one is.
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

// finishedFile is a finished file that is to take another's place. It stays open till
// then, where that may be: another file can't be taken for it.
type finishedFile struct {
	path string
	is   os.FileInfo
	held *os.File
	done func() // removes the folder it was made in, if that is its own
}

func (m finishedFile) close() {
	if m.held != nil {
		_ = m.held.Close()
	}
	if m.done != nil {
		m.done()
	}
}

// finishAt returns the file at a path, with the permissions that the board has,
// if there is one. What is no file, or a link to one, is left as it is.
func (p *place) finishAt(path string) (finishedFile, error) {
	f, err := openPlain(path, os.O_RDONLY)
	if err != nil {
		return finishedFile{}, err
	}
	defer func() { _ = f.Close() }()
	return p.finish(f)
}

// finish does so for an open file.
func (p *place) finish(f *os.File) (finishedFile, error) {
	p.copyOwner(f, allOfThem)
	is, err := f.Stat()
	m := finishedFile{path: f.Name(), is: is}
	if err == nil && renamesOpen {
		m.held, err = reopen(m.path, f)
	}
	return m, err
}

// moveTo gives a finished file its name, if it still is what was made: somebody
// who may write the folder could have put something else there.
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

// putFirst puts a finished file where there is no board yet; store.ErrExists if there is
// one all the same.
func (p *place) putFirst(m finishedFile) error {
	defer m.close()
	if err := m.checkSame(m.path); err != nil {
		return err
	}
	err := os.Link(m.path, p.path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return store.ErrExists
	case err != nil: // a disk that knows no links
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

// makeFile runs f to make a file beside the board and returns what it makeFile.
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

// makeDatabase makes a file beside the board, with what f puts into it.
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

// reopened opens the board's file to write, and puts in its place what f makes
// of it, if anything, before anybody else can open it.
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
