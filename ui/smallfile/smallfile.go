// Package smallfile reads small files that somebody else may have put there:
// settings, git's configuration, what an editor has left. It looks before it
// opens: a pipe would never begin, and a device never end.
package smallfile

import (
	"errors"
	"io"
	"os"
)

// The errors of what is there and is not read.
var (
	ErrNoFile  = errors.New("it is not a regular file")
	ErrTooLong = errors.New("it is too large")
)

// Read returns the content of a file, of at most so many bytes. What is no
// regular file, whatever a link leads to, is [ErrNoFile]; a longer one
// [ErrTooLong].
func Read(path string, most int64) ([]byte, error) {
	i, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !i.Mode().IsRegular():
		return nil, ErrNoFile
	case i.Size() > most:
		return nil, ErrTooLong
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.Close() }()
	return io.ReadAll(io.LimitReader(f, most))
}
