package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"baton/model"
)

// TestAFileOfFormat1OpensAsItWasWritten opens a board that was written when
// format 1 was new: it is brought to the format of today, and kept as it was.
func TestAFileOfFormat1OpensAsItWasWritten(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	was := must(os.ReadFile(filepath.Join("testdata", "format-1.db")))
	write(t, path, was)
	s := open(t, path)
	b := must(s.Whole(ctx))
	var got strings.Builder
	for task := range b.Tasks() {
		fmt.Fprintln(&got, b.Setup().Ref(task.Num), task.Title, task.Column, task.Assignees, task.Labels, task.Priority, task.Archived > 0)
		for _, c := range b.Body(task.ID).Clone().Comments {
			fmt.Fprintln(&got, c.By, c.Text)
		}
	}
	for _, ev := range must(s.Events(ctx, model.Span{})) {
		fmt.Fprintln(&got, ev.Seq, ev.By, ev.Verb)
	}
	want := `PAY-1 Fix login doing [kim] [api] high false
kim caps at an hour
PAY-2 Write docs done [ann] []  true
1 kim init
2 kim people
3 kim add
4 kim add
5 kim comment
6 kim move
7 kim edit
8 kim add
9 kim delete
10 kim done
11 kim archive
`
	if got.String() != want {
		t.Errorf("got\n%s\nwant\n%s", got.String(), want)
	}
	if r, err := s.Check(ctx); err != nil || len(r.Faults) > 0 {
		t.Errorf("got %v, %v", r.Faults, err)
	}
	if !bytes.Equal(was, must(os.ReadFile(path+".format-1"))) {
		t.Error("it is not kept as it was")
	}
	for range 3 {
		must(s.Apply(ctx, "kim", add("goes on")))
	}
	must(s.Apply(ctx, "kim", model.Undo("kim", 0).Plan(false)))
	if r, err := s.Check(ctx); err != nil || len(r.Faults) > 0 || r.Events != 15 {
		t.Errorf("got %+v, %v", r, err)
	}
}

func TestAFileOfANewerFormatIsLeftAsItIs(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	write(t, path, must(os.ReadFile(filepath.Join("testdata", "format-1.db"))))
	db := must(bbolt.Open(path, 0o600, nil))
	err := db.Update(func(tx *bbolt.Tx) error {
		meta := tx.Bucket([]byte("meta"))
		return errors.Join(meta.Delete([]byte("proof")), meta.Put([]byte("format"), []byte{0, 0, 0, 99}))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	was, s := must(os.ReadFile(path)), open(t, path)
	for name, f := range map[string]func() error{
		"read":    func() error { _, err := s.Board(ctx); return err },
		"write":   func() error { _, err := s.Apply(ctx, "kim", add("x")); return err },
		"check":   func() error { _, err := s.Check(ctx); return err },
		"repair":  func() error { _, err := s.Repair(ctx); return err },
		"compact": func() error { _, _, err := s.Compact(ctx); return err },
		"backup":  func() error { _, err := s.Backup(ctx, io.Discard); return err },
		"restore": func() error {
			other := open(t, board(t, 1))
			_, err := other.Restore(ctx, bytes.NewReader(was), false)
			if b := must(other.Board(ctx)); b.Head().Seq != 2 {
				t.Error("restoring it changed the board")
			}
			return err
		},
	} {
		err := f()
		if model.CodeOf(err) != model.Failed || !strings.Contains(err.Error(), "written by a newer baton (format 99): update") {
			t.Errorf("%s: got %s %v", name, model.CodeOf(err), err)
		}
		if !bytes.Equal(was, must(os.ReadFile(path))) {
			t.Fatalf("%s: the file was touched", name)
		}
	}
}

// TestAFileOfFormat1ThatCanNotBeWrittenIsRead reads one in a folder that is
// read-only: nothing comes to be there.
func TestAFileOfFormat1ThatCanNotBeWrittenIsRead(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may write everywhere")
	}
	ctx, dir := context.Background(), t.TempDir()
	path := filepath.Join(dir, "b.db")
	write(t, path, must(os.ReadFile(filepath.Join("testdata", "format-1.db"))))
	if err := os.Chmod(dir, 0o500); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
	if b := must(open(t, path).Board(ctx)); b.Head().Seq != 11 {
		t.Errorf("got %v", b.Head())
	}
	if names := must(os.ReadDir(dir)); len(names) != 1 {
		t.Errorf("got %v", names)
	}
}

// TestABackupOfFormat1IsRestored brings one to the format of today on its way.
func TestABackupOfFormat1IsRestored(t *testing.T) {
	ctx, s := context.Background(), open(t, board(t, 1))
	f := must(os.Open(filepath.Join("testdata", "format-1.db")))
	defer func() { _ = f.Close() }()
	if r := must(s.Restore(ctx, f, false)); r.Events != 11 {
		t.Errorf("got %+v", r)
	}
	if r, err := s.Check(ctx); err != nil || len(r.Faults) > 0 || r.Events != 11 {
		t.Errorf("got %+v, %v", r, err)
	}
}
