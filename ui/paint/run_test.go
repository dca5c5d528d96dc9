//go:build unix

package paint_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"baton/ui/paint"
)

// ready waits until the renderer has set its modes, too.
func (m *terminal) ready() *terminal {
	m.t.Helper()
	return m.until("all modes", func() bool {
		return m.emu.IsAltScreen() && m.modes[1002] && m.modes[1006] && m.modes[1004] && m.modes[2004] && !m.modes[25]
	})
}

// left checks that a program that has ended left nothing behind.
func (m *terminal) left() {
	m.t.Helper()
	if m.emu.IsAltScreen() || !m.modes[25] || !m.modes[7] || len(m.modes) != 2 || m.title != "" {
		m.t.Errorf("left behind: alternate screen %v, modes %v, title %q", m.emu.IsAltScreen(), m.modes, m.title)
	}
	out := m.raw.String()
	if on, off := strings.Count(out, "\x1b[>1u"), strings.Count(out, ansi.PopKittyKeyboard(1)); on != off {
		m.t.Errorf("the keyboard's modes were pushed %d times and popped %d times", on, off)
	}
	if !strings.Contains(out, "cooked true") {
		m.t.Errorf("the terminal is still raw:\n%s", m.text())
	}
}

// signal sends the program a signal.
func (m *terminal) signal(s syscall.Signal) *terminal {
	m.t.Helper()
	if err := m.cmd.Process.Signal(s); err != nil {
		m.t.Fatal(err)
	}
	return m
}

func TestTheFirstFrameWaitsForNoTick(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready().sees("card 0", "card 14", "n=0")
	out := m.raw.String()
	if frame, modes := strings.Index(out, "card 0"), strings.Index(out, ansi.SetModeBracketedPaste); frame > modes {
		t.Errorf("drawn after the renderer's first tick (bytes %d, %d)", frame, modes)
	}
	if n := strings.Count(out, ansi.SetModeAltScreenSaveCursor); n != 1 {
		t.Errorf("entered the alternate screen %d times", n)
	}
}

func TestModesAreSetAndReset(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready().press("t").sees("n=1")
	m.until("the title", func() bool { return m.title == "title 1" })
	m.press("q").ends(0).sees("BYE n=2").left()
}

func TestQuittingBeforeTheFirstTickLeavesNothing(t *testing.T) {
	t.Parallel()
	sit(t, setup{}).press("q").ends(0).sees("BYE n=1").left()
}

func TestASignalToEndLeavesNothing(t *testing.T) {
	t.Parallel()
	for _, sig := range ends() {
		for _, mode := range []string{"paint", "stock"} {
			for when, wait := range map[string]bool{"at once": false, "later": true} {
				t.Run(fmt.Sprint(sig, " ", mode, " ", when), func(t *testing.T) {
					t.Parallel()
					m := sit(t, setup{mode: mode}).sees("card 14")
					if wait {
						m.ready()
					}
					m.signal(sig.(syscall.Signal))
					_ = m.cmd.Process.Signal(sig) // it may be gone already
					m.ends(1).sees("BYE", "context canceled").left()
				})
			}
		}
	}
}

func TestTheEndOfTheContextLeavesNothing(t *testing.T) {
	t.Parallel()
	for name, wait := range map[string]bool{"at once": false, "later": true} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := sit(t, setup{}).sees("card 14").press("c")
			if wait {
				m.until("a cursor", func() bool { return m.modes[2004] && m.modes[25] })
			}
			m.press("cK").ends(1).sees("context canceled").left()
			if s := m.style(); s != "0" && s != "" {
				t.Errorf("the cursor's shape stays %s", m.style())
			}
		})
	}
}

func TestPanicsAreReportedOnACookedTerminal(t *testing.T) {
	t.Parallel()
	for name, key := range map[string]string{"update": "P", "view": "V", "command": "C", "batch": "B", "sequence": "S"} {
		for when, wait := range map[string]bool{"at once": false, "later": true} {
			t.Run(name+" "+when, func(t *testing.T) {
				t.Parallel()
				m := sit(t, setup{w: 150, h: 60}).sees("card 58")
				if wait {
					m.ready()
				}
				m.press(key).ends(1).sees("Caught panic", "boom", "BYE", "program experienced a panic").left()
			})
		}
	}
}

func TestTheLastViewMayBeInline(t *testing.T) {
	t.Parallel()
	sit(t, setup{}).ready().press("jQ").ends(0).sees("card 2", "BYE").left()
}

func TestAViewMayLeaveTheAlternateScreenAndReturn(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready().press("i")
	m.until("an inline view", func() bool { return !m.emu.IsAltScreen() && strings.Contains(m.text(), "n=1") })
	m.press("i").ready().sees("card 14", "n=2")
	m.press("iij").sees("n=5").ready().press("q").ends(0).sees("BYE").left()
}

func TestFocusAndPasteReachTheModel(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready().press("\x1b[200~two\rlines\x1b[201~").sees("pasted two|lines")
	m.press("\x1b[<0;7;3M").sees("click 6,2")
	m.press("q").ends(0).left()
}

func TestTheMouseHandlerIsThatOfTheFrameOnScreen(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready().press("o").sees("n=1").press("\x1b[<0;7;3M").sees("handler of row 0")
	m.press("jj").sees("n=3").press("\x1b[<0;7;3M").sees("handler of row 2")
}

func TestTheCursorIsWhereTheViewHasIt(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready()
	for i, style := range []string{"2", "3", "6"} {
		m.press("c").until("a cursor of shape "+style, func() bool {
			p := m.emu.CursorPosition()
			return m.modes[25] && p.X == i+1 && p.Y == 0 && m.style() == style
		})
	}
	m.press("jj").until("the cursor two rows below", func() bool { p := m.emu.CursorPosition(); return p.X == 3 && p.Y == 2 })
	m.press("c").until("no cursor", func() bool { return !m.modes[25] })
	m.press("q").ends(0).sees("BYE").left()
}

func TestQueriesAndTheClipboardPassThrough(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready().press("y")
	m.until("the clipboard", func() bool { return strings.Contains(m.raw.String(), ansi.SetSystemClipboard("hello")) })
	m.press("g").sees("dark=false")
}

func TestWhatTheRendererErasesIsRepainted(t *testing.T) {
	t.Parallel()
	for name, key := range map[string]string{"clear screen": "x", "print a line": "p"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			m := sit(t, setup{}).ready().press("jj").sees("n=2")
			var before string
			var reads int
			m.until("", func() bool { before, reads = m.text(), m.raw.Len(); return true })
			m.press(key).sees("n=3").press("h").sees("n=4")
			m.until("the frame after "+name, func() bool {
				return m.raw.Len() > reads+200 && m.text() == strings.Replace(before, "n=2", "n=4", 1)
			})
		})
	}
}

func TestResizing(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready().resize(100, 30).sees("n=0 exec=0 100x30", "card 28")
	m.resize(2, 2).until("two cells", func() bool { return m.text() == "ca\nn=\n" })
	m.resize(1, 1).until("one cell", func() bool { return m.text() == "n\n" })
	m.resize(60, 16).sees("n=0 exec=0 60x16", "card 14")
	m.until("no row of another size", func() bool { return !strings.Contains(m.text(), "card 15") })
	m.press("q").ends(0).sees("BYE").left()
}

func TestWithAndWithoutSynchronisedOutput(t *testing.T) {
	t.Parallel()
	for _, sync := range []bool{false, true} {
		m := sit(t, setup{sync: sync}).ready().press("j").sees("n=1").press("c")
		m.until("a cursor", func() bool { return m.modes[25] })
		var from int
		m.until("", func() bool { from = m.raw.Len(); return true })
		m.press("j").sees("n=3").until("the cursor's row", func() bool { return m.emu.CursorPosition().Y == 2 && m.modes[25] && !m.modes[2026] })
		out := m.raw.String()[from:]
		if got := strings.Contains(out, ansi.SetModeSynchronizedOutput); got != sync {
			t.Errorf("synchronised %v, want %v: %q", got, sync, out)
		}
		m.press("q").ends(0).sees("BYE").left()
	}
}

func TestColoursAreTonedDown(t *testing.T) {
	t.Parallel()
	for colours, want := range map[string][]string{
		"":     {"38;2;250;120;40", "38;5;33;48;2;30;30;60"},
		"16":   {"\x1b[1;", "\x1b[7m"},
		"none": {"\x1b[1m", "\x1b[7m"},
	} {
		t.Run(colours, func(t *testing.T) {
			t.Parallel()
			m := sit(t, setup{env: []string{"PAINT_COLOURS=" + colours}}).sees("card 14").press("j").sees("n=1")
			out := m.raw.String()
			for _, w := range want {
				if !strings.Contains(out, w) {
					t.Errorf("no %q", w)
				}
			}
			if colours != "" && (strings.Contains(out, "38;2") || strings.Contains(out, "38;5") || strings.Contains(out, "48;")) {
				t.Errorf("more colours than %s: %q", colours, out)
			}
		})
	}
	m := sit(t, setup{env: []string{"PAINT_COLOURS=ask", "COLORTERM=truecolor"}}).sees("card 14")
	if !strings.Contains(m.raw.String(), "38;2;250;120;40") {
		t.Error("the terminal's own colours were not asked for")
	}
}

func TestABurstIsAFewFrames(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready()
	m.press(strings.Repeat("jk", 499)+"jj").sees("n=1000").until("the last frame", func() bool {
		return m.emu.CellAt(0, 2).Style.Attrs != 0 && m.emu.CellAt(0, 1).Style.Attrs == 0
	})
	m.press("q").ends(0).sees("BYE n=1001")
	views := 0
	for _, w := range strings.Fields(m.text()) {
		if v, ok := strings.CutPrefix(w, "views="); ok {
			for _, c := range v {
				views = views*10 + int(c-'0')
			}
		}
	}
	if views == 0 || views > 200 {
		t.Errorf("%d views for 1,000 keys", views)
	}
}

func TestKeysTypedAhead(t *testing.T) {
	t.Parallel()
	sit(t, setup{}).press("jjj").sees("n=3").press("q").ends(0).sees("BYE n=4").left()
}

func TestNoGoroutineStays(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{env: []string{"PAINT_LEAKS=1"}}).ready().press("jjjj").sees("n=4").press("jjq").ends(0).sees("COUNTED")
	if strings.Contains(m.raw.String(), "LEAK") {
		t.Error(m.text())
	}
}

func TestWithoutATerminalItIsAPlainProgram(t *testing.T) {
	out, err := os.Create(filepath.Join(t.TempDir(), "out"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = out.Close() }()
	m, err := paint.Run(context.Background(), &board{}, paint.Options{Out: out},
		tea.WithInput(strings.NewReader("jjjq")), tea.WithWindowSize(40, 12))
	if err != nil {
		t.Fatal(err)
	}
	if got := m.(*board).n; got != 4 {
		t.Errorf("%d keys", got)
	}
	if text, _ := os.ReadFile(out.Name()); !strings.Contains(string(text), "n=4") && !strings.Contains(string(text), "card") {
		t.Errorf("drew %q", text)
	}
}
