//go:build unix

package paint_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// watchRaces has the race detector, if the program is built with it, write to
// a file, and returns what reads it. Bubble Tea itself races when it hands the
// terminal over (suspend, exec, resize); those reports are logged. One in
// which either access is ours fails the test.
func watchRaces(t testing.TB, c *exec.Cmd) func() {
	path := filepath.Join(t.TempDir(), "race")
	c.Env = append(c.Env, "GORACE=exitcode=0 atexit_sleep_ms=0 log_path="+path)
	return func() {
		logs, _ := filepath.Glob(path + ".*")
		for _, l := range logs {
			text, err := os.ReadFile(l)
			if err != nil {
				t.Error(err)
			}
			for _, report := range strings.Split(string(text), "==================")[1:] {
				if where := accesses(report); strings.Contains(where, "baton/ui/paint.") {
					t.Errorf("a race of ours: %s", report)
				} else if where != "" {
					t.Logf("a race between %s", where)
				}
			}
		}
	}
}

// accesses returns the functions that a report says have raced.
func accesses(report string) string {
	var who []string
	lines := strings.Split(report, "\n")
	for i, l := range lines[:max(0, len(lines)-1)] {
		if strings.Contains(l, "rite at 0x") || strings.Contains(l, "ead at 0x") || strings.Contains(l, "revious ") {
			for _, f := range lines[i+1:] { // past the standard library's own
				host, _, deep := strings.Cut(strings.TrimSpace(f), "/")
				if f = strings.TrimSpace(f); strings.HasSuffix(f, ")") && deep && (host == "baton" || strings.Contains(host, ".")) {
					who = append(who, f)
					break
				}
			}
		}
	}
	return strings.Join(who, " and ")
}
