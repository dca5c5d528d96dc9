// Package editor runs a person's editor on a file, as git does.
package editor

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"os/exec"
	"time"

	"baton/model"
	"baton/ui/smallfile"
)

// killDelay is how long an editor that was told to end may take before it is killed.
const killDelay = 100 * time.Millisecond

// notFound is the exit code of a shell that did not find the program.
const notFound = 127

// Command returns the command that opens a file in the editor. It is told to end when
// ctx does.
func Command(ctx context.Context, editor, path string) *exec.Cmd {
	words := split(editor, path)
	cmd := exec.CommandContext(ctx, words[0], words[1:]...)
	cmd.Cancel, cmd.WaitDelay = func() error { return terminate(cmd.Process) }, killDelay
	return cmd
}

// Explain turns the error that an editor ended with into one for people, nil for none.
func Explain(editor string, err error) error {
	var exit *exec.ExitError
	var missing *exec.Error
	if errors.As(err, &missing) || errors.Is(err, fs.ErrNotExist) || errors.As(err, &exit) && exit.ExitCode() == notFound {
		return model.Errorf(model.Failed, "no editor %q: set EDITOR, or editor in the settings", editor)
	}
	if err != nil {
		return model.Errorf(model.Failed, "the editor failed (%v)", err)
	}
	return nil
}

// maxSize is how much is read back, in bytes.
const maxSize = 16 << 20

// Read returns the text that an editor left. It looks before it opens: what is no
// longer a regular file might never end, or never begin.
func Read(path string) (string, error) {
	b, err := smallfile.Read(path, maxSize)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return "", model.Errorf(model.Failed, "the editor removed its file %s", path)
	case errors.Is(err, smallfile.ErrNoFile):
		return "", model.Errorf(model.Failed, "the editor left something that is not a regular file: %s", path)
	case errors.Is(err, smallfile.ErrTooLong):
		return "", model.Errorf(model.Failed, "the edited text is larger than %d MB: %s", maxSize>>20, path)
	case err != nil:
		return "", fmt.Errorf("read what was edited: %w", err)
	}
	return string(b), nil
}
