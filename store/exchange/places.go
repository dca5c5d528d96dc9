package exchange

import (
	"strings"

	"baton/model"
)

// places finds and makes columns.
type places struct {
	p    *planner
	have []model.Column
	all  []*place // made so far
	keys map[string]bool
	by   map[model.ColumnID]*place // those that were on the board
}

func (p *planner) newPlaces(have []model.Column) *places {
	out := &places{p: p, have: have, keys: map[string]bool{}, by: map[model.ColumnID]*place{}}
	for _, c := range have {
		out.keys[string(c.ID)] = true
	}
	return out
}

// find returns the board's column that has the name, had it first, or whose
// name means the same; else the one that was made for it.
func (s *places) find(c model.Column) (*place, bool) {
	for _, o := range s.have {
		if !o.Gone && strings.EqualFold(o.Name, c.Name) {
			return s.known(o, c), true
		}
	}
	key := model.NewKey(c.Name, func(string) bool { return false })
	for _, o := range s.have {
		if (string(o.ID) == key || o.ID == c.ID) && (!o.Gone || strings.EqualFold(o.Name, c.Name)) {
			return s.known(o, c), true
		}
	}
	if at, ok := s.twin(c); ok {
		return at, true
	}
	stage := stageOf(c.Name)
	for _, o := range s.have {
		if !o.Gone && !c.Gone && stage >= 0 && stageOf(o.Name) == stage {
			return s.known(o, c), true
		}
	}
	return nil, false
}

// known returns the place of a column of the board. A removed one comes back
// only for a column that is not gone in the file either.
func (s *places) known(o, c model.Column) *place {
	at := s.by[o.ID]
	if at == nil {
		at = &place{col: o, live: !o.Gone, here: true}
		s.by[o.ID] = at
	}
	if at.col.Gone && !c.Gone {
		at.col.Gone = false
	}
	return at
}

// twin returns the column that was made for another of the same name, where
// one of the two is archived.
func (s *places) twin(c model.Column) (*place, bool) {
	if s.p.src.exact {
		return nil, false
	}
	for _, at := range s.all {
		if c.Gone && strings.EqualFold(at.col.Name, c.Name) {
			return at, true
		}
	}
	return nil, false
}

// fresh makes a column of its own for one of the file's.
func (s *places) fresh(c model.Column) *place {
	at := &place{col: c}
	if !s.p.src.exact || s.keys[string(c.ID)] && !s.p.empty {
		at.col.ID = model.ColumnID(model.NewKey(c.Name, func(k string) bool { return s.keys[k] }))
	}
	s.keys[string(at.col.ID)] = true
	s.all = append(s.all, at)
	return at
}
