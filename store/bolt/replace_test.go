//go:build unix

package bolt

import (
	"os"
	"path/filepath"
	"testing"
)

// What somebody puts in the place of a file in the making never becomes the
// board, and what it leads to stays as it was.
func TestWhatWasPutInAFilesPlaceNeverBecomesTheBoard(t *testing.T) {
	for what, plant := range map[string]func(path, victim string) error{
		"a link": os.Rename, // of the link made below
		"a file": func(path, _ string) error { return os.WriteFile(path, []byte("another"), 0o600) },
	} {
		dir := t.TempDir()
		board, victim, link := filepath.Join(dir, "b"), filepath.Join(dir, "victim"), filepath.Join(dir, "link")
		drawn(t, board, 1)
		if err := os.WriteFile(victim, []byte("precious"), 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Symlink(victim, link); err != nil {
			t.Fatal(err)
		}
		l, err := New(board, Options{NoBackups: true})
		if err != nil {
			t.Fatal(err)
		}
		before, _ := os.Lstat(board)
		err = l.reopened(func(db *database) (finishedFile, error) {
			m, err := l.copyUsed(db.DB)
			if err != nil {
				return m, err
			}
			_ = os.Remove(m.path)
			if what == "a link" {
				return m, plant(link, m.path)
			}
			return m, plant(m.path, victim)
		})
		if err == nil {
			t.Errorf("%s is taken", what)
		}
		after, _ := os.Lstat(board)
		is, _ := os.Stat(victim)
		if !os.SameFile(before, after) || is.Mode().Perm() != 0o644 || is.Size() != int64(len("precious")) {
			t.Errorf("%s: the board is %v, the other's file %v", what, after.Mode(), is.Mode())
		}
	}
}
