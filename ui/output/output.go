// Package output writes what people ask for to the file they name: an export, a
// report, minutes, a backup. It is the one place where such a name is opened, so
// that every verb and every key does the same with a link, a pipe or a device, and
// none of them writes over the board.
package output

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"syscall"
	"time"

	"baton/model"
)

// To is the file that something is written to.
type To struct {
	Name  string // as it was typed
	Path  string // absolute
	Board string // the board's own file, which nothing is written over
	// Ours reports whether a path is one of the files that are kept beside a
	// board's.
	Ours func(board, path string) bool
	// Whole writes a file, for its owner alone to read, beside its place, and puts
	// it there when it is whole.
	Whole func(path string, write func(io.Writer) error) error
}

// Write writes all that write writes, or nothing. A new file or a
// regular one is written beside its place, for its owner alone to read, and put
// there when it is complete; for a link, its target is written. What is not a regular
// file is written into: a pipe, whose reader is waited for until ctx ends, a
// device, a socket, an open file of this process by its number.
func Write(ctx context.Context, to To, write func(io.Writer) error) error {
	if err := to.Check(); err != nil {
		return err
	}
	end, err := follow(to.Path)
	if err != nil {
		return writeError(to.Name, err)
	}
	info, err := os.Stat(end)
	switch number, isOpen := open(end); {
	case isOpen:
		return writeInto(ctx, to.Name, func() (io.WriteCloser, error) { return openNumber(number, end) }, write)
	case err == nil && info.IsDir():
		return model.Errorf(model.Failed, "%s is a folder: name a file", to.Name)
	case err != nil && !errors.Is(err, os.ErrNotExist):
		return writeError(to.Name, err)
	case err != nil || info.Mode().IsRegular():
		return writeBeside(to, end, write)
	case info.Mode()&os.ModeSocket != 0:
		return writeInto(ctx, to.Name, func() (io.WriteCloser, error) { return socket(end) }, write)
	}
	return writeInto(ctx, to.Name, func() (io.WriteCloser, error) { return openWaiting(ctx, end) }, write)
}

// Check refuses what leads to the board, or to a folder that is not there.
func (to To) Check() error {
	end, err := follow(to.Path)
	if err == nil && to.isBoard(end) {
		err = model.Errorf(model.Refused, "%s is the board itself, or kept beside it: write to another file", to.Name)
	}
	return writeError(to.Name, err)
}

// follow returns what a path leads to in the end. That need not exist, but all
// of its folders have to. The path of an open file descriptor stays as it is.
func follow(path string) (string, error) {
	const most = 40 // links, as Linux follows
	for range most {
		dir, err := filepath.EvalSymlinks(filepath.Dir(path))
		if err != nil {
			return "", err
		}
		path = filepath.Join(dir, filepath.Base(path))
		if _, isOpen := open(path); isOpen {
			return path, nil
		}
		next, err := os.Readlink(path)
		if err != nil {
			return path, nil // it is not a link, or does not exist
		}
		if !filepath.IsAbs(next) {
			next = filepath.Join(dir, next)
		}
		path = next
	}
	return "", syscall.ELOOP
}

// open returns the number of the file descriptor that a path names.
func open(path string) (number string, ok bool) {
	p := regexp.MustCompile(`^(?:/proc/\d+(?:/task/\d+)?|/dev)/fd/(\d+)$`).FindStringSubmatch(path)
	if p == nil {
		return "", false
	}
	return p[1], true
}

// isBoard reports whether a path leads to the board's file or to one kept beside
// it, by whatever name.
func (to To) isBoard(end string) bool {
	boards := []string{to.Board}
	if whole, err := filepath.EvalSymlinks(to.Board); err == nil {
		boards = append(boards, whole)
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(to.Board)); err == nil {
		boards = append(boards, filepath.Join(dir, filepath.Base(to.Board)))
	}
	info, err := os.Stat(end)
	for _, b := range boards {
		if end == b || to.Ours(b, end) {
			return true
		}
		if err != nil {
			continue
		}
		near, _ := filepath.Glob(quoted(b) + "*")
		for _, n := range near {
			other, err := os.Stat(n)
			if err == nil && (n == b || to.Ours(b, n)) && os.SameFile(info, other) {
				return true
			}
		}
	}
	return false
}

// quoted returns a path with the special characters of [filepath.Glob] escaped.
func quoted(path string) string {
	return strings.NewReplacer(`\`, `\\`, `*`, `\*`, `?`, `\?`, `[`, `\[`).Replace(path)
}

// openNumber opens a file descriptor of this process again. What was written to it
// stays.
func openNumber(number, path string) (io.WriteCloser, error) {
	switch number {
	case "1":
		return unclosed{os.Stdout}, nil
	case "2":
		return unclosed{os.Stderr}, nil
	}
	return os.OpenFile(path, os.O_WRONLY|os.O_APPEND, 0)
}

// unclosed is a writer whose Close leaves the file open.
type unclosed struct{ io.Writer }

// Close does nothing.
func (unclosed) Close() error { return nil }

// openWaiting opens a pipe or a device. A pipe that nobody reads yet is waited for.
func openWaiting(ctx context.Context, path string) (io.WriteCloser, error) {
	const pause = 20 * time.Millisecond
	for {
		f, err := os.OpenFile(path, os.O_WRONLY|syscall.O_NONBLOCK, 0)
		if !errors.Is(err, syscall.ENXIO) {
			return f, err
		}
		if info, statErr := os.Stat(path); statErr != nil || info.Mode()&os.ModeNamedPipe == 0 {
			return nil, err
		}
		select {
		case <-ctx.Done():
			return nil, context.Cause(ctx)
		case <-time.After(pause):
		}
	}
}

// writeInto writes into what is not a regular file. When ctx ends, so does a write that waits.
func writeInto(ctx context.Context, name string, open func() (io.WriteCloser, error), write func(io.Writer) error) error {
	w, err := open()
	if err != nil {
		return writeEnd(ctx, name, err)
	}
	stop := context.AfterFunc(ctx, func() { _ = w.Close() })
	err = write(w)
	if stop() {
		err = errors.Join(err, w.Close())
	}
	return writeEnd(ctx, name, err)
}

// writeEnd returns the error that writing ended with: that of ctx if ctx has ended.
func writeEnd(ctx context.Context, name string, err error) error {
	if err != nil && ctx.Err() != nil {
		return ctx.Err()
	}
	if errors.Is(err, syscall.EPIPE) {
		return err // the reader has seen enough
	}
	return writeError(name, err)
}

// writeError says that a file can't be written, unless err is a model.Error already.
func writeError(name string, err error) error {
	var known *model.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	var path *os.PathError
	var link *os.LinkError
	switch {
	case errors.As(err, &path):
		err = path.Err
	case errors.As(err, &link):
		err = link.Err
	}
	return model.Errorf(model.Failed, "%s can't be written (%v)", name, err)
}
