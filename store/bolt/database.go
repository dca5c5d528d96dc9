package bolt

import (
	"cmp"
	"context"
	"os"
	"runtime"
	"runtime/debug"
	"time"

	"go.etcd.io/bbolt"
	berrors "go.etcd.io/bbolt/errors"

	"baton/store/bolt/pages"
)

// mode is how a file is opened.
type mode int

const (
	readOnly mode = iota
	readWrite
	create
)

// growth is how many bytes a file grows at a time. Each step costs a sync, and leaves
// unused space at the end.
const growth = 1 << 18

// mapped is how many bytes of the address space a file gets. When a transaction
// outgrows them, bbolt copies every page it has touched, at each doubling: 860 MB in
// an import of 70,000 tasks. On Windows the file itself would become as long.
func mapped(m mode) int {
	if m == readOnly || runtime.GOOS == "windows" {
		return 0
	}
	return 1 << 28
}

// opener opens a board's files, the board itself and copies of it, for one transaction
// each. bbolt maps a file into memory and trusts it. So opener locks the file and checks
// its heads and free pages before bbolt gets it, and turns later panics of bbolt and
// faults in the mapped memory into errors.
type opener struct {
	board   string        // the board's path in errors, whichever file is open
	timeout time.Duration // how long to wait for others
}

// database is an open file, with what bbolt does not expose of it.
type database struct {
	*bbolt.DB
	board string // the board's path in errors
	file  *os.File
	free  *pages.Freelist // nil while the file is made
}

// open opens the file at path, and closes it after f.
func (o opener) open(path string, m mode, f func(*database) error) (err error) {
	db := database{board: o.board}
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() {
		if r := recover(); r != nil {
			closeAfterPanic(db.DB, db.file)
			if !isFileFault(r) {
				panic(r)
			}
			err = pages.Damaged(o.board, "reading it failed")
		}
	}()
	db.DB, err = bbolt.Open(path, fileMode, &bbolt.Options{
		InitialMmapSize: mapped(m),
		Timeout:         o.timeout, ReadOnly: m == readOnly, FreelistType: bbolt.FreelistMapType, NoStatistics: true,
		OpenFile: func(path string, flag int, perm os.FileMode) (*os.File, error) {
			if db.file != nil { // WriteTo opens it again, for an offset of its own
				return reopen(path, db.file)
			}
			var err error
			db.file, db.free, err = o.openFile(path, flag, perm, m)
			return db.file, err
		},
	})
	if err != nil {
		return err
	}
	db.AllocSize = growth
	err = f(&db)
	if closing := db.Close(); err == nil {
		err = closing
	}
	return err
}

// openFile opens a file for bbolt, locked and then checked. bbolt locks it again, and
// trusts it.
func (o opener) openFile(path string, flag int, perm os.FileMode, m mode) (f *os.File, free *pages.Freelist, err error) {
	if m == create {
		f, err = os.OpenFile(path, flag|os.O_CREATE|os.O_EXCL|noFollow, perm)
		return f, nil, err
	}
	if f, err = o.openLocked(path, flag&^os.O_CREATE, m != readOnly); err != nil {
		return nil, nil, err
	}
	if free, err = pages.CheckFile(path, f); err != nil {
		_ = f.Close()
		return nil, nil, err
	}
	return f, free, nil
}

// reopen opens an open file a second time.
func reopen(path string, f *os.File) (*os.File, error) {
	again, err := openPlain(path, os.O_RDONLY)
	if err != nil {
		return nil, err
	}
	is, err := f.Stat()
	if found, failed := again.Stat(); err != nil || failed != nil || !os.SameFile(is, found) {
		return nil, cmp.Or(errMoved(path), again.Close())
	}
	return again, nil
}

// openLocked opens a file and locks it, shared or alone. The file is the one that is
// at the path once it is locked.
func (o opener) openLocked(path string, flag int, alone bool) (*os.File, error) {
	for range tries {
		f, err := openPlain(path, flag)
		if err != nil {
			return nil, err
		}
		if err := acquire(context.Background(), f, alone, o.timeout, func() error { return berrors.ErrTimeout }); err != nil {
			return nil, err
		}
		if isAt(f, path) {
			return f, nil
		}
		_ = f.Close() // it was replaced while we waited
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
