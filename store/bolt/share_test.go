//go:build unix

package bolt

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"
	"time"

	"baton/model"
	"baton/model/op"
	"baton/store"
)

// otherGroup returns a group that a file may be given, the one it has if there is
// no other.
func otherGroup(t *testing.T) int {
	t.Helper()
	if os.Geteuid() == 0 {
		return 4242
	}
	groups, err := os.Getgroups()
	if err != nil {
		t.Fatal(err)
	}
	for _, g := range groups {
		if g != os.Getegid() {
			return g
		}
	}
	return os.Getegid()
}

// owned returns to whom a file belongs and who may do what with it.
func owned(t *testing.T, path string) (uid, gid int, mode fs.FileMode) {
	t.Helper()
	info, err := os.Stat(path)
	if err != nil {
		t.Fatal(err)
	}
	s := info.Sys().(*syscall.Stat_t)
	return int(s.Uid), int(s.Gid), info.Mode().Perm()
}

// A board that is shared stays so, whatever puts another file in its place, and
// so is what comes to lie beside it.
func TestWhoSharesABoardSharesWhatTakesItsPlace(t *testing.T) {
	ctx := context.Background()
	purge := func(r model.Reader) (model.Draft, error) {
		id, _ := r.ByNumber(1)
		return op.Plan(op.Delete{Tasks: []model.ID{id}, Purge: true}, op.How{Force: true})(r)
	}
	for name, door := range map[string]func(s *store.Store) error{
		"a change":     func(s *store.Store) error { _, err := s.Apply(ctx, "kim", model.Undo("kim", 0).Plan(true)); return err },
		"a purge":      func(s *store.Store) error { _, err := s.Apply(ctx, "kim", purge); return err },
		"a compaction": func(s *store.Store) error { _, _, err := s.Compact(ctx); return err },
		"a restore": func(s *store.Store) error {
			var b bytes.Buffer
			if _, err := s.Backup(ctx, &b); err != nil {
				return err
			}
			_, err := s.Restore(ctx, &b, false)
			return err
		},
	} {
		for _, mode := range []fs.FileMode{0o600, 0o640, 0o660, 0o664} {
			path := filepath.Join(t.TempDir(), "b.db")
			drawn(t, path, 1)
			uid, gid := os.Geteuid(), otherGroup(t)
			if uid == 0 {
				uid = 4241
			}
			if err := os.Chown(path, uid, gid); err != nil {
				t.Fatal(err)
			}
			if err := os.Chmod(path, mode); err != nil {
				t.Fatal(err)
			}
			_ = os.Remove(path + lockSuffix)
			s, err := Open(path, Options{Options: store.Options{Now: func() time.Time { return time.Now().AddDate(1, 0, 0) }}})
			if err != nil {
				t.Fatal(err)
			}
			if err := door(s); err != nil {
				t.Errorf("%s: %v", name, err)
			}
			s.Close()
			backups, _ := filepath.Glob(path + ".backups/*")
			if name == "a change" && len(backups) != 1 {
				t.Errorf("%d daily backups", len(backups))
			}
			for _, at := range append(backups, path, path+lockSuffix, path+backupsSuffix) {
				want := mode
				if at == path+backupsSuffix {
					if want |= mode & 0o444 >> 2; name != "a change" && name != "a purge" {
						continue
					}
				}
				if u, g, m := owned(t, at); u != uid || g != gid || m != want {
					t.Errorf("%s: %s of %v is owned by %d, %d, %v", name, filepath.Base(at), mode, u, g, m)
				}
			}
		}
	}
}

// The folder of a read-only board's daily backups lets its owner in: the board may be
// made writable later.
func TestTheBackupsOfAReadOnlyBoardHaveAWritableFolder(t *testing.T) {
	path := filepath.Join(t.TempDir(), "b.db")
	if err := os.WriteFile(path, nil, 0o444); err != nil {
		t.Fatal(err)
	}
	l := newFile(path, Options{}.withDefaults())
	if err := l.copies.makeFolder(); err != nil {
		t.Fatal(err)
	}
	if _, _, mode := owned(t, path+backupsSuffix); mode&0o700 != 0o700 {
		t.Errorf("it has mode %o", mode)
	}
}
