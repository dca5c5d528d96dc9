package cli

import (
	"fmt"
	"time"
)

// patience is how long nothing is said about work that goes on.
const patience = 500 * time.Millisecond

// progress tells on a terminal how far long work has come.
type progress struct {
	s     *session
	what  string
	next  time.Time
	shown bool
}

func (s *session) progress(what string) *progress {
	now := time.Now()
	return &progress{s: s, what: what, next: now.Add(patience)}
}

// at tells that so much is done, now and then.
func (p *progress) at(done, total int) {
	now := time.Now()
	if p.s.quiet || now.Before(p.next) || !isTerminal(p.s.Err) {
		return
	}
	p.shown = true
	p.next = now.Add(patience / 5)
	_, _ = fmt.Fprintf(p.s.Err, "\r\x1b[K%s %d of %d", p.what, done, total)
}

// done takes the line away again.
func (p *progress) done() {
	if p.shown {
		_, _ = fmt.Fprint(p.s.Err, "\r\x1b[K")
		p.shown = false
	}
}
