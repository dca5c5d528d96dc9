package modeltest

import (
	"iter"
	"slices"

	"pgregory.net/rapid"

	"baton/model"
)

// Log is a board and its log in memory, as small as a test needs them.
type Log struct {
	*model.Board
	World  World
	Events []model.Event
	setup  *model.Setup
	seqs   map[model.EventID]model.Seq // of the first len(seqs) events
}

// NewLog returns the log of a board that is set up but has no tasks.
func NewLog(s *model.Setup) *Log { return &Log{Board: model.NewBoard(s, true), setup: s} }

// Draw proposes a random draft by a random person and reports whether it was
// admitted.
func (l *Log) Draw(t *rapid.T) bool {
	d := Draw(t, l)
	by := d.By
	if by == "" {
		by = rapid.SampledFrom(People()).Draw(t, "by")
	}
	_, err := l.Propose(d, by)
	return err == nil
}

// Propose records a draft.
func (l *Log) Propose(d model.Draft, by model.PersonID) (model.Event, error) {
	ev, delta, err := model.Propose(l, d, l.World.Stamp(by))
	if err != nil {
		return ev, err
	}
	l.Events = append(l.Events, ev)
	l.Board = l.With(delta)
	return ev, nil
}

// Fold returns the board that the log gives when it is replayed from the beginning.
func (l *Log) Fold() *model.Board {
	b := model.NewBoard(l.setup, true)
	for _, ev := range l.Events {
		b = b.With(model.Replay(b, ev))
	}
	return b
}

// History yields the events after a sequence number about a task.
func (l *Log) History(id model.ID, after model.Seq) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		for _, ev := range l.Events {
			if ev.Seq > after && slices.Contains(ev.Subjects(), id) && !yield(ev) {
				return
			}
		}
	}
}

// Own yields the events of a person, newest first.
func (l *Log) Own(by model.PersonID) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		for _, ev := range slices.Backward(l.Events) {
			if ev.By == by && !yield(ev) {
				return
			}
		}
	}
}

// Event returns one event.
func (l *Log) Event(s model.Seq) (model.Event, bool) {
	if s == 0 || int(s) > len(l.Events) {
		return model.Event{}, false
	}
	return l.Events[s-1], true
}

// SeqOf returns the number of an event.
func (l *Log) SeqOf(id model.EventID) (model.Seq, bool) {
	if l.seqs == nil {
		l.seqs = map[model.EventID]model.Seq{}
	}
	for _, ev := range l.Events[min(len(l.seqs), len(l.Events)):] {
		l.seqs[ev.ID] = ev.Seq
	}
	s, ok := l.seqs[id]
	return s, ok
}

// Log yields events.
func (l *Log) Log(s model.Span) iter.Seq[model.Event] { return s.Of(l.Events) }

// Since returns the first event since a moment.
func (l *Log) Since(at model.Instant) model.Seq { return model.EarliestSince(l.Events, at) }
