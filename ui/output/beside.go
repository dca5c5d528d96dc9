package output

import (
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"baton/model"
)

// writeBeside writes a file that only its owner can read, beside its place, and puts
// it there once all of it is written.
func writeBeside(to To, path string, write func(io.Writer) error) error {
	if err := to.Whole(path, write); err != nil {
		return writeError(to.Name, err)
	}
	return syncDir(to.Name, path)
}

// syncDir makes a new name survive a power cut. Where folders can't be synced
// the file system's journal does it.
func syncDir(name, path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil // a folder may be writable and not readable
	}
	err = d.Sync()
	_ = d.Close()
	if errors.Is(err, syscall.EIO) {
		return model.Errorf(model.Failed, "%s is written, but its disk did not confirm it (%v): it may be gone after a power cut", name, syscall.EIO)
	}
	return nil
}
