package bolt

import (
	"errors"
	"os"

	"golang.org/x/sys/windows"
)

// noFollow is not needed here: making a link takes a privilege.
const noFollow = 0

// lockAt is the offset of the locked byte, far behind the file's content: locked bytes
// can't be read, and those who wait read who holds the lock.
const lockAt = 1 << 30

// renamesOpen reports whether an open file can be renamed or removed. As it can't,
// nobody can remove the lock file either.
const renamesOpen = false

func tryLock(f *os.File, alone bool) error {
	err := lockFile(f, how(alone)|windows.LOCKFILE_FAIL_IMMEDIATELY)
	if errors.Is(err, windows.ERROR_LOCK_VIOLATION) || errors.Is(err, windows.ERROR_IO_PENDING) {
		return errHeld
	}
	return err
}

func waitLock(f *os.File, alone bool) error { return lockFile(f, how(alone)) }

// noLocks reports whether an error says that the file system has no locks.
func noLocks(err error) bool {
	return errors.Is(err, windows.ERROR_NOT_SUPPORTED) || errors.Is(err, windows.ERROR_INVALID_FUNCTION)
}

func how(alone bool) uint32 {
	if alone {
		return windows.LOCKFILE_EXCLUSIVE_LOCK
	}
	return 0
}

func lockFile(f *os.File, flags uint32) error {
	return windows.LockFileEx(windows.Handle(f.Fd()), flags, 0, 1, 0, &windows.Overlapped{Offset: lockAt})
}

// alias is always false here.
func alias(*os.File) bool { return false }

// sameGroup has nothing to do here: a file has its folder's permissions.
func sameGroup(*os.File, os.FileInfo) bool { return true }

// openPlain opens a regular file and refuses anything else.
func openPlain(path string, flag int) (*os.File, error) {
	f, err := os.OpenFile(path, flag, fileMode)
	if err != nil {
		return nil, err
	}
	return plain(path, f)
}

// unlock has nothing to do here: closing the file releases its locks.
func unlock(*os.File) {}

// syncDir has nothing to do here: the file system's journal does it.
func syncDir(string) error { return nil }
