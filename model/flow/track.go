package flow

import (
	"slices"

	"baton/model"
)

// Track is the history of one task: where it was, and when.
type Track struct {
	ID     model.ID
	Num    int
	Title  string // the last one known
	Labels []model.LabelID

	Created   model.Instant
	By        model.PersonID // who added it
	Estimate  float64
	Assignees []model.PersonID // at the end, or when it was deleted

	notes      []note
	stays      []Stay
	holds      []Hold
	assigned   []phase[[]model.PersonID]
	milestones []phase[model.MilestoneID]
	afters     []phase[[]model.ID] // what it waits for
	waits      spans               // when something that it waits for was not done
	away       spans               // archived or deleted
	outside    spans               // not in the milestone that the history is of

	onBoard   state
	deletedAt model.Instant // when it was deleted, 0 if it was not, or came back
	addUndone bool          // its adding was undone

	corrected bool // something that happened to it was undone
}

// state is how a task is on the board after the last event about it.
type state struct {
	at        model.Instant // of the event
	column    model.ColumnID
	reason    string // why it is blocked
	milestone model.MilestoneID
	after     []model.ID
	away      bool // archived or deleted
}

// followBoard takes in what a change does to the board.
func (t *Track) followBoard(at model.Instant, c model.Change) {
	s := &t.onBoard
	s.at = at
	switch c := c.(type) {
	case model.AddTask:
		s.column, s.reason, s.away = c.Task.Column, c.Task.Blocked.Reason, c.Task.Archived != 0
		s.milestone, s.after = c.Task.Milestone, c.Task.After
	case model.DeleteTask:
		s.away = true
	case model.Move:
		s.column = c.To
	case model.Blocking:
		s.reason = c.Reason
	case model.Archive:
		s.away = !c.Off
	case model.Set:
		if c.Field == model.MilestoneField {
			s.milestone = model.MilestoneID(c.To.Text)
		}
	case model.Members:
		if c.Field == model.AfterField {
			s.after = withMembers(s.after, ids(c.Add), ids(c.Remove))
		}
	}
}

// matchBoard makes the track end where the board has the task: undos and redos by several
// people may leave it elsewhere than the changes that stand say.
func (t *Track) matchBoard(r *Reading) {
	if k := len(t.stays) - 1; k >= 0 && t.stays[k].Column != t.onBoard.column {
		t.enterColumn(note{at: max(t.stays[k].From, t.onBoard.at), what: r.words.of(string(t.onBoard.column))}, r)
	}
	reason, since := "", model.Instant(0)
	if k := len(t.holds) - 1; k >= 0 {
		since = t.holds[k].From
		if t.holds[k].To == 0 {
			reason = t.holds[k].Reason
		}
	}
	if reason != t.onBoard.reason {
		t.setBlocked(max(since, t.onBoard.at), t.onBoard.reason)
	}
	if last(t.milestones) != t.onBoard.milestone {
		t.milestones = append(t.milestones, phase[model.MilestoneID]{t.onBoard.at, t.onBoard.milestone})
	}
	if !sameMembers(last(t.afters), t.onBoard.after) {
		t.afters = append(t.afters, phase[[]model.ID]{t.onBoard.at, t.onBoard.after})
	}
	k := len(t.away) - 1
	switch off := k >= 0 && t.away[k].to == 0; {
	case off && !t.onBoard.away:
		t.away[k].to = max(t.away[k].from, t.onBoard.at)
	case t.onBoard.away && !off:
		t.away = append(t.away, span{from: t.onBoard.at})
	}
}

// Stay is the time that a task was in a column. If To is 0, it still is.
type Stay struct {
	Column   model.ColumnID
	Kind     model.Kind // of the column
	From, To model.Instant
	By       model.PersonID // who moved it there
	Untimed  bool           // an import found it there and does not know since when
	at       int            // the column's index in the set-up, -1 if it is not there
}

// Hold is the time that a task was blocked for a reason, while it was on the board and
// not done. If To is 0, it still is.
type Hold struct {
	Reason   string
	From, To model.Instant
}

// updateFacts takes in what a change says besides where the task goes.
func (t *Track) updateFacts(c model.Change) {
	switch c := c.(type) {
	case model.Set:
		switch c.Field {
		case model.TitleField:
			t.Title = c.To.Text
		case model.EstimateField:
			t.Estimate = c.To.Number
		}
	case model.Members:
		switch c.Field {
		case model.AssigneesField:
			t.Assignees = withMembers(t.Assignees, keys[model.PersonID](c.Add), keys[model.PersonID](c.Remove))
		case model.LabelsField:
			t.Labels = withMembers(t.Labels, keys[model.LabelID](c.Add), keys[model.LabelID](c.Remove))
		}
	}
}

// settle turns the notes into stays, holds and the like.
func (t *Track) settle(r *Reading) {
	t.stays = make([]Stay, 0, t.countStays())
	t.corrected = t.addUndone || slices.ContainsFunc(t.notes, func(n note) bool { return n.void })
	t.notes = slices.DeleteFunc(t.notes, func(n note) bool { return n.void || t.addUndone })
	t.fixMoments()
	for _, n := range t.notes {
		t.applyNote(n, r)
	}
	if len(t.notes) > 0 {
		t.matchBoard(r)
	}
	t.clipHolds()
	t.notes = nil
}

// applyNote takes in the next note.
func (t *Track) applyNote(n note, r *Reading) {
	switch n.kind {
	case noteColumn:
		t.enterColumn(n, r)
	case noteBlocked:
		t.setBlocked(n.at, r.words.all[n.what])
	case noteLeft:
		if r.words.all[n.what] == deleted {
			t.deletedAt = n.at
		}
		if k := len(t.away); k == 0 || t.away[k-1].to != 0 {
			t.away = append(t.away, span{from: n.at})
		}
	case noteAssigned:
		c := r.members[n.what]
		t.assigned = append(t.assigned, phase[[]model.PersonID]{n.at, withMembers(last(t.assigned), keys[model.PersonID](c.Add), keys[model.PersonID](c.Remove))})
	case noteMilestone:
		t.milestones = append(t.milestones, phase[model.MilestoneID]{n.at, model.MilestoneID(r.words.all[n.what])})
	case noteAfter:
		c := r.members[n.what]
		t.afters = append(t.afters, phase[[]model.ID]{n.at, withMembers(last(t.afters), ids(c.Add), ids(c.Remove))})
	case noteBack:
		t.deletedAt = 0
		if k := len(t.away); k > 0 && t.away[k-1].to == 0 {
			t.away[k-1].to = n.at
		}
	}
}

// fixMoments makes the moments of notes agree with their order in the log, which
// decides how the board is. Among the notes about the same thing, it assumes that as
// few as possible had a wrong clock and gives those the moment of the note before.
func (t *Track) fixMoments() {
	for _, kinds := range [][]noteKind{{noteColumn}, {noteBlocked}, {noteAssigned}, {noteMilestone}, {noteAfter}, {noteLeft, noteBack}} {
		var of []*note
		sorted := true
		for i := range t.notes {
			if n := &t.notes[i]; slices.Contains(kinds, n.kind) {
				sorted = sorted && (len(of) == 0 || of[len(of)-1].at <= n.at)
				of = append(of, n)
			}
		}
		if !sorted {
			correct(of)
		}
	}
}

// correct changes the moments of as few notes as possible so that they never decrease.
// Notes before the first right one get its moment.
func correct(notes []*note) {
	right := model.LongestRun(len(notes), func(i, j int) bool { return notes[i].at < notes[j].at })
	for _, n := range notes[:right[0]] {
		n.at = notes[right[0]].at
	}
	for k, next := right[0], 1; k+1 < len(notes); k++ {
		if next < len(right) && right[next] == k+1 {
			next++
			continue
		}
		notes[k+1].at = notes[k].at
	}
}

// countStays returns how many stays there can be at most.
func (t *Track) countStays() int {
	n := 0
	for i := range t.notes {
		if t.notes[i].kind == noteColumn {
			n++
		}
	}
	return n
}

func (t *Track) enterColumn(n note, r *Reading) {
	c := model.ColumnID(r.words.all[n.what])
	if k := len(t.stays); k > 0 {
		if t.stays[k-1].Column == c {
			return // only a new place in the same column
		}
		t.stays[k-1].To = n.at
	}
	at := slices.IndexFunc(r.setup.Columns, func(o model.Column) bool { return o.ID == c })
	by := model.PersonID(r.words.all[n.by])
	t.stays = append(t.stays, Stay{Column: c, Kind: r.setup.KindOf(c), From: n.at, By: by, Untimed: n.untimed, at: at})
}

func (t *Track) setBlocked(at model.Instant, reason string) {
	if k := len(t.holds); k > 0 && t.holds[k-1].To == 0 {
		t.holds[k-1].To = at
	}
	if reason != "" {
		t.holds = append(t.holds, Hold{Reason: reason, From: at})
	}
}
