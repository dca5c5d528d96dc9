package exchange

import (
	"strings"

	"baton/model"
)

// place is the board's column for one of the file's. One that ends up gone is
// put on the board only while a card comes to stand in it.
type place struct {
	col    model.Column // as it will be
	live   bool         // on the board, or put there by this draft
	here   bool         // it was on the board before
	needed bool
}

// setColumns takes the file's columns onto a board without tasks, in their
// order; else it looks for each on the board and adds the rest.
func (p *planner) setColumns() {
	have := p.r.Setup().Columns
	for _, c := range have {
		p.names[strings.ToLower(c.Name)] = p.names[strings.ToLower(c.Name)] || !c.Gone && !(p.empty && !p.src.hints)
	}
	if p.empty && !p.src.hints {
		p.replaceColumns(have)
		return
	}
	places := p.newPlaces(have)
	for _, c := range p.src.columns {
		at, ok := places.find(c)
		if !ok {
			at = places.fresh(c)
			if !c.Gone {
				p.open(at, -1)
			}
		}
		p.columns[c.ID] = at
	}
}

// replaceColumns puts the file's columns in the place of those that a board
// without tasks began with.
func (p *planner) replaceColumns(have []model.Column) {
	places := p.newPlaces(nil)
	for _, c := range have {
		places.keys[string(c.ID)] = true
	}
	kept := map[model.ColumnID]string{}
	for _, c := range p.src.columns {
		at, ok := places.twin(c)
		if !ok {
			at = places.fresh(c)
			if same, ok := named(have, c.Name); ok && !p.src.exact {
				at.col.ID, at.col.Limit, at.col.PersonLimit = same.ID, same.Limit, same.PersonLimit
			}
			kept[at.col.ID] = at.col.Name
		}
		p.columns[c.ID] = at
	}
	for _, c := range have {
		if name, ok := kept[c.ID]; !c.Gone && (!ok || !strings.EqualFold(name, c.Name)) {
			c.Gone = true
			p.add(model.Put[model.Column]{Item: c, Index: -1})
		}
	}
	index := 0
	for _, at := range places.all {
		switch {
		case !at.col.Gone:
			p.open(at, index)
		case p.src.exact:
			p.add(putAll(at.col, index, p.names)...)
		default:
			continue
		}
		index++
	}
}

// named returns the column of that name, a live one first.
func named(cols []model.Column, name string) (model.Column, bool) {
	var found model.Column
	for _, c := range cols {
		if strings.EqualFold(c.Name, name) && (found.ID == "" || found.Gone) {
			found = c
		}
	}
	return found, found.ID != ""
}

// open puts a column on the board. While it is there its name is its own.
func (p *planner) open(at *place, index int) {
	col := at.col
	col.Gone = false
	col.Name = unique(col.Name, p.names)
	if !at.col.Gone {
		at.col.Name = col.Name
	}
	at.live = true
	p.add(model.Put[model.Column]{Item: col, Index: index})
}

// home returns the board's ID of a column of the file without putting it
// there; the first of kind todo for a card that has none.
func (p *planner) home(c model.ColumnID) model.ColumnID {
	if at := p.columns[c]; at != nil {
		return at.col.ID
	}
	first, _ := p.r.Setup().FirstOf(model.KindTodo)
	return first.ID
}

// column returns the board's column for one of the file's, put on the board if
// it is not there.
func (p *planner) column(c model.ColumnID) model.ColumnID {
	if at := p.columns[c]; at != nil {
		at.needed = true
		if !at.live {
			p.open(at, -1)
		}
	}
	return p.home(c)
}

// closeColumns takes those off again that are gone, and counts them all.
func (p *planner) closeColumns() {
	what := "columns"
	if p.src.name == "trello" {
		what = "lists"
	}
	closed := map[*place]bool{}
	for _, c := range p.src.columns {
		at := p.columns[c.ID]
		switch {
		case at.here:
			p.rep.count(what, unchanged, 1)
		case at.live || at.col.Gone && p.src.exact:
			p.rep.count(what, cameIn, 1)
		default:
			p.rep.because(what, leftAlone, 1, "archived and without cards")
		}
		if at.live && at.col.Gone && !closed[at] {
			closed[at] = true
			p.add(model.Put[model.Column]{Item: at.col, Index: -1})
		}
	}
}

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
