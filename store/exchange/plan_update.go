package exchange

import (
	"slices"
	"strings"

	"baton/model"
)

// updater brings a task that came before up to date.
type updater struct {
	p       *planner
	c       *card
	t       *model.Task
	b       *model.Body
	told    model.Told
	seen    model.Instant // what of it had come before
	changed bool
	left    bool
}

// update changes what the file tells otherwise, except what was changed here.
func (p *planner) update(c *card, t *model.Task) {
	u := &updater{p: p, c: c, t: t, b: p.r.Body(t.ID).Clone(), told: toldBy(c.task.Updated, "")}
	if at, ok := p.src.seen[c.task.ID]; ok && at <= t.Updated {
		u.told = model.Told{} // edited in the table since: when is not in it
	}
	for _, x := range u.b.External {
		if x.PartKey() == c.external.PartKey() {
			u.seen = x.Seen
		}
	}
	if c.external.Seen != 0 && c.external.Seen < u.seen {
		p.rep.because(p.word(), leftAlone, 1, "older in the file than what came before")
		return
	}
	u.fields()
	u.status()
	u.members()
	u.checklist()
	u.comments()
	u.links()
	u.external()
	switch {
	case u.changed:
		p.rep.count(p.word(), updated, 1)
	case u.left:
		p.rep.because(p.word(), leftAlone, 1, "changed here")
	default:
		p.rep.count(p.word(), unchanged, 1)
	}
}

// mine reports whether a part that differs was changed here, and counts it.
func (u *updater) mine(key, what string) bool {
	if !u.p.log().edited(u.t.ID, key) {
		return false
	}
	u.left = true
	u.p.rep.because("fields", leftAlone, 1, what+" changed here")
	return true
}

func (u *updater) do(c model.Change) {
	u.changed = true
	u.p.add(c)
}

// fields updates what holds one value.
func (u *updater) fields() {
	milestone := ""
	if m := u.p.milestones[string(u.c.task.Milestone)]; m.live || m.id == string(u.t.Milestone) {
		milestone = m.id
	}
	for _, f := range []struct {
		field      model.Field
		have, want model.Value
	}{
		{model.TitleField, model.Text(u.t.Title), model.Text(u.c.task.Title)},
		{model.DescriptionField, model.Text(u.b.Description), model.Text(u.c.body.Description)},
		{model.PriorityField, model.PriorityOf(u.t.Priority), model.PriorityOf(u.c.task.Priority)},
		{model.EstimateField, model.EstimateOf(u.t.Estimate), model.EstimateOf(u.c.task.Estimate)},
		{model.DueField, model.DayOn(u.t.Due), model.DayOn(u.c.task.Due)},
		{model.MilestoneField, model.Text(string(u.t.Milestone)), model.Text(milestone)},
	} {
		if u.p.src.tells.fields[f.field] {
			u.set(f.field, f.have, f.want)
		}
	}
	u.freeFields()
	if want := u.c.task.Blocked; u.p.src.tells.blocked && want.Reason != u.t.Blocked.Reason && !u.mine(blockedKey, "blocked") {
		u.do(model.Blocking{Told: u.told, Task: u.t.ID, Reason: want.Reason, Since: want.Since})
	}
}

func (u *updater) set(f model.Field, have, want model.Value) {
	name := string(f)
	if free, ok := f.Free(); ok {
		name = free
	}
	if have != want && !u.mine(fieldKey(f), name) {
		u.do(model.Set{Told: u.told, Task: u.t.ID, Field: f, To: want})
		u.p.rep.count("fields", updated, 1)
	}
}

func (u *updater) freeFields() {
	tells := u.p.src.tells.free
	for _, f := range u.c.task.Fields {
		have, _ := u.t.Field(f.Name)
		u.set(model.FreeField(f.Name), have, f.Value)
	}
	for _, f := range u.t.Fields {
		if _, has := u.c.task.Field(f.Name); !has && (tells == nil || tells[strings.ToLower(f.Name)]) {
			u.set(model.FreeField(f.Name), f.Value, model.Value{})
		}
	}
}

// status replays the steps since the last import: those that lead elsewhere, and
// those that lead there and back.
func (u *updater) status() {
	p, c := u.p, u.c
	u.p.ends[u.t.ID] = u.t.Column
	if p.src.tells.status && c.stands() != "" {
		to := p.home(c.stands())
		if !c.hidden {
			to = p.column(c.stands())
		}
		if (to != u.t.Column || u.travelled()) && !u.mine(statusKey, "status") {
			u.move()
			u.p.ends[u.t.ID] = to
		}
	}
	hidden := u.t.Archived != 0
	if p.src.tells.archived && (hidden != c.hidden || u.hid()) && !u.mine(archivedKey, "archived") {
		if !c.hidden {
			u.comeBack()
		}
		u.archive()
		hidden = c.hidden
	}
	if u.order(hidden); hidden {
		u.p.ends[u.t.ID] = ""
	}
}

// news yields the steps since the last import, as far as that is known.
func (u *updater) news(f func(s step)) {
	for _, s := range u.c.steps {
		if u.seen != 0 && s.at > u.seen {
			f(s)
		}
	}
}

// travelled reports whether the card has been elsewhere since the last import.
func (u *updater) travelled() bool {
	been := false
	u.news(func(s step) { been = been || s.to != "" && u.p.home(s.to) != u.t.Column })
	return been
}

// hid reports whether the card has left sight or come back since the last import.
func (u *updater) hid() bool {
	did := false
	u.news(func(s step) { did = did || s.to == "" })
	return did
}

func (u *updater) move() {
	last := u.t.Column
	u.news(func(s step) {
		if s.to != "" && u.p.home(s.to) != last {
			last = u.p.column(s.to)
			u.step(last, toldBy(s.at, u.p.person(s.by)))
		}
	})
	if to := u.p.column(u.c.stands()); to != last {
		told := u.told
		if told != (model.Told{}) {
			told.At = max(told.At, u.c.task.Since)
		}
		u.step(to, told)
	}
}

func (u *updater) step(to model.ColumnID, told model.Told) {
	u.do(model.Move{Told: told, Task: u.t.ID, To: to, Rank: u.p.ranks[u.c]})
	u.p.rep.count("moves", cameIn, 1)
}

// order gives the task the place in its column that the card has in its list.
func (u *updater) order(hidden bool) {
	rank := u.p.ranks[u.c]
	stayed := u.p.ends[u.t.ID] == u.t.Column && u.p.home(u.c.stands()) == u.t.Column && !u.travelled()
	if rank == "" || rank == u.t.Rank || !stayed || hidden {
		return
	}
	u.p.add(model.Move{Told: u.told, Task: u.t.ID, To: u.t.Column, Rank: rank})
	u.p.rep.count("places in a column", updated, 1)
}

// archive takes the task out of sight, or back, as often as the card has been.
func (u *updater) archive() {
	hidden, told := u.t.Archived != 0, u.told
	u.news(func(s step) {
		if told = toldBy(s.at, u.p.person(s.by)); s.to == "" && s.shown == hidden {
			u.do(model.Archive{Told: told, Task: u.t.ID, Off: s.shown})
			hidden = !s.shown
		}
	})
	if hidden != u.c.hidden {
		told = u.told
		for _, s := range u.c.steps {
			if s.to == "" && s.shown != u.c.hidden {
				told = toldBy(s.at, u.p.person(s.by))
			}
		}
		if u.c.task.Archived != 0 {
			told.At = u.c.task.Archived
		}
		u.do(model.Archive{Told: told, Task: u.t.ID, Off: hidden})
	}
	u.p.rep.count("archived", updated, 1)
}

// comeBack sees to it that a task which comes into sight stands in a column that
// is there: one that was archived there meanwhile comes back with it, and a task
// whose column was removed here goes where its card is.
func (u *updater) comeBack() {
	p, end := u.p, u.p.ends[u.t.ID]
	for _, at := range p.columns {
		if at.col.ID == end {
			if !at.live {
				p.open(at, -1)
			}
			return
		}
	}
	if col, ok := model.ByKey[model.Column](p.r.Setup(), string(end)); ok && col.Gone {
		to := p.column(u.c.stands())
		u.step(to, u.told)
		p.ends[u.t.ID] = to
	}
}

// members updates the sets of people and labels.
func (u *updater) members() {
	tells := u.p.src.tells
	if tells.assignees {
		u.memberSet(model.AssigneesField, texts(u.t.Assignees), u.wanted(u.p.people, texts(u.c.task.Assignees), texts(u.t.Assignees)))
	}
	if tells.labels {
		u.memberSet(model.LabelsField, texts(u.t.Labels), u.wanted(u.p.labels, texts(u.c.task.Labels), texts(u.t.Labels)))
	}
}

// wanted returns the members that the file names: those who are on the board, or on
// the task already.
func (u *updater) wanted(known map[string]member, ids, have []string) []string {
	var out []string
	for _, id := range ids {
		if m := known[id]; m.live || slices.Contains(have, m.id) {
			out = append(out, m.id)
		}
	}
	return out
}

func (u *updater) memberSet(f model.Field, have, want []string) {
	c := model.Members{Told: u.told, Task: u.t.ID, Field: f}
	for _, m := range want {
		if !slices.Contains(have, m) && !u.mine(partKey(string(f), m), string(f)) {
			c.Add = append(c.Add, m)
		}
	}
	for _, m := range have {
		if !slices.Contains(want, m) && !u.mine(partKey(string(f), m), string(f)) {
			c.Remove = append(c.Remove, m)
		}
	}
	if len(c.Add)+len(c.Remove) > 0 {
		u.do(c)
	}
}

func texts[S ~string](l []S) []string {
	out := make([]string, len(l))
	for i, s := range l {
		out[i] = string(s)
	}
	return out
}
