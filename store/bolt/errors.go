package bolt

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"syscall"

	berrors "go.etcd.io/bbolt/errors"

	"baton/model"
	"baton/store"
	"baton/store/bolt/pages"
)

// unconfirmed is the failure of a sync after everything was written: the change is
// there, and may be gone after a power cut.
type unconfirmed struct{ error }

// Unwrap returns the failure.
func (u unconfirmed) Unwrap() error { return u.error }

// explain turns errors of the system and of bbolt into one line that says what to do.
func explain(path string, err error) error {
	var known *model.Error
	switch {
	case err == nil, errors.As(err, &known), errors.Is(err, store.ErrStale), errors.Is(err, context.Canceled), elsewhere(path, err):
		return err
	case errors.As(err, &unconfirmed{}):
		return model.Errorf(model.Failed, "what was written to %s is there, but its disk did not confirm it (%v): it may be gone after a power cut, copy the board elsewhere", path, reason(err))
	case errors.Is(err, berrors.ErrTimeout), errors.Is(err, context.DeadlineExceeded):
		return model.Errorf(model.Busy, "board %s is busy: another program holds it: try again", path)
	case errors.Is(err, berrors.ErrInvalid), errors.Is(err, berrors.ErrChecksum), errors.Is(err, berrors.ErrVersionMismatch):
		return pages.Damaged(path, "%v", err)
	case errors.Is(err, berrors.ErrKeyTooLarge), errors.Is(err, berrors.ErrValueTooLarge):
		return model.Errorf(model.Refused, "this change is more than %s can hold at once: nothing was changed, make it in smaller parts", path)
	case noLocks(err):
		return model.Errorf(model.Failed, "%s can only be read: its folder%s", path, noLocksHere)
	case errors.Is(err, fs.ErrNotExist):
		return model.Errorf(model.NotFound, "no board %s: baton init makes one", path)
	case is(err, syscall.ENAMETOOLONG):
		return model.Errorf(model.Failed, "the name of %s is too long for the files that go beside it (%s and others): give it a shorter one", path, lockSuffix)
	case errors.Is(err, syscall.EROFS), errors.Is(err, fs.ErrPermission):
		return model.Errorf(model.Failed, "%s can't be opened (%v): check its permissions and its folder's", path, reason(err))
	case is(err, syscall.ENOSPC), is(err, syscall.EDQUOT):
		return model.Errorf(model.Failed, "no room left on the disk of %s: nothing was changed, free some and try again", path)
	case is(err, syscall.EFBIG):
		return model.Errorf(model.Failed, "%s can't grow: files can't be larger here: nothing was changed, raise the limit (ulimit -f) or move the board", path)
	case is(err, syscall.EIO):
		return model.Errorf(model.Failed, "the disk of %s is failing (%v): nothing was changed, copy the board elsewhere", path, syscall.EIO)
	}
	return err
}

// explainRead does so for an error of reading, which may follow a change: it never
// says that nothing was changed.
func explainRead(path string, err error) error {
	if err != nil && !elsewhere(path, err) && is(err, syscall.EIO) {
		return model.Errorf(model.Failed, "%s can't be read: its disk is failing (%v): copy the board elsewhere", path, syscall.EIO)
	}
	return explain(path, err)
}

// isNowhere reports whether an error says that nothing has the name, or nothing can
// because it is too long.
func isNowhere(err error) bool {
	return errors.Is(err, fs.ErrNotExist) || errors.Is(err, syscall.ENAMETOOLONG)
}

// is reports whether an error is one of the system. bbolt passes some on as text.
func is(err error, no syscall.Errno) bool {
	return errors.Is(err, no) || strings.HasSuffix(err.Error(), no.Error())
}

// elsewhere reports whether the file that failed is not in the board's folder: an
// export may go to a full disk, for example.
func elsewhere(path string, err error) bool {
	var p *fs.PathError
	return errors.As(err, &p) && filepath.IsAbs(p.Path) && !strings.HasPrefix(p.Path, filepath.Dir(path))
}

// reason returns the system's error without the paths, which the message has already.
func reason(err error) error {
	var p *fs.PathError
	var l *os.LinkError
	switch {
	case errors.As(err, &p):
		return p.Err
	case errors.As(err, &l):
		return l.Err
	}
	return err
}
