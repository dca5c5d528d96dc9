package trello

import (
	"cmp"

	"baton/model"
	"baton/store/exchange/card"
)

// history replays where a card stood and when. An export holds only the newest
// 1,000 actions, so what is known may begin in the middle: the card then begins
// in the column it was first seen leaving, and what the board shows now has the
// last word.
func (in *reader) history(c *trelloCard, k *card.Card) {
	h := trelloHistory{in: in, c: c, k: k}
	for _, a := range in.about[c.ID] {
		h.take(a)
	}
	h.begin()
	h.end()
}

type trelloHistory struct {
	in *reader
	c  *trelloCard
	k  *card.Card

	born   bool          // its beginning is in the file
	at     model.Instant // when it came to the board, if born
	first  string        // the list it began in, "" if unknown
	last   string        // the list it was last seen in
	hidden bool
}

// take enters one action.
func (h *trelloHistory) take(a *trelloAction) {
	at := card.Moment(a.Date)
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
	h.k.Steps, h.hidden = nil, false
	h.born, h.at, h.first, h.last = true, at, a.Data.List.ID, a.Data.List.ID
	if h.k.Task.CreatedBy = h.in.by(a); a.Type != "moveCardToBoard" {
		h.k.Task.Created = at
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
		h.in.rep.Because("moves", card.CouldNot, 1, "to lists that are not in the file")
		return
	}
	h.k.Steps = append(h.k.Steps, card.Step{At: at, By: by, To: model.ColumnID(to)})
}

func (h *trelloHistory) hide(hidden bool, at model.Instant, by model.PersonID) {
	if hidden == h.hidden {
		return
	}
	h.hidden = hidden
	h.k.Steps = append(h.k.Steps, card.Step{At: at, By: by, Shown: !hidden})
}

// begin says where and when the card came to the board.
func (h *trelloHistory) begin() {
	t := h.k.Task
	if t.Created == 0 {
		t.Created, _ = card.ObjectTime(h.c.ID)
	}
	if t.Created == 0 {
		t.Created = card.Moment(h.c.DateLastActivity)
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
		h.in.rep.Note("cards whose list is not in the file are in the first column")
		if len(h.in.src.Columns) > 0 {
			t.Column = h.in.src.Columns[0].ID
		}
	}
	t.Since = max(t.Created, h.at)
	if !h.born && len(h.k.Steps) == 0 && h.in.kind(t.Column) == model.KindDone {
		t.Since = h.doneBy()
	}
}

// doneBy returns when a card whose way is not in the file was done: Trello's
// own word for it, else its last activity, but before all the actions there
// are, for none of them tells of it.
func (h *trelloHistory) doneBy() model.Instant {
	at := card.Moment(h.c.DateCompleted)
	if at == 0 {
		at = card.Moment(h.c.DateLastActivity)
		if h.in.oldest != 0 {
			at = min(at, h.in.oldest)
		}
	}
	return max(at, h.k.Task.Created)
}

func (in *reader) kind(c model.ColumnID) model.Kind {
	col, _ := in.list(string(c))
	return col.Kind
}

// end makes the last step lead to where the card is.
func (h *trelloHistory) end() {
	c, k := h.c, h.k
	at := max(card.Moment(c.DateLastActivity), k.Task.Created)
	stands := k.Task.Column
	for _, s := range k.Steps {
		if s.To != "" {
			stands = s.To
		}
		at = max(at, s.At)
	}
	if col, ok := h.in.list(c.IDList); ok && col.ID != stands {
		k.Steps = append(k.Steps, card.Step{At: at, To: col.ID})
		stands = col.ID
	}
	col, _ := h.in.list(string(stands))
	if c.Closed != h.hidden {
		when := at
		if t := card.Moment(c.DateClosed); t != 0 && c.Closed {
			when = t
		}
		k.Steps = append(k.Steps, card.Step{At: when, Shown: !c.Closed})
		h.hidden = c.Closed
	}
	if !h.hidden && col.Removed {
		shut := h.in.shut[string(col.ID)]
		shut.At = cmp.Or(shut.At, at)
		k.Steps = append(k.Steps, shut)
		h.hidden = true
	}
	k.Hidden = h.hidden
}
