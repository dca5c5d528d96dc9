package bolt

import (
	"io/fs"
	"os"
)

// copyOwner gives a new file or folder the board's owner and group, and those of its
// permissions that asked allows, if there is a board: people who share the board share
// this too, and can enter a folder that they can read. Only root and members of a group
// can give it; otherwise the file's own group gets the permissions of everyone else.
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
		perm |= perm&0o444>>2 | folderMode
	}
	_ = f.Chmod(perm)
}

// letOwnerWrite gives a file's owner the permission to read and write it, whatever the
// board's file has: a board that is read-only now may be made writable later.
func letOwnerWrite(f *os.File) {
	if info, err := f.Stat(); err == nil {
		_ = f.Chmod(info.Mode().Perm() | fileMode)
	}
}

// The permissions to copy from the board: all for a file that takes its place, those
// to read and write for what is beside it.
const (
	allOfThem   fs.FileMode = 0o777
	readOrWrite fs.FileMode = 0o666
)
