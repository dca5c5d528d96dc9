//go:build unix

package paint_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func TestAnEditorGetsTheTerminalAndGivesItBack(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready().press("jj").sees("n=2").press("e").sees("IN-EDITOR")
	m.until("a terminal for the editor", func() bool { return !m.emu.IsAltScreen() && m.modes[25] && !m.modes[1002] && !m.modes[2004] })
	m.resize(70, 20).press("\r")
	m.ready().sees("n=3 exec=1 70x20", "card 0", "card 18")
	m.until("no editor", func() bool { return !strings.Contains(m.text(), "IN-EDITOR") })
	m.press("\x1b[<0;7;3M").sees("click 6,2")
	m.press("q").ends(0).sees("BYE").left()
}

// TestQuittingRightAfterAnEditor has many programs come back from an editor at
// once, so that goroutines are late.
func TestQuittingRightAfterAnEditor(t *testing.T) {
	t.Parallel()
	for i := range 8 {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			t.Parallel()
			m := sit(t, setup{sync: i%2 == 0}).sees("card 14").press("E").sees("n=1 exec=1 ")
			if i%4 == 0 {
				m.ready()
			}
			m.press("q").ends(0).sees("BYE n=2").left()
		})
	}
}

func TestModesReturnAfterEveryEditor(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).ready()
	for i := range 5 {
		m.press("E").sees(fmt.Sprintf("n=%d exec=%d ", i+1, i+1)).ready()
	}
	m.press("q").ends(0).left()
}

func TestSuspendingUnderAShell(t *testing.T) {
	t.Parallel()
	sh, err := exec.LookPath("sh")
	if err != nil {
		t.Skip("no shell")
	}
	m := sit(t, setup{argv: []string{sh, "-i"}, env: []string{"PS1=prompt> "}}).sees("prompt>")
	m.press(os.Args[0] + "\r").ready().sees("card 14").press("jj").sees("n=2").press("\x1a")
	m.until("the shell", func() bool {
		return !m.emu.IsAltScreen() && m.modes[25] && !m.modes[1002] && strings.HasSuffix(strings.TrimSpace(m.text()), "prompt>")
	})
	m.press("stty -a | grep -c ' icanon'; echo sh\"\"ell\r").sees("shell").press("clear; fg\r")
	m.ready().sees("n=3", "card 0", "card 14").press("j").sees("n=4").press("q").sees("BYE n=5", "cooked true")
	m.press("exit\r").ends(0).left()
}

func TestInsideTmux(t *testing.T) {
	t.Parallel()
	tmux, err := exec.LookPath("tmux")
	if err != nil {
		t.Skip("tmux is not installed")
	}
	socket := filepath.Join(t.TempDir(), "tmux")
	t.Cleanup(func() { _ = exec.Command(tmux, "-S", socket, "kill-server").Run() })
	m := sit(t, setup{argv: []string{tmux, "-S", socket, "-f", "/dev/null", "new-session", os.Args[0] + "; sleep 1"}})
	m.sees("card 13", "n=0 exec=0 60x15").press("jj").sees("n=2")
	m.press("e").sees("IN-EDITOR").press("\r").sees("exec=1", "card 0")
	m.until("no editor", func() bool { return !strings.Contains(m.text(), "IN-EDITOR") })
	m.press("c").until("a cursor", func() bool { p := m.emu.CursorPosition(); return m.modes[25] && p.X == 1 && p.Y == 2 })
	m.press("q").sees("BYE n=5").ends(0)
}

// TestKeysWhileAnEditorComesAndGoes types without looking: every key that is
// not the editor's arrives, once.
func TestKeysWhileAnEditorComesAndGoes(t *testing.T) {
	t.Parallel()
	m := sit(t, setup{}).sees("card 14")
	for range 5 {
		m.press("E")
		for range 4 {
			time.Sleep(3 * time.Millisecond) // to meet the switch at various moments
			m.press("j")
		}
	}
	m.sees("n=25 exec=5").press("q").ends(0).left()
}
