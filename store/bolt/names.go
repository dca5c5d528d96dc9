package bolt

import (
	"path/filepath"
	"strings"
)

// The endings of files that belong to a board, beside it.
const (
	lockSuffix    = ".lock"
	newFileSuffix = ".new"
)

// The permissions of new files and folders, where no board gives them.
const (
	fileMode   = 0o600
	folderMode = 0o700
)

// BelongsTo reports whether a path is one that baton itself keeps beside a board's
// file: its lock, its daily backups, and the files that a restore, a repair or a change
// of format has replaced.
func BelongsTo(board, path string) bool {
	end, ok := strings.CutPrefix(path, board)
	if !ok {
		return false
	}
	for _, begins := range []string{newFileSuffix + "-", damagedMark, formatMark, replacedMark, backupsSuffix + string(filepath.Separator)} {
		if strings.HasPrefix(end, begins) {
			return true
		}
	}
	return end == lockSuffix || end == newFileSuffix || end == backupsSuffix
}
