// Package stop ends the program when a signal asks for it: everything that is running is
// told through a context, and what does not end in time is not waited for.
package stop

import (
	"context"
	"errors"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"time"
)

// Signal is the cause of a context that a signal has ended.
type Signal struct{ syscall.Signal }

// Error names the signal.
func (s Signal) Error() string { return "stopped by a signal: " + s.String() }

// Code returns the exit code of a program whose context has ended, as shells
// count: 128 and the signal's number, that of an interrupt where it was none.
func Code(ctx context.Context) int {
	const signalled = 128
	var s Signal
	if errors.As(context.Cause(ctx), &s) {
		return signalled + int(s.Signal)
	}
	return signalled + int(syscall.SIGINT)
}

// The time from a signal until the program is ended, whatever it is doing: a board's
// transaction is there in full or not at all. A screen has to restore the terminal,
// which takes longer if the terminal is slow.
const (
	grace       = 120 * time.Millisecond
	screenGrace = 3 * time.Second
)

// Stop listens to signals. It is safe for concurrent use.
type Stop struct {
	mu     sync.Mutex
	holds  int
	screen bool
	cancel context.CancelCauseFunc
	force  func(code int)
	ended  bool
}

// Listen returns a context that ends at the first signal which asks for it, and
// calls force some time later if the program is still running then. Later
// signals change nothing.
func Listen(ctx context.Context, force func(code int)) (context.Context, *Stop) {
	s := &Stop{force: force}
	ctx, s.cancel = context.WithCancelCause(ctx)
	heard := make(chan os.Signal, 8)
	signal.Notify(heard, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP, syscall.SIGQUIT)
	go func() {
		for sig := range heard {
			if n, ok := sig.(syscall.Signal); ok {
				s.hear(Signal{n})
			}
		}
	}()
	return ctx, s
}

func (s *Stop) hear(sig Signal) {
	s.mu.Lock()
	defer s.mu.Unlock()
	typed := sig.Signal == syscall.SIGINT || sig.Signal == syscall.SIGQUIT
	if s.ended || typed && s.holds > 0 {
		return
	}
	s.ended = true
	s.cancel(sig)
	wait := grace
	if s.screen {
		wait = screenGrace
	}
	time.AfterFunc(wait, func() { s.force(128 + int(sig.Signal)) })
}

// Hold gives the signals that are typed, those of ctrl+c and ctrl+\, to another
// program in the same terminal, such as an editor, until release is called.
func (s *Stop) Hold() (release func()) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.holds++
	return sync.OnceFunc(func() {
		s.mu.Lock()
		defer s.mu.Unlock()
		s.holds--
	})
}

// Screen says that a screen is shown, which needs more time to end.
func (s *Stop) Screen() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.screen = true
}
