// Package smallfile reads small files that another program or person may have written:
// settings, git's configuration, what an editor left. It looks before it
// opens: reading a pipe might never begin, and a device never end.
package smallfile

import (
	"errors"
	"io"
	"os"
)

// Errors for what exists but is not read.
var (
	ErrNoFile  = errors.New("it is not a regular file")
	ErrTooLong = errors.New("it is too large")
)

// Read returns the content of a file of at most that many bytes. What is not a
// regular file, after following links, is [ErrNoFile]; a larger one
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
