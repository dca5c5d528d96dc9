package store

import (
	"iter"
	"maps"
	"slices"

	"baton/model"
)

// folded lets a Snapshot embed a board under another name.
type folded = model.Board

// Snapshot is a log at one moment, in memory: its events and the board they fold to. A
// copy does not change when [Snapshot.Record] changes the original, so readers need no
// lock. A log that has all of its events in memory can be built on it.
type Snapshot struct {
	*folded
	events []model.Event
	seqs   seqIndex
}

// NewSnapshot returns an empty log whose board has the given set-up.
func NewSnapshot(s *model.Setup) Snapshot {
	return Snapshot{folded: model.NewBoard(s, true)}
}

// seqIndex finds events by identity. Like its snapshot it never changes under a copy: its
// layers are only read. Each is larger than the next, so that there are few, and few events
// are copied to add one.
type seqIndex []map[model.EventID]model.Seq

// with returns the index with one more event.
func (x seqIndex) with(id model.EventID, seq model.Seq) seqIndex {
	layer := map[model.EventID]model.Seq{id: seq}
	for n := len(x) - 1; n >= 0 && len(x[n]) <= len(layer); n-- {
		maps.Copy(layer, x[n])
		x = x[:n]
	}
	return append(slices.Clip(x), layer)
}

// Load returns the board.
func (s Snapshot) Load(whole bool) *model.Board {
	if whole {
		return s.folded
	}
	d := &model.Delta{Head: s.Head()}
	for t := range s.Tasks() {
		d.Tasks = append(d.Tasks, model.Changed{ID: t.ID, After: t})
	}
	for id, num := range s.added() {
		if s.Task(id) == nil {
			d.Tasks = append(d.Tasks, Tombstone(id, num)...)
		}
	}
	return model.NewBoard(s.Setup(), false).With(d)
}

// added yields every task that was ever added, with its number.
func (s Snapshot) added() iter.Seq2[model.ID, int] {
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

// ByNumber returns the task with that number, also a deleted one.
func (s Snapshot) ByNumber(num int) (model.ID, bool) {
	if id, ok := s.folded.ByNumber(num); ok {
		return id, ok
	}
	for id, n := range s.added() {
		if n == num && s.NumberOf(id) == num { // it may have come back with another number
			return id, true
		}
	}
	return model.ID{}, false
}

// Event returns one event.
func (s Snapshot) Event(seq model.Seq) (model.Event, bool) {
	if seq == 0 || seq > model.Seq(len(s.events)) {
		return model.Event{}, false
	}
	return s.events[seq-1], true
}

// Since returns the first event since a moment.
func (s Snapshot) Since(at model.Instant) model.Seq { return model.EarliestSince(s.events, at) }

// SeqOf returns the number of an event.
func (s Snapshot) SeqOf(id model.EventID) (model.Seq, bool) {
	for _, layer := range s.seqs {
		if seq, ok := layer[id]; ok {
			return seq, true
		}
	}
	return 0, false
}

// EventID returns the identity of an event.
func (s Snapshot) EventID(seq model.Seq) (model.EventID, bool) {
	ev, ok := s.Event(seq)
	return ev.ID, ok
}

// Log yields events.
func (s Snapshot) Log(span model.Span) iter.Seq[model.Event] { return span.Of(s.events) }

// History yields the events after a sequence number about a task.
func (s Snapshot) History(id model.ID, after model.Seq) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		for ev := range s.Log(model.Span{After: after}) {
			if slices.Contains(ev.Subjects(), id) && !yield(ev) {
				return
			}
		}
	}
}

// Own yields the events of a person, newest first.
func (s Snapshot) Own(by model.PersonID) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		for ev := range s.Log(model.Span{Newest: true}) {
			if ev.By == by && !yield(ev) {
				return
			}
		}
	}
}

// Record appends an event with what it changes, which makes a Snapshot a [Writer].
// It returns ErrStale if the event's number is not the next one, and ErrRecorded if
// the event is there already.
func (s *Snapshot) Record(ev model.Event, d *model.Delta) error {
	if ev.Seq != s.Head().Seq+1 {
		return ErrStale
	}
	if _, ok := s.SeqOf(ev.ID); ok {
		return ErrRecorded
	}
	s.seqs = s.seqs.with(ev.ID, ev.Seq)
	s.folded = s.With(d)
	// Copies share the old slice, which must not change under them.
	s.events = append(slices.Clip(s.events), ev)
	for _, id := range ev.Purges() {
		s.events = slices.Clone(s.events)
		for i, old := range s.events {
			s.events[i] = old.Scrub(id)
		}
	}
	return nil
}
