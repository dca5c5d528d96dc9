package bolt

import (
	"io/fs"
	"os"
)

// copyOwner gives what is made beside the board its owner, its group and what of its
// permissions is asked for, if there is one: whoever shares the board shares this
// too, and enters a folder that they may read. A group that can't be given, which
// is one that we are not in, leaves the file with another: that may do what all
// others may.
func (p *place) copyOwner(f *os.File, asked fs.FileMode) {
	info, err := os.Stat(p.path)
	if err != nil {
		return
	}
	perm := info.Mode().Perm() & asked
	if !sameGroup(f, info) {
		perm = perm&^0o070 | perm&0o007<<3
	}
	if is, err := f.Stat(); err == nil && is.IsDir() {
		perm |= perm & 0o444 >> 2
	}
	_ = f.Chmod(perm)
}

// What is asked of the board's permissions for a file that takes its place, and
// for what lies beside it.
const (
	allOfThem   fs.FileMode = 0o777
	readOrWrite fs.FileMode = 0o666
)
