package bolt

import (
	"cmp"
	"io/fs"
	"os"

	"baton/model"
)

// plain returns f if it is a regular file; otherwise it closes f and returns an error.
func plain(path string, f *os.File) (*os.File, error) {
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = noFile(path, info.Mode())
	}
	if err != nil {
		return nil, cmp.Or(err, f.Close())
	}
	return f, nil
}

// noFile returns the error for anything but a regular file. Nothing is read from it: a
// pipe would block for ever.
func noFile(path string, is fs.FileMode) error {
	if is.IsDir() {
		return model.Errorf(model.Failed, "%s is a folder: a board is a file", path)
	}
	return model.Errorf(model.Failed, "%s is not a file (%s): name another file, or remove it", path, kindOfFile(is))
}

// kindOfFile names the kind of a file, such as "a pipe".
func kindOfFile(is fs.FileMode) string {
	switch {
	case is.IsRegular():
		return "a file"
	case is.IsDir():
		return "a folder"
	case is&fs.ModeNamedPipe != 0:
		return "a pipe"
	case is&fs.ModeSocket != 0:
		return "a socket"
	case is&fs.ModeSymlink != 0:
		return "a link"
	}
	return "a device"
}
