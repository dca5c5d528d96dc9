//go:build unix

package minutes

import (
	"os/exec"
	"syscall"
)

// ownGroup runs a command in a process group of its own, so that it ends with everything it has
// started.
func ownGroup(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	cmd.Cancel = func() error { return syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }
}
