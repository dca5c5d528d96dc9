//go:build unix

package pages

import (
	"os"
	"syscall"
)

// sparse reports whether most of the first used bytes of a file were never written.
func sparse(info os.FileInfo, used int64) bool {
	s, ok := info.Sys().(*syscall.Stat_t)
	return ok && s.Blocks*512 < used/16 // no compressing disk comes near that
}
