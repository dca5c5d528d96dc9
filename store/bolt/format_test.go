package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"go.etcd.io/bbolt"

	"baton/model"
	"baton/store"
)

// TestAFileOfAnOlderFormatOpensAsItWasWritten opens boards that were written when a
// format was new: they are brought to the format of today, and kept as they were.
func TestAFileOfAnOlderFormatOpensAsItWasWritten(t *testing.T) {
	for name, want := range written {
		t.Run(name, func(t *testing.T) {
			ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
			was := must(os.ReadFile(filepath.Join("testdata", name+".db")))
			write(t, path, was)
			s := open(t, path)
			if got := told(t, s); got != want {
				t.Errorf("got\n%s\nwant\n%s", got, want)
			}
			sound(t, s)
			if !bytes.Equal(was, must(os.ReadFile(path+"."+name))) {
				t.Error("it is not kept as it was")
			}
			for range 3 {
				must(s.Apply(ctx, "kim", add("goes on")))
			}
			must(s.Apply(ctx, "kim", model.Undo("kim", 0).Plan(false)))
			sound(t, s)
		})
	}
}

// The same file that is converted again, as it was put back, is kept once.
func TestTheSameFileOfAnOlderFormatIsKeptOnce(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	was := must(os.ReadFile(filepath.Join("testdata", "format-2.db")))
	other := must(os.ReadFile(filepath.Join("testdata", "format-1.db")))
	for range 3 {
		_ = os.Remove(path)
		write(t, path, was)
		must(open(t, path).Board(ctx))
	}
	if names := must(filepath.Glob(path + ".format-*")); len(names) != 1 {
		t.Errorf("got %q", names)
	}
	write(t, path+".format-2", other) // another file is never taken for it
	_ = os.Remove(path)
	write(t, path, was)
	must(open(t, path).Board(ctx))
	if !bytes.Equal(was, must(os.ReadFile(path+".format-2-2"))) || !bytes.Equal(other, must(os.ReadFile(path+".format-2"))) {
		t.Error("a file of an older format is not kept beside another")
	}
}

// A file of an older format that has another name is read and backed up, but not split
// from it. The name that an upgrade gave it before it was killed does not count.
func TestAFileOfAnOlderFormatIsNotSplitFromItsOtherName(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	was := must(os.ReadFile(filepath.Join("testdata", "format-2.db")))
	write(t, path, was)
	if err := os.Link(path, path+"-other"); err != nil || runtime.GOOS == "windows" {
		t.Skip("a file's names are not counted here: ", err)
	}
	s := open(t, path)
	if got := told(t, s); got != written["format-2"] {
		t.Errorf("got\n%s", got)
	}
	must(s.Backup(ctx, io.Discard))
	_, err := s.Apply(ctx, "kim", add("x"))
	if model.CodeOf(err) != model.Refused || !strings.Contains(err.Error(), "hard link") || strings.Contains(err.Error(), "\n") {
		t.Errorf("got %v", err)
	}
	if !bytes.Equal(was, must(os.ReadFile(path))) || !os.SameFile(must(os.Stat(path)), must(os.Stat(path+"-other"))) {
		t.Error("the file was changed")
	}
	if names := must(filepath.Glob(path + ".format-*")); len(names) > 0 {
		t.Errorf("%q is kept", names)
	}
	if err := os.Rename(path+"-other", path+".format-2"); err != nil {
		t.Fatal(err)
	}
	must(s.Apply(ctx, "kim", add("x")))
	sound(t, s)
}

// told tells a board in words: its tasks with their comments, then its log.
func told(t *testing.T, s *store.Store) string {
	t.Helper()
	ctx := context.Background()
	var got strings.Builder
	b := must(s.Whole(ctx))
	for task := range b.Tasks() {
		fmt.Fprintln(&got, b.Setup().Ref(task.Num), task.Title, task.Column, task.Assignees, task.Labels, task.Priority, task.Archived > 0)
		for _, c := range b.Body(task.ID).Clone().Comments {
			fmt.Fprintln(&got, c.By, c.Text)
		}
	}
	err := s.View(ctx, func(r model.Reader) error {
		for ev := range r.Log(model.Span{}) {
			fmt.Fprint(&got, ev.Seq, " ", ev.By, " ", ev.Verb)
			if of, ok := model.EventBy(r, ev.Undoes); ok {
				fmt.Fprint(&got, " of ", of.Seq)
			}
			fmt.Fprintln(&got)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return got.String()
}

func sound(t *testing.T, s *store.Store) {
	t.Helper()
	if r, err := s.Check(context.Background()); err != nil || len(r.Faults) > 0 {
		t.Errorf("got %v, %v", r.Faults, err)
	}
}

// written is what the boards in testdata were when they were written.
var written = map[string]string{
	"format-1": `PAY-1 Fix login doing [kim] [api] high false
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
`,
	"format-2": `1 로그인 수정 done [kim] [api]  false
kim caps at an hour
2 🚀 Launch 👩‍💻 page todo [] []  false
ann ship it 🎉
3 Write docs todo [] []  false
4 가져온 일 todo [] []  false
5 Imported two doing [] []  false
1 kim init
2 kim people
3 kim people
4 kim labels
5 kim add
6 ann add
7 kim add
8 kim comment
9 kim move
10 kim edit
11 kim undo of 10
12 kim redo of 11
13 kim undo of 10
14 kim done
15 kim undo of 14
16 kim redo of 15
17 ann comment
18 ann checkin
19 kim import
20 kim undo of 19
21 kim redo of 20
22 kim add
23 kim comment
24 kim delete
25 ann archive
26 ann undo of 25
`,
}

// What was undone and done again in an older format goes on from there, however
// often.
func TestUndoAndRedoReachBackIntoAnOlderFormat(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	write(t, path, must(os.ReadFile(filepath.Join("testdata", "format-2.db"))))
	s := open(t, path)
	title := func(num int) string {
		b := must(s.Board(ctx))
		id, _ := b.ByNumber(num)
		if b.Task(id) == nil {
			return ""
		}
		return b.Task(id).Title
	}
	undo := func(by model.PersonID) { t.Helper(); must(s.Apply(ctx, by, model.Undo(by, 0).Plan(true))) }
	undo("kim") // the import, which was undone and done again
	if title(4) != "" || title(5) != "" {
		t.Errorf("the import is there: %q, %q", title(4), title(5))
	}
	must(s.Apply(ctx, "kim", model.Redo("kim").Plan(true)))
	if title(4) != "가져온 일" || title(5) != "Imported two" {
		t.Errorf("the import is not back: %q, %q", title(4), title(5))
	}
	undo("kim")
	undo("kim") // done, which was undone and done again
	b := must(s.Board(ctx))
	id, _ := b.ByNumber(1)
	if b.Task(id).Column != "doing" {
		t.Errorf("task 1 is in %s", b.Task(id).Column)
	}
	undo("ann") // not the archiving, which was undone: the check-in
	sound(t, s)
}

// A purge whose old text was still in the file when it was brought to this format
// leaves no copy with it.
func TestNoCopyOfAnOlderFormatKeepsWhatWasPurged(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	write(t, path, must(os.ReadFile(filepath.Join("testdata", "format-2.db"))))
	db := must(bbolt.Open(path, 0o600, nil))
	err := db.Update(func(tx *bbolt.Tx) error {
		return tx.Bucket([]byte("meta")).Put([]byte("purge"), []byte(`{"tasks":["01KB0000000000000000000000"],"retired":null}`))
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	s := open(t, path)
	if b := must(s.Board(ctx)); b.Head().Seq != 26 {
		t.Errorf("got %v", b.Head())
	}
	if kept := must(filepath.Glob(path + ".format-*")); len(kept) > 0 {
		t.Errorf("%v is kept", kept)
	}
	if h := must(s.Check(ctx)); h.Waits != "" || len(h.Faults) > 0 {
		t.Errorf("got %q, %v", h.Waits, h.Faults)
	}
}

// A damaged file of an older format is repaired into one of this format, with what
// takes back what.
func TestADamagedFileOfFormat2IsRepaired(t *testing.T) {
	ctx, path := context.Background(), filepath.Join(t.TempDir(), "b.db")
	b := must(os.ReadFile(filepath.Join("testdata", "format-2.db")))
	at := bytes.Index(b, []byte("Launch"))
	for ; at >= 0; at = bytes.Index(b, []byte("Launch")) { // the event and the row of task 2
		b[at]++
	}
	write(t, path, b)
	s := open(t, path)
	if _, err := s.Board(ctx); model.CodeOf(err) != model.Damaged {
		t.Fatalf("got %v", err)
	}
	must(s.Repair(ctx))
	sound(t, s)
	if got := told(t, s); !strings.Contains(got, "21 kim redo of 20\n") || !strings.Contains(got, "26 ann undo of 25\n") {
		t.Errorf("got\n%s", got)
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

// TestAFileOfAnOlderFormatThatCanNotBeWrittenIsRead reads one that is read-only, or in
// a folder that is: it stays as it is, and nothing is kept beside it.
func TestAFileOfAnOlderFormatThatCanNotBeWrittenIsRead(t *testing.T) {
	if os.Geteuid() == 0 {
		t.Skip("the superuser may write everywhere")
	}
	ctx := context.Background()
	for name, want := range written {
		for what, modes := range map[string][2]os.FileMode{"folder": {0o500, 0o600}, "file": {0o700, 0o400}, "both": {0o500, 0o400}} {
			dir, temp := t.TempDir(), t.TempDir()
			t.Setenv("TMPDIR", temp)
			path, was := filepath.Join(dir, "b.db"), must(os.ReadFile(filepath.Join("testdata", name+".db")))
			write(t, path, was)
			if err := errors.Join(os.Chmod(path, modes[1]), os.Chmod(dir, modes[0])); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = os.Chmod(dir, 0o700) })
			s := open(t, path)
			if got := told(t, s); got != want {
				t.Errorf("%s, %s: got\n%s", name, what, got)
			}
			sound(t, s)
			var backup bytes.Buffer
			if _, err := s.Backup(ctx, &backup); err != nil {
				t.Errorf("%s, %s: no backup: %v", name, what, err)
				continue
			}
			copied := filepath.Join(t.TempDir(), "copy.db")
			write(t, copied, backup.Bytes())
			if got := told(t, open(t, copied)); got != want {
				t.Errorf("%s, %s: the backup is\n%s", name, what, got)
			}
			if kept := must(filepath.Glob(copied + ".format-*")); len(kept) > 0 {
				t.Errorf("%s, %s: the backup is of the older format", name, what)
			}
			if !bytes.Equal(was, must(os.ReadFile(path))) {
				t.Errorf("%s, %s: the file was changed", name, what)
			}
			for _, e := range append(must(os.ReadDir(dir)), must(os.ReadDir(temp))...) {
				if e.Name() != "b.db" && e.Name() != "b.db.lock" {
					t.Errorf("%s, %s: %s is left", name, what, e.Name())
				}
			}
		}
	}
}

// TestABackupOfAnOlderFormatIsRestored brings one to the format of today on its way.
func TestABackupOfAnOlderFormatIsRestored(t *testing.T) {
	for name, want := range written {
		s := open(t, board(t, 1))
		f := must(os.Open(filepath.Join("testdata", name+".db")))
		defer func() { _ = f.Close() }()
		must(s.Restore(context.Background(), f, false))
		if got := told(t, s); got != want {
			t.Errorf("%s: got\n%s", name, got)
		}
		sound(t, s)
	}
}
