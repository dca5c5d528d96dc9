package bolt_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baton/model"
	"baton/store/bolt"
	"baton/store/logtest"
)

func TestABackupRestoresTheBoard(t *testing.T) {
	ctx := context.Background()
	s := open(t, board(t, 5))
	want := must(s.Whole(ctx))
	var backup bytes.Buffer
	if _, err := s.Backup(ctx, &backup); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Apply(ctx, "kim", add("later")); err != nil {
		t.Fatal(err)
	}
	must(s.Board(ctx))
	if _, err := s.Restore(ctx, bytes.NewReader(backup.Bytes()), false); err != nil {
		t.Fatal(err)
	}
	for name, got := range map[string]*model.Board{"whole": must(s.Whole(ctx)), "kept": must(s.Board(ctx))} {
		if diff := cmp.Diff(logtest.Dump(want), logtest.Dump(got)); diff != "" {
			t.Errorf("%s:\n%s", name, diff)
		}
	}
}

func TestADamagedBackupIsNotRestored(t *testing.T) {
	ctx, path := context.Background(), board(t, 5)
	s := open(t, path)
	var backup bytes.Buffer
	if _, err := s.Backup(ctx, &backup); err != nil {
		t.Fatal(err)
	}
	before := must(os.ReadFile(path))
	at := bytes.LastIndex(backup.Bytes(), []byte("about Fix login"))
	backup.Bytes()[at]++
	if _, err := s.Restore(ctx, &backup, false); model.CodeOf(err) != model.Damaged {
		t.Errorf("got %v", err)
	}
	if !bytes.Equal(before, must(os.ReadFile(path))) {
		t.Error("the board was touched")
	}
	for _, e := range must(os.ReadDir(filepath.Dir(path))) {
		if strings.Contains(e.Name(), ".new") {
			t.Errorf("%s was left behind", e.Name())
		}
	}
}

func TestCompactingKeepsTheBoard(t *testing.T) {
	ctx := context.Background()
	s := open(t, board(t, 50))
	want := logtest.Dump(must(s.Whole(ctx)))
	before, after, err := s.Compact(ctx)
	if err != nil || after > before || after == 0 {
		t.Errorf("got %d → %d, %v", before, after, err)
	}
	if diff := cmp.Diff(want, logtest.Dump(must(s.Whole(ctx)))); diff != "" {
		t.Error(diff)
	}
}

func TestABackupIsWholeWhileOthersWrite(t *testing.T) {
	ctx, path := context.Background(), board(t, 5)
	done := make(chan error, 1)
	go func() {
		s, err := bolt.Open(path, bolt.Options{})
		for range 40 {
			if err == nil {
				_, err = s.Apply(ctx, "ann", add("meanwhile"))
			}
		}
		done <- err
	}()
	s, last := open(t, path), 0
	for writing := true; writing; {
		select {
		case err := <-done:
			if writing = false; err != nil {
				t.Fatal(err)
			}
		default:
		}
		var backup bytes.Buffer
		r, err := s.Backup(ctx, &backup)
		if err != nil || r.Size != int64(backup.Len()) || r.Events != r.Tasks+1 || r.Tasks < last {
			t.Fatalf("got %+v after %d tasks, %v", r, last, err)
		}
		last = r.Tasks
	}
	if last != 45 {
		t.Errorf("the last backup has %d tasks, want 45", last)
	}
}

func TestWhatARestoreReplacesIsKept(t *testing.T) {
	ctx, path := context.Background(), board(t, 2)
	s := open(t, path)
	var backup bytes.Buffer
	must(s.Backup(ctx, &backup))
	write(t, path, []byte("no board any more"))
	for range 2 {
		r, err := s.Restore(ctx, bytes.NewReader(backup.Bytes()), false)
		if err != nil || r.Tasks != 2 || !strings.HasPrefix(r.Kept, path+".before-restore-") {
			t.Fatalf("got %+v, %v", r, err)
		}
	}
	kept := must(filepath.Glob(path + ".before-restore-*"))
	if len(kept) != 2 || string(must(os.ReadFile(kept[0]))) != "no board any more" {
		t.Errorf("got %q", kept)
	}
	if _, err := s.Restore(ctx, strings.NewReader("a letter"), false); model.CodeOf(err) != model.Failed {
		t.Errorf("a file of another kind: got %v", err)
	}
}
