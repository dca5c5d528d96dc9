package bolt

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"sync"
	"testing"

	"baton/model"
	"baton/model/op"
	"baton/store"
)

// leave leaves what a killed program does: a file and a folder that nobody holds.
func leave(t *testing.T, dir string) []string {
	t.Helper()
	file, folder := filepath.Join(dir, inTheMaking+"1"), filepath.Join(dir, inTheMaking+"2")
	if err := os.MkdirAll(folder, folderMode); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{file, filepath.Join(folder, copyName)} {
		if err := os.WriteFile(path, []byte("secret"), fileMode); err != nil {
			t.Fatal(err)
		}
	}
	return []string{file, folder}
}

// names lists what is in the making in a folder.
func names(t *testing.T, dir string) (out []string) {
	t.Helper()
	there, err := unfinishedIn(dir)
	if err != nil {
		t.Fatal(err)
	}
	for _, u := range there {
		out = append(out, u.path)
	}
	return out
}

// What a killed program left over is named by the check, and goes with the next
// command that makes something there, and with a purge.
func TestWhatWasLeftOverGoes(t *testing.T) {
	ctx := context.Background()
	for name, next := range map[string]func(s *store.Store, m *TempFiles, dir string) error{
		"another copy": func(s *store.Store, m *TempFiles, dir string) error {
			return m.Write(filepath.Join(dir, "bk"), func(w io.Writer) error { _, err := s.Backup(ctx, w); return err })
		},
		"a restore": func(s *store.Store, _ *TempFiles, _ string) error {
			var b bytes.Buffer
			if _, err := s.Backup(ctx, &b); err != nil {
				return err
			}
			_, err := s.Restore(ctx, &b, false)
			return err
		},
		"a compaction": func(s *store.Store, _ *TempFiles, _ string) error { _, _, err := s.Compact(ctx); return err },
		"a purge": func(s *store.Store, _ *TempFiles, _ string) error {
			_, err := s.Apply(ctx, "kim", func(r model.Reader) (model.Draft, error) {
				id, _ := r.ByNumber(1)
				return op.Plan(op.Delete{Tasks: []model.ID{id}, Purge: true}, op.How{Force: true})(r)
			})
			return err
		},
	} {
		dir := t.TempDir()
		t.Setenv("TMPDIR", t.TempDir())
		path := filepath.Join(dir, "b.db")
		drawn(t, path, 1)
		m := NewTempFiles()
		s, err := Open(path, Options{TempFiles: m})
		if err != nil {
			t.Fatal(err)
		}
		left := leave(t, dir)
		if h, err := s.Check(ctx); err != nil || !slices.Equal(h.Left, left) {
			t.Errorf("%s: the check names %q, %v", name, h.Left, err)
		}
		if err := next(s, m, dir); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if got := names(t, dir); got != nil {
			t.Errorf("%s leaves %q", name, got)
		}
		s.Close()
	}
}

// Whoever tidies up takes nothing from those who are at work.
func TestManyMakeFilesInOneFolder(t *testing.T) {
	dir := t.TempDir()
	var wg sync.WaitGroup
	for i := range 8 {
		wg.Go(func() {
			m := NewTempFiles() // as in a program of its own
			for j := range 20 {
				_, done, err := m.folder(dir)
				if err == nil {
					err = m.Write(filepath.Join(dir, strconv.Itoa(i)+"-"+strconv.Itoa(j)), func(w io.Writer) error { _, err := io.WriteString(w, "whole"); return err })
					done()
				}
				if err != nil {
					t.Error(err)
				}
			}
		})
	}
	wg.Wait()
	if got := names(t, dir); got != nil {
		t.Errorf("%q are left", got)
	}
	if all, _ := filepath.Glob(filepath.Join(dir, "*-*")); len(all) != 8*20 {
		t.Errorf("%d files, want %d", len(all), 8*20)
	}
}

// A program that is ended takes away what it makes, and begins nothing more.
func TestWhatIsInTheMakingGoesWithItsProgram(t *testing.T) {
	dir, m := t.TempDir(), NewTempFiles()
	if _, _, err := m.folder(dir); err != nil {
		t.Fatal(err)
	}
	err := m.Write(filepath.Join(dir, "bk"), func(w io.Writer) error {
		if got := names(t, dir); len(got) != 2 {
			t.Errorf("%q are in the making", got)
		}
		m.Stop()
		_, err := io.WriteString(w, "secret")
		return err
	})
	if all, _ := os.ReadDir(dir); err == nil || len(all) > 0 {
		t.Errorf("got %v, %v is left", err, all)
	}
	if _, _, err := m.folder(dir); err == nil {
		t.Error("another is begun")
	}
}
