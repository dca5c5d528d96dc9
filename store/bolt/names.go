package bolt

import (
	"path/filepath"
	"strings"
)

// What lies beside a board under its name.
const (
	lockSuffix    = ".lock"
	newFileSuffix = ".new"
)

// The permissions of what we make, where there is nothing to take them from.
const (
	fileMode   = 0o600
	folderMode = 0o700
)

// BelongsTo reports whether a path is one of those that are kept beside a board's file:
// its lock, its daily backups, and what was there before a restore, a repair or a
// change of format.
func BelongsTo(board, path string) bool {
	end, ok := strings.CutPrefix(path, board)
	if !ok {
		return false
	}
	for _, begins := range []string{newFileSuffix + "-", ".damaged-", ".format-", ".before-restore-", backupsSuffix + string(filepath.Separator)} {
		if strings.HasPrefix(end, begins) {
			return true
		}
	}
	return end == lockSuffix || end == newFileSuffix || end == backupsSuffix
}
