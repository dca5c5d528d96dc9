package plan

import (
	"slices"
	"strings"

	"baton/model"
	"baton/store/exchange/card"
	"baton/store/exchange/stage"
)

// places finds and makes columns.
type places struct {
	p    *planner
	have []model.Column
	m    *matcher[model.Column]
	all  []*place // made so far
	keys map[string]bool
	by   map[model.ColumnID]*place // those that were on the board
}

func (p *planner) newPlaces(have []model.Column) *places {
	out := &places{
		p: p, have: have, keys: map[string]bool{}, by: map[model.ColumnID]*place{},
		m: newMatcher(p, have, p.src.Columns),
	}
	for _, c := range have {
		out.keys[string(c.ID)] = true
	}
	return out
}

// find returns the board's column that the source knows, that has the name or had
// it first, or whose name means the same; else the one that was made for it.
func (s *places) find(c model.Column) (*place, foundBy) {
	if at, by := s.m.find(c); by != notFound {
		return s.known(s.have[at], c, by), by
	}
	if at, ok := s.twin(c); ok {
		return at, byName
	}
	same := stage.Of(c.Name)
	if same >= 0 && c.Kind != "" && c.Kind != stage.Kind(c.Name) {
		same = -1 // its source means something else by the name
	}
	at := slices.IndexFunc(s.have, func(o model.Column) bool {
		return !o.Removed && !c.Removed && same >= 0 && stage.Of(o.Name) == same && s.m.free(o, c)
	})
	if at < 0 {
		return nil, notFound
	}
	s.m.taken[s.have[at].Key()] = true
	return s.known(s.have[at], c, byName), byName
}

// known returns the place of a column of the board. A removed one comes back
// only for a column that is not gone in the file either.
func (s *places) known(o, c model.Column, by foundBy) *place {
	at := s.by[o.ID]
	if at == nil {
		at = &place{col: o, was: o, live: !o.Removed, here: true}
		s.by[o.ID] = at
	}
	switch {
	case c.Removed:
		at.col, _ = followed(s.p, at.col, c, by)
		at.col.Removed = at.col.Removed || by == byID
	case o.Removed:
		at.col, _ = followed(s.p, at.col, c, by)
		at.col.Removed = false
	default:
		at.col, at.counted = follow(s.p, s.p.src.Calls.Columns, at.col, c, by), true
		at.col.Removed = false
	}
	return at
}

// twin returns the column that was made for another of the same name, where
// one of the two is archived.
func (s *places) twin(c model.Column) (*place, bool) {
	if s.p.src.Exact {
		return nil, false
	}
	for _, at := range s.all {
		if c.Removed && strings.EqualFold(at.col.Name, c.Name) {
			return at, true
		}
	}
	return nil, false
}

// fresh makes a new column for one of the file's.
func (s *places) fresh(c model.Column) *place {
	at := &place{col: c}
	if !s.p.src.Exact || s.keys[string(c.ID)] && !s.p.empty {
		at.col.ID = model.ColumnID(model.NewKey(c.Name, func(k string) bool { return s.keys[k] }))
	}
	s.keys[string(at.col.ID)] = true
	s.all = append(s.all, at)
	return at
}

// finished stands among the file's columns for a done column of the board.
const finished model.ColumnID = "\x00finished"

// finish finds the column for what is done in the file: the board's first done column,
// else one of the file's.
func (s *places) finish() {
	for _, c := range s.have {
		if c.Removed || c.Kind != model.KindDone {
			continue
		}
		at := s.by[c.ID]
		if at == nil {
			at = &place{col: c, was: c, live: true, here: true}
		}
		s.p.columns[finished] = at
		return
	}
	for _, at := range s.all {
		if at.live && at.col.Kind == model.KindDone {
			s.p.columns[finished] = at
			return
		}
	}
}

// stands returns the file's column where a card ends: for one that is done it is a done
// column, whatever the file calls it.
func (p *planner) stands(c *card.Card) model.ColumnID {
	at := c.Stands()
	if p.columns[finished] != nil && c.Done && p.kindOf(p.home(at)) != model.KindDone {
		return finished
	}
	return at
}
