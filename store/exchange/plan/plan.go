// Package plan compares the records of a file with a board as it is, and makes one
// draft of the difference: one undo takes a whole import back, and a second import of
// a newer file updates the same tasks. What was changed on the board since is
// left alone, and a [card.Summary] counts all that did and did not come in.
//
// There is one planner for all formats. What differs between them they say in their
// records ([card.Source], [card.Aspects]); it never asks which format they are of.
//
// Columns, labels and people are found by what the source calls them for good
// ([model.Alias]), by name only where it gives no ID. Who changed what is asked of
// the log: what was undone does not count, nor what the author of a copy had seen.
package plan

import (
	"baton/model"
	"baton/model/transfer"
	"baton/store/exchange/card"
)

// Verb is the verb of a draft that imports.
const Verb = model.VerbImport

// planner compares a source with a board and makes the draft of the
// difference.
type planner struct {
	src *card.Source
	r   model.Reader
	rep *card.Summary
	do  []model.Change
	end []model.Change // changes after those of the tasks: relations

	empty      bool // the board has no tasks
	now        model.Instant
	usual      string // its name if the file gives none
	columns    map[model.ColumnID]*place
	names      map[string]bool // of live columns, in small letters
	done       model.ColumnID  // of the board's own that stays beside the file's
	people     map[string]member
	labels     map[string]member
	milestones map[string]member
	tasks      map[model.ID]model.ID // identity in the file → task
	ranks      map[*card.Card]model.Rank
	edits      *edits
	kin        bool                        // the file is of a copy of this board
	ends       map[model.ID]model.ColumnID // where tasks are when all is done, "" out of sight
}

// member is the board's person, label or milestone for one of the file's. One
// that was removed here is not live.
type member struct {
	id   string
	live bool
}

// Draft returns the draft that brings the file onto the board, and its summary. It is one
// event with one undo, and ignores WIP limits. If there is nothing to import, proposing the
// draft returns [model.ErrNothing].
func Draft(src *card.Source, o transfer.ImportOptions, r model.Reader) (model.Draft, card.Summary, error) {
	p := &planner{
		src: src, r: r, rep: src.Summary.Clone(), empty: true, now: model.At(o.Now), usual: o.Usual,
		columns: map[model.ColumnID]*place{}, names: map[string]bool{},
		tasks: map[model.ID]model.ID{}, ranks: map[*card.Card]model.Rank{}, ends: map[model.ID]model.ColumnID{},
	}
	if err := src.Bounded(); err != nil {
		return model.Draft{}, card.Summary{}, err
	}
	p.match()
	p.setUp()
	p.rank()
	for i, c := range src.Cards {
		p.card(c)
		if o.Progress != nil && i%1000 == 999 {
			o.Progress(i+1, len(src.Cards))
		}
	}
	p.relate()
	p.do = append(p.do, p.end...)
	p.closeColumns()
	sayKinds(p)
	if was := card.CameIn; src.Fields > 0 {
		if !p.empty {
			was = card.Unchanged
		}
		p.rep.Count("custom fields", was, src.Fields)
	}
	p.rep.Arrange()
	return model.Draft{Verb: Verb, Do: p.do, Force: true}, *p.rep, nil
}

func (p *planner) add(c ...model.Change) { p.do = append(p.do, c...) }

// match finds the tasks that came with an earlier import: by their identity,
// or by what they are called in the source.
func (p *planner) match() {
	byExternal := map[string]model.ID{}
	var theirs []named
	for n := 1; n < p.r.Head().Next; n++ {
		id, ok := p.r.ByNumber(n)
		t := p.r.Task(id)
		if !ok || t == nil {
			continue
		}
		p.empty = false
		if b := p.r.Body(id); b != nil {
			for _, x := range b.External {
				byExternal[x.PartKey()] = id
				theirs = append(theirs, named{x, t})
			}
		}
	}
	for _, c := range p.src.Cards {
		to := c.Task.ID
		if id, ok := byExternal[c.External.PartKey()]; ok && c.External.Source != "" && p.r.Task(to) == nil {
			to = id
		}
		p.tasks[c.Task.ID] = to
		p.kin = p.kin || p.src.Exact && p.r.NumberOf(c.Task.ID) > 0
	}
	noteGone(p, theirs)
}
