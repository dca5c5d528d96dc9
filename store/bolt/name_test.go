package bolt_test

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// A name that is too long for a file, or for what lies beside it, is told in one
// line whatever is done, and leaves nothing.
func TestTooLongANameIsToldInOneLine(t *testing.T) {
	ctx := context.Background()
	backup := must(os.ReadFile(board(t, 1)))
	for _, long := range []int{245, 250, 251, 252, 255, 256, 300, 5000} {
		dir := t.TempDir()
		path := filepath.Join(dir, strings.Repeat("n", long))
		for door, use := range map[string]func() error{
			"change":  func() error { _, err := open(t, path).Apply(ctx, "kim", add("x")); return err },
			"found":   func() error { _, err := open(t, path).Found(ctx, "kim"); return err },
			"read":    func() error { _, err := open(t, path).Whole(ctx); return err },
			"restore": func() error { _, err := open(t, path).Restore(ctx, bytes.NewReader(backup), false); return err },
			"backup":  func() error { _, err := open(t, path).Backup(ctx, io.Discard); return err },
		} {
			err := use()
			if err != nil && strings.Contains(err.Error(), "\n") {
				t.Errorf("%d, %s: %v", long, door, err)
			}
			if err == nil && long > 250 && (door == "change" || door == "found" || door == "restore") {
				t.Errorf("%d, %s: it is done", long, door)
			}
			if err != nil && !strings.Contains(err.Error(), "shorter") && door != "backup" && long > 250 {
				t.Errorf("%d, %s: no way out: %.99s … %s", long, door, err, err.Error()[max(0, len(err.Error())-99):])
			}
		}
		if all, _ := os.ReadDir(dir); long > 250 && len(all) > 0 {
			t.Errorf("%d: %v are left", long, all)
		}
	}
}
