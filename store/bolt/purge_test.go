package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/model/op"
	"baton/store/bolt"
)

// TestAPurgeReachesCopiesOfOlderFormats purges a task of a board that has copies of an
// older format beside it, however they came to be there.
func TestAPurgeReachesCopiesOfOlderFormats(t *testing.T) {
	was := must(os.ReadFile(filepath.Join("testdata", "format-2.db")))
	for name, beside := range map[string][]string{
		"what a restore replaced":           {".before-restore-20260102-030405"},
		"such a copy, and what it was":      {".before-restore-20260102-030405", ".before-restore-20260102-030405.format-2"},
		"a copy of a copy":                  {".before-restore-20260102-030405.format-2", ".before-restore-20260102-030405.format-2.format-2"},
		"a format's copy, used as a board":  {".format-2", ".format-2.format-2", ".format-2.before-restore-20260102-030405"},
		"twice converted":                   {".format-2-2", ".format-2-3"},
		"a daily backup":                    {".backups/2026-01-02.db"},
		"a daily backup of a copy":          {".before-restore-20260102-030405", ".before-restore-20260102-030405.backups/2026-01-02.db"},
		"a daily backup of a lost copy":     {".format-2.backups/2026-01-02.db"},
		"what a repair replaced":            {".damaged-20260102-030405", ".damaged-20260102-030405.format-2"},
		"what a restore of it has replaced": {".before-restore-20260102-030405.before-restore-20260102-030406"},
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "b.db")
			write(t, path, was)
			for _, end := range beside {
				if err := os.MkdirAll(filepath.Dir(path+end), 0o700); err != nil {
					t.Fatal(err)
				}
				write(t, path+end, was)
			}
			var warned []string
			s := must(bolt.Open(path, bolt.Options{NoBackups: true, Warn: func(text string) { warned = append(warned, text) }}))
			defer s.Close()
			must(s.Apply(context.Background(), "kim", purge(2)))
			if len(warned) > 0 {
				t.Errorf("warned of %q", warned)
			}
			for file, text := range textsIn(t, filepath.Dir(path), "Launch", "ship it") {
				t.Errorf("%s holds %q", file, text)
			}
			sound(t, s)
			if end := beside[0]; strings.Count(end, ".") == 1 && strings.HasPrefix(end, ".before-restore-") {
				if got := told(t, open(t, path+end)); !strings.Contains(got, "Write docs") {
					t.Errorf("the other tasks of %s are gone: got %s", end, got)
				}
			}
		})
	}
}

// TestACheckNamesCopiesThatHoldPurgedText puts copies back after a purge. A copy that
// only names the task, as all do after a purge, is not named.
func TestACheckNamesCopiesThatHoldPurgedText(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	was := must(os.ReadFile(filepath.Join("testdata", "format-2.db")))
	write(t, path, was)
	write(t, path+".before-restore-20260102-030405", was)
	s := open(t, path)
	must(s.Apply(ctx, "kim", purge(2)))
	write(t, path+".damaged-20260102-030405", must(os.ReadFile(path)))
	if h := must(s.Check(ctx)); h.Waits != "" {
		t.Errorf("got %q", h.Waits)
	}
	if err := os.Mkdir(path+".backups", 0o700); err != nil {
		t.Fatal(err)
	}
	for _, end := range []string{".before-restore-20260102-030406", ".format-2", ".backups/2026-01-02.db"} {
		write(t, path+end, was)
		if h := must(s.Check(ctx)); !strings.Contains(h.Waits, path+end) || len(h.Faults) > 0 || strings.Contains(h.Waits, "damaged") {
			t.Errorf("%s: got %q, %v", end, h.Waits, h.Faults)
		}
		_ = os.Remove(path + end)
	}
}

// TestACompactionFinishesAPurge compacts a board whose purge was killed before it reached
// the copies.
func TestACompactionFinishesAPurge(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	was := must(os.ReadFile(filepath.Join("testdata", "format-2.db")))
	write(t, path, was)
	s := open(t, path)
	b := must(s.Board(ctx))
	id, _ := b.ByNumber(2)
	must(s.Apply(ctx, "kim", purge(2)))
	db := must(bbolt.Open(path, 0o600, nil))
	err := db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("purge"), []byte(`{"tasks":["`+id.String()+`"],"retired":null}`))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	write(t, path+".format-2", was)
	write(t, path+".before-restore-20260102-030405", was)
	if _, _, err := s.Compact(ctx); err != nil {
		t.Fatal(err)
	}
	for file, text := range textsIn(t, filepath.Dir(path), "Launch", "ship it") {
		t.Errorf("%s holds %q", file, text)
	}
	sound(t, s)
}

// purge removes a task with its history.
func purge(num int) model.Plan {
	return func(r model.Reader) (model.Draft, error) {
		id, _ := r.ByNumber(num)
		return op.Plan(op.Delete{Tasks: []model.ID{id}, Purge: true}, op.How{Force: true})(r)
	}
}

// textsIn returns the files in a folder and below it that hold any of the texts, each
// with the first of them.
func textsIn(t *testing.T, dir string, texts ...string) map[string]string {
	t.Helper()
	out := map[string]string{}
	err := filepath.WalkDir(dir, func(path string, e fs.DirEntry, err error) error {
		if err != nil || !e.Type().IsRegular() {
			return err
		}
		b := must(os.ReadFile(path))
		for _, text := range texts {
			if out[path] == "" && bytes.Contains(b, []byte(text)) {
				out[path] = text
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return out
}
