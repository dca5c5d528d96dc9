package cli

import (
	"fmt"
	"sync"
	"time"
)

// patience is how long work may take before progress is shown.
const patience = 500 * time.Millisecond

// progress shows on a terminal that work is going on, and how far it has got.
type progress struct {
	s    *session
	what string

	mu    sync.Mutex
	next  time.Time
	timer *time.Timer
	shown bool
	over  bool
}

// progress starts showing the progress of work that may take long.
func (s *session) progress(what string) *progress {
	p := &progress{s: s, what: what, next: time.Now().Add(patience)}
	if s.quiet || !isTerminal(s.Err) {
		p.over = true
		return p
	}
	p.timer = time.AfterFunc(patience, func() { p.show(what + " …") })
	return p
}

// at reports how much is done. It prints only now and then.
func (p *progress) at(done, total int) {
	if now := time.Now(); now.After(p.next) {
		p.next = now.Add(patience / 5)
		p.show(fmt.Sprintf("%s %d of %d", p.what, done, total))
	}
}

func (p *progress) show(text string) {
	p.mu.Lock()
	defer p.mu.Unlock()
	if !p.over {
		p.shown = true
		_, _ = fmt.Fprintf(p.s.Err, "\r\x1b[K%s", text)
	}
}

// done removes the line again. It may be called more than once.
func (p *progress) done() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.shown && !p.over {
		_, _ = fmt.Fprint(p.s.Err, "\r\x1b[K")
	}
	p.over = true
	if p.timer != nil {
		p.timer.Stop()
	}
}
