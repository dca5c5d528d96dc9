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

// What is written and not whole yet, a board or a copy of one, is a file or in
// a folder whose name begins like this, beside the place that it is for or among
// the system's temporary files. Its maker holds it with a lock: without one it is
// left over from somebody who was killed.
const inTheMaking = ".baton-new-"

// makerName is the file in such a folder that its maker holds.
const makerName = "maker"

// errStopped is returned to those who begin something while the program ends.
var errStopped = errors.New("the program is ending")

// TempFiles keeps what is in the making, so that a program that is ended can take
// it away. It is safe for concurrent use.
type TempFiles struct {
	mu      sync.Mutex
	paths   map[string]bool
	stopped bool
}

// NewTempFiles returns one in which nothing is being made.
func NewTempFiles() *TempFiles { return &TempFiles{paths: map[string]bool{}} }

// Stop takes away what is in the making. Nothing can be begun any more.
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

// begin notes what create makes, and holds it. What somebody took for left over
// before it was held is made again.
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

// end takes away what was in the making, if it still has that name.
func (m *TempFiles) end(u unfinished, held *os.File) {
	_ = u.remove(held)
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.paths, u.path)
}

// folder makes a folder in another, the system's for temporary files if that is
// "", for files in the making. What others left over there goes. done removes it.
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

// Write writes a file, which only its owner can read, beside its place and puts
// it there when all of it is written and synced; its name is left to sync. What
// others left over there goes.
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

// unfinished is a file or a folder in the making.
type unfinished struct {
	path   string
	folder bool
}

// unfinishedIn lists what is in the making in a folder.
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

// claim takes it for oneself: errHeld while another has it. Only its maker may
// where the disk has no locks.
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
		err = fs.ErrNotExist // it was taken away before it was held
	}
	if err != nil && (!maker || !noLocks(err)) {
		_ = f.Close()
		return nil, err
	}
	return f, nil
}

// remove removes what one holds.
func (u unfinished) remove(held *os.File) error {
	defer func() { _ = held.Close() }()
	if !renamesOpen {
		_ = held.Close()
	}
	return os.RemoveAll(u.path)
}

// abandoned reports whether nobody makes it any more.
func (u unfinished) abandoned() bool {
	f, err := u.claim(os.O_RDONLY, false)
	if err != nil {
		return u.folder && errors.Is(err, fs.ErrNotExist)
	}
	_ = f.Close()
	return true
}

// sweep removes what is left over, and returns what may be and could not be
// looked at or removed, with the reason.
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

// unreached names what could not be reached, and why.
func unreached(path string, err error) string { return path + " (" + reason(err).Error() + ")" }

// remove removes a file that may not be there.
func remove(path string) error {
	if err := os.Remove(path); !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return nil
}
