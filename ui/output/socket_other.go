//go:build !unix

package output

import (
	"errors"
	"io"
)

// socket is not to be had here.
func socket(string) (io.WriteCloser, error) { return nil, errors.ErrUnsupported }
