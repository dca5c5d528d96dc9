//go:build unix

package output_test

import (
	"context"
	"errors"
	"io"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"
	"testing"

	"baton/model"
	"baton/ui/output"
)

// place is a folder with a board in it.
type place struct {
	*testing.T
	dir, board string
}

func newPlace(t *testing.T) place {
	t.Helper()
	dir := t.TempDir()
	p := place{t, dir, filepath.Join(dir, "b.db")}
	p.put("b.db", "the board")
	p.put("b.db.lock", "its lock")
	return p
}

func (p place) put(name, text string) string {
	p.Helper()
	path := filepath.Join(p.dir, name)
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		p.Fatal(err)
	}
	return path
}

func (p place) do(err error) {
	p.Helper()
	if err != nil {
		p.Fatal(err)
	}
}

func (p place) write(ctx context.Context, path, text string) error {
	ours := func(board, path string) bool { return path == board+".lock" }
	return output.Write(ctx, output.To{Name: path, Path: path, Board: p.board, Ours: ours, Whole: whole}, func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	})
}

func TestTheBoardIsNotWrittenOverByAnyOfItsNames(t *testing.T) {
	p := newPlace(t)
	p.do(os.Symlink(p.dir, filepath.Join(p.dir, "folder")))
	for _, name := range []string{"b.db", "b.db.lock"} {
		file := filepath.Join(p.dir, name)
		p.do(os.Symlink(file, filepath.Join(p.dir, "link-"+name)))
		p.do(os.Symlink("link-"+name, filepath.Join(p.dir, "links-"+name)))
		p.do(os.Link(file, filepath.Join(p.dir, "hard-"+name)))
		for _, path := range []string{name, "link-" + name, "links-" + name, "hard-" + name, "folder/" + name, "folder/links-" + name} {
			before, err := os.ReadFile(file)
			p.do(err)
			if err := p.write(t.Context(), filepath.Join(p.dir, path), "x"); model.CodeOf(err) != model.Refused {
				t.Errorf("%s: got %v", path, err)
			}
			if after, _ := os.ReadFile(file); string(after) != string(before) {
				t.Errorf("%s: the board is %q", path, after)
			}
		}
	}
	p.do(os.Remove(filepath.Join(p.dir, "b.db.lock")))
	p.do(os.Remove(filepath.Join(p.dir, "hard-b.db.lock")))
	if err := p.write(t.Context(), filepath.Join(p.dir, "folder/b.db.lock"), "x"); model.CodeOf(err) != model.Refused {
		t.Errorf("a lock that is not there now: got %v", err)
	}
	if err := p.write(t.Context(), filepath.Join(p.dir, "b.db.csv"), "x"); err != nil {
		t.Errorf("a name like the board's: got %v", err)
	}
}

func TestAFileIsReplacedWholeAndALinkStays(t *testing.T) {
	p := newPlace(t)
	p.do(os.Mkdir(filepath.Join(p.dir, "pub"), 0o700))
	p.put("pub/old", "old")
	p.do(os.Symlink("pub/old", filepath.Join(p.dir, "link")))
	p.do(os.Symlink("pub/new", filepath.Join(p.dir, "dangling")))
	for path, end := range map[string]string{"plain": "plain", "link": "pub/old", "dangling": "pub/new"} {
		if err := p.write(t.Context(), filepath.Join(p.dir, path), "text"); err != nil {
			t.Fatal(err)
		}
		got, err := os.ReadFile(filepath.Join(p.dir, end))
		if err != nil || string(got) != "text" {
			t.Errorf("%s: got %q, %v", path, got, err)
		}
		info, err := os.Lstat(filepath.Join(p.dir, path))
		p.do(err)
		if isLink := info.Mode()&os.ModeSymlink != 0; isLink != (path != "plain") {
			t.Errorf("%s: %s", path, info.Mode())
		}
	}
	failing := errors.New("no more")
	err := output.Write(t.Context(), output.To{Name: "link", Path: filepath.Join(p.dir, "link"), Board: p.board, Ours: func(string, string) bool { return false }, Whole: whole}, func(w io.Writer) error {
		_, _ = io.WriteString(w, "half")
		return failing
	})
	if got, _ := os.ReadFile(filepath.Join(p.dir, "pub/old")); err == nil || string(got) != "text" {
		t.Errorf("half a file: got %q, %v", got, err)
	}
	left, _ := filepath.Glob(filepath.Join(p.dir, "*", ".baton-*"))
	if len(left) != 0 {
		t.Errorf("left over: %q", left)
	}
	if err := p.write(t.Context(), filepath.Join(p.dir, "pub"), "x"); model.CodeOf(err) != model.Failed {
		t.Errorf("a folder: got %v", err)
	}
	if err := p.write(t.Context(), filepath.Join(p.dir, "no/file"), "x"); model.CodeOf(err) != model.Failed || strings.Contains(err.Error(), "lstat") {
		t.Errorf("no folder: got %v", err)
	}
}

func TestWhatIsNoFileIsWrittenInto(t *testing.T) {
	p := newPlace(t)
	pipe := filepath.Join(p.dir, "pipe")
	p.do(syscall.Mkfifo(pipe, 0o600))
	p.do(os.Symlink("pipe", filepath.Join(p.dir, "link")))
	for _, path := range []string{pipe, filepath.Join(p.dir, "link")} {
		got := make(chan string)
		go func() {
			b, _ := os.ReadFile(pipe)
			got <- string(b)
		}()
		if err := p.write(t.Context(), path, "text"); err != nil {
			t.Fatal(err)
		}
		if text := <-got; text != "text" {
			t.Errorf("%s: read %q", path, text)
		}
	}
	if err := p.write(t.Context(), os.DevNull, "text"); err != nil {
		t.Error(err)
	}
	for _, path := range []string{pipe, os.DevNull} {
		if info, err := os.Stat(path); err != nil || info.Mode().IsRegular() {
			t.Errorf("%s: %v, %v", path, info.Mode(), err)
		}
	}
	l, err := net.Listen("unix", filepath.Join(p.dir, "s"))
	if err != nil {
		t.Skip(err) // names of sockets are short
	}
	defer func() { _ = l.Close() }()
	got := make(chan string)
	go func() {
		c, _ := l.Accept()
		b, _ := io.ReadAll(c)
		got <- string(b)
	}()
	if err := p.write(t.Context(), filepath.Join(p.dir, "s"), "text"); err != nil {
		t.Error(err)
	} else if text := <-got; text != "text" {
		t.Errorf("the socket read %q", text)
	}
}

func TestAnOpenFileIsWrittenTo(t *testing.T) {
	p := newPlace(t)
	r, w, err := os.Pipe()
	p.do(err)
	number := strconv.Itoa(int(w.Fd()))
	if _, err := os.Stat("/dev/fd/" + number); err != nil {
		t.Skip("open files have no names here")
	}
	p.do(p.write(t.Context(), "/dev/fd/"+number, "text"))
	p.do(w.Close())
	if b, _ := io.ReadAll(r); string(b) != "text" {
		t.Errorf("read %q", b)
	}
	f, err := os.OpenFile(p.put("open", "before "), os.O_WRONLY|os.O_APPEND, 0)
	p.do(err)
	p.do(p.write(t.Context(), "/dev/fd/"+strconv.Itoa(int(f.Fd())), "text"))
	if b, _ := os.ReadFile(f.Name()); string(b) != "before text" {
		t.Errorf("the open file is %q", b)
	}
	p.do(f.Close())
}

func TestAPipeThatNobodyReadsIsLeftWhenAsked(t *testing.T) {
	p := newPlace(t)
	pipe := filepath.Join(p.dir, "pipe")
	p.do(syscall.Mkfifo(pipe, 0o600))
	ctx, cancel := context.WithCancel(t.Context())
	err := make(chan error)
	go func() { err <- p.write(ctx, pipe, "text") }()
	cancel()
	if got := <-err; !errors.Is(got, context.Canceled) {
		t.Errorf("nobody reads: got %v", got)
	}
	r, openErr := os.OpenFile(pipe, os.O_RDWR, 0) // reads nothing
	p.do(openErr)
	defer func() { _ = r.Close() }()
	ctx, cancel = context.WithCancel(t.Context())
	go func() { err <- p.write(ctx, pipe, strings.Repeat("x", 1<<20)) }()
	cancel()
	if got := <-err; !errors.Is(got, context.Canceled) {
		t.Errorf("a full pipe: got %v", got)
	}
}

// whole writes a file beside its place and puts it there.
func whole(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), "part-*")
	if err != nil {
		return err
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if err := errors.Join(write(f), f.Close()); err != nil {
		return err
	}
	return os.Rename(f.Name(), path)
}
