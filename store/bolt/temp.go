package bolt

import (
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"sync"
)

// inTheMaking begins the name of every file or folder with a board, or a copy of
// one, that is not complete yet: beside its place or in the system's folder for
// temporary files. Its maker locks it, so one without a lock was left by a process
// that was killed.
const inTheMaking = ".baton-new-"

// makerName is the file in such a folder that its maker locks.
const makerName = "maker"

// errStopped is returned for a file that is begun while the program ends.
var errStopped = errors.New("the program is ending")

// TempFiles keeps track of incomplete files, so that a program that is stopped can
// remove them. It is safe for concurrent use.
type TempFiles struct {
	mu      sync.Mutex
	paths   map[string]bool
	stopped bool
}

// NewTempFiles returns an empty set of temporary files.
func NewTempFiles() *TempFiles { return &TempFiles{paths: map[string]bool{}} }

// Stop removes all incomplete files. No new ones can be begun after it.
func (m *TempFiles) Stop() {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.stopped = true
	for path := range m.paths {
		for range 3 { // its maker may be adding to it
			if os.RemoveAll(path) == nil {
				break
			}
		}
	}
}

// begin notes what create makes, and locks it. If another process takes it for
// abandoned before it is locked, it is made again.
func (m *TempFiles) begin(create func() (unfinished, error)) (unfinished, *os.File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	var err error
	for range tries {
		if m.stopped {
			return unfinished{}, nil, errStopped
		}
		var u unfinished
		if u, err = create(); err != nil {
			break
		}
		var held *os.File
		if held, err = u.claim(os.O_RDWR|os.O_CREATE, true); err == nil {
			m.paths[u.path] = true
			return u, held, nil
		}
		if !errors.Is(err, errHeld) && !errors.Is(err, fs.ErrNotExist) {
			_ = os.RemoveAll(u.path)
			break
		}
	}
	return unfinished{}, nil, err
}

// end removes an incomplete file or folder, unless it was renamed.
func (m *TempFiles) end(u unfinished, held *os.File) {
	_ = u.remove(held)
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.paths, u.path)
}

// folder makes a folder for incomplete files in another one, the system's folder for
// temporary files if that is "". What others abandoned there is removed. done removes
// the new folder.
func (m *TempFiles) folder(in string) (path string, done func(), err error) {
	if in == "" {
		in = os.TempDir()
	}
	there, _ := unfinishedIn(in)
	_ = sweep(there)
	u, held, err := m.begin(func() (unfinished, error) {
		path, err := os.MkdirTemp(in, inTheMaking)
		return unfinished{path, true}, err
	})
	if err != nil {
		return "", nil, err
	}
	return u.path, sync.OnceFunc(func() { m.end(u, held) }), nil
}

// Write writes a file, which only its owner can read, beside its place and moves it
// there once all of it is written and synced. The caller has to sync the folder. What
// others abandoned there is removed.
func (m *TempFiles) Write(path string, write func(io.Writer) error) error {
	return m.write(path, func(f *os.File) error { return write(f) })
}

func (m *TempFiles) write(path string, write func(*os.File) error) error {
	in := filepath.Dir(path)
	there, _ := unfinishedIn(in)
	_ = sweep(there)
	u, held, err := m.begin(func() (unfinished, error) {
		f, err := os.CreateTemp(in, inTheMaking)
		if err != nil {
			return unfinished{}, err
		}
		return unfinished{f.Name(), false}, f.Close()
	})
	if err != nil {
		return err
	}
	defer m.end(u, held)
	if err := write(held); err != nil {
		return err
	}
	if err := held.Sync(); err != nil {
		return err
	}
	if !renamesOpen {
		if err := held.Close(); err != nil {
			return err
		}
	}
	return os.Rename(u.path, path)
}

// unfinished is an incomplete file, or a folder with one.
type unfinished struct {
	path   string
	folder bool
}

// unfinishedIn lists the incomplete files in a folder.
func unfinishedIn(dir string) ([]unfinished, error) {
	all, err := os.ReadDir(dir)
	var out []unfinished
	for _, e := range all {
		if strings.HasPrefix(e.Name(), inTheMaking) && (e.IsDir() || e.Type().IsRegular()) {
			out = append(out, unfinished{filepath.Join(dir, e.Name()), e.IsDir()})
		}
	}
	return out, err
}

// claim locks it, or returns errHeld if another process has it. On a file system
// without locks only its maker can claim it.
func (u unfinished) claim(flag int, maker bool) (*os.File, error) {
	at := u.path
	if u.folder {
		at = filepath.Join(u.path, makerName)
	} else {
		flag &^= os.O_CREATE
	}
	f, err := openPlain(at, flag)
	if err != nil {
		return nil, err
	}
	err = tryLock(f, true)
	if err == nil && !isAt(f, at) {
		err = fs.ErrNotExist // it was removed before it was locked
	}
	if err != nil && (!maker || !noLocks(err)) {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// remove removes what the caller has locked.
func (u unfinished) remove(held *os.File) error {
	defer func() { _ = held.Close() }()
	if !renamesOpen {
		_ = held.Close()
	}
	return os.RemoveAll(u.path)
}

// abandoned reports whether its maker is gone.
func (u unfinished) abandoned() bool {
	f, err := u.claim(os.O_RDONLY, false)
	if err != nil {
		return u.folder && errors.Is(err, fs.ErrNotExist)
	}
	_ = f.Close()
	return true
}

// sweep removes what is abandoned. It returns what may be abandoned but could not be
// examined or removed, with the reason.
func sweep(list []unfinished) (left []string) {
	for _, u := range list {
		held, err := u.claim(os.O_RDWR|os.O_CREATE, false)
		if err == nil {
			err = u.remove(held)
		}
		if err != nil && !errors.Is(err, errHeld) && !errors.Is(err, fs.ErrNotExist) {
			left = append(left, unreached(u.path, err))
		}
	}
	return left
}

// unreached returns a path that could not be reached, with the reason.
func unreached(path string, err error) string { return path + " (" + reason(err).Error() + ")" }

// remove removes a file that may not be there.
func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
