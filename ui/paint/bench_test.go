//go:build unix

package paint_test

import (
	"fmt"
	"math/rand"
	"slices"
	"strings"
	"testing"
	"time"
)

// foot waits for the last row of the screen to begin with text; it costs less
// than looking at all of them.
func (m *terminal) foot(text string) {
	m.t.Helper()
	m.until(text, func() bool { return strings.HasPrefix(m.row(m.emu.Height()-1), text) })
}

// BenchmarkKey measures how long a key takes until its frame is on the screen
// of a terminal of 160×45, in a program of its own. Keys come at any moment of
// the renderer's clock.
func BenchmarkKey(b *testing.B) {
	for _, mode := range []string{"stock", "paint"} {
		b.Run(mode, func(b *testing.B) {
			m := sit(b, setup{mode: mode, sync: true, w: 160, h: 45}).ready().sees("card 43")
			var took []time.Duration
			keys := 0
			for b.Loop() {
				b.StopTimer()
				time.Sleep(5*time.Millisecond + time.Duration(rand.Int63n(int64(17*time.Millisecond))))
				keys++
				done := fmt.Sprintf("n=%d ", keys)
				b.StartTimer()
				start := time.Now()
				m.press("jk"[keys%2 : keys%2+1]).foot(done)
				took = append(took, time.Since(start))
			}
			slices.Sort(took)
			for name, part := range map[string]float64{"p50-ms": 0.5, "p95-ms": 0.95} {
				b.ReportMetric(took[int(part*float64(len(took)-1))].Seconds()*1000, name)
			}
		})
	}
}

// BenchmarkStart measures how long a program takes from its start to its first
// frame.
func BenchmarkStart(b *testing.B) {
	for _, mode := range []string{"stock", "paint"} {
		b.Run(mode, func(b *testing.B) {
			for b.Loop() {
				m := sit(b, setup{mode: mode, sync: true, w: 160, h: 45}).sees("card 43")
				b.StopTimer()
				m.press("q").ends(0)
				b.StartTimer()
			}
		})
	}
}

// BenchmarkBurst measures a thousand keys in one write until the last frame.
func BenchmarkBurst(b *testing.B) {
	for _, mode := range []string{"stock", "paint"} {
		b.Run(mode, func(b *testing.B) {
			m := sit(b, setup{mode: mode, sync: true, w: 160, h: 45}).ready()
			keys := make([]byte, 1000)
			for i := range keys {
				keys[i] = "jk"[i%2]
			}
			n := 0
			for b.Loop() {
				n += len(keys)
				m.press(string(keys)).foot(fmt.Sprintf("n=%d ", n))
			}
			b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "keys/s")
		})
	}
}
