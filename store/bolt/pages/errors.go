package pages

import (
	"errors"
	"io"
	"strings"

	"baton/model"
)

// isDamaged follows the path in the error for a damaged board.
const isDamaged = " is damaged: "

// wayOut ends the error for a damaged board.
const wayOut = ": baton doctor --repair saves what can be read, baton restore FILE puts a backup in its place"

// Damaged returns the error for a file that can't be trusted.
func Damaged(path, format string, args ...any) error {
	e := model.Errorf(model.Damaged, format, args...)
	e.Text = path + isDamaged + e.Text + wayOut
	return e
}

// Fault returns what is wrong with a damaged board, without the advice, which is for the
// board itself and not for a copy of it.
func Fault(err error) string {
	return strings.TrimSuffix(strings.TrimPrefix(err.Error(), isDamaged), wayOut)
}

// notABoard follows the path in the error for a file of another kind.
const notABoard = " is not a baton board"

// Foreign returns the error for a file of another kind.
func Foreign(path string) error {
	return model.Errorf(model.Damaged, "%s%s: name another file", path, notABoard)
}

// IsForeign reports whether an error is one of those that [Foreign] returns.
func IsForeign(err error) bool { return strings.Contains(err.Error(), notABoard) }

// ofDisk returns err if it is the disk's, nil for the end of the file.
func ofDisk(err error) error {
	if errors.Is(err, io.EOF) {
		return nil
	}
	return err
}
