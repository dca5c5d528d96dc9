//go:build !unix

package editor

import (
	"os"
	"strings"
)

// split returns the command line of an editor on a file.
func split(editor, path string) []string {
	return append(strings.Fields(editor), path)
}

// terminate ends a process.
func terminate(p *os.Process) error { return p.Kill() }
