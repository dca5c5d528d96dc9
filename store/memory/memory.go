// Package memory keeps a log in memory, for tests and for temporary boards. It is built
// from what store exports, and shows how little a log needs.
package memory

import (
	"context"
	"slices"
	"sync"

	"baton/model"
	"baton/store"
)

// Log is a [store.Log] that lives as long as its process.
type Log struct {
	writing     sync.Mutex // held during an update
	mu          sync.RWMutex
	snap        store.Snapshot
	subscribers []chan struct{}
}

var _ store.Log = (*Log)(nil)

// New returns an empty log.
func New() *Log { return &Log{snap: store.NewSnapshot(&model.Setup{})} }

// View runs f on the log as it stands.
func (l *Log) View(ctx context.Context, f func(store.Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return store.Attempt(func() error { return f(l.current()) })
}

func (l *Log) current() store.Snapshot {
	l.mu.RLock()
	defer l.mu.RUnlock()
	return l.snap
}

// Update runs f alone.
func (l *Log) Update(ctx context.Context, f func(store.Writer) error) error {
	l.writing.Lock()
	defer l.writing.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	next := l.current()
	if err := attempt(ctx, f, &next); err != nil {
		return err
	}
	l.publish(next)
	return nil
}

// attempt runs f, whose result is not kept if ctx ends meanwhile.
func attempt(ctx context.Context, f func(store.Writer) error, w store.Writer) error {
	if err := store.Attempt(func() error { return f(w) }); err != nil {
		return err
	}
	return ctx.Err()
}

// publish replaces the log's snapshot and tells watchers.
func (l *Log) publish(next store.Snapshot) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.snap = next
	for _, c := range l.subscribers {
		select {
		case c <- struct{}{}:
		default: // it holds a report already
		}
	}
}

// Watch reports every update.
func (l *Log) Watch(ctx context.Context) <-chan struct{} {
	c := make(chan struct{}, 1)
	l.mu.Lock()
	defer l.mu.Unlock()
	l.subscribers = append(l.subscribers, c)
	context.AfterFunc(ctx, func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.subscribers = slices.DeleteFunc(l.subscribers, func(s chan struct{}) bool { return s == c })
	})
	return c
}
