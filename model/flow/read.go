package flow

import (
	"iter"
	"slices"

	"baton/model"
)

// note is what one change tells of a task's way. There is one for almost every
// event, so it is small.
type note struct {
	of   model.EventID
	at   model.Instant
	by   word
	what word // a column, a reason, or where in who the members are
	kind noteKind
	void bool // it was undone

	untimed bool // when it was done is not known
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

// deleted is the text of a note that a task left the board for good.
const deleted = "deleted"

type noteKind uint8

const (
	stands noteKind = iota // in a column
	holds                  // blocked, or with no reason let go
	leaves                 // archived or deleted
	comes                  // back
	passes                 // into others' hands
	aims                   // at a milestone
	waits                  // for other tasks
)

// History is the ways of all tasks.
type History struct {
	Setup  *model.Setup
	Tracks []*Track // by number
	Said   []Said   // what was said in check-ins and standups and stands, oldest first
}

// Said is a check-in or a standup, with what keeps it but for the changes.
type Said struct {
	model.CheckIn
	Event model.Event
	void  bool // it was undone
}

// Reading reads the ways of all tasks out of a log, piece by piece.
type Reading struct {
	setup  *model.Setup
	tracks map[model.ID]*Track
	undoes map[model.EventID]model.EventID // of every undo, what it took back
	words  words
	who    []model.Members // who, or what it waits for, came and went
	said   []Said
}

// Begin begins to read a log. What is told of a task whose adding is not read is
// left out.
func Begin(s *model.Setup) *Reading {
	return &Reading{
		setup: s, tracks: map[model.ID]*Track{}, undoes: map[model.EventID]model.EventID{}, words: words{known: map[string]word{}},
	}
}

// End returns the ways of all tasks by what was read.
func (r *Reading) End() *History {
	h := &History{Setup: r.setup, Said: slices.DeleteFunc(slices.Clone(r.said), func(s Said) bool { return s.void })}
	for _, t := range r.tracks {
		t.settle(r)
		h.Tracks = append(h.Tracks, t)
	}
	for _, t := range h.Tracks {
		t.wait(r)
	}
	slices.SortFunc(h.Tracks, func(a, b *Track) int { return a.Num - b.Num })
	return h
}

// Read reads the ways of all tasks out of a log, from its first event on.
func Read(s *model.Setup, log iter.Seq[model.Event]) *History {
	r := Begin(s)
	for ev := range log {
		r.Take(ev)
	}
	return r.End()
}

// Take takes in the next event. An undo takes the notes of what it undoes away, and a
// redo gives them back.
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
			continue // of this task it took nothing back
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
			t.fact(c)
			t.bear(c, redo)
			t.follow(ev.At, c)
		}
	}
}

// unsay takes back what was said in an event, or says it again.
func (r *Reading) unsay(of model.EventID, void bool) {
	for i := range r.said {
		if r.said[i].Event.ID == of {
			r.said[i].void = void
		}
	}
}

// bear takes in what an undo or a redo does to the task as a whole: what others
// did to it meanwhile goes and comes with it.
func (t *Track) bear(c model.Change, redo bool) {
	switch c.(type) {
	case model.DeleteTask:
		t.never = !redo
	case model.AddTask:
		t.never = false
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
	t.follow(ev.At, c)
	told := model.ToldOf(c)
	n := note{of: ev.ID, at: or(told.At, ev.At), by: r.words.of(string(model.Author(ev, c)))}
	if t.fact(c); r.step(t, c, &n) {
		t.notes = append(t.notes, n)
	}
}

// step fills in what a change tells of the way, false where it tells nothing.
func (r *Reading) step(t *Track, c model.Change, n *note) bool {
	switch c := c.(type) {
	case model.Move:
		n.kind, n.what = stands, r.words.of(string(c.To))
		return !t.untimed(c, *n)
	case model.Blocking:
		n.kind, n.what = holds, r.words.of(c.Reason)
		n.at = or(c.Since, n.at)
	case model.Archive:
		n.kind = leaves
		if c.Off {
			n.kind = comes
		}
	case model.DeleteTask:
		n.kind, n.what = leaves, r.words.of(deleted)
	case model.Members:
		return r.joins(c, n)
	case model.Set:
		if c.Field != model.MilestoneField {
			return false
		}
		n.kind, n.what = aims, r.words.of(c.To.Text)
	default:
		return false
	}
	return true
}

// joins fills in who, or what it waits for, came and went: of other sets nothing is
// told.
func (r *Reading) joins(c model.Members, n *note) bool {
	switch c.Field {
	case model.AssigneesField:
		n.kind = passes
	case model.AfterField:
		n.kind = waits
	default:
		return false
	}
	n.what = r.members(c)
	return true
}

// untimed takes in that a task came with an import into a column, and when it was
// done is not known: the move only takes back the moment of the adding.
func (t *Track) untimed(c model.Move, n note) bool {
	last := len(t.notes) - 1
	for last >= 0 && t.notes[last].kind != stands {
		last--
	}
	if c.Was == nil || last < 0 || t.notes[last].of != n.of || t.notes[last].what != n.what {
		return false
	}
	t.notes[last].untimed = c.Was.Done == 0
	return true
}

// add begins a track. What an import or a restored task tells of its times
// without its moves is believed.
func (r *Reading) add(ev model.Event, a model.AddTask) {
	t := r.tracks[a.Task.ID]
	if t == nil {
		t = &Track{ID: a.Task.ID, Num: a.Task.Num}
		r.tracks[t.ID] = t
	}
	at := or(a.Task.Created, a.At, ev.At)
	t.never = false
	t.follow(ev.At, a)
	t.Title, t.Created, t.By = a.Task.Title, at, or(a.Task.CreatedBy, model.Author(ev, a))
	t.Estimate, t.Labels, t.Assignees = a.Task.Estimate, a.Task.Labels, slices.Clone(a.Task.Assignees)
	put := func(at model.Instant, k noteKind, text string) {
		t.notes = append(t.notes, note{of: ev.ID, at: at, by: r.words.of(string(t.By)), kind: k, what: r.words.of(text)})
	}
	put(at, comes, "")
	if len(a.Task.Assignees) > 0 {
		t.notes = append(t.notes, note{of: ev.ID, at: at, kind: passes, what: r.members(model.Members{Add: texts(a.Task.Assignees)})})
	}
	if len(a.Task.After) > 0 {
		t.notes = append(t.notes, note{of: ev.ID, at: at, kind: waits, what: r.members(model.Members{Add: texts(a.Task.After)})})
	}
	if a.Task.Milestone != "" {
		put(at, aims, string(a.Task.Milestone))
	}
	first, since := a.Task.Column, or(a.Task.Since, at)
	if doing, ok := r.setup.FirstOf(model.KindDoing); ok && a.Task.Started != 0 && a.Task.Started < since {
		put(a.Task.Started, stands, string(doing.ID))
	}
	put(since, stands, string(first))
	if a.Task.Blocked.Reason != "" {
		put(or(a.Task.Blocked.Since, at), holds, a.Task.Blocked.Reason)
	}
	if a.Task.Archived != 0 {
		put(a.Task.Archived, leaves, "")
	}
}

// members keeps who came and went for a note.
func (r *Reading) members(c model.Members) word {
	r.who = append(r.who, c)
	return word(len(r.who) - 1)
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
