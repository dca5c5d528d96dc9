package exchange

import (
	"baton/model"
)

// Verb is the verb of a draft that imports.
const Verb = "import"

// planner compares a source with a board and makes the draft of the
// difference.
type planner struct {
	src *source
	r   model.Reader
	rep *Report
	do  []model.Change
	end []model.Change // what comes behind the tasks: relations

	empty      bool // the board has no tasks
	now        model.Instant
	usual      string // what it is called if nobody named it
	columns    map[model.ColumnID]*place
	names      map[string]bool // of live columns, in small letters
	done       model.ColumnID  // of the board's own that stays beside the file's
	people     map[string]member
	labels     map[string]member
	milestones map[string]member
	tasks      map[model.ID]model.ID // identity in the file → task
	ranks      map[*card]model.Rank
	edits      *edits
	kin        bool                        // the file is of a copy of this board
	ends       map[model.ID]model.ColumnID // where tasks stand when all is done, "" out of sight
}

// member is the board's person, label or milestone for one of the file's. One
// that was removed here is not live.
type member struct {
	id   string
	live bool
}

// Draft returns what would bring the file onto the board, and the account of
// it. It is one change, one undo; it passes WIP limits. If there is nothing to
// bring, the draft does nothing and proposing it is [model.ErrNothing].
func (f *File) Draft(r model.Reader) (model.Draft, Report, error) {
	p := &planner{
		src: f.src, r: r, rep: f.src.rep.clone(), empty: true, now: model.At(f.o.Now), usual: f.o.Usual,
		columns: map[model.ColumnID]*place{}, names: map[string]bool{},
		tasks: map[model.ID]model.ID{}, ranks: map[*card]model.Rank{}, ends: map[model.ID]model.ColumnID{},
	}
	if err := f.src.bounded(); err != nil {
		return model.Draft{}, Report{}, err
	}
	p.match()
	p.setUp()
	p.rank()
	for i, c := range f.src.cards {
		p.card(c)
		if f.o.Progress != nil && i%1000 == 999 {
			f.o.Progress(i+1, len(f.src.cards))
		}
	}
	p.relate()
	p.do = append(p.do, p.end...)
	p.closeColumns()
	p.sayKinds()
	if o := cameIn; f.src.fields > 0 {
		if !p.empty {
			o = unchanged
		}
		p.rep.count("custom fields", o, f.src.fields)
	}
	p.rep.arrange()
	return model.Draft{Verb: Verb, Do: p.do, Force: true}, *p.rep, nil
}

// What a hostile file, or a table with its columns mixed up, can ask for.
const (
	maxColumns = 1000
	maxItems   = 10_000
)

// bounded refuses a set-up that no board has.
func (s *source) bounded() error {
	for _, n := range []struct {
		what    string
		n, most int
	}{
		{"columns", len(s.columns), maxColumns},
		{"people", len(s.people), maxItems},
		{"labels", len(s.labels), maxItems},
		{"milestones", len(s.milestones), maxItems},
		{"views", len(s.views), maxItems},
	} {
		if n.n > n.most {
			return model.Errorf(model.Refused, "%s: %d %s are more than a board can have (%d): is the right column mapped to them?", s.name, n.n, n.what, n.most)
		}
	}
	return nil
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
	for _, c := range p.src.cards {
		to := c.task.ID
		if id, ok := byExternal[c.external.PartKey()]; ok && c.external.Source != "" && p.r.Task(to) == nil {
			to = id
		}
		p.tasks[c.task.ID] = to
		p.kin = p.kin || p.src.exact && p.r.NumberOf(c.task.ID) > 0
	}
	p.sayGone(theirs)
}
