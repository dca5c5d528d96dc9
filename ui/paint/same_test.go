//go:build unix

package paint_test

import (
	"fmt"
	"strings"
	"testing"
	"time"
)

// TestTheSameAsStock has one person sit at two terminals: whatever they do,
// both show the same in the end. They never print a line above the alternate
// screen, where the stock renderer lets it stand on the frame, nor is a row
// with joined characters wider than the terminal, which the stock renderer
// cuts too early.
func TestTheSameAsStock(t *testing.T) {
	t.Parallel()
	keys := []string{
		"j", "jjj", "kk", "c", "j", "c", "t", "w", "jj", "ww", "x", "i", "j", "i", "cc", "E", "j", "y", "g",
		"\x1b[<0;7;3M", "\x1b[200~some text\x1b[201~", strings.Repeat("jk", 50), "ij",
	}
	answers := map[string]string{"E": "exec=1", "g": "dark=false"} // what comes by and by
	for name, s := range map[string]setup{
		"plain":        {},
		"synchronised": {sync: true, joined: true},
		"wide":         {joined: true, env: []string{"PAINT_WIDE=1"}},
		"16 colours":   {sync: true, env: []string{"PAINT_COLOURS=16"}},
		"no colour":    {env: []string{"PAINT_COLOURS=none"}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			stock, ours := s, s
			stock.mode, ours.mode = "stock", "paint"
			a, b := sit(t, stock), sit(t, ours)
			a.agrees(b, "at the start")
			for i, k := range keys {
				a.press(k).sees(answers[k])
				b.press(k).sees(answers[k])
				a.agrees(b, fmt.Sprintf("after %q, the %d. step", k, i+1))
				if i == 9 {
					a.resize(90, 25)
					b.resize(90, 25)
					a.agrees(b, "after a resize")
				}
			}
			a.press("q").ends(0)
			b.press("q").ends(0)
		})
	}
}

// agrees waits until two terminals have shown the same for a moment.
func (m *terminal) agrees(o *terminal, when string) {
	m.t.Helper()
	var a, b string
	same := 0
	for late := time.Now().Add(patience); same < 2; time.Sleep(10 * time.Millisecond) {
		was := a
		m.until("", func() bool { a = m.picture(); return true })
		o.until("", func() bool { b = o.picture(); return true })
		if same++; a != b || a != was || m.sent() != o.sent() {
			same = 0
		}
		if time.Now().After(late) {
			m.t.Fatalf("%s the terminals differ:\n%s", when, differences(a, b))
		}
	}
}

// sent returns how many keys the program says that it has seen, as shown.
func (m *terminal) sent() string {
	m.mu.Lock()
	defer m.mu.Unlock()
	_, n, _ := strings.Cut(m.text(), "n=")
	n, _, _ = strings.Cut(n, " ")
	return n
}

func differences(a, b string) string {
	var s strings.Builder
	others := strings.Split(b, "\n")
	for i, line := range strings.Split(a, "\n") {
		if line != others[min(i, len(others)-1)] {
			fmt.Fprintf(&s, "line %d\nstock %q\npaint %q\n", i, line, others[min(i, len(others)-1)])
		}
	}
	return s.String()
}
