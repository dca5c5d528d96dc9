package ui_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/creack/pty"
)

// built returns a program of this module, built as a release is.
func built(b *testing.B, pkg string) string {
	b.Helper()
	out := filepath.Join(b.TempDir(), filepath.Base(pkg))
	cmd := exec.Command("go", "build", "-trimpath", "-ldflags", "-s -w", "-o", out, pkg)
	cmd.Env = append(os.Environ(), "CGO_ENABLED=0")
	if text, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("build %s: %v\n%s", pkg, err, text)
	}
	return out
}

// filled returns a board file with n tasks.
func filled(b *testing.B, baton string, n int) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "board.db")
	var lines strings.Builder
	for i := range n {
		fmt.Fprintf(&lines, "Task number %d with a title as long as titles are @p%d #l%d in:%s\n", i, i%6, i%4, []string{"backlog", "todo", "doing", "review", "done"}[i%5])
	}
	cmd := exec.Command(baton, "--file", path, "--as", "p0", "--force", "--quiet", "add", "-")
	cmd.Stdin = strings.NewReader(lines.String())
	if text, err := cmd.CombinedOutput(); err != nil {
		b.Fatalf("fill: %v\n%s", err, text)
	}
	return path
}

// opened returns how long a program takes until its screen says "Backlog".
func opened(b *testing.B, name string, args ...string) time.Duration {
	b.Helper()
	cmd := exec.Command(name, args...)
	cmd.Env = append(os.Environ(), "TERM=xterm-256color", "COLORTERM=truecolor")
	begin := time.Now()
	tty, err := pty.StartWithSize(cmd, &pty.Winsize{Rows: 45, Cols: 160})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = tty.Close(); _ = cmd.Process.Kill(); _ = cmd.Wait() }()
	var seen []byte
	buf := make([]byte, 64<<10)
	for !bytes.Contains(seen, []byte("Backlog")) {
		n, err := tty.Read(buf)
		if err != nil {
			b.Fatalf("%s ended early: %v\n%s", name, err, seen)
		}
		seen = append(seen, buf[:n]...)
	}
	return time.Since(begin)
}

// ran returns how long a command takes.
func ran(b *testing.B, name string, args ...string) time.Duration {
	b.Helper()
	begin := time.Now()
	if text, err := exec.Command(name, args...).CombinedOutput(); err != nil {
		b.Fatalf("%s %v: %v\n%s", name, args, err, text)
	}
	return time.Since(begin)
}

// compare runs two things in turn and reports the ratio of their medians: on a
// noisy machine the only figure to trust.
func compare(b *testing.B, unit string, one, other func() time.Duration) {
	var ones, others []time.Duration
	for b.Loop() {
		ones, others = append(ones, one()), append(others, other())
	}
	slices.Sort(ones)
	slices.Sort(others)
	b.ReportMetric(float64(ones[len(ones)/2])/float64(others[len(others)/2]), unit)
	b.ReportMetric(float64(ones[len(ones)/2].Microseconds())/1000, "ms")
}

// BenchmarkOpen is the time from starting the program to its first frame,
// against an empty Bubble Tea program.
func BenchmarkOpen(b *testing.B) {
	baton, empty := built(b, "baton"), built(b, "./testdata/emptytea")
	for _, n := range []int{1_000, 10_000} {
		file := filled(b, baton, n)
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			compare(b, "x-empty-tea",
				func() time.Duration { return opened(b, baton, "--file", file) },
				func() time.Duration { return opened(b, empty) })
		})
	}
}

// BenchmarkVersion is the cheapest command against an empty Go program.
func BenchmarkVersion(b *testing.B) {
	baton, empty := built(b, "baton"), built(b, "./testdata/emptygo")
	compare(b, "x-empty-go",
		func() time.Duration { return ran(b, baton, "version") },
		func() time.Duration { return ran(b, empty) })
}

// BenchmarkOneShot are commands on a board of 10,000 tasks, against the
// cheapest command.
func BenchmarkOneShot(b *testing.B) {
	baton := built(b, "baton")
	file := filled(b, baton, 10_000)
	n := 0
	for name, args := range map[string]func() []string{
		"add":  func() []string { return []string{"add", "one more"} },
		"show": func() []string { return []string{"show", "5000"} },
		"move": func() []string {
			n++
			return []string{"--force", "move", "5000", []string{"todo", "doing"}[n%2]}
		},
		"list": func() []string { return []string{"list"} },
	} {
		b.Run(name, func(b *testing.B) {
			compare(b, "x-version",
				func() time.Duration {
					return ran(b, baton, append([]string{"--file", file, "--as", "p0"}, args()...)...)
				},
				func() time.Duration { return ran(b, baton, "version") })
		})
	}
}
