//go:build unix

package main

import (
	"errors"
	"os"
	"os/exec"
	"strings"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// outputs writes by every verb to every kind of place: outputs VERB... where each
// is a command line of baton without the file.
func outputs(ts *testscript.TestScript, neg bool, verbs []string) {
	if neg || len(verbs) == 0 {
		ts.Fatalf("usage: outputs 'verb args' ...")
	}
	board := ts.MkAbs(".baton.db")
	for _, verb := range verbs {
		for _, refused := range []string{"b.html", "hard.html", "folder/b.html", "lock.html"} {
			before := ts.ReadFile(board)
			var exit *exec.ExitError
			if err := ts.Exec("baton", append(strings.Fields(verb), refused)...); !errors.As(err, &exit) || exit.ExitCode() != 4 {
				ts.Fatalf("%s %s: %v", verb, refused, err)
			}
			if ts.ReadFile(board) != before {
				ts.Fatalf("%s %s: the board is another", verb, refused)
			}
		}
		for _, file := range []string{"new.html", "new.html", "link.html"} {
			ts.Check(ts.Exec("baton", append(strings.Fields(verb), file)...))
			if len(ts.ReadFile(file)) < 10 {
				ts.Fatalf("%s %s: there is %q", verb, file, ts.ReadFile(file))
			}
		}
		ts.Check(os.Remove(ts.MkAbs("end.html")))
		pipe := ts.MkAbs("pipe.html")
		read := make(chan int)
		go func() {
			b, _ := os.ReadFile(pipe)
			read <- len(b)
		}()
		ts.Check(ts.Exec("baton", append(strings.Fields(verb), "pipe.html")...))
		if n := <-read; n < 10 {
			ts.Fatalf("%s: the pipe's reader got %d bytes", verb, n)
		}
		for name, kind := range map[string]os.FileMode{"pipe.html": os.ModeNamedPipe, "link.html": os.ModeSymlink} {
			if info, err := os.Lstat(ts.MkAbs(name)); err != nil || info.Mode()&kind == 0 {
				ts.Fatalf("%s: %s is %v, %v", verb, name, info, err)
			}
		}
	}
}

// places makes what [outputs] writes to.
func places(ts *testscript.TestScript, _ bool, _ []string) {
	board := ts.MkAbs(".baton.db")
	ts.Check(os.Symlink(".baton.db", ts.MkAbs("b.html")))
	ts.Check(os.Link(board, ts.MkAbs("hard.html")))
	ts.Check(os.Symlink(".", ts.MkAbs("folder")))
	ts.Check(os.Symlink(".baton.db.lock", ts.MkAbs("lock.html")))
	ts.Check(os.Symlink("end.html", ts.MkAbs("link.html")))
	ts.Check(syscall.Mkfifo(ts.MkAbs("pipe.html"), 0o600))
}
