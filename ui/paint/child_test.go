//go:build unix

package paint_test

import (
	"context"
	"fmt"
	"image/color"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strings"
	"syscall"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"baton/ui/paint"
)

// TestMain is also the program that the tests run in a terminal.
func TestMain(m *testing.M) {
	if mode := os.Getenv("PAINT_CHILD"); mode != "" {
		os.Exit(child(mode))
	}
	os.Exit(m.Run())
}

func child(mode string) int {
	profile := colorprofile.TrueColor
	switch os.Getenv("PAINT_COLOURS") {
	case "16":
		profile = colorprofile.ANSI
	case "none":
		profile = colorprofile.ASCII
	case "ask":
		profile = colorprofile.Unknown
	}
	ctx, cancel := signal.NotifyContext(context.Background(), ends()...)
	defer cancel()
	b := &board{wide: os.Getenv("PAINT_WIDE") != "", cancel: cancel}
	m, err := paint.Run(ctx, b, paint.Options{Stock: mode == "stock", Profile: profile})
	fmt.Printf("BYE n=%d views=%d err=%v\n", m.(*board).n, b.views, err)
	if out, err := run("stty", "-a"); err == nil {
		fmt.Println("cooked", strings.Contains(out, " icanon") && strings.Contains(out, " echo "))
	}
	if os.Getenv("PAINT_LEAKS") != "" {
		time.Sleep(20 * time.Millisecond) // what has been told to stop may still be stopping
		buf := make([]byte, 1<<20)
		all := strings.Split(string(buf[:runtime.Stack(buf, true)]), "\n\n")
		for _, g := range all[1:] {
			if strings.Contains(g, "baton/ui/paint.") {
				fmt.Println("LEAK", g)
			}
		}
		fmt.Println("COUNTED")
	}
	if err != nil {
		return 1
	}
	return 0
}

// ends are the signals that end a program.
func ends() []os.Signal {
	return []os.Signal{syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT}
}

// run returns what a program that is given the terminal says.
func run(name string, args ...string) (string, error) {
	c := exec.Command(name, args...)
	c.Stdin = os.Stdin
	out, err := c.Output()
	return string(out), err
}

// board is a small program that can do whatever a painter may stumble over.
type board struct {
	w, h    int
	n       int // keys
	at      int // the selected row
	execs   int
	views   int
	wide    bool
	inline  bool
	caret   int // 0 is no cursor
	boom    bool
	title   string
	note    string
	handler bool
	cancel  func()
}

type execDone struct{ err error }

func (b *board) Init() tea.Cmd { return nil }

func (b *board) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	switch m := msg.(type) {
	case tea.WindowSizeMsg:
		b.w, b.h = m.Width, m.Height
	case execDone:
		b.execs++
		if m.err != nil {
			b.note = m.err.Error()
		}
	case tea.MouseClickMsg:
		b.note = fmt.Sprintf("click %d,%d", m.X, m.Y)
	case tea.PasteMsg:
		b.note = "pasted " + strings.ReplaceAll(m.Content, "\r", "|")
	case tea.BackgroundColorMsg:
		b.note = fmt.Sprintf("dark=%v", m.IsDark())
	case string:
		b.note = m
	case tea.KeyPressMsg:
		b.n++
		return b, b.key(m.String())
	}
	return b, nil
}

func (b *board) key(k string) tea.Cmd {
	boom := func() tea.Msg { panic("boom") }
	idle := func() tea.Msg { return nil }
	switch k {
	case "q":
		return tea.Quit
	case "Q":
		b.inline = true // the last view is another one
		return tea.Quit
	case "K":
		b.cancel()
	case "ctrl+z":
		return tea.Suspend
	case "e":
		return paint.Exec(exec.Command("sh", "-c", "clear; test -t 1 && echo IN-EDITOR; read x"), func(err error) tea.Msg { return execDone{err} })
	case "E":
		return paint.Exec(exec.Command("true"), func(err error) tea.Msg { return execDone{err} })
	case "P":
		panic("boom")
	case "V":
		b.boom = true
	case "C":
		return boom
	case "B":
		return tea.Batch(idle, boom)
	case "S":
		return tea.Sequence(idle, tea.Batch(idle, boom))
	case "y":
		return tea.SetClipboard("hello")
	case "g":
		return tea.RequestBackgroundColor
	case "x":
		return tea.ClearScreen
	case "p":
		return tea.Println("a line above")
	case "i":
		b.inline = !b.inline
	case "w":
		b.wide = !b.wide
	case "o":
		b.handler = !b.handler
	case "c":
		b.caret = (b.caret + 1) % 4
	case "t":
		b.title = fmt.Sprintf("title %d", b.n)
	case "j":
		b.at++
	case "k":
		b.at--
	}
	return nil
}

func (b *board) View() tea.View {
	b.views++
	if b.boom {
		panic("boom")
	}
	rows := make([]string, 0, b.h)
	for y := range max(0, b.h-1) {
		rows = append(rows, b.row(y))
	}
	if b.inline {
		rows = rows[:min(3, len(rows))]
	}
	rows = append(rows, fmt.Sprintf("n=%d exec=%d %dx%d %s", b.n, b.execs, b.w, b.h, b.note))
	v := tea.NewView(strings.Join(rows, "\n"))
	v.AltScreen = !b.inline
	v.MouseMode = tea.MouseModeCellMotion
	v.ReportFocus = true
	v.WindowTitle = b.title
	if b.handler {
		at := b.at
		v.OnMouse = func(tea.MouseMsg) tea.Cmd { return func() tea.Msg { return fmt.Sprintf("handler of row %d", at) } }
	}
	if b.caret > 0 {
		v.Cursor = tea.NewCursor(b.caret, b.at)
		v.Cursor.Shape = tea.CursorShape(b.caret - 1)
		v.Cursor.Blink = b.caret == 2
		v.Cursor.Color = color.RGBA{R: 200, A: 255}
	}
	return v
}

func (b *board) row(y int) string {
	text := fmt.Sprintf("card %d of the board", y)
	if b.wide {
		text += []string{" 看板 漢字", " 🚀 ok", " cafe\u0301 n\u0303", " 👩‍👩‍👧 🇩🇪 x", " plain"}[y%5]
	}
	if y%5 == 4 || y == 10 {
		text += strings.Repeat(" and on", 40) // wider than the terminal
	}
	switch {
	case y == 0:
		return "\x1b[1;38;2;250;120;40m" + text + "\x1b[m"
	case y == b.at:
		return "\x1b[7m" + text + "\x1b[m"
	case y%5 == 2:
		return text + " \x1b[38;5;33;48;2;30;30;60m label \x1b[m"
	}
	return text
}
