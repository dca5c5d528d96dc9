//go:build unix

package editor

import (
	"os"
	"strings"
	"syscall"
)

// split returns the command line of an editor on a file. What a shell would
// read in it the shell reads, with the file as its argument; a plain name is
// run as it is.
func split(editor, path string) []string {
	if !strings.ContainsAny(editor, "|&;<>()$`\\\"' \t\n*?[#~=%") {
		return []string{editor, path}
	}
	return []string{"sh", "-c", editor + ` "$@"`, editor, path}
}

// terminate asks a process to end.
func terminate(p *os.Process) error { return p.Signal(syscall.SIGTERM) }
