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
	slices.SortStableFunc(t.notes, func(a, b note) int { return int(min(1, max(-1, a.at-b.at))) })
	for _, n := range t.notes {
		if n.void {
			continue
		}
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
	t.notes = nil
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
	t.stays = append(t.stays, Stay{Column: c, Kind: r.setup.KindOf(c), From: n.at, By: by, at: at})
}

func (t *Track) hold(at model.Instant, reason string) {
	if k := len(t.holds); k > 0 && t.holds[k-1].To == 0 {
		t.holds[k-1].To = at
	}
	if reason != "" {
		t.holds = append(t.holds, Hold{Reason: reason, From: at})
	}
}
