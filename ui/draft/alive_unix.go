//go:build unix

package draft

import "syscall"

// alive reports whether a process runs: nobody takes over what it is at.
func alive(pid int) bool {
	err := syscall.Kill(pid, 0)
	return err == nil || err == syscall.EPERM
}
