package bolt

import (
	"context"
	"os"
	"path/filepath"
	"time"

	"github.com/fsnotify/fsnotify"

	"baton/store/bolt/pages"
)

const (
	settleTime = 8 * time.Millisecond   // after the first notice: a commit is several writes
	slowPoll   = 2 * time.Second        // where the system reports changes
	fastPoll   = 125 * time.Millisecond // where it doesn't
)

// Watch reports that the file may have changed. The system reports changes in its
// folder; slow polling makes up for reports that get lost, and fast polling replaces
// them where there are none.
func (l *File) Watch(ctx context.Context) <-chan struct{} {
	out := make(chan struct{}, 1)
	w := &fileWatch{log: l, out: out, seen: l.fingerprint()}
	w.listen()
	go w.run(ctx)
	return out
}

// fileWatch watches one file for one listener.
type fileWatch struct {
	log     *File
	out     chan<- struct{}
	seen    fingerprint
	watcher *fsnotify.Watcher // nil where the system reports nothing
}

// listen asks the system to report changes in the folder.
func (w *fileWatch) listen() {
	watcher, err := fsnotify.NewWatcher()
	if err != nil {
		return
	}
	if err := watcher.Add(filepath.Dir(w.log.path)); err != nil {
		_ = watcher.Close()
		return
	}
	w.watcher = watcher
}

func (w *fileWatch) run(ctx context.Context) {
	for ctx.Err() == nil {
		if w.watcher == nil {
			w.poll(ctx)
			continue
		}
		w.hear(ctx)
		_ = w.watcher.Close()
		w.watcher = nil
	}
}

// poll polls fast for a while, then tries to listen again.
func (w *fileWatch) poll(ctx context.Context) {
	tick := time.NewTicker(fastPoll)
	defer tick.Stop()
	for range slowPoll / fastPoll {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			w.look()
		}
	}
	w.listen()
}

// hear waits for the system's reports, until there are no more.
func (w *fileWatch) hear(ctx context.Context) {
	tick := time.NewTicker(slowPoll)
	defer tick.Stop()
	var settled <-chan time.Time
	for {
		select {
		case <-ctx.Done():
			return
		case ev, ok := <-w.watcher.Events:
			if !ok || ev.Name == filepath.Dir(w.log.path) {
				return // the folder went away
			}
			if settled == nil && w.concerns(ev) {
				settled = time.After(settleTime)
			}
		case _, ok := <-w.watcher.Errors:
			if !ok {
				return
			}
			nudge(w.out) // some events were lost
		case <-settled:
			settled = nil
			w.seen = w.log.fingerprint()
			nudge(w.out)
		case <-tick.C:
			w.look()
		}
	}
}

func (w *fileWatch) concerns(ev fsnotify.Event) bool {
	return filepath.Base(ev.Name) == filepath.Base(w.log.path) && !ev.Op.Has(fsnotify.Chmod)
}

// look reports a change if the file's fingerprint has changed.
func (w *fileWatch) look() {
	if now := w.log.fingerprint(); now != w.seen {
		w.seen = now
		nudge(w.out)
	}
}

// fingerprint tells two states of a file apart, without a lock, by the transactions that
// its two heads name. Times alone are too coarse.
type fingerprint struct {
	there         bool
	size          int64
	changed       time.Time
	first, second uint64
}

// nudge sends to a channel of one, unless it is full.
func nudge(c chan<- struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

func (p *place) fingerprint() fingerprint {
	f, err := openPlain(p.path, os.O_RDONLY)
	if err != nil {
		return fingerprint{}
	}
	defer func() { _ = f.Close() }()
	info, err := f.Stat()
	if err != nil {
		return fingerprint{}
	}
	a, b := pages.Heads(f)
	return fingerprint{there: true, size: info.Size(), changed: info.ModTime(), first: a.Tx, second: b.Tx}
}
