package ui_test

import (
	"context"
	"fmt"
	"io"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/vt"

	"baton/model"
	"baton/ui"
	"baton/ui/cli/demo"
	"baton/ui/keymap"
	"baton/ui/look"
)

// remote is a terminal that is not the process's: what is typed comes through a
// pipe, and what is shown is kept.
type remote struct {
	mu   sync.Mutex
	raw  strings.Builder
	vt   *vt.Emulator
	keys io.WriteCloser
}

func (r *remote) Write(b []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.raw.Write(b)
	return r.vt.Write(b)
}

func (r *remote) shows() (screen, raw string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.vt.String(), r.raw.String()
}

// until waits until the screen holds a text.
func (r *remote) until(ctx context.Context, t *testing.T, text string) {
	t.Helper()
	for {
		if screen, _ := r.shows(); strings.Contains(screen, text) {
			return
		}
		select {
		case <-ctx.Done():
			screen, _ := r.shows()
			t.Errorf("no %q on the screen:\n%s", text, screen)
			return
		case <-time.After(5 * time.Millisecond):
		}
	}
}

// shared is a board in memory that several people work on at once.
type shared struct {
	mu sync.Mutex
	memory
}

func (s *shared) Board(ctx context.Context) (*model.Board, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory.Board(ctx)
}

func (s *shared) Apply(ctx context.Context, by model.PersonID, p model.Plan) (model.Event, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory.Apply(ctx, by, p)
}

func (s *shared) View(ctx context.Context, f func(model.Reader) error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.memory.View(ctx, f)
}

// TestSeveralPeopleInOneProcess has people with different sizes, colors, themes and
// rights sit before one board with one keymap in one process at the same time, as
// guests of a server do.
func TestSeveralPeopleInOneProcess(t *testing.T) {
	ctx, cancel := context.WithTimeout(t.Context(), 2*time.Minute)
	defer cancel()
	guests := []struct {
		me      model.PersonID
		w, h    int
		profile colorprofile.Profile
		theme   string
		can     ui.Capabilities
	}{
		{demo.Me, 100, 30, colorprofile.TrueColor, "dark", ui.Capabilities{Suspend: true}},
		{"ann", 72, 20, colorprofile.ASCII, "light", ui.Capabilities{}},
		{"lee", 150, 44, colorprofile.ANSI, "dark", ui.Capabilities{}},
	}
	keys, err := keymap.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	m := &shared{memory: demoBoard(t)}
	var all sync.WaitGroup
	for _, g := range guests {
		all.Go(func() {
			in, typed := io.Pipe()
			r := &remote{vt: vt.NewEmulator(g.w, g.h), keys: typed}
			go func() { _, _ = io.Copy(io.Discard, r.vt) }() // what the terminal answers
			o := ui.Options{Store: m, Keys: keys, Me: g.me, Now: monday, Can: g.can}
			o.Terminal = ui.Terminal{In: in, Out: r, Env: []string{"TERM=xterm-256color"}, Profile: g.profile, Theme: g.theme}
			o.Size.W, o.Size.H = g.w, g.h
			over := make(chan error, 1)
			go func() { over <- ui.Run(ctx, o) }()
			r.until(ctx, t, "Payments")
			r.until(ctx, t, string(g.me))
			for i := range 3 {
				_, _ = fmt.Fprintf(typed, "nA task of %s %d\r", g.me, i)
				r.until(ctx, t, fmt.Sprintf("A task of %s %d", g.me, i))
				_, _ = io.WriteString(typed, "jklh\t\t\t")
			}
			screen, raw := r.shows()
			if rows := strings.Split(strings.TrimRight(screen, "\n"), "\n"); len(rows) > g.h || look.Width(rows[0]) > g.w {
				t.Errorf("%s has %d rows of %d cells, want %d of %d", g.me, len(rows), look.Width(rows[0]), g.h, g.w)
			}
			if got, want := strings.Contains(raw, "38;2;"), g.profile == colorprofile.TrueColor; got != want {
				t.Errorf("%s sees 24-bit colors: %t, want %t", g.me, got, want)
			}
			_, _ = io.WriteString(typed, "q")
			if err := <-over; err != nil {
				t.Errorf("%s: %v", g.me, err)
			}
			_ = typed.Close()
		})
	}
	all.Wait()
}
