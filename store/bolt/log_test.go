package bolt_test

import (
	"os"
	"path/filepath"
	"testing"

	"baton/store"
	"baton/store/bolt"
	"baton/store/logtest"
)

// inFile makes logs in files.
type inFile struct{ paths map[store.Log]string }

func (b inFile) New(t testing.TB) store.Log {
	t.Helper()
	dir, err := os.MkdirTemp(t.TempDir(), "log")
	if err != nil {
		t.Fatal(err)
	}
	return b.open(t, filepath.Join(dir, "board.db"))
}

func (b inFile) open(t testing.TB, path string) store.Log {
	t.Helper()
	l, err := bolt.New(path, bolt.Options{})
	if err != nil {
		t.Fatal(err)
	}
	b.paths[l] = path
	return l
}

func (b inFile) Reopen(t testing.TB, l store.Log) store.Log { return b.open(t, b.paths[l]) }

func TestLogInAFile(t *testing.T) { logtest.Run(t, inFile{map[store.Log]string{}}) }
