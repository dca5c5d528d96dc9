package exchange

import (
	"cmp"

	"baton/model"
)

// history replays where a card stood and when. An export holds only the newest
// 1,000 actions, so what is known may begin in the middle: the card then begins
// in the column it was first seen leaving, and what the board shows now has the
// last word.
func (in *trelloReader) history(c *trelloCard, k *card) {
	h := trelloHistory{in: in, c: c, k: k}
	for _, a := range in.about[c.ID] {
		h.take(a)
	}
	h.begin()
	h.end()
}

type trelloHistory struct {
	in *trelloReader
	c  *trelloCard
	k  *card

	born   bool          // its beginning is in the file
	at     model.Instant // when it came to the board, if born
	first  string        // the list it began in, "" if unknown
	last   string        // the list it was last seen in
	hidden bool
}

// take enters one action.
func (h *trelloHistory) take(a *trelloAction) {
	at := instant(a.Date)
	switch a.Type {
	case "createCard", "copyCard", "convertToCardFromCheckItem", "emailCard", "moveCardToBoard":
		h.bear(a, at)
	case "updateCard":
		d := a.Data
		if d.ListAfter.ID != "" && d.ListBefore.ID != "" {
			h.move(d.ListBefore.ID, d.ListAfter.ID, at, h.in.by(a))
		}
		if d.Card.Closed != nil && d.Old.Closed != nil && *d.Card.Closed != *d.Old.Closed {
			h.hide(*d.Card.Closed, at, h.in.by(a))
		}
	}
}

func (h *trelloHistory) bear(a *trelloAction, at model.Instant) {
	if h.born || a.Data.List.ID == "" {
		return
	}
	// What stood before it, if anything, belongs to another board.
	h.k.steps, h.hidden = nil, false
	h.born, h.at, h.first, h.last = true, at, a.Data.List.ID, a.Data.List.ID
	if h.k.task.CreatedBy = h.in.by(a); a.Type != "moveCardToBoard" {
		h.k.task.Created = at
	}
}

// move enters that the card changed its list. Between two lists of which the
// file has none there is nothing to tell.
func (h *trelloHistory) move(from, to string, at model.Instant, by model.PersonID) {
	if h.first == "" {
		h.first = from
	}
	h.last = to
	if _, ok := h.in.list(to); !ok {
		h.in.rep.because("moves", couldNot, 1, "to lists that are not in the file")
		return
	}
	h.k.steps = append(h.k.steps, step{at: at, by: by, to: model.ColumnID(to)})
}

func (h *trelloHistory) hide(hidden bool, at model.Instant, by model.PersonID) {
	if hidden == h.hidden {
		return
	}
	h.hidden = hidden
	h.k.steps = append(h.k.steps, step{at: at, by: by, shown: !hidden})
}

// begin says where and when the card came to the board.
func (h *trelloHistory) begin() {
	t := h.k.task
	if t.Created == 0 {
		t.Created, _ = objectTime(h.c.ID)
	}
	if t.Created == 0 {
		t.Created = instant(h.c.DateLastActivity)
	}
	if t.Created == 0 {
		t.Created = h.in.now
	}
	if t.CreatedBy == "" && h.in.people[h.c.IDMemberCreator] {
		t.CreatedBy = model.PersonID(h.c.IDMemberCreator)
	}
	col, ok := h.in.list(h.first)
	if !ok {
		col, ok = h.in.list(h.c.IDList)
	}
	if ok {
		t.Column = col.ID
	} else {
		h.in.rep.note("cards whose list is not in the file stand in the first column")
		if len(h.in.src.columns) > 0 {
			t.Column = h.in.src.columns[0].ID
		}
	}
	t.Since = max(t.Created, h.at)
	if !h.born && len(h.k.steps) == 0 && h.in.kind(t.Column) == model.KindDone {
		t.Since = h.doneBy()
	}
}

// doneBy returns when a card whose way is not in the file was done: Trello's
// own word for it, else its last activity, but before all the actions there
// are, for none of them tells of it.
func (h *trelloHistory) doneBy() model.Instant {
	at := instant(h.c.DateCompleted)
	if at == 0 {
		at = instant(h.c.DateLastActivity)
		if h.in.oldest != 0 {
			at = min(at, h.in.oldest)
		}
	}
	return max(at, h.k.task.Created)
}

func (in *trelloReader) kind(c model.ColumnID) model.Kind {
	col, _ := in.list(string(c))
	return col.Kind
}

// end makes the last step lead to where the card stands.
func (h *trelloHistory) end() {
	c, k := h.c, h.k
	at := max(instant(c.DateLastActivity), k.task.Created)
	stands := k.task.Column
	for _, s := range k.steps {
		if s.to != "" {
			stands = s.to
		}
		at = max(at, s.at)
	}
	if col, ok := h.in.list(c.IDList); ok && col.ID != stands {
		k.steps = append(k.steps, step{at: at, to: col.ID})
		stands = col.ID
	}
	col, _ := h.in.list(string(stands))
	if c.Closed != h.hidden {
		when := at
		if t := instant(c.DateClosed); t != 0 && c.Closed {
			when = t
		}
		k.steps = append(k.steps, step{at: when, shown: !c.Closed})
		h.hidden = c.Closed
	}
	if !h.hidden && col.Gone {
		shut := h.in.shut[string(col.ID)]
		shut.at = cmp.Or(shut.at, at)
		k.steps = append(k.steps, shut)
		h.hidden = true
	}
	k.hidden = h.hidden
}
