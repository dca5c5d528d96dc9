package flow

import (
	"iter"
	"slices"

	"baton/model"
)

// note is what one change says about where a task went. There is one for almost
// every event, so it is small.
type note struct {
	of   model.EventID
	at   model.Instant
	by   word
	what word // a column, reason or milestone; of members, the index in Reading.members
	kind noteKind
	void bool // it was undone

	untimed bool // it is not known when the task was done
}

// word stands for a short text that many notes share.
type word uint32

// words are the texts of notes.
type words struct {
	all   []string
	known map[string]word
}

func (w *words) of(s string) word {
	k, ok := w.known[s]
	if !ok {
		k = word(len(w.all))
		w.all, w.known[s] = append(w.all, s), k
	}
	return k
}

// deleted is the word of a noteLeft for a task that was deleted.
const deleted = "deleted"

type noteKind uint8

const (
	noteColumn    noteKind = iota // moved to a column
	noteBlocked                   // blocked, or unblocked if there is no reason
	noteLeft                      // archived or deleted
	noteBack                      // added, or unarchived
	noteAssigned                  // assigned or unassigned
	noteMilestone                 // put into a milestone
	noteAfter                     // made to wait for tasks, or not to
)

// History is the history of all tasks of a board.
type History struct {
	Setup  *model.Setup
	Tracks []*Track // by number
	Said   []Said   // the check-ins and standups that stand, oldest first
}

// Said is a check-in or a standup with its event, which has no changes.
type Said struct {
	model.CheckIn
	Event model.Event
	void  bool // it was undone
}

// Reading reads a History from a log, event by event.
type Reading struct {
	setup   *model.Setup
	tracks  map[model.ID]*Track
	undoes  map[model.EventID]model.EventID // by undo or redo, the change that it is about
	words   words
	members []model.Members // the members that notes refer to
	said    []Said
}

// Begin starts to read a log. Changes to a task whose adding is not read are ignored.
func Begin(s *model.Setup) *Reading {
	return &Reading{
		setup: s, tracks: map[model.ID]*Track{}, undoes: map[model.EventID]model.EventID{}, words: words{known: map[string]word{}},
	}
}

// End returns the history of what was read.
func (r *Reading) End() *History {
	h := &History{Setup: r.setup, Said: slices.DeleteFunc(slices.Clone(r.said), func(s Said) bool { return s.void })}
	for _, t := range r.tracks {
		t.settle(r)
		h.Tracks = append(h.Tracks, t)
	}
	for _, t := range h.Tracks {
		t.findWaits(r)
	}
	slices.SortFunc(h.Tracks, func(a, b *Track) int { return a.Num - b.Num })
	return h
}

// Read reads the history of all tasks from a log, which has to begin with its first event.
func Read(s *model.Setup, log iter.Seq[model.Event]) *History {
	r := Begin(s)
	for ev := range log {
		r.Take(ev)
	}
	return r.End()
}

// Take takes in the next event. An undo makes the notes of the change that it undoes
// void, and a redo makes them valid again.
func (r *Reading) Take(ev model.Event) {
	if ev.Undoes.IsZero() {
		for _, c := range ev.Do {
			r.change(ev, c)
		}
		return
	}
	of, redo := r.undoes[ev.Undoes]
	if !redo {
		of = ev.Undoes
	}
	r.undoes[ev.ID] = of
	for _, c := range ev.Do {
		if _, kept := c.(model.Keep); kept {
			continue // nothing of this was taken back
		}
		if _, said := c.(model.CheckIn); said {
			r.unsay(of, !redo)
		}
		if t := r.tracks[c.Subject()]; t != nil {
			for i := range t.notes {
				if t.notes[i].of == of {
					t.notes[i].void = !redo
				}
			}
			t.updateFacts(c)
			t.undoAdding(c, redo)
			t.followBoard(ev.At, c)
		}
	}
}

// unsay makes what was said in an event void, or valid again.
func (r *Reading) unsay(of model.EventID, void bool) {
	for i := range r.said {
		if r.said[i].Event.ID == of {
			r.said[i].void = void
		}
	}
}

// undoAdding takes in an undo or a redo of the adding of the task: everything that
// others did to the task goes and comes back with it.
func (t *Track) undoAdding(c model.Change, redo bool) {
	switch c.(type) {
	case model.DeleteTask:
		t.addUndone = !redo
	case model.AddTask:
		t.addUndone = false
	}
}

// change takes in one change.
func (r *Reading) change(ev model.Event, c model.Change) {
	id := c.Subject()
	if a, ok := c.(model.AddTask); ok {
		r.add(ev, a)
		return
	}
	if c, ok := c.(model.CheckIn); ok {
		r.said = append(r.said, Said{CheckIn: c, Event: model.Event{Seq: ev.Seq, ID: ev.ID, At: ev.At, By: ev.By}})
		return
	}
	t := r.tracks[id]
	if t == nil {
		return
	}
	t.followBoard(ev.At, c)
	told := model.ToldOf(c)
	n := note{of: ev.ID, at: or(told.At, ev.At), by: r.words.of(string(model.Author(ev, c)))}
	if t.updateFacts(c); r.fill(t, c, &n) {
		t.notes = append(t.notes, n)
	}
}

// fill fills in a note from a change, false if the change has nothing to note.
func (r *Reading) fill(t *Track, c model.Change, n *note) bool {
	switch c := c.(type) {
	case model.Move:
		n.kind, n.what = noteColumn, r.words.of(string(c.To))
		return !t.untimed(c, *n)
	case model.Blocking:
		n.kind, n.what = noteBlocked, r.words.of(c.Reason)
		n.at = or(c.Since, n.at)
	case model.Archive:
		n.kind = noteLeft
		if c.Off {
			n.kind = noteBack
		}
	case model.DeleteTask:
		n.kind, n.what = noteLeft, r.words.of(deleted)
	case model.Members:
		return r.fillMembers(c, n)
	case model.Set:
		if c.Field != model.MilestoneField {
			return false
		}
		n.kind, n.what = noteMilestone, r.words.of(c.To.Text)
	default:
		return false
	}
	return true
}

// fillMembers fills in a change of the assignees or of what the task waits for; false for
// other sets.
func (r *Reading) fillMembers(c model.Members, n *note) bool {
	switch c.Field {
	case model.AssigneesField:
		n.kind = noteAssigned
	case model.AfterField:
		n.kind = noteAfter
	default:
		return false
	}
	n.what = r.keep(c)
	return true
}

// untimed reports whether a move only corrects the times of an imported task, and if so
// notes whether it is unknown when the task was done.
func (t *Track) untimed(c model.Move, n note) bool {
	last := len(t.notes) - 1
	for last >= 0 && t.notes[last].kind != noteColumn {
		last--
	}
	if c.Was == nil || last < 0 || t.notes[last].of != n.of || t.notes[last].what != n.what {
		return false
	}
	t.notes[last].untimed = c.Was.Done == 0
	return true
}

// add begins a track. An imported or restored task comes with times instead of moves:
// they are taken as they are.
func (r *Reading) add(ev model.Event, a model.AddTask) {
	t := r.tracks[a.Task.ID]
	if t == nil {
		t = &Track{ID: a.Task.ID, Num: a.Task.Num}
		r.tracks[t.ID] = t
	}
	at := or(a.Task.Created, a.At, ev.At)
	t.addUndone = false
	t.followBoard(ev.At, a)
	t.Title, t.Created, t.By = a.Task.Title, at, or(a.Task.CreatedBy, model.Author(ev, a))
	t.Estimate, t.Labels, t.Assignees = a.Task.Estimate, a.Task.Labels, slices.Clone(a.Task.Assignees)
	put := func(at model.Instant, k noteKind, text string) {
		t.notes = append(t.notes, note{of: ev.ID, at: at, by: r.words.of(string(t.By)), kind: k, what: r.words.of(text)})
	}
	put(at, noteBack, "")
	if len(a.Task.Assignees) > 0 {
		t.notes = append(t.notes, note{of: ev.ID, at: at, kind: noteAssigned, what: r.keep(model.Members{Add: texts(a.Task.Assignees)})})
	}
	if len(a.Task.After) > 0 {
		t.notes = append(t.notes, note{of: ev.ID, at: at, kind: noteAfter, what: r.keep(model.Members{Add: texts(a.Task.After)})})
	}
	if a.Task.Milestone != "" {
		put(at, noteMilestone, string(a.Task.Milestone))
	}
	first, since := a.Task.Column, or(a.Task.Since, at)
	if doing, ok := r.setup.FirstOf(model.KindDoing); ok && a.Task.Started != 0 && a.Task.Started < since {
		put(a.Task.Started, noteColumn, string(doing.ID))
	}
	put(since, noteColumn, string(first))
	if a.Task.Blocked.Reason != "" {
		put(or(a.Task.Blocked.Since, at), noteBlocked, a.Task.Blocked.Reason)
	}
	if a.Task.Archived != 0 {
		put(a.Task.Archived, noteLeft, "")
	}
}

// keep keeps members for a note and returns their index.
func (r *Reading) keep(c model.Members) word {
	r.members = append(r.members, c)
	return word(len(r.members) - 1)
}

// or returns the first that is not zero.
func or[T comparable](all ...T) T {
	var none T
	for _, v := range all {
		if v != none {
			return v
		}
	}
	return none
}
