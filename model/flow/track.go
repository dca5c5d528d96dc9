package flow

import (
	"iter"
	"slices"

	"baton/model"
)

// Track is the way of one task over the board.
type Track struct {
	ID     model.ID
	Num    int
	Title  string // the last that is known
	Labels []model.LabelID

	Created   model.Instant
	By        model.PersonID // who added it
	Estimate  float64
	Milestone model.MilestoneID
	Assignees []model.PersonID // at the end, or when it was taken off the board

	notes []note
	stays []Stay
	holds []Hold
	hands []hand
	off   []span // archived or deleted

	deleted bool // and not restored
}

// Stay is the time a task stood in a column. One without an end goes on.
type Stay struct {
	Column   model.ColumnID
	Kind     model.Kind // of the column
	From, To model.Instant
	By       model.PersonID // who moved it there
	at       int            // the column's place in the set-up, -1 if it is not there
}

// Hold is the time a task was blocked for a reason. One without an end goes on.
type Hold struct {
	Reason   string
	From, To model.Instant
}

// hand is who a task was assigned to from a moment on.
type hand struct {
	from model.Instant
	who  []model.PersonID
}

type span struct{ from, to model.Instant }

// note is what one change tells of a task's way.
type note struct {
	seq  model.Seq
	at   model.Instant
	by   model.PersonID
	kind noteKind
	text string // a column, or a reason
	who  *model.Members
	void bool // it was undone
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
)

// History is the ways of all tasks.
type History struct {
	Setup  *model.Setup
	Tracks []*Track // by number
	byID   map[model.ID]*Track
	undoes map[model.Seq]model.Seq // of every undo, what it took back
}

// Read reads the ways of all tasks out of a log, from its first event on.
func Read(s *model.Setup, log iter.Seq[model.Event]) *History {
	h := &History{Setup: s, byID: map[model.ID]*Track{}, undoes: map[model.Seq]model.Seq{}}
	for ev := range log {
		h.take(ev)
	}
	for _, t := range h.byID {
		t.settle(h.Setup)
		h.Tracks = append(h.Tracks, t)
	}
	slices.SortFunc(h.Tracks, func(a, b *Track) int { return a.Num - b.Num })
	return h
}

// take takes in an event. An undo takes the notes of what it undoes away, and a
// redo gives them back.
func (h *History) take(ev model.Event) {
	if ev.Undoes == 0 {
		for _, c := range ev.Do {
			h.change(ev, c)
		}
		return
	}
	of, redo := h.undoes[ev.Undoes]
	if !redo {
		of = ev.Undoes
	}
	h.undoes[ev.Seq] = of
	for _, c := range ev.Do {
		if t := h.byID[c.Subject()]; t != nil {
			for i := range t.notes {
				if t.notes[i].seq == of {
					t.notes[i].void = !redo
				}
			}
			t.fact(c)
		}
	}
}

// change takes in one change.
func (h *History) change(ev model.Event, c model.Change) {
	id := c.Subject()
	if a, ok := c.(model.AddTask); ok {
		h.add(ev, a)
		return
	}
	t := h.byID[id]
	if t == nil {
		return
	}
	told := model.ToldOf(c)
	n := note{seq: ev.Seq, at: or(told.At, ev.At), by: or(told.By, ev.By)}
	switch c := c.(type) {
	case model.Move:
		n.kind, n.text = stands, string(c.To)
	case model.Blocking:
		n.kind, n.text = holds, c.Reason
		n.at = or(c.Since, n.at)
	case model.Archive:
		n.kind = leaves
		if c.Off {
			n.kind = comes
		}
	case model.DeleteTask:
		n.kind, n.text = leaves, deleted
	case model.Members:
		t.fact(c)
		if c.Field != model.AssigneesField {
			return
		}
		n.kind, n.who = passes, &c
	default:
		t.fact(c)
		return
	}
	t.notes = append(t.notes, n)
}

// add begins a track. What an import or a restored task tells of its times
// without its moves is believed.
func (h *History) add(ev model.Event, a model.AddTask) {
	t := h.byID[a.Task.ID]
	if t == nil {
		t = &Track{ID: a.Task.ID, Num: a.Task.Num}
		h.byID[t.ID] = t
	}
	at := or(a.Task.Created, a.At, ev.At)
	t.Title, t.Created, t.By = a.Task.Title, at, or(a.Task.CreatedBy, a.By, ev.By)
	t.Estimate, t.Milestone, t.Labels, t.Assignees = a.Task.Estimate, a.Task.Milestone, a.Task.Labels, slices.Clone(a.Task.Assignees)
	put := func(at model.Instant, k noteKind, text string) {
		t.notes = append(t.notes, note{seq: ev.Seq, at: at, by: t.By, kind: k, text: text})
	}
	put(at, comes, "")
	if len(a.Task.Assignees) > 0 {
		who := &model.Members{}
		for _, p := range a.Task.Assignees {
			who.Add = append(who.Add, string(p))
		}
		t.notes = append(t.notes, note{seq: ev.Seq, at: at, kind: passes, who: who})
	}
	first, since := a.Task.Column, or(a.Task.Since, at)
	if doing, ok := h.Setup.FirstOf(model.KindDoing); ok && a.Task.Started != 0 && a.Task.Started < since {
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

// fact takes in what a change tells besides the way.
func (t *Track) fact(c model.Change) {
	switch c := c.(type) {
	case model.Set:
		switch c.Field {
		case model.TitleField:
			t.Title = c.To.Text
		case model.EstimateField:
			t.Estimate = c.To.Number
		case model.MilestoneField:
			t.Milestone = model.MilestoneID(c.To.Text)
		}
	case model.Members:
		switch c.Field {
		case model.AssigneesField:
			t.Assignees = members(t.Assignees, c)
		case model.LabelsField:
			t.Labels = members(t.Labels, c)
		}
	}
}

func members[K ~string](have []K, c model.Members) []K {
	out := slices.DeleteFunc(slices.Clone(have), func(k K) bool { return slices.Contains(c.Remove, string(k)) })
	for _, k := range c.Add {
		if !slices.Contains(out, K(k)) {
			out = append(out, K(k))
		}
	}
	return out
}

// settle makes stays out of notes.
func (t *Track) settle(setup *model.Setup) {
	slices.SortStableFunc(t.notes, func(a, b note) int { return int(min(1, max(-1, a.at-b.at))) })
	for _, n := range t.notes {
		if n.void {
			continue
		}
		switch n.kind {
		case stands:
			t.stand(n, setup)
		case holds:
			t.hold(n)
		case leaves:
			t.deleted = n.text == deleted
			if k := len(t.off); k == 0 || t.off[k-1].to != 0 {
				t.off = append(t.off, span{from: n.at})
			}
		case passes:
			t.pass(n)
		case comes:
			t.deleted = false
			if k := len(t.off); k > 0 && t.off[k-1].to == 0 {
				t.off[k-1].to = n.at
			}
		}
	}
	t.notes = nil
}

func (t *Track) pass(n note) {
	var who []model.PersonID
	if k := len(t.hands); k > 0 {
		who = t.hands[k-1].who
	}
	t.hands = append(t.hands, hand{n.at, members(who, *n.who)})
}

func (t *Track) stand(n note, setup *model.Setup) {
	if k := len(t.stays); k > 0 {
		if t.stays[k-1].Column == model.ColumnID(n.text) {
			return // another place in the same column
		}
		t.stays[k-1].To = n.at
	}
	c := model.ColumnID(n.text)
	at := slices.IndexFunc(setup.Columns, func(o model.Column) bool { return o.ID == c })
	t.stays = append(t.stays, Stay{Column: c, Kind: setup.KindOf(c), From: n.at, By: n.by, at: at})
}

func (t *Track) hold(n note) {
	if k := len(t.holds); k > 0 && t.holds[k-1].To == 0 {
		t.holds[k-1].To = n.at
	}
	if n.text != "" {
		t.holds = append(t.holds, Hold{Reason: n.text, From: n.at})
	}
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
