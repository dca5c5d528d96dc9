package plan

import (
	"cmp"
	"slices"
	"strings"

	"baton/model"
	"baton/store/exchange/card"
)

// place is the board's column for one of the file's. One that ends up gone is
// put on the board only while a card comes into it.
type place struct {
	col  model.Column // after the import
	was  model.Column // as it was on the board, if here
	live bool         // on the board, or put there by this draft
	here bool         // it was on the board before

	counted bool // in the report
	sure    bool // the board has one of this name and kind
}

// setColumns takes the file's columns onto a board without tasks, in their
// order; else it looks for each on the board and adds the rest.
func (p *planner) setColumns() {
	have := p.r.Setup().Columns
	for _, c := range have {
		p.names[strings.ToLower(c.Name)] = p.names[strings.ToLower(c.Name)] || !c.Removed && (!p.empty || p.src.Hints)
	}
	if p.empty && !p.src.Hints {
		p.replaceColumns(have)
		return
	}
	places := p.newPlaces(have)
	for _, c := range p.src.Columns {
		at, by := places.find(c)
		if by == notFound {
			at = places.fresh(c)
		}
		p.columns[c.ID] = at
	}
	places.update()
	for _, at := range places.all {
		if !at.col.Removed {
			p.open(at, -1)
		}
	}
	places.finish()
}

// update gives the board's columns the names that their lists have now, and
// brings back those whose lists came back.
func (s *places) update() {
	next := slices.Clone(s.have)
	for n, c := range next {
		at := s.by[c.ID]
		if at == nil || at.was.Removed && !at.col.Removed && s.p.log().set("column", string(c.ID), goneAspect) {
			continue
		}
		if at.was.Removed && at.col.Removed {
			next[n] = at.col
			continue
		}
		next[n], at.live = at.col, true
		if at.col.Removed { // closed at the end, when no card is in it any more
			next[n].Removed = false
		}
	}
	do := become(s.have, next)
	for _, c := range do {
		put, _ := c.(model.Put[model.Column])
		if at := s.by[put.Item.ID]; at != nil && !put.Item.Removed {
			at.col.Name = put.Item.Name
		}
	}
	s.p.add(do...)
	clear(s.p.names)
	for n, c := range next {
		if at := s.by[c.ID]; at != nil {
			next[n].Name = at.col.Name
		}
		s.p.names[strings.ToLower(next[n].Name)] = s.p.names[strings.ToLower(next[n].Name)] || !next[n].Removed
	}
}

// replaceColumns puts the file's columns in the place of those that a board
// without tasks began with. Columns that were made or changed by hand stay,
// and what goes is said.
func (p *planner) replaceColumns(have []model.Column) {
	places := p.newPlaces(nil)
	for _, c := range have {
		places.keys[string(c.ID)] = true
	}
	kept := map[model.ColumnID]string{}
	for _, c := range p.src.Columns {
		at, ok := places.twin(c)
		if !ok {
			at = p.takeOver(places.fresh(c), have)
			kept[at.col.ID] = at.col.Name
		}
		p.columns[c.ID] = at
	}
	p.keepDone(have, kept)
	p.makeRoom(have, kept)
	index := 0
	for _, at := range places.all {
		switch {
		case !at.col.Removed:
			p.open(at, index)
		case p.src.Exact:
			p.add(putAll(at.col, index, p.names)...)
		default:
			continue
		}
		index++
	}
}

// takeOver gives a new column what the board has of it already: that of an
// import which was undone, or one of the same name.
func (p *planner) takeOver(at *place, have []model.Column) *place {
	if p.src.Exact {
		return at
	}
	m := matcher[model.Column]{p: p, have: have}
	if i, by := m.byID(at.col); by == byID {
		at.col.ID = have[i].ID
		return at
	}
	same, ok := namedColumn(have, at.col.Name)
	if !ok || at.col.Removed {
		return at
	}
	at.col.ID, at.col.Limit, at.col.PersonLimit = same.ID, cmp.Or(same.Limit, at.col.Limit), same.PersonLimit
	if p.log().touchedByHand("column", string(same.ID)) {
		at.col.Kind = same.Kind
	}
	at.sure = at.col.Kind == same.Kind
	return at
}

// makeRoom takes the columns off that a board without tasks began with.
func (p *planner) makeRoom(have []model.Column, kept map[model.ColumnID]string) {
	var went []string
	for _, c := range have {
		name, taken := kept[c.ID]
		switch {
		case c.Removed || c.ID == p.done || taken && strings.EqualFold(name, c.Name):
			continue
		case !p.src.Exact && !taken && p.log().touchedByHand("column", string(c.ID)):
			p.names[strings.ToLower(c.Name)] = true
			continue
		}
		if !taken {
			went = append(went, c.Name)
		}
		c.Removed = true
		p.add(model.Put[model.Column]{Item: c, Index: -1})
	}
	if len(went) > 0 {
		p.rep.Note("the board had no tasks: the file's columns replaced %s", strings.Join(went, ", "))
	}
}

// keepDone keeps the board's own column of kind done if the file has none: without one
// no task could be done.
func (p *planner) keepDone(have []model.Column, taken map[model.ColumnID]string) {
	isDone := func(c model.Column) bool { return !c.Removed && c.Kind == model.KindDone }
	at := slices.IndexFunc(have, isDone)
	if at < 0 || p.src.Exact || slices.ContainsFunc(p.src.Columns, isDone) {
		return
	}
	p.done = have[at].ID
	if _, ok := taken[p.done]; !ok {
		p.names[strings.ToLower(have[at].Name)] = true
		p.rep.Note("no list in the file is a done column: the board's own column %s stays", have[at].Name)
	}
}

// namedColumn returns the column of that name, a live one first.
func namedColumn(cols []model.Column, name string) (model.Column, bool) {
	var found model.Column
	for _, c := range cols {
		if strings.EqualFold(c.Name, name) && (found.ID == "" || found.Removed) {
			found = c
		}
	}
	return found, found.ID != ""
}

// open puts a column on the board, with a name that no other column has.
func (p *planner) open(at *place, index int) {
	col := at.col
	col.Removed = false
	col.Name = card.Unique(col.Name, p.names)
	if !at.col.Removed {
		at.col.Name = col.Name
	}
	at.live = true
	p.add(model.Put[model.Column]{Item: col, Index: index})
}

// home returns the board's ID of a column of the file, without putting the column on the
// board. For a card without a column it is the first of kind todo.
func (p *planner) home(c model.ColumnID) model.ColumnID {
	if at := p.columns[c]; at != nil {
		return at.col.ID
	}
	first, _ := p.r.Setup().FirstOf(model.KindTodo)
	return first.ID
}

// column returns the board's column for one of the file's, and puts it on the board if it
// is not there.
func (p *planner) column(c model.ColumnID) model.ColumnID {
	if at := p.columns[c]; at != nil && !at.live {
		p.open(at, -1)
	}
	return p.home(c)
}

// closeColumns removes the columns that are archived in the file, and counts them all.
func (p *planner) closeColumns() {
	closed := map[*place]bool{}
	for _, c := range p.src.Columns {
		at := p.columns[c.ID]
		shuts := at.live && at.col.Removed && !closed[at] && at.col.ID != p.done
		if !at.here {
			p.countNewColumn(at)
		} else if !p.countColumn(at, c.Removed, shuts) {
			shuts, closed[at] = false, true
		}
		if shuts {
			closed[at] = true
			p.add(model.Put[model.Column]{Item: at.col, Index: -1})
		}
	}
}

// countNewColumn counts a column that was not on the board.
func (p *planner) countNewColumn(at *place) {
	if at.live || at.col.Removed && p.src.Exact {
		p.rep.Count(p.src.Calls.Columns, card.CameIn, 1)
		return
	}
	p.rep.Because(p.src.Calls.Columns, card.LeftAlone, 1, "archived and without cards")
}

// countColumn counts a column that was on the board, unless follow has counted it, and
// reports whether it can be removed.
func (p *planner) countColumn(at *place, gone, shuts bool) bool {
	what := p.src.Calls.Columns
	switch {
	case shuts && p.inUse(at.col.ID):
		p.rep.Because(what, card.LeftAlone, 1, "archived, but this board has tasks in its column")
		return false
	case shuts && !at.was.Removed, at.was.Removed && !gone && at.live:
		p.rep.Count(what, card.Updated, 1)
	case at.was.Removed && !gone:
		p.rep.Because(what, card.LeftAlone, 1, "removed here")
	case !at.counted:
		p.rep.Count(what, card.Unchanged, 1)
	}
	return true
}

// inUse reports whether a task is in a column when all is done.
func (p *planner) inUse(c model.ColumnID) bool {
	for t := range p.r.Lane(c, false) {
		if end, known := p.ends[t.ID]; !known || end == c {
			return true
		}
	}
	for _, end := range p.ends {
		if end == c {
			return true
		}
	}
	return false
}
