//go:build unix

package paint_test

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	uv "github.com/charmbracelet/ultraviolet"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/vt"
	"github.com/creack/pty"
)

// How long a test waits for what must come.
const patience = 2 * time.Minute

// setup says which terminal to sit at, and what to run in it.
type setup struct {
	mode   string // "paint" or "stock"
	sync   bool   // the terminal has synchronised output
	joined bool   // and measures joined characters as one (mode 2027)
	w, h   int
	env    []string
	argv   []string // in place of the test's own program
}

// terminal is a person's terminal: a pseudo-terminal, an emulator that reads
// it, and answers to what programs ask of it.
type terminal struct {
	t    testing.TB
	s    setup
	cmd  *exec.Cmd
	file *os.File
	done chan struct{} // the program has ended and everything it wrote is read

	mu      sync.Mutex
	changed chan struct{} // closed when there is more
	emu     *vt.Emulator
	raw     bytes.Buffer
	modes   map[int]bool
	title   string
	code    int
}

// sit starts the test's program in a terminal of its own.
func sit(t testing.TB, s setup) *terminal {
	t.Helper()
	if s.w == 0 {
		s.w, s.h = 60, 16
	}
	if s.mode == "" {
		s.mode = "paint"
	}
	if s.argv == nil {
		s.argv = os.Args[:1]
	}
	m := &terminal{t: t, s: s, done: make(chan struct{}), changed: make(chan struct{}), emu: vt.NewEmulator(s.w, s.h), modes: map[int]bool{}}
	m.emu.SetCallbacks(vt.Callbacks{
		Title:       func(s string) { m.title = s },
		EnableMode:  func(n ansi.Mode) { m.modes[n.Mode()] = true },
		DisableMode: func(n ansi.Mode) { delete(m.modes, n.Mode()) },
	})
	go func() { _, _ = io.Copy(io.Discard, m.emu) }() // it answers too, and would wait for a reader
	m.modes[25], m.modes[7] = true, true
	m.cmd = exec.Command(s.argv[0], s.argv[1:]...)
	m.cmd.Env = append(environ(), "TERM=xterm-256color", "PAINT_CHILD="+s.mode)
	m.cmd.Env = append(m.cmd.Env, s.env...)
	races := watchRaces(t, m.cmd)
	var err error
	if m.file, err = pty.StartWithSize(m.cmd, &pty.Winsize{Rows: uint16(s.h), Cols: uint16(s.w)}); err != nil {
		t.Fatal(err)
	}
	go m.read()
	t.Cleanup(func() {
		_ = m.cmd.Process.Kill()
		<-m.done
		_ = m.file.Close()
		_ = m.emu.InputPipe().(io.Closer).Close()
		races()
	})
	return m
}

// environ returns the environment without what tells terminals apart.
func environ() []string {
	return slices.DeleteFunc(os.Environ(), func(e string) bool {
		name, _, _ := strings.Cut(e, "=")
		return slices.Contains([]string{"TERM", "TERM_PROGRAM", "COLORTERM", "TMUX", "SSH_TTY", "WT_SESSION", "NO_COLOR", "ENV"}, name)
	})
}

func (m *terminal) read() {
	defer close(m.done)
	chunks := make(chan []byte)
	go func() {
		defer close(chunks)
		for {
			buf := make([]byte, 1<<14)
			n, err := m.file.Read(buf)
			if err != nil {
				return
			}
			chunks <- buf[:n]
		}
	}()
	for out := range chunks {
		m.take(whole(out, chunks))
	}
	m.mu.Lock()
	defer m.mu.Unlock()
	_ = m.cmd.Wait()
	m.code = m.cmd.ProcessState.ExitCode()
	m.tell()
}

// whole waits a moment for the rest of what is cut off in the middle of text:
// the emulator would not join a character with one that comes later.
func whole(out []byte, chunks <-chan []byte) []byte {
	sequence := regexp.MustCompile(`\x1b\[[0-9;?>]*[A-Za-z]$`)
	for !sequence.Match(out[max(0, len(out)-24):]) {
		select {
		case more, ok := <-chunks:
			if !ok {
				return out
			}
			out = append(out, more...)
		case <-time.After(5 * time.Millisecond):
			return out
		}
	}
	return out
}

func (m *terminal) take(out []byte) {
	m.mu.Lock()
	m.raw.Write(out)
	_, _ = m.emu.Write(out)
	m.tell()
	m.mu.Unlock()
	_, _ = m.file.WriteString(m.answers(string(out)))
}

// tell wakes those who wait for a change. The caller holds mu.
func (m *terminal) tell() {
	close(m.changed)
	m.changed = make(chan struct{})
}

func (m *terminal) answers(out string) string {
	var a strings.Builder
	if m.s.sync && strings.Contains(out, ansi.RequestModeSynchronizedOutput) {
		a.WriteString("\x1b[?2026;2$y")
	}
	if m.s.joined && strings.Contains(out, ansi.RequestModeUnicodeCore) {
		a.WriteString("\x1b[?2027;2$y")
	}
	if strings.Contains(out, "\x1b]11;?") {
		a.WriteString("\x1b]11;rgb:ffff/ffff/ffff\x07")
	}
	return a.String()
}

// press types keys in one write.
func (m *terminal) press(keys string) *terminal {
	m.t.Helper()
	if _, err := m.file.WriteString(keys); err != nil {
		m.t.Fatal(err)
	}
	return m
}

// until waits for what ok, which holds the terminal still, wants to be true.
func (m *terminal) until(what string, ok func() bool) *terminal {
	m.t.Helper()
	late := time.After(patience)
	for {
		m.mu.Lock()
		if ok() {
			m.mu.Unlock()
			return m
		}
		more := m.changed
		m.mu.Unlock()
		select {
		case <-more:
		case <-late:
			m.mu.Lock()
			defer m.mu.Unlock()
			m.t.Fatalf("%s: waited in vain for %s; modes %v; the screen:\n%s\nthe last bytes: %q", m.s.mode, what, m.modes, m.text(), tail(m.raw.String(), 600))
		}
	}
}

func tail(s string, n int) string { return s[max(0, len(s)-n):] }

// sees waits for texts on the screen.
func (m *terminal) sees(texts ...string) *terminal {
	m.t.Helper()
	for _, s := range texts {
		m.until(s, func() bool { return strings.Contains(m.text(), s) })
	}
	return m
}

// ends waits for the program to end.
func (m *terminal) ends(code int) *terminal {
	m.t.Helper()
	select {
	case <-m.done:
	case <-time.After(patience):
		m.until("the end", func() bool { return false })
	}
	if m.code != code {
		m.t.Fatalf("ended with %d, want %d; the screen:\n%s", m.code, code, m.text())
	}
	return m
}

// text returns the screen as text. The caller holds mu.
func (m *terminal) text() string {
	var s strings.Builder
	for y := range m.emu.Height() {
		s.WriteString(m.row(y) + "\n")
	}
	return s.String()
}

// row returns one row of the screen as text. The caller holds mu.
func (m *terminal) row(y int) string {
	var s strings.Builder
	for x := range m.emu.Width() {
		if c := m.emu.CellAt(x, y); c == nil || c.Content == "" && c.Width > 0 {
			s.WriteByte(' ')
		} else {
			s.WriteString(c.Content)
		}
	}
	return strings.TrimRight(s.String(), " ")
}

// picture returns everything that a person sees, cell by cell. The caller
// holds mu.
func (m *terminal) picture() string {
	var s strings.Builder
	for y := range m.emu.Height() {
		for x := range m.emu.Width() {
			c := m.emu.CellAt(x, y)
			if c == nil || c.Content == "" && c.Width == 1 {
				c = &uv.EmptyCell
			}
			fmt.Fprintf(&s, "%s{%s}", c.Content, c.Style.String())
		}
		s.WriteByte('\n')
	}
	fmt.Fprintf(&s, "alt=%v title=%q cursor=%v", m.emu.IsAltScreen(), m.title, m.modes[25])
	if m.modes[25] {
		fmt.Fprintf(&s, " at %v", m.emu.CursorPosition())
	}
	return s.String()
}

// style returns the number of the cursor's shape that was set last.
func (m *terminal) style() string {
	all := regexp.MustCompile("\x1b\\[([0-9]) q").FindAllStringSubmatch(m.raw.String(), -1)
	if all == nil {
		return ""
	}
	return all[len(all)-1][1]
}

// resize makes the terminal w×h.
func (m *terminal) resize(w, h int) *terminal {
	m.t.Helper()
	m.mu.Lock()
	m.emu.Resize(w, h)
	m.mu.Unlock()
	if err := pty.Setsize(m.file, &pty.Winsize{Rows: uint16(h), Cols: uint16(w)}); err != nil {
		m.t.Fatal(err)
	}
	return m
}
