package paint

import (
	"io"
	"os/exec"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Exec runs a program such as an editor in place of this one and then sends
// what done returns. Unlike tea.ExecProcess it hands the program the terminal
// itself as stdout, not a pipe, with or without a painter.
func Exec(c *exec.Cmd, done tea.ExecCallback) tea.Cmd { return tea.Exec(&child{c}, done) }

type child struct{ *exec.Cmd }

// Run runs the program. Bubble Tea has just told the goroutine that draws to
// stop, and starts another when the program has ended. Should the first be so
// late that it stops the clock then, no mode would ever return, so it is given
// the time to do it now.
func (c *child) Run() error {
	time.Sleep(time.Millisecond)
	return c.Cmd.Run()
}

// SetStdin sets what the program reads, unless it was set before.
func (c *child) SetStdin(r io.Reader) {
	if c.Stdin == nil {
		c.Stdin = r
	}
}

// SetStdout sets what the program writes to, unless it was set before.
func (c *child) SetStdout(w io.Writer) {
	if s, ok := w.(*screen); ok {
		w = s.file
	}
	if c.Stdout == nil {
		c.Stdout = w
	}
}

// SetStderr sets what the program complains to, unless it was set before.
func (c *child) SetStderr(w io.Writer) {
	if c.Stderr == nil {
		c.Stderr = w
	}
}
