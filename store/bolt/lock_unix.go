//go:build unix

package bolt

import (
	"cmp"
	"errors"
	"os"
	"syscall"

	"golang.org/x/sys/unix"
)

// noFollow refuses a link that somebody put in the board's place.
const noFollow = unix.O_NOFOLLOW

// renamesOpen reports whether an open file can be renamed or removed.
const renamesOpen = true

func tryLock(f *os.File, alone bool) error {
	err := flock(f, how(alone)|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errHeld
	}
	return err
}

func waitLock(f *os.File, alone bool) error { return flock(f, how(alone)) }

// noLocks reports whether an error says that the file system has no locks.
func noLocks(err error) bool {
	return errors.Is(err, unix.ENOLCK) || errors.Is(err, unix.EOPNOTSUPP) || errors.Is(err, unix.ENOSYS)
}

func how(alone bool) int {
	if alone {
		return unix.LOCK_EX
	}
	return unix.LOCK_SH
}

func flock(f *os.File, how int) error {
	for {
		err := unix.Flock(int(f.Fd()), how)
		if !errors.Is(err, unix.EINTR) {
			return err
		}
	}
}

// alias reports whether a file has more than one name.
func alias(f *os.File) bool {
	info, err := f.Stat()
	if err != nil {
		return false
	}
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && s.Nlink > 1
}

// sameGroup gives a file the owner and the group of another, as far as it is allowed
// to, and reports whether the file has that group then.
func sameGroup(f *os.File, like os.FileInfo) bool {
	info, err := f.Stat()
	if err != nil {
		return false
	}
	is, ok := info.Sys().(*syscall.Stat_t)
	want, known := like.Sys().(*syscall.Stat_t)
	if !ok || !known {
		return false
	}
	if is.Uid != want.Uid && f.Chown(int(want.Uid), int(want.Gid)) == nil {
		return true
	}
	return is.Gid == want.Gid || f.Chown(-1, int(want.Gid)) == nil
}

// openPlain opens a regular file. It refuses anything else without waiting for it, as
// opening a pipe would.
func openPlain(path string, flag int) (*os.File, error) {
	f, err := os.OpenFile(path, flag|noFollow|unix.O_NONBLOCK, fileMode)
	if err != nil {
		return nil, err
	}
	return plain(path, f)
}

// unlock releases bbolt's own lock.
func unlock(f *os.File) { _ = flock(f, unix.LOCK_UN) }

// syncDir makes a rename in a folder survive a power cut.
func syncDir(path string) error {
	d, err := os.Open(path)
	if err != nil {
		return err
	}
	return cmp.Or(d.Sync(), d.Close())
}
