//go:build !unix

package draft

import "os"

// alive reports whether a process runs: nobody takes over what it is at.
func alive(pid int) bool {
	p, err := os.FindProcess(pid)
	if err != nil {
		return false
	}
	_ = p.Release()
	return true
}
