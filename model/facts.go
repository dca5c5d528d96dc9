package model

import (
	"iter"
	"slices"
)

// Facts are the few look-ups that rules and changes need. A [Board] has them
// all in memory; a transaction reads only what it is asked for, so a command of
// one line never loads the whole board. Callers must not change what they
// return.
type Facts interface {
	Setup() *Setup
	Head() Head
	// Task returns the task, nil if there is none.
	Task(id ID) *Task
	// Lane yields the tasks of a column that are not archived, in rank order or
	// from the last to the first.
	Lane(c ColumnID, backwards bool) iter.Seq[*Task]
	// Referrers returns the tasks that have id as their parent or wait for it.
	Referrers(id ID) []ID
}

// Texts are the long parts of tasks.
type Texts interface {
	// Body returns the long part of a task, nil if there is none.
	Body(id ID) *Body
}

// Events finds events one by one.
type Events interface {
	// Event returns the event with a number.
	Event(s Seq) (Event, bool)
	// SeqOf returns the number that an event has in this log, false if it is not
	// in it.
	SeqOf(id EventID) (Seq, bool)
}

// EventBy returns the event of that identity, false if the log does not have it.
func EventBy(e Events, id EventID) (Event, bool) {
	s, ok := e.SeqOf(id)
	if !ok {
		return Event{}, false
	}
	return e.Event(s)
}

// Past is what happened, from the log. The zero ID stands for the board's set-up.
type Past interface {
	Events
	// History yields the events after a sequence number that touched a task,
	// oldest first.
	History(id ID, after Seq) iter.Seq[Event]
	// Own yields the events of a person, newest first.
	Own(by PersonID) iter.Seq[Event]
	// Since returns where to start reading to get every event recorded at a
	// moment or later. Older events may follow too, because clocks go back.
	Since(at Instant) Seq
	// Log yields a run of events, much faster than Event one by one.
	Log(Span) iter.Seq[Event]
}

// Span says which events to read.
type Span struct {
	After  Seq     // only those after it
	Until  Seq     // the last of them; 0 is the head
	Since  Instant // only those recorded then or later
	Newest bool    // newest first
	Limit  int     // at most so many; 0 is all
	Brief  bool    // Back may be left out
}

// Of yields the events of the span from a log in memory.
func (s Span) Of(events []Event) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		all, n := slices.All(events), 0
		if s.Newest {
			all = slices.Backward(events)
		}
		for _, ev := range all {
			if !s.Has(ev) {
				continue
			}
			if n++; !yield(ev) || n == s.Limit {
				return
			}
		}
	}
}

// Has reports whether an event belongs to the span.
func (s Span) Has(ev Event) bool {
	return ev.Seq > s.After && (s.Until == 0 || ev.Seq <= s.Until) && (s.Since == 0 || ev.At >= s.Since)
}

// EarliestSince is [Past.Since] for a log in memory.
func EarliestSince(events []Event, at Instant) Seq {
	for i, ev := range events {
		if ev.At >= at {
			return Seq(i + 1)
		}
	}
	return Seq(len(events) + 1)
}

// Numbers relates the numbers of references to tasks.
type Numbers interface {
	// ByNumber returns the task with a number, false if there is none. It may
	// or may not know a deleted task.
	ByNumber(num int) (ID, bool)
	// NumberOf returns the number of a task, even of a deleted one; 0 if there
	// never was such a task.
	NumberOf(id ID) int
}

// Reader is everything that can be read of a board.
type Reader interface {
	Facts
	Texts
	Past
	Numbers
}

// Head is how far a board has come.
type Head struct {
	Seq  Seq     // of the last event
	ID   EventID // of the last event, zero if there is none
	Next int     // the number the next new task gets, from 1
}

// Stamp is what the world adds to a draft: the moment, who acts, and a source
// of fresh identities.
type Stamp struct {
	At    Instant
	By    PersonID
	NewID func() ID
	Event EventID // the event's identity; a fresh one if zero

	was Instant // what Task.Updated is set back to; 0 leaves it alone
}

// Told says when and by whom a change happened in the world, where that differs
// from when and by whom it was recorded: imports replay real history. Only the
// undo of a change has a Was: it is when the task had last been touched before
// that change, so that the undo restores that moment too.
type Told struct {
	At  Instant
	By  PersonID
	Was Instant
}

func (t Told) told() Told { return t }

// bounded returns it with its moments within the range of Instant.
func (t Told) bounded() Told {
	t.At, t.Was = t.At.Bounded(), t.Was.Bounded()
	return t
}

// ToldOf returns when and by whom a change happened in the world, where it says
// so.
func ToldOf(c Change) Told { return c.told() }

// Nobody is the author of a change whose real author is unknown; without it the
// person who records the change would count as the author. It can't be the key of
// a person: those begin with a letter or a digit.
const Nobody PersonID = "-"

// Author returns who made a change of an event in the world, "" where that is not
// known.
func Author(ev Event, c Change) PersonID {
	return c.told().in(Stamp{At: ev.At, By: ev.By}).By
}

// in returns the stamp that a change takes effect with: s, with what t says instead.
func (t Told) in(s Stamp) Stamp {
	if t.At != 0 {
		s.At = t.At
	}
	if t.By != "" {
		s.By = t.By
	}
	if t.By == Nobody {
		s.By = ""
	}
	s.was = t.Was
	return s
}

// Change is one outcome. All kinds live in this package: each is a piece of
// data with its check, its effect and its undo. Applying never fails, so history
// can always be replayed; rules are checked only when a change is admitted.
type Change interface {
	// Kind is the change's name in the log. It never changes.
	Kind() string
	// Subject is the task it is about, the zero ID for the board's set-up.
	Subject() ID

	told() Told
	effect
	record
}

// effect is what a change does.
type effect interface {
	// as returns the change with another Told.
	as(t Told) Change
	// admit checks the rules and returns the change as it will be recorded,
	// nil if it would change nothing.
	admit(e *Edit, d *Draft, s Stamp) (Change, error)
	// undo returns the change that takes it back; nil if there is none. It is
	// called before apply.
	undo(e *Edit) Change
	apply(e *Edit, s Stamp)
}

// record is what the log tells of a change.
type record interface {
	// touches names what it changes of its subject; back is its undo.
	touches(back Change) []string
	// rows tells what it did, field by field.
	rows(back Change, n Names) []Row
	// scrub returns the change without what people wrote.
	scrub() Change
}

// Draft is what a person wants done: all of it or nothing.
type Draft struct {
	Verb   string // the word of the command or key: "move"
	Do     []Change
	Seen   EventID // the last event that its author had seen, zero if they looked just now
	Undoes EventID // the event this takes back, zero if none
	Force  bool    // pass the soft rules
	// By is who acts, where the board decides that; "" is whoever handed the
	// draft in.
	By PersonID
	// Then is called with the event and the board as it is with it, usually before
	// anybody else sees them. The event may still fail to be written. Like a plan, it
	// may be called more than once: the last call is about the event that was written.
	Then func(r Reader, ev Event)
}

// Plan makes a draft from the board as it is when the change is made, under the
// store's lock.
type Plan func(r Reader) (Draft, error)

// Event is what happened: a draft that was admitted. Back undoes Do entry by
// entry; a nil entry can't be undone.
type Event struct {
	Seq    Seq // in this log
	ID     EventID
	At     Instant
	By     PersonID
	Verb   string
	Do     []Change
	Back   []Change
	Undoes EventID // the event this takes back, zero if none
	Forced bool    // it passed a soft rule
}
