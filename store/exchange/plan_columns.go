package exchange

import (
	"slices"
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
		p.names[strings.ToLower(c.Name)] = p.names[strings.ToLower(c.Name)] || !c.Gone && (!p.empty || p.src.hints)
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
	p.keepDone(have, kept)
	for _, c := range have {
		if name, ok := kept[c.ID]; !c.Gone && c.ID != p.done && (!ok || !strings.EqualFold(name, c.Name)) {
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

// keepDone leaves the board its own column of kind done where the file has
// none: without one nothing can be done.
func (p *planner) keepDone(have []model.Column, taken map[model.ColumnID]string) {
	isDone := func(c model.Column) bool { return !c.Gone && c.Kind == model.KindDone }
	at := slices.IndexFunc(have, isDone)
	if at < 0 || p.src.exact || slices.ContainsFunc(p.src.columns, isDone) {
		return
	}
	p.done = have[at].ID
	if _, ok := taken[p.done]; !ok {
		p.names[strings.ToLower(have[at].Name)] = true
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
		if at.live && at.col.Gone && !closed[at] && at.col.ID != p.done {
			closed[at] = true
			p.add(model.Put[model.Column]{Item: at.col, Index: -1})
		}
	}
}
