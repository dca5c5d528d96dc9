package bolt

import (
	"bytes"
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strconv"
	"syscall"
	"time"

	"baton/model"
)

// errHeld is returned by tryLock while another process holds the lock.
var errHeld = errors.New("lock is held")

// maxNote bounds how long a lock file is, maxUser the name in it.
const (
	maxNote = 200
	maxUser = 100
)

// boardLock is the lock file beside a board, which makes everyone who uses the board
// wait in turn: readers share it, a writer has it alone and signs it. It is there for
// fair and short waits. Somebody may remove it, so the data depends on the lock on the
// board's own file instead, which [opener] takes.
type boardLock struct {
	board place
	path  string
	user  string // who holds it, for those who wait
}

// hold waits for the lock, shared or alone, and returns how to release it. bbolt's own
// lock polls every 50 ms and starves readers; a blocked flock is served at once.
func (l *boardLock) hold(ctx context.Context, alone bool) (release func(), err error) {
	_, err = os.Lstat(l.path)
	made := errors.Is(err, fs.ErrNotExist)
	for {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		f, err := l.open()
		var known *model.Error
		switch {
		case errors.As(err, &known): // not a lock file: don't wait for it
			return nil, err
		case alone && errors.Is(err, syscall.ENAMETOOLONG):
			return nil, err
		case err != nil:
			if alone {
				return nil, l.unusable(err)
			}
			return func() {}, nil // a read-only folder: nobody can write
		}
		if err := acquire(ctx, f, alone, l.board.timeout, func() error { return l.busy(f) }); err != nil {
			return nil, err
		}
		if !l.isCurrent(f) { // it was removed while we waited
			_ = f.Close()
			continue
		}
		noted := alone && !alias(f) // a file with a second name may be somebody's: don't write to it
		if noted {
			l.sign(f)
		}
		return func() { l.release(f, alone, noted, made) }, nil
	}
}

// unusable returns the error for a lock file that can't be opened, or made.
func (l *boardLock) unusable(err error) error {
	if _, missing := os.Lstat(l.path); missing != nil {
		return model.Errorf(model.Failed, "can't write %s: its lock file can't be made (%v): check its folder's permissions", l.board.path, reason(err))
	}
	return model.Errorf(model.Failed, "can't write %s: its lock file %s can't be opened (%v): check its permissions, or remove it", l.board.path, l.path, reason(err))
}

// sign writes into the lock file who holds it, for those who wait.
func (l *boardLock) sign(f *os.File) {
	who := clean([]byte(l.user))
	note := fmt.Appendf(nil, "%d %s\n", os.Getpid(), who[:min(len(who), maxUser)])
	_ = f.Truncate(0)
	_, _ = f.WriteAt(note, 0)
}

// release releases the lock, and removes its file where there is no board.
func (l *boardLock) release(f *os.File, alone, noted, made bool) {
	if noted {
		_ = f.Truncate(0)
	}
	if (alone || made) && !l.board.isBoard(made) {
		_ = os.Remove(l.path) // fails on Windows, where it is open
	}
	_ = f.Close()
}

// isCurrent reports whether a file is the one that other processes find as the lock.
func (l *boardLock) isCurrent(f *os.File) bool {
	is, err := f.Stat()
	if err != nil {
		return true
	}
	found, err := os.Lstat(l.path)
	return err != nil && !errors.Is(err, fs.ErrNotExist) || err == nil && os.SameFile(is, found)
}

// open opens the lock file. One that can only be read can be locked, but not signed:
// somebody else made it, or it is as read-only as the board was then.
func (l *boardLock) open() (*os.File, error) {
	f, err := l.find()
	if errors.Is(err, fs.ErrPermission) {
		if readable, cannot := openPlain(l.path, os.O_RDONLY); cannot == nil {
			f, err = readable, nil
		}
	}
	if err == nil && !l.isOurs(f) {
		_ = f.Close()
		return nil, model.Errorf(model.Failed, "%s is not a lock file, but the board needs one there: move it away or remove it", l.path)
	}
	return f, err
}

// find opens the lock file, and makes one if there is none.
func (l *boardLock) find() (f *os.File, err error) {
	for range tries {
		if f, err = openPlain(l.path, os.O_RDWR); !errors.Is(err, fs.ErrNotExist) {
			return f, err
		}
		if f, err = openPlain(l.path, os.O_RDWR|os.O_CREATE|os.O_EXCL); err == nil {
			l.board.copyOwner(f, readOrWrite)
			letOwnerWrite(f)
		}
		if !errors.Is(err, fs.ErrExist) { // another process was faster
			return f, err
		}
	}
	return f, err
}

// isOurs reports whether an open file is a lock file: not the board under another
// name, and either empty or signed by a process, which may have been killed since.
// Any other file belongs to somebody and must not be overwritten.
func (l *boardLock) isOurs(f *os.File) bool {
	if isAt(f, l.board.path) {
		return false
	}
	b := make([]byte, maxNote+1)
	n, err := f.ReadAt(b, 0)
	if err != nil && !errors.Is(err, io.EOF) || n > maxNote {
		return false
	}
	note := bytes.Trim(b[:n], "\x00") // a power cut leaves zeros where data was not on disk yet
	pid, _, _ := bytes.Cut(note, []byte(" "))
	_, err = strconv.ParseUint(string(pid), 10, 64)
	return len(note) == 0 || err == nil
}

// acquire waits for a file's lock. After the timeout it returns the error of busy. It
// closes f if it fails.
func acquire(ctx context.Context, f *os.File, alone bool, timeout time.Duration, busy func() error) error {
	err := tryLock(f, alone)
	if err == nil {
		return nil
	}
	if !errors.Is(err, errHeld) {
		return cmp.Or(fmt.Errorf("lock %s: %w", f.Name(), err), f.Close())
	}
	granted := make(chan error, 1)
	go func() { granted <- waitLock(f, alone) }()
	late := time.NewTimer(timeout)
	defer late.Stop()
	select {
	case err := <-granted:
		if err != nil {
			return cmp.Or(fmt.Errorf("lock %s: %w", f.Name(), err), f.Close())
		}
		return nil
	case <-ctx.Done():
		err = ctx.Err()
	case <-late.C:
		err = busy()
	}
	// A blocked call can't be cancelled: if it gets the lock later, release it.
	go func() {
		_ = errors.Join(<-granted, f.Close())
	}()
	return err
}

// busy returns an error that says who holds the board.
func (l *boardLock) busy(f *os.File) error {
	b := make([]byte, maxNote)
	n, _ := f.ReadAt(b, 0)
	pid, who, _ := bytes.Cut(bytes.TrimSpace(b[:n]), []byte(" "))
	if _, err := strconv.Atoi(string(pid)); err != nil {
		return model.Errorf(model.Busy, "board %s is busy: others are reading it: try again", l.board.path)
	}
	if len(who) == 0 {
		return model.Errorf(model.Busy, "board %s is busy: held by pid %s: try again", l.board.path, pid)
	}
	return model.Errorf(model.Busy, "board %s is busy: held by pid %s (%s): try again", l.board.path, pid, clean(who))
}

// clean removes control characters, which could drive a terminal.
func clean(b []byte) []byte {
	return bytes.Map(func(r rune) rune {
		if r < ' ' || r >= 0x7f && r < 0xa0 {
			return -1
		}
		return r
	}, b)
}
