//go:build unix

package trust_test

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/store"
	"baton/store/bolt"
)

var record = flag.Bool("baton.record", false, "run the tests of record, which take minutes")

// often returns how many times to try something.
func often(quick, ofRecord int) int {
	if *record {
		return ofRecord
	}
	return quick
}

// program is the real one, which TestMain builds.
var program string

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(run(m))
}

func run(m *testing.M) int {
	dir, err := os.MkdirTemp("", "baton-trust-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(dir) }()
	program = filepath.Join(dir, "baton")
	if text, err := exec.Command("go", "build", "-o", program, "baton").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build: %v\n%s", err, text)
		return 1
	}
	return m.Run()
}

// memory returns a folder that is thrown away, in memory if there is such: what
// is tested there is not how the disk syncs.
func memory(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "baton-trust-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { _ = os.RemoveAll(dir) })
	return dir
}

// home is a folder with a board, and a person who works there.
type home struct {
	testing.TB
	dir, board string
}

func newHome(t testing.TB, dir string) *home {
	t.Helper()
	h := &home{TB: t, dir: dir, board: filepath.Join(dir, ".baton.db")}
	h.must("init", "--key", "T", "--as", "kim")
	return h
}

func (h *home) env() []string {
	return append(os.Environ(), "HOME="+h.dir, "XDG_DATA_HOME="+h.dir+"/data", "XDG_CONFIG_HOME="+h.dir+"/config",
		"TMPDIR="+h.dir, "USER=kim", "TZ=UTC", "GOTRACEBACK=all")
}

// cmd returns a command line of the program, run in its folder.
func (h *home) cmd(args ...string) *exec.Cmd { return h.other(program, args...) }

func (h *home) other(name string, args ...string) *exec.Cmd {
	c := exec.Command(name, args...)
	c.Dir, c.Env = h.dir, h.env()
	return c
}

// outcome is what a program said and how it ended.
type outcome struct {
	out, err string
	code     int // -1: killed
}

func result(c *exec.Cmd) outcome { return killed(c, time.Minute) }

// killed runs a program and kills it if it has not ended after some time.
func killed(c *exec.Cmd, after time.Duration) outcome {
	var out, text bytes.Buffer
	c.Stdout, c.Stderr = &out, &text
	err := c.Start()
	if err == nil {
		timer := time.AfterFunc(after, func() { _ = c.Process.Kill() })
		err = c.Wait()
		timer.Stop()
	}
	return outcome{strings.TrimSpace(out.String()), strings.TrimSpace(text.String()), exitCode(err)}
}

func exitCode(err error) int {
	var exit *exec.ExitError
	switch {
	case err == nil:
		return 0
	case errors.As(err, &exit):
		return exit.ExitCode()
	}
	return 127
}

func (h *home) run(args ...string) outcome { return result(h.cmd(args...)) }

// must runs a command that has to succeed, and returns what it printed.
func (h *home) must(args ...string) string {
	h.Helper()
	got := h.run(args...)
	if got.code != 0 {
		h.Fatalf("baton %q: exit code %d: %s", args, got.code, got.err)
	}
	return got.out
}

// write makes a file in the home.
func (h *home) write(name, text string) {
	h.Helper()
	if err := os.WriteFile(filepath.Join(h.dir, name), []byte(text), 0o600); err != nil {
		h.Fatal(err)
	}
}

// open opens a board's file. What is tested is not how long it waits.
func open(t testing.TB, path string) *store.Store {
	t.Helper()
	s, err := bolt.Open(path, bolt.Options{Timeout: time.Minute, MakeDir: true})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// logOf returns the names of a board's events, after all of it was checked.
func logOf(t testing.TB, path string) []string {
	t.Helper()
	s, ctx := open(t, path), context.Background()
	if r, err := s.Check(ctx); err != nil || len(r.Faults) > 0 {
		t.Fatalf("the board is not sound: %v %v", r.Faults, err)
	}
	events, err := s.Events(ctx, model.Span{})
	if err != nil {
		t.Fatal(err)
	}
	var out []string
	for _, ev := range events {
		out = append(out, ev.ID.String())
	}
	return out
}

// addTask adds a task.
func addTask(title string) model.Plan {
	return func(model.Reader) (model.Draft, error) {
		return model.Draft{Verb: "add", Do: []model.Change{model.AddTask{Task: &model.Task{Title: title}, Body: &model.Body{Description: "about " + title}}}}, nil
	}
}

// check fails the test on an error.
func check(t testing.TB, err error) {
	t.Helper()
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

// standing tells two states of a board apart, or returns why it can't be read.
func standing(path string) (string, error) {
	ctx := context.Background()
	s, err := bolt.Open(path, bolt.Options{MakeDir: true})
	if err != nil {
		return "", err
	}
	defer s.Close()
	if r, err := s.Check(ctx); err != nil || len(r.Faults) > 0 {
		return "", fmt.Errorf("not sound: %v %v", r.Faults, err)
	}
	events, err := s.Events(ctx, model.Span{})
	var ids []string
	for _, ev := range events {
		ids = append(ids, ev.ID.String())
	}
	return strings.Join(ids, " "), err
}
