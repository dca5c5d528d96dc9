//go:build unix

package draft

import (
	"bytes"
	"fmt"
	"os"
	"syscall"
)

// alive reports whether a process runs: nobody takes over what it is at.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return (err == nil || err == syscall.EPERM) && !exited(pid)
}

// exited reports whether a process has ended and its parent has not asked how: it has a
// number until then. Linux tells (proc_pid_stat(5): the state stands behind the name).
func exited(pid int) bool {
	stat, err := os.ReadFile(fmt.Sprintf("/proc/%d/stat", pid))
	if err != nil {
		return false
	}
	_, state, ok := bytes.Cut(stat[max(0, bytes.LastIndexByte(stat, ')')):], []byte(" "))
	return ok && (state[0] == 'Z' || state[0] == 'X')
}
