package minutes

import (
	"bytes"
	"context"
	"errors"
	"os/exec"
	"runtime"
	"strings"
	"time"

	"baton/model"
)

// Hook is a command that gets the minutes of a standup on its standard input, for example
// to post or mail them. The zero Hook is none.
type Hook struct {
	Command string // of the shell
	Form    string // the name of one of Forms
}

// hookTimeout is how long a hook may take: people are waiting to go on.
const hookTimeout = 30 * time.Second

// tail keeps the end of what a command prints, which may be endless.
type tail struct{ text []byte }

// tailSize is how much a tail keeps, in bytes.
const tailSize = 4096

// Write adds p and keeps the end.
func (t *tail) Write(p []byte) (int, error) {
	t.text = append(t.text, p[max(0, len(p)-tailSize):]...)
	t.text = t.text[max(0, len(t.text)-tailSize):]
	return len(p), nil
}

// Run gives minutes to the command. They are kept in the log whatever it does.
func (h Hook) Run(ctx context.Context, m Minutes) error {
	var in bytes.Buffer
	if err := m.Write(&in, h.Form); err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, hookTimeout)
	defer cancel()
	cmd := exec.CommandContext(ctx, "sh", "-c", h.Command)
	if runtime.GOOS == "windows" {
		cmd = exec.CommandContext(ctx, "cmd", "/C", h.Command)
	}
	cmd.WaitDelay = time.Second // a child of the shell may hold its output open
	ownGroup(cmd)
	var out tail
	cmd.Stdin, cmd.Stdout, cmd.Stderr = &in, &out, &out
	err := cmd.Run()
	if err == nil || errors.Is(err, exec.ErrWaitDelay) { // it has succeeded and left something running
		return nil
	}
	why := err.Error()
	if ctx.Err() == context.DeadlineExceeded {
		why = "it took more than 30 seconds"
	} else if lines := strings.Split(strings.TrimSpace(string(out.text)), "\n"); lines[0] != "" {
		why += ": " + lines[len(lines)-1]
	}
	return model.Errorf(model.Failed, "the command for minutes failed (%s); the minutes are kept: baton standup --last --send tries again", why)
}
