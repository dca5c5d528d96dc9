package bolt

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"

	berrors "go.etcd.io/bbolt/errors"

	"baton/model"
	"baton/store"
)

// The lock file makes those who use a board wait in turn. It can be removed,
// not be there for everyone, or be two where a board has two names: so what
// must not happen is kept from happening by the lock on the board's file
// itself, which bbolt takes too. Whoever has it looks whether the file is still
// the one that others find; whoever puts another in its place holds it until
// that is there.

// openLocked opens a file and locks it, shared or alone: the one that is at its path
// when it is locked.
func (l *File) openLocked(path string, flag int, alone bool) (*os.File, error) {
	for range tries {
		f, err := openPlain(path, flag)
		if err != nil {
			return nil, err
		}
		if err := l.acquire(context.Background(), f, alone, func() error { return berrors.ErrTimeout }); err != nil {
			return nil, err
		}
		if isAt(f, path) {
			return f, nil
		}
		_ = f.Close() // another took its place while we waited
	}
	return nil, berrors.ErrTimeout
}

// isAt reports whether an open file is the one at a path.
func isAt(f *os.File, path string) bool {
	is, err := f.Stat()
	if err != nil {
		return false
	}
	found, err := os.Lstat(path)
	return err == nil && os.SameFile(is, found)
}

// errMoved is said where the file that was written is not the board's any more.
func errMoved(path string) error {
	return model.Errorf(model.Moved, "%s was moved away, or replaced, while it was written: what you did is in the file that was moved, look there and do it again", path)
}

// instead runs f, which puts another file in the board's place, while nobody
// else can open the one that is there, if one is.
func (l *File) instead(f func() error) error {
	if !renamesOpen {
		return f()
	}
	held, err := l.openLocked(l.path, os.O_RDONLY, true)
	if errors.Is(err, fs.ErrNotExist) {
		return f()
	}
	if err != nil {
		return err
	}
	return cmp.Or(f(), held.Close())
}

// made is a finished file that is to take another's place. It stays open till
// then, where that may be: another file can't be taken for it.
type made struct {
	path string
	is   os.FileInfo
	held *os.File
	done func() // removes the folder it was made in, if that is its own
}

func (m made) close() {
	if m.held != nil {
		_ = m.held.Close()
	}
	if m.done != nil {
		m.done()
	}
}

// copyOwner gives what is made beside the board its owner, its group and what of its
// permissions is asked for, if there is one: whoever shares the board shares this
// too, and enters a folder that they may read. A group that can't be given, which
// is one that we are not in, leaves the file with another: that may do what all
// others may.
func (l *File) copyOwner(f *os.File, asked fs.FileMode) {
	info, err := os.Stat(l.path)
	if err != nil {
		return
	}
	perm := info.Mode().Perm() & asked
	if !sameGroup(f, info) {
		perm = perm&^0o070 | perm&0o007<<3
	}
	if is, err := f.Stat(); err == nil && is.IsDir() {
		perm |= perm & 0o444 >> 2
	}
	_ = f.Chmod(perm)
}

// What is asked of the board's permissions for a file that takes its place, and
// for what lies beside it.
const (
	allOfThem   fs.FileMode = 0o777
	readOrWrite fs.FileMode = 0o666
)

// finished returns the file at a path, with the permissions that the board has,
// if there is one. What is no file, or a link to one, is left as it is.
func (l *File) finished(path string) (made, error) {
	f, err := openPlain(path, os.O_RDONLY)
	if err != nil {
		return made{}, err
	}
	defer func() { _ = f.Close() }()
	return l.finish(f)
}

// finish does so for an open file.
func (l *File) finish(f *os.File) (made, error) {
	l.copyOwner(f, allOfThem)
	is, err := f.Stat()
	m := made{path: f.Name(), is: is}
	if err == nil && renamesOpen {
		m.held, err = reopen(m.path, f)
	}
	return m, err
}

// place gives a finished file its name, if it still is what was made: somebody
// who may write the folder could have put something else there.
func (m made) place(path string) error {
	defer m.close()
	for _, step := range []func() error{
		func() error { return m.still(m.path) },
		func() error { return os.Rename(m.path, path) },
		func() error { return m.still(path) },
	} {
		if err := step(); err != nil {
			return err
		}
	}
	return nil
}

func (m made) still(path string) error {
	found, err := os.Lstat(path)
	if err == nil && !os.SameFile(m.is, found) {
		err = model.Errorf(model.Failed, "%s is not the file that was written there: someone else writes in this folder", path)
	}
	return err
}

// settle puts a finished file where there is no board yet; store.ErrExists if there is
// one all the same.
func (l *File) settle(m made) error {
	defer m.close()
	if err := m.still(m.path); err != nil {
		return err
	}
	err := os.Link(m.path, l.path)
	switch {
	case errors.Is(err, fs.ErrExist):
		return store.ErrExists
	case err != nil: // a disk that knows no links
		return l.replace(m)
	}
	return l.confirm()
}

// replace puts a finished file in the board's place.
func (l *File) replace(m made) error {
	if err := m.place(l.path); err != nil {
		return err
	}
	return l.confirm()
}

// confirm makes the board's name outlast a power cut.
func (l *File) confirm() error {
	if err := syncDir(filepath.Dir(l.path)); err != nil {
		return unconfirmed{err}
	}
	return nil
}

// made runs f to make a file beside the board and returns what it made.
func (l *File) made(f func(path string) (made, error)) (made, error) {
	dir, done, err := l.temp.folder(filepath.Dir(l.path))
	if err != nil {
		return made{}, err
	}
	m, err := f(filepath.Join(dir, copyName))
	if m.done = done; err != nil {
		m.close()
		return made{}, err
	}
	return m, nil
}
