package store

import (
	"context"
	"iter"
	"slices"
	"sync"

	"baton/model"
)

// Memory is a Log that ends with its process.
type Memory struct {
	mu   sync.Mutex // held by writers
	now  sync.RWMutex
	snap snapshot
	ears []chan struct{}
}

// NewMemory returns an empty log.
func NewMemory() *Memory { return &Memory{snap: newSnapshot(&model.Setup{})} }

// View runs f on the log as it stands.
func (m *Memory) View(ctx context.Context, f func(Reader) error) error {
	if err := ctx.Err(); err != nil {
		return err
	}
	return attempt(func() error { return f(m.current()) })
}

func (m *Memory) current() snapshot {
	m.now.RLock()
	defer m.now.RUnlock()
	return m.snap
}

// Update runs f alone.
func (m *Memory) Update(ctx context.Context, f func(Writer) error) error {
	m.mu.Lock()
	defer m.mu.Unlock()
	if err := ctx.Err(); err != nil {
		return err
	}
	w := &memoryWriter{m.current()}
	if err := attempt(func() error { return f(w) }); err != nil {
		return err
	}
	m.now.Lock()
	defer m.now.Unlock()
	m.snap = w.snapshot
	for _, ear := range m.ears {
		nudge(ear)
	}
	return nil
}

// Watch tells of every update.
func (m *Memory) Watch(ctx context.Context) <-chan struct{} {
	ear := make(chan struct{}, 1)
	m.now.Lock()
	defer m.now.Unlock()
	m.ears = append(m.ears, ear)
	context.AfterFunc(ctx, func() {
		m.now.Lock()
		defer m.now.Unlock()
		m.ears = slices.DeleteFunc(m.ears, func(c chan struct{}) bool { return c == ear })
	})
	return ear
}

// nudge puts a word into a channel that may hold one already.
func nudge(c chan<- struct{}) {
	select {
	case c <- struct{}{}:
	default:
	}
}

// folded lets a snapshot embed a board under another name.
type folded = model.Board

// snapshot is a log at one moment.
type snapshot struct {
	*folded
	events []model.Event
}

func newSnapshot(s *model.Setup) snapshot { return snapshot{folded: model.NewBoard(s, true)} }

// Load returns the board.
func (s snapshot) Load(whole bool) *model.Board {
	if whole {
		return s.folded
	}
	d := &model.Delta{Head: s.Head()}
	for t := range s.Tasks() {
		d.Tasks = append(d.Tasks, model.Changed{ID: t.ID, After: t})
	}
	for id, num := range s.added() {
		if s.Task(id) == nil {
			d.Tasks = append(d.Tasks, tomb(id, num)...)
		}
	}
	return model.NewBoard(s.Setup(), false).With(d)
}

// added yields every task that was ever added, with its number.
func (s snapshot) added() iter.Seq2[model.ID, int] {
	return func(yield func(model.ID, int) bool) {
		for _, ev := range s.events {
			for _, c := range ev.Do {
				if a, ok := c.(model.AddTask); ok && !yield(a.Task.ID, a.Task.Num) {
					return
				}
			}
		}
	}
}

// ByNumber returns the task with that number, a deleted one too.
func (s snapshot) ByNumber(num int) (model.ID, bool) {
	if id, ok := s.folded.ByNumber(num); ok {
		return id, ok
	}
	for id, n := range s.added() {
		if n == num && s.NumberOf(id) == num { // it may have come back under another
			return id, true
		}
	}
	return model.ID{}, false
}

// Event returns one event.
func (s snapshot) Event(seq model.Seq) (model.Event, bool) {
	if seq == 0 || seq > model.Seq(len(s.events)) {
		return model.Event{}, false
	}
	return s.events[seq-1], true
}

// Since returns the first event since a moment.
func (s snapshot) Since(at model.Instant) model.Seq { return model.EarliestSince(s.events, at) }

// EventID returns who an event is.
func (s snapshot) EventID(seq model.Seq) (model.ID, bool) {
	ev, ok := s.Event(seq)
	return ev.ID, ok
}

// Log yields events.
func (s snapshot) Log(span model.Span) iter.Seq[model.Event] { return span.Of(s.events) }

// History yields the events after a sequence number about a task.
func (s snapshot) History(id model.ID, after model.Seq) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		for ev := range s.Log(model.Span{After: after}) {
			if slices.Contains(ev.Subjects(), id) && !yield(ev) {
				return
			}
		}
	}
}

// Own yields the events of a person, newest first.
func (s snapshot) Own(by model.PersonID) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		for ev := range s.Log(model.Span{Newest: true}) {
			if ev.By == by && !yield(ev) {
				return
			}
		}
	}
}

// memoryWriter is the next snapshot in the making.
type memoryWriter struct{ snapshot }

// Record appends an event.
func (w *memoryWriter) Record(ev model.Event, d *model.Delta) error {
	if ev.Seq != w.Head().Seq+1 {
		return ErrStale
	}
	w.folded = w.With(d)
	// Readers hold the old slice: what they see of it stays as it is.
	w.events = append(slices.Clip(w.events), ev)
	for _, id := range ev.Purges() {
		w.events = slices.Clone(w.events)
		for i, old := range w.events {
			w.events[i] = old.Scrub(id)
		}
	}
	return nil
}
