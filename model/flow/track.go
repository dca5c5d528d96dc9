package flow

import (
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

	is      state
	deleted bool // and not restored
	never   bool // its adding was undone
}

// state is what the board tells of a task after the last event about it.
type state struct {
	at     model.Instant // of the event
	column model.ColumnID
	reason string // that it is blocked by
	off    bool   // archived or deleted
}

// follow takes in what a change does to the board.
func (t *Track) follow(at model.Instant, c model.Change) {
	s := &t.is
	s.at = at
	switch c := c.(type) {
	case model.AddTask:
		s.column, s.reason, s.off = c.Task.Column, c.Task.Blocked.Reason, c.Task.Archived != 0
	case model.DeleteTask:
		s.off = true
	case model.Move:
		s.column = c.To
	case model.Blocking:
		s.reason = c.Reason
	case model.Archive:
		s.off = !c.Off
	}
}

// agree ends the way where the board has the task. What several people took
// back and did again may leave it elsewhere than the changes that stand tell.
func (t *Track) agree(r *Reading) {
	if k := len(t.stays) - 1; k >= 0 && t.stays[k].Column != t.is.column {
		t.stand(note{at: max(t.stays[k].From, t.is.at), what: r.words.of(string(t.is.column))}, r)
	}
	reason, since := "", model.Instant(0)
	if k := len(t.holds) - 1; k >= 0 {
		since = t.holds[k].From
		if t.holds[k].To == 0 {
			reason = t.holds[k].Reason
		}
	}
	if reason != t.is.reason {
		t.hold(max(since, t.is.at), t.is.reason)
	}
	k := len(t.off) - 1
	switch off := k >= 0 && t.off[k].to == 0; {
	case off && !t.is.off:
		t.off[k].to = max(t.off[k].from, t.is.at)
	case t.is.off && !off:
		t.off = append(t.off, span{from: t.is.at})
	}
}

// Stay is the time a task stood in a column. One without an end goes on.
type Stay struct {
	Column   model.ColumnID
	Kind     model.Kind // of the column
	From, To model.Instant
	By       model.PersonID // who moved it there
	Untimed  bool           // it came there before an import, which does not know when
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
func (t *Track) settle(r *Reading) {
	t.stays = make([]Stay, 0, t.stations())
	t.notes = slices.DeleteFunc(t.notes, func(n note) bool { return n.void || t.never })
	t.straighten()
	for _, n := range t.notes {
		switch n.kind {
		case stands:
			t.stand(n, r)
		case holds:
			t.hold(n.at, r.words.all[n.what])
		case leaves:
			t.deleted = r.words.all[n.what] == deleted
			if k := len(t.off); k == 0 || t.off[k-1].to != 0 {
				t.off = append(t.off, span{from: n.at})
			}
		case passes:
			t.pass(n.at, r.who[n.what])
		case comes:
			t.deleted = false
			if k := len(t.off); k > 0 && t.off[k-1].to == 0 {
				t.off[k-1].to = n.at
			}
		}
	}
	if len(t.notes) > 0 {
		t.agree(r)
	}
	t.notes = nil
}

// straighten gives the notes moments that agree with their order in the log,
// which decides what the board is: of those that tell of one thing, where a
// column or a reason, the fewest are taken to be by a clock that was wrong, and
// get the moment of the one before.
func (t *Track) straighten() {
	for _, kinds := range [][]noteKind{{stands}, {holds}, {passes}, {leaves, comes}} {
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

// correct changes the moments of as few notes as it takes for them not to go
// back. Those before the first right one get its moment.
func correct(notes []*note) {
	right := model.Rise(len(notes), func(i, j int) bool { return notes[i].at < notes[j].at })
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

// stations is how many stays there may be.
func (t *Track) stations() int {
	n := 0
	for i := range t.notes {
		if t.notes[i].kind == stands {
			n++
		}
	}
	return n
}

func (t *Track) pass(at model.Instant, c model.Members) {
	var who []model.PersonID
	if k := len(t.hands); k > 0 {
		who = t.hands[k-1].who
	}
	t.hands = append(t.hands, hand{at, members(who, c)})
}

func (t *Track) stand(n note, r *Reading) {
	c := model.ColumnID(r.words.all[n.what])
	if k := len(t.stays); k > 0 {
		if t.stays[k-1].Column == c {
			return // another place in the same column
		}
		t.stays[k-1].To = n.at
	}
	at := slices.IndexFunc(r.setup.Columns, func(o model.Column) bool { return o.ID == c })
	by := model.PersonID(r.words.all[n.by])
	t.stays = append(t.stays, Stay{Column: c, Kind: r.setup.KindOf(c), From: n.at, By: by, Untimed: n.untimed, at: at})
}

func (t *Track) hold(at model.Instant, reason string) {
	if k := len(t.holds); k > 0 && t.holds[k-1].To == 0 {
		t.holds[k-1].To = at
	}
	if reason != "" {
		t.holds = append(t.holds, Hold{Reason: reason, From: at})
	}
}
