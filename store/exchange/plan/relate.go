package plan

import (
	"cmp"
	"slices"

	"baton/model"
	"baton/store/exchange/card"
)

// relate sets the parents of tasks and what they wait for, as the file says, once all tasks
// are there. A relation that would close a cycle is left out.
func (p *planner) relate() {
	parents, waits := newGraph(p.r, model.Parents(p.r)), newGraph(p.r, model.Waits(p.r))
	for _, c := range p.src.Cards {
		if id, ok := p.tasks[c.Task.ID]; ok {
			p.relateParent(c, id, parents)
			p.relateAfter(c, id, waits)
		}
	}
}

func (p *planner) relateParent(c *card.Card, id model.ID, g *graph) {
	var have, want model.ID
	t := p.r.Task(id)
	if t != nil {
		have = t.Parent
	}
	if c.Parent != (model.ID{}) {
		want = p.tasks[c.Parent]
	}
	if want == have || want == (model.ID{}) && !p.src.Tells.Fields[model.ParentField] {
		return
	}
	if t != nil && p.log().edited(id, fieldKey(model.ParentField)) {
		p.rep.Because("fields", card.LeftAlone, 1, "parent changed here")
		return
	}
	if want != (model.ID{}) && !g.add(id, want) {
		p.rep.Because("parents", card.CouldNot, 1, "in a cycle")
		return
	}
	p.end = append(p.end, model.Set{Told: toldOf(c), Task: id, Field: model.ParentField, To: model.TaskOf(want)})
	p.rep.Count("parents", card.CameIn, 1)
}

func (p *planner) relateAfter(c *card.Card, id model.ID, g *graph) {
	var have []model.ID
	if t := p.r.Task(id); t != nil {
		have = t.After
	}
	change := model.Members{Told: toldOf(c), Task: id, Field: model.AfterField}
	for _, a := range c.After {
		to, ok := p.tasks[a]
		switch {
		case !ok || slices.Contains(have, to):
		case p.r.Task(id) != nil && p.log().edited(id, partKey(string(model.AfterField), to.String())):
			p.rep.Because("fields", card.LeftAlone, 1, "blocked_by changed here")
		case !g.add(id, to):
			p.rep.Because("waits", card.CouldNot, 1, "in a cycle")
		default:
			change.Add = append(change.Add, to.String())
			p.rep.Count("waits", card.CameIn, 1)
		}
	}
	for _, to := range have {
		switch {
		case !p.src.Tells.After || p.waits(c, to):
		case p.log().edited(id, partKey(string(model.AfterField), to.String())):
			p.rep.Because("fields", card.LeftAlone, 1, "blocked_by changed here")
		default:
			change.Remove = append(change.Remove, to.String())
			p.rep.Count("waits", card.Updated, 1)
		}
	}
	if len(change.Add)+len(change.Remove) > 0 {
		p.end = append(p.end, change)
	}
}

// waits reports whether a card waits for a task.
func (p *planner) waits(c *card.Card, id model.ID) bool {
	return slices.ContainsFunc(c.After, func(a model.ID) bool { return p.tasks[a] == id })
}

// toldOf returns when a relation of a card was made: at the latest with its last change.
func toldOf(c *card.Card) model.Told { return toldBy(c.Task.Updated, "") }

// toldBy returns when and by whom something happened at the source.
func toldBy(at model.Instant, by model.PersonID) model.Told {
	return model.Told{At: at, By: cmp.Or(by, model.Nobody)}
}

// graph is a set of relations without cycles: those of the board, and added ones.
type graph struct {
	next, prev func(model.ID) []model.ID // those of the board
	to, from   map[model.ID][]model.ID   // those that were added
}

func newGraph(r model.Facts, next func(model.ID) []model.ID) *graph {
	return &graph{next: next, prev: model.Reverse(r, next), to: map[model.ID][]model.ID{}, from: map[model.ID][]model.ID{}}
}

// add adds a relation, false if it would close a cycle.
func (g *graph) add(from, to model.ID) bool {
	with := func(known func(model.ID) []model.ID, more map[model.ID][]model.ID) func(model.ID) []model.ID {
		return func(id model.ID) []model.ID { return slices.Concat(known(id), more[id]) }
	}
	if model.Circle(from, to, with(g.next, g.to), with(g.prev, g.from)) {
		return false
	}
	g.to[from], g.from[to] = append(g.to[from], to), append(g.from[to], from)
	return true
}
