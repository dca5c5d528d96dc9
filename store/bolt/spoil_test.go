package bolt_test

import (
	"bytes"
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"go.etcd.io/bbolt"

	"baton/model"
	"baton/model/op"
	"baton/store/logtest"
)

// busyBoard makes a board on which something of everything happened.
func busyBoard(t testing.TB) string {
	t.Helper()
	path := board(t, 12)
	s := open(t, path)
	var ids []model.ID
	for task := range must(s.Board(context.Background())).Tasks() {
		ids = append(ids, task.ID)
	}
	for _, o := range []op.Op{
		op.Comment{Tasks: []model.ID{ids[1]}, Text: "caps at an hour"},
		op.Block{Tasks: ids[2:3], Reason: "waits for the bank"},
		op.Done{Tasks: ids[3:5]},
		op.Archive{Tasks: ids[4:5]},
		op.Delete{Tasks: ids[5:6]},
		op.Delete{Tasks: ids[11:]},
	} {
		if _, err := s.Apply(context.Background(), "kim", op.Plan(o, op.How{})); err != nil {
			t.Fatal(err)
		}
	}
	return path
}

// flip changes a byte of values in a bucket, wherever the file has them, and
// takes keys out of one that has no values.
func flip(t testing.TB, path, bucket string, which func(i int) bool) {
	t.Helper()
	db := must(bbolt.Open(path, 0o600, nil))
	var values [][]byte
	err := db.Update(func(tx *bbolt.Tx) error {
		var keys [][]byte
		b, i := tx.Bucket([]byte(bucket)), 0
		_ = b.ForEach(func(k, v []byte) error {
			if i++; which(i-1) && len(v) > 16 {
				values = append(values, bytes.Clone(v))
			} else if which(i - 1) {
				keys = append(keys, bytes.Clone(k))
			}
			return nil
		})
		for _, k := range keys {
			_ = b.Delete(k)
		}
		return nil
	})
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
	file := must(os.ReadFile(path))
	for _, v := range values {
		spoilt := bytes.Clone(v)
		spoilt[len(v)-1] ^= 0x10
		file = bytes.ReplaceAll(file, v, spoilt)
	}
	write(t, path, file)
}

func every(int) bool { return true }

func only(n int) func(int) bool { return func(i int) bool { return i == n } }

// repaired repairs a board and checks what holds for every repair.
func repaired(t *testing.T, path string) (model.Health, *model.Board) {
	t.Helper()
	ctx, damaged := context.Background(), must(os.ReadFile(path))
	s := open(t, path)
	r, err := s.Repair(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if kept, err := os.ReadFile(r.Kept); err != nil || !bytes.Equal(kept, damaged) || !strings.HasPrefix(r.Kept, path+".damaged-") {
		t.Errorf("the damaged board is not kept in %q: %v", r.Kept, err)
	}
	if c, err := s.Check(ctx); err != nil || len(c.Faults) > 0 || c.Tasks != r.Tasks || c.Events != r.Events {
		t.Errorf("the repaired board is not sound: %+v, %v", c, err)
	}
	if _, err := s.Apply(ctx, "kim", add("goes on")); err != nil {
		t.Error(err)
	}
	if c, err := s.Check(ctx); err != nil || len(c.Faults) > 0 {
		t.Errorf("it does not stay sound: %+v, %v", c, err)
	}
	files := must(os.ReadDir(filepath.Dir(path)))
	if len(files) != 3 { // the board, its lock and the damaged one
		t.Errorf("there are files left: %v", files)
	}
	return r, must(s.Whole(ctx))
}

// same compares boards but for the task that repaired adds.
func same(t *testing.T, want, got *model.Board) {
	t.Helper()
	for task := range want.Tasks() {
		if diff := cmp.Diff(task, got.Task(task.ID)); diff != "" {
			t.Errorf("task %d:\n%s", task.Num, diff)
		}
		if diff := cmp.Diff(want.Body(task.ID).Clone(), got.Body(task.ID).Clone()); diff != "" {
			t.Errorf("text of task %d:\n%s", task.Num, diff)
		}
	}
	a, b := logtest.Dump(want), logtest.Dump(got)
	if diff := cmp.Diff(a.Setup, b.Setup); diff != "" {
		t.Error(diff)
	}
	if len(b.Tasks) != len(a.Tasks)+1 || b.Head.Next != a.Head.Next+1 {
		t.Errorf("got %d tasks, next %d; want one more than %d, next %d", len(b.Tasks), b.Head.Next, len(a.Tasks), a.Head.Next)
	}
}
