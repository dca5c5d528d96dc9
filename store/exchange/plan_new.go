package exchange

import (
	"cmp"

	"baton/model"
)

// card brings one card of the file onto the board.
func (p *planner) card(c *card) {
	id := p.tasks[c.task.ID]
	switch t := p.r.Task(id); {
	case t != nil:
		p.update(c, t)
	case p.r.NumberOf(id) > 0 && p.log().deleted(id):
		p.rep.because(p.word(), leftAlone, 1, "deleted here")
		delete(p.tasks, c.task.ID)
	default:
		p.addTask(c, id)
	}
}

// word is what the source calls its tasks.
func (p *planner) word() string {
	if p.src.name == "trello" {
		return "cards"
	}
	return "tasks"
}

// addTask puts a new task where the card began, and replays its steps.
func (p *planner) addTask(c *card, id model.ID) {
	t, b := c.task.Clone(), c.body.Clone()
	t.ID, t.Parent, t.After = id, model.ID{}, nil
	if p.r.Head().Next > 1 { // the file's numbers may be other tasks'
		t.Num = 0
	}
	t.Column, t.Rank = p.column(t.Column), p.ranks[c]
	t.CreatedBy = p.person(t.CreatedBy)
	t.Assignees = nil
	for _, a := range c.task.Assignees {
		if m := p.people[string(a)]; p.usable(m, "assignments", "to people removed here") {
			t.Assignees = append(t.Assignees, model.PersonID(m.id))
		}
	}
	t.Labels = nil
	for _, l := range c.task.Labels {
		if m := p.labels[string(l)]; p.usable(m, "labels on cards", "removed here") {
			t.Labels = append(t.Labels, model.LabelID(m.id))
		}
	}
	t.Milestone = ""
	if c.task.Milestone != "" {
		if m := p.milestones[string(c.task.Milestone)]; p.usable(m, "milestones on cards", "removed here") {
			t.Milestone = model.MilestoneID(m.id)
		}
	}
	for i := range b.Comments {
		b.Comments[i].By = p.person(b.Comments[i].By)
	}
	if c.external.Source != "" {
		b.External = append(b.External, c.external)
	}
	told := toldBy(cmp.Or(t.Created, p.now), t.CreatedBy)
	p.addWith(model.AddTask{Told: told, Task: t, Body: b}, p.src.exact || p.src.times)
	p.replay(c, id)
	if p.ends[id] = p.home(c.stands()); c.hidden {
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

// kindOf returns the kind of one of the board's columns as it will be.
func (p *planner) kindOf(c model.ColumnID) model.Kind {
	for _, at := range p.columns {
		if at.col.ID == c {
			return at.col.Kind
		}
	}
	return p.r.Setup().KindOf(c)
}

// replay makes the steps of a card happen when and by whom they did.
func (p *planner) replay(c *card, id model.ID) {
	for _, s := range c.steps {
		told := toldBy(s.at, p.person(s.by))
		if s.to == "" {
			p.add(model.Archive{Told: told, Task: id, Off: s.shown})
			continue
		}
		p.add(model.Move{Told: told, Task: id, To: p.column(s.to), Rank: p.ranks[c]})
		p.rep.count("moves", cameIn, 1)
	}
}

// person returns the board's person for one of the file's.
func (p *planner) person(id model.PersonID) model.PersonID {
	return model.PersonID(p.people[string(id)].id)
}

// usable reports whether a person, label or milestone can be put on a task,
// and counts one that can't.
func (p *planner) usable(m member, what, why string) bool {
	if m.live || p.src.exact && p.empty && m.id != "" {
		return true
	}
	p.rep.because(what, leftAlone, 1, why)
	return false
}

// countNew counts a new task and what it brought.
func (p *planner) countNew(c *card, b *model.Body) {
	p.rep.count(p.word(), cameIn, 1)
	for _, n := range []struct {
		what string
		n    int
	}{
		{"assignments", len(c.task.Assignees)},
		{"labels on cards", len(c.task.Labels)},
		{"checklist items", len(b.Checklist)},
		{"checklists", groups(b)},
		{"milestones on cards", min(len(c.task.Milestone), 1)},
		{"due dates", min(int(c.task.Due), 1)},
		{"comments", len(b.Comments)},
		{"attachments", len(b.Links)},
		{"field values", len(c.task.Fields)},
	} {
		if n.n > 0 {
			p.rep.count(n.what, cameIn, n.n)
		}
	}
	if c.hidden {
		p.rep.count("archived", cameIn, 1)
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
