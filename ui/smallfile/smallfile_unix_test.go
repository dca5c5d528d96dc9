//go:build unix

package smallfile_test

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"baton/ui/smallfile"
)

func TestOnlyFilesAreRead(t *testing.T) {
	dir := t.TempDir()
	at := func(name string) string { return filepath.Join(dir, name) }
	if err := errors.Join(
		syscall.Mkfifo(at("pipe"), 0o600), os.Symlink("/dev/zero", at("zero")), os.Symlink("pipe", at("link")),
		os.WriteFile(at("file"), []byte("text"), 0o600), os.Symlink("file", at("other")), os.Symlink("nowhere", at("gone")),
	); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]error{
		"pipe": smallfile.ErrNoFile, "zero": smallfile.ErrNoFile, "link": smallfile.ErrNoFile, ".": smallfile.ErrNoFile,
		"gone": fs.ErrNotExist, "none": fs.ErrNotExist, "file": nil, "other": nil,
	} {
		b, err := smallfile.Read(at(name), 4)
		if !errors.Is(err, want) || err == nil && string(b) != "text" {
			t.Errorf("%s: %q, %v, want %v", name, b, err, want)
		}
	}
	if _, err := smallfile.Read(at("file"), 3); !errors.Is(err, smallfile.ErrTooLong) {
		t.Errorf("a long file: %v", err)
	}
}
