package plan

import (
	"cmp"

	"baton/model"
	"baton/store/exchange/card"
)

// card brings one card of the file onto the board.
func (p *planner) card(c *card.Card) {
	id := p.tasks[c.Task.ID]
	switch t := p.r.Task(id); {
	case t != nil:
		p.update(c, t)
	case p.r.NumberOf(id) > 0 && p.log().deleted(id):
		p.rep.Because(p.src.Calls.Tasks, card.LeftAlone, 1, "deleted here")
		delete(p.tasks, c.Task.ID)
	default:
		p.addTask(c, id)
	}
}

// addTask puts a new task where the card began, and replays its steps.
func (p *planner) addTask(c *card.Card, id model.ID) {
	t, b := c.Task.Clone(), c.Body.Clone()
	t.ID, t.Parent, t.After = id, model.ID{}, nil
	if p.r.Head().Next > 1 { // the file's numbers may belong to other tasks
		t.Num = 0
	}
	from := t.Column
	if len(c.Steps) == 0 {
		from = p.stands(c)
	}
	t.Column, t.Rank = p.column(from), p.ranks[c]
	t.CreatedBy = p.person(t.CreatedBy)
	t.Assignees = nil
	for _, a := range c.Task.Assignees {
		if m := p.people[string(a)]; p.usable(m, "assignments", "to people removed here") {
			t.Assignees = append(t.Assignees, model.PersonID(m.id))
		}
	}
	t.Labels = nil
	for _, l := range c.Task.Labels {
		if m := p.labels[string(l)]; p.usable(m, "labels on cards", "removed here") {
			t.Labels = append(t.Labels, model.LabelID(m.id))
		}
	}
	t.Milestone = ""
	if c.Task.Milestone != "" {
		if m := p.milestones[string(c.Task.Milestone)]; p.usable(m, "milestones on cards", "removed here") {
			t.Milestone = model.MilestoneID(m.id)
		}
	}
	for i := range b.Comments {
		b.Comments[i].By = p.person(b.Comments[i].By)
	}
	if c.External.Source != "" {
		b.External = append(b.External, c.External)
	}
	told := toldBy(cmp.Or(t.Created, p.now), t.CreatedBy)
	p.addWith(model.AddTask{Told: told, Task: t, Body: b}, p.src.Exact || p.src.Times)
	p.replay(c, id)
	if p.ends[id] = p.home(p.stands(c)); c.Hidden {
		p.ends[id] = ""
	}
	p.countNew(c, b)
}

// addWith adds a task. One of ours, or of a table, may lack times that its column would give
// a new task: it is put beside its place first and then moved there with them.
func (p *planner) addWith(a model.AddTask, exact bool) {
	t := a.Task
	lacks := func(k model.Kind) bool {
		return k == model.KindDoing && t.Started == 0 || k == model.KindDone && t.Done == 0
	}
	if !exact || !lacks(p.kindOf(t.Column)) {
		p.add(a)
		return
	}
	rank := t.Rank
	t.Rank = model.Between(rank, "")
	was := &model.Times{Since: t.Since, Started: t.Started, Done: t.Done}
	p.add(a, model.Move{Told: toldBy(t.Updated, a.By), Task: t.ID, To: t.Column, Rank: rank, Was: was})
}

// kindOf returns the kind that one of the board's columns will have.
func (p *planner) kindOf(c model.ColumnID) model.Kind {
	for _, at := range p.columns {
		if at.col.ID == c {
			return at.col.Kind
		}
	}
	return p.r.Setup().KindOf(c)
}

// replay records the steps of a card with their own times and authors.
func (p *planner) replay(c *card.Card, id model.ID) {
	for _, s := range c.Steps {
		told := toldBy(s.At, p.person(s.By))
		if s.To == "" {
			p.add(model.Archive{Told: told, Task: id, Off: s.Shown})
			continue
		}
		p.add(model.Move{Told: told, Task: id, To: p.column(s.To), Rank: p.ranks[c]})
		p.rep.Count("moves", card.CameIn, 1)
	}
}

// person returns the board's person for one of the file's.
func (p *planner) person(id model.PersonID) model.PersonID {
	return model.PersonID(p.people[string(id)].id)
}

// usable reports whether a person, label or milestone can be put on a task,
// and counts one that can't.
func (p *planner) usable(m member, what, why string) bool {
	if m.live || p.src.Exact && p.empty && m.id != "" {
		return true
	}
	p.rep.Because(what, card.LeftAlone, 1, why)
	return false
}

// countNew counts a new task and its parts.
func (p *planner) countNew(c *card.Card, b *model.Body) {
	p.rep.Count(p.src.Calls.Tasks, card.CameIn, 1)
	for _, n := range []struct {
		what string
		n    int
	}{
		{"assignments", len(c.Task.Assignees)},
		{"labels on cards", len(c.Task.Labels)},
		{"checklist items", len(b.Checklist)},
		{"checklists", groups(b)},
		{"milestones on cards", min(len(c.Task.Milestone), 1)},
		{"due dates", min(int(c.Task.Due), 1)},
		{"comments", len(b.Comments)},
		{"attachments", len(b.Links)},
		{"field values", len(c.Task.Fields)},
	} {
		if n.n > 0 {
			p.rep.Count(n.what, card.CameIn, n.n)
		}
	}
	if c.Hidden {
		p.rep.Count("archived", card.CameIn, 1)
	}
}

// groups returns how many checklists a task has.
func groups(b *model.Body) int {
	seen := map[string]bool{}
	for _, i := range b.Checklist {
		seen[i.Group] = true
	}
	return len(seen)
}
