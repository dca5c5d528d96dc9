//go:build unix

package output

import (
	"io"
	"os"

	"golang.org/x/sys/unix"
)

// socket connects to the socket of that name. Package net could do it, and would
// make the program larger by a third of a megabyte.
func socket(path string) (io.WriteCloser, error) {
	fd, err := unix.Socket(unix.AF_UNIX, unix.SOCK_STREAM, 0)
	if err != nil {
		return nil, err
	}
	unix.CloseOnExec(fd)
	if err := unix.Connect(fd, &unix.SockaddrUnix{Name: path}); err != nil {
		_ = unix.Close(fd)
		return nil, err
	}
	return os.NewFile(uintptr(fd), path), nil
}
