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
	Assignees []model.PersonID // at the end, or when it was taken off the board

	notes  []note
	stays  []Stay
	holds  []Hold
	hands  []turn[[]model.PersonID]
	stones []turn[model.MilestoneID]
	afters []turn[[]model.ID] // what it waits for
	waits  spans              // that something of it was not done
	off    spans              // archived or deleted
	apart  spans              // out of what its history is of: a milestone, perhaps

	is    state
	died  model.Instant // when it was deleted, 0 if it is not, or is back
	never bool          // its adding was undone

	corrected bool // something of it was undone
}

// state is what the board tells of a task after the last event about it.
type state struct {
	at     model.Instant // of the event
	column model.ColumnID
	reason string // that it is blocked by
	stone  model.MilestoneID
	after  []model.ID
	off    bool // archived or deleted
}

// follow takes in what a change does to the board.
func (t *Track) follow(at model.Instant, c model.Change) {
	s := &t.is
	s.at = at
	switch c := c.(type) {
	case model.AddTask:
		s.column, s.reason, s.off = c.Task.Column, c.Task.Blocked.Reason, c.Task.Archived != 0
		s.stone, s.after = c.Task.Milestone, c.Task.After
	case model.DeleteTask:
		s.off = true
	case model.Move:
		s.column = c.To
	case model.Blocking:
		s.reason = c.Reason
	case model.Archive:
		s.off = !c.Off
	case model.Set:
		if c.Field == model.MilestoneField {
			s.stone = model.MilestoneID(c.To.Text)
		}
	case model.Members:
		if c.Field == model.AfterField {
			s.after = changed(s.after, ids(c.Add), ids(c.Remove))
		}
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
	if last(t.stones) != t.is.stone {
		t.stones = append(t.stones, turn[model.MilestoneID]{t.is.at, t.is.stone})
	}
	if !alike(last(t.afters), t.is.after) {
		t.afters = append(t.afters, turn[[]model.ID]{t.is.at, t.is.after})
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

// Hold is the time a task was blocked for a reason, as long as it was on the board
// and not done. One without an end goes on.
type Hold struct {
	Reason   string
	From, To model.Instant
}

// fact takes in what a change tells apart from the way.
func (t *Track) fact(c model.Change) {
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
			t.Assignees = changed(t.Assignees, keys[model.PersonID](c.Add), keys[model.PersonID](c.Remove))
		case model.LabelsField:
			t.Labels = changed(t.Labels, keys[model.LabelID](c.Add), keys[model.LabelID](c.Remove))
		}
	}
}

// settle makes stays out of notes.
func (t *Track) settle(r *Reading) {
	t.stays = make([]Stay, 0, t.stations())
	t.corrected = t.never || slices.ContainsFunc(t.notes, func(n note) bool { return n.void })
	t.notes = slices.DeleteFunc(t.notes, func(n note) bool { return n.void || t.never })
	t.straighten()
	for _, n := range t.notes {
		t.play(n, r)
	}
	if len(t.notes) > 0 {
		t.agree(r)
	}
	t.release()
	t.notes = nil
}

// play takes the next step on the way.
func (t *Track) play(n note, r *Reading) {
	switch n.kind {
	case stands:
		t.stand(n, r)
	case holds:
		t.hold(n.at, r.words.all[n.what])
	case leaves:
		if r.words.all[n.what] == deleted {
			t.died = n.at
		}
		if k := len(t.off); k == 0 || t.off[k-1].to != 0 {
			t.off = append(t.off, span{from: n.at})
		}
	case passes:
		c := r.who[n.what]
		t.hands = append(t.hands, turn[[]model.PersonID]{n.at, changed(last(t.hands), keys[model.PersonID](c.Add), keys[model.PersonID](c.Remove))})
	case aims:
		t.stones = append(t.stones, turn[model.MilestoneID]{n.at, model.MilestoneID(r.words.all[n.what])})
	case waits:
		c := r.who[n.what]
		t.afters = append(t.afters, turn[[]model.ID]{n.at, changed(last(t.afters), ids(c.Add), ids(c.Remove))})
	case comes:
		t.died = 0
		if k := len(t.off); k > 0 && t.off[k-1].to == 0 {
			t.off[k-1].to = n.at
		}
	}
}

// straighten gives the notes moments that agree with their order in the log,
// which decides what the board is: of those that tell of one thing, where a
// column or a reason, the fewest are taken to be by a clock that was wrong, and
// get the moment of the one before.
func (t *Track) straighten() {
	for _, kinds := range [][]noteKind{{stands}, {holds}, {passes}, {aims}, {waits}, {leaves, comes}} {
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
