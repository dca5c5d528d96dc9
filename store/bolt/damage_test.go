package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/model/op"
	"baton/store/bolt"
)

// board makes a board with some tasks and returns its path.
func board(t testing.TB, tasks int) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "b.db")
	s := open(t, path)
	for range tasks {
		if _, err := s.Apply(context.Background(), "kim", add("Fix login")); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

func write(t testing.TB, path string, b []byte) {
	t.Helper()
	if err := os.WriteFile(path, b, 0o600); err != nil {
		t.Fatal(err)
	}
}

func TestWhatIsNoBoardIsRefusedWithAWayOut(t *testing.T) {
	tests := map[string]struct {
		make func(t *testing.T, path string)
		code model.Code
		want string
	}{
		"empty":   {func(t *testing.T, p string) { write(t, p, nil) }, model.Damaged, "is an empty file, not a board: remove it"},
		"text":    {func(t *testing.T, p string) { write(t, p, []byte("hello")) }, model.Damaged, "is not a baton board"},
		"zeroes":  {func(t *testing.T, p string) { write(t, p, make([]byte, 1<<16)) }, model.Damaged, "is not a baton board"},
		"folder":  {func(_ *testing.T, p string) { _ = os.Mkdir(p, 0o700) }, model.Failed, "a board is a file"},
		"another": {anotherBolt, model.Damaged, "is not a baton board"},
		"newer":   {newer, model.Failed, "written by a newer baton (format 99): update"},
		"cut":     {cut, model.Damaged, "its end is cut off"},
		"headless": {func(t *testing.T, p string) {
			spoil(t, p, func(b []byte) { b[40]++; b[os.Getpagesize()+40]++ })
		}, model.Damaged, "neither of its heads"},
	}
	for name, tt := range tests {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "b.db")
			tt.make(t, path)
			before, _ := os.ReadFile(path)
			s := open(t, path)
			_, readErr := s.Board(context.Background())
			_, writeErr := s.Apply(context.Background(), "kim", add("x"))
			for _, err := range []error{readErr, writeErr} {
				if model.CodeOf(err) != tt.code || !strings.Contains(err.Error(), tt.want) || !strings.Contains(err.Error(), path) {
					t.Errorf("got %s %v, want %s … %s", model.CodeOf(err), err, tt.code, tt.want)
				}
			}
			if after, _ := os.ReadFile(path); !bytes.Equal(before, after) {
				t.Error("the file was touched")
			}
		})
	}
}

func anotherBolt(t *testing.T, path string) {
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	err = db.Update(func(tx *bbolt.Tx) error { _, err := tx.CreateBucket([]byte("theirs")); return err })
	if err != nil {
		t.Fatal(err)
	}
}

func newer(t *testing.T, path string) {
	write(t, path, must(os.ReadFile(board(t, 1))))
	db, err := bbolt.Open(path, 0o600, nil)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = db.Close() }()
	err = db.Update(func(tx *bbolt.Tx) error {
		meta := tx.Bucket([]byte("meta"))
		return errors.Join(meta.Delete([]byte("proof")), meta.Put([]byte("format"), []byte{0, 0, 0, 99}))
	})
	if err != nil {
		t.Fatal(err)
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

func cut(t *testing.T, path string) {
	b := must(os.ReadFile(board(t, 100)))
	write(t, path, b[:3*os.Getpagesize()])
}

// spoil makes a board whose bytes were changed.
func spoil(t testing.TB, path string, f func(b []byte)) {
	t.Helper()
	b := must(os.ReadFile(board(t, 3)))
	f(b)
	write(t, path, b)
}

func TestAMissingFolderIsToldAndAMissingFileIsAnEmptyBoard(t *testing.T) {
	ctx, dir := context.Background(), t.TempDir()
	_, err := open(t, filepath.Join(dir, "none", "b.db")).Board(ctx)
	if model.CodeOf(err) != model.NotFound || !strings.Contains(err.Error(), "none") {
		t.Errorf("got %v", err)
	}
	path := filepath.Join(dir, "made", "b.db")
	s, err := bolt.Open(path, bolt.Options{MakeDir: true})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Board(ctx); err != nil {
		t.Error(err)
	}
	if _, err := s.Apply(ctx, "kim", func(model.Reader) (model.Draft, error) { return model.Draft{}, nil }); err == nil {
		t.Error("an empty draft was recorded")
	}
	if _, err := os.Stat(path); err == nil {
		t.Error("a read or a refused draft made the file")
	}
	if _, err := s.Apply(ctx, "kim", add("x")); err != nil {
		t.Error(err)
	}
	for p, want := range map[string]os.FileMode{path: 0o600, path + ".lock": 0o600, filepath.Dir(path): 0o700} {
		if info, err := os.Stat(p); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s: got %v, %v, want %v", p, info.Mode(), err, want)
		}
	}
}

func TestAFolderThatHoldsNoLockFileCanBeReadOnly(t *testing.T) {
	path := board(t, 2)
	if err := os.Remove(path + ".lock"); err != nil {
		t.Fatal(err)
	}
	if err := os.Mkdir(path+".lock", 0o700); err != nil { // holds for root too
		t.Fatal(err)
	}
	s := open(t, path)
	if b, err := s.Board(context.Background()); err != nil || b.Head().Seq != 3 {
		t.Errorf("got %v", err)
	}
	_, err := s.Apply(context.Background(), "kim", add("x"))
	if err == nil || !strings.Contains(err.Error(), "its lock file "+path+".lock can't be opened") {
		t.Errorf("got %v", err)
	}
}

func TestAnUnreadableBoardSaysSo(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("root may read everything")
	}
	path := board(t, 1)
	if err := os.Chmod(path, 0); err != nil {
		t.Fatal(err)
	}
	_, err := open(t, path).Board(context.Background())
	if err == nil || !strings.Contains(err.Error(), "check its permissions") {
		t.Errorf("got %v", err)
	}
}

func TestASpoiledBoardIsSaidToBeDamagedOrIsWhole(t *testing.T) {
	ctx := context.Background()
	pristine := must(os.ReadFile(board(t, 30)))
	want := must(open(t, board(t, 30)).Whole(ctx)).Head()
	random := rand.New(rand.NewPCG(1, 10))
	path := filepath.Join(t.TempDir(), "b.db")
	damaged := 0
	for range 300 {
		b := bytes.Clone(pristine)
		at := random.IntN(len(b))
		for i := at; i < min(at+1+random.IntN(64), len(b)); i++ {
			b[i] ^= byte(1 + random.IntN(255))
		}
		write(t, path, b)
		s := open(t, path)
		got, err := s.Whole(ctx)
		if err == nil && got.Head().Seq > want.Seq {
			t.Fatalf("byte %d: got head %+v, want %+v at most", at, got.Head(), want)
		}
		r, checkErr := s.Check(ctx)
		_, writeErr := s.Apply(ctx, "kim", add("x"))
		for _, err := range []error{err, checkErr, writeErr} {
			if err != nil && model.CodeOf(err) != model.Damaged {
				t.Fatalf("byte %d: %v", at, err)
			}
		}
		if checkErr != nil || len(r.Faults) > 0 {
			damaged++
		}
	}
	t.Logf("%d of 300 were found damaged", damaged)
}

func TestADamagedBoardCanBeReplacedAtOnce(t *testing.T) {
	ctx, path := context.Background(), board(t, 30)
	pristine := must(os.ReadFile(path))
	b := bytes.Clone(pristine)
	for i := 2 * os.Getpagesize(); i < len(b); i++ {
		b[i] = 0xA5
	}
	write(t, path, b)
	s := open(t, path)
	if _, err := s.Whole(ctx); model.CodeOf(err) != model.Damaged {
		t.Errorf("got %v of reading", err)
	}
	if _, err := s.Apply(ctx, "kim", add("x")); model.CodeOf(err) != model.Damaged {
		t.Errorf("got %v of writing", err)
	}
	write(t, path, pristine)
	if _, err := s.Apply(ctx, "kim", add("x")); err != nil {
		t.Errorf("got %v: a lock was left behind", err)
	}
}

func TestPurgeLeavesNoTraceInTheFile(t *testing.T) {
	ctx, path := context.Background(), board(t, 40)
	const secret = "hunter2-token"
	s := open(t, path)
	ev, err := s.Apply(ctx, "kim", add("the "+secret))
	if err != nil {
		t.Fatal(err)
	}
	id := ev.Do[0].Subject()
	for _, text := range []string{secret + "-a", secret + "-b"} {
		if _, err := s.Apply(ctx, "kim", op.Plan(op.Comment{Tasks: []model.ID{id}, Text: text}, op.How{})); err != nil {
			t.Fatal(err)
		}
	}
	if !bytes.Contains(must(os.ReadFile(path)), []byte(secret)) {
		t.Fatal("the secret was not in the file to begin with")
	}
	if err := os.Chmod(path, 0o640); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(ctx, "kim", op.Plan(op.Delete{Tasks: []model.ID{id}, Purge: true}, op.How{})); err != nil {
		t.Fatal(err)
	}
	if bytes.Contains(must(os.ReadFile(path)), []byte(secret)) {
		t.Error("the secret is still in the file")
	}
	if info := must(os.Stat(path)); info.Mode().Perm() != 0o640 {
		t.Errorf("got mode %v", info.Mode())
	}
	if r, err := s.Check(ctx); err != nil || len(r.Faults) > 0 {
		t.Errorf("got %+v, %v", r, err)
	}
	if _, err := s.Apply(ctx, "kim", add("and on")); err != nil {
		t.Error(err)
	}
}
