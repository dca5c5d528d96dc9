package plan

import (
	"slices"
	"strings"

	"baton/model"
	"baton/store/exchange/card"
)

// updater brings a task that came before up to date.
type updater struct {
	p       *planner
	c       *card.Card
	t       *model.Task
	b       *model.Body
	told    model.Told
	seen    model.Instant // the card's time at the last import
	changed bool
	left    bool
}

// update changes a task to what the file says, except for what was changed here.
func (p *planner) update(c *card.Card, t *model.Task) {
	u := &updater{p: p, c: c, t: t, b: p.r.Body(t.ID).Clone(), told: toldBy(c.Task.Updated, "")}
	if at, ok := p.src.Seen[c.Task.ID]; ok && at <= t.Updated {
		u.told = model.Told{} // edited in the table since its export: nobody knows when
	}
	for _, x := range u.b.External {
		if x.PartKey() == c.External.PartKey() {
			u.seen = x.Seen
		}
	}
	if c.External.Seen != 0 && c.External.Seen < u.seen {
		p.rep.Because(p.src.Calls.Tasks, card.LeftAlone, 1, "older in the file than in the last import")
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
		p.rep.Count(p.src.Calls.Tasks, card.Updated, 1)
	case u.left:
		p.rep.Because(p.src.Calls.Tasks, card.LeftAlone, 1, "changed here")
	default:
		p.rep.Count(p.src.Calls.Tasks, card.Unchanged, 1)
	}
}

// changedHere reports whether a part that differs was changed here, and counts it.
func (u *updater) changedHere(key, what string) bool {
	if !u.p.log().edited(u.t.ID, key) {
		return false
	}
	u.left = true
	u.p.rep.Because("fields", card.LeftAlone, 1, what+" changed here")
	return true
}

func (u *updater) do(c model.Change) {
	u.changed = true
	u.p.add(c)
}

// fields updates the fields with one value.
func (u *updater) fields() {
	milestone := ""
	if m := u.p.milestones[string(u.c.Task.Milestone)]; m.live || m.id == string(u.t.Milestone) {
		milestone = m.id
	}
	for _, f := range []struct {
		field      model.Field
		have, want model.Value
	}{
		{model.TitleField, model.Text(u.t.Title), model.Text(u.c.Task.Title)},
		{model.DescriptionField, model.Text(u.b.Description), model.Text(u.c.Body.Description)},
		{model.PriorityField, model.PriorityOf(u.t.Priority), model.PriorityOf(u.c.Task.Priority)},
		{model.EstimateField, model.EstimateOf(u.t.Estimate), model.EstimateOf(u.c.Task.Estimate)},
		{model.DueField, model.DayOn(u.t.Due), model.DayOn(u.c.Task.Due)},
		{model.MilestoneField, model.Text(string(u.t.Milestone)), model.Text(milestone)},
	} {
		if u.p.src.Tells.Fields[f.field] {
			u.set(f.field, f.have, f.want)
		}
	}
	u.freeFields()
	if want := u.c.Task.Blocked; u.p.src.Tells.Blocked && want.Reason != u.t.Blocked.Reason && !u.changedHere(blockedKey, "blocked") {
		u.do(model.Blocking{Told: u.told, Task: u.t.ID, Reason: want.Reason, Since: want.Since})
	}
}

func (u *updater) set(f model.Field, have, want model.Value) {
	name := string(f)
	if free, ok := f.Free(); ok {
		name = free
	}
	if have != want && !u.changedHere(fieldKey(f), name) {
		u.do(model.Set{Told: u.told, Task: u.t.ID, Field: f, To: want})
		u.p.rep.Count("fields", card.Updated, 1)
	}
}

func (u *updater) freeFields() {
	tells := u.p.src.Tells.Free
	for _, f := range u.c.Task.Fields {
		have, _ := u.t.Field(f.Name)
		u.set(model.FreeField(f.Name), have, f.Value)
	}
	for _, f := range u.t.Fields {
		if _, has := u.c.Task.Field(f.Name); !has && (tells == nil || tells[strings.ToLower(f.Name)]) {
			u.set(model.FreeField(f.Name), f.Value, model.Value{})
		}
	}
}

// status replays the steps since the last import: those that lead elsewhere, and
// those that lead there and back.
func (u *updater) status() {
	p, c := u.p, u.c
	u.p.ends[u.t.ID] = u.t.Column
	if p.src.Tells.Status && c.Stands() != "" {
		to := p.home(p.stands(c))
		if !c.Hidden {
			to = p.column(p.stands(c))
		}
		if (to != u.t.Column || u.travelled()) && !u.changedHere(statusKey, "status") {
			u.move()
			u.p.ends[u.t.ID] = to
		}
	}
	hidden := u.t.Archived != 0
	if p.src.Tells.Archived && (hidden != c.Hidden || u.hid()) && !u.changedHere(archivedKey, "archived") {
		if !c.Hidden {
			u.comeBack()
		}
		u.archive()
		hidden = c.Hidden
	}
	if u.order(hidden); hidden {
		u.p.ends[u.t.ID] = ""
	}
}

// newSteps yields the steps since the last import, as far as that is known.
func (u *updater) newSteps(f func(s card.Step)) {
	for _, s := range u.c.Steps {
		if u.seen != 0 && s.At > u.seen {
			f(s)
		}
	}
}

// travelled reports whether the card has been elsewhere since the last import.
func (u *updater) travelled() bool {
	been := false
	u.newSteps(func(s card.Step) { been = been || s.To != "" && u.p.home(s.To) != u.t.Column })
	return been
}

// hid reports whether the card was archived or restored since the last import.
func (u *updater) hid() bool {
	did := false
	u.newSteps(func(s card.Step) { did = did || s.To == "" })
	return did
}

func (u *updater) move() {
	last := u.t.Column
	u.newSteps(func(s card.Step) {
		if s.To != "" && u.p.home(s.To) != last {
			last = u.p.column(s.To)
			u.step(last, toldBy(s.At, u.p.person(s.By)))
		}
	})
	if to := u.p.column(u.p.stands(u.c)); to != last {
		told := u.told
		if told != (model.Told{}) {
			told.At = max(told.At, u.c.Task.Since)
		}
		u.step(to, told)
	}
}

func (u *updater) step(to model.ColumnID, told model.Told) {
	u.do(model.Move{Told: told, Task: u.t.ID, To: to, Rank: u.p.ranks[u.c]})
	u.p.rep.Count("moves", card.CameIn, 1)
}

// order gives the task the place in its column that the card has in its list.
func (u *updater) order(hidden bool) {
	rank := u.p.ranks[u.c]
	stayed := u.p.ends[u.t.ID] == u.t.Column && u.p.home(u.p.stands(u.c)) == u.t.Column && !u.travelled()
	if rank == "" || rank == u.t.Rank || !stayed || hidden {
		return
	}
	u.p.add(model.Move{Told: u.told, Task: u.t.ID, To: u.t.Column, Rank: rank})
	u.p.rep.Count("places in a column", card.Updated, 1)
}

// archive takes the task out of sight, or back, as often as the card has been.
func (u *updater) archive() {
	hidden, told := u.t.Archived != 0, u.told
	u.newSteps(func(s card.Step) {
		if told = toldBy(s.At, u.p.person(s.By)); s.To == "" && s.Shown == hidden {
			u.do(model.Archive{Told: told, Task: u.t.ID, Off: s.Shown})
			hidden = !s.Shown
		}
	})
	if hidden != u.c.Hidden {
		told = u.told
		for _, s := range u.c.Steps {
			if s.To == "" && s.Shown != u.c.Hidden {
				told = toldBy(s.At, u.p.person(s.By))
			}
		}
		if u.c.Task.Archived != 0 {
			told.At = u.c.Task.Archived
		}
		u.do(model.Archive{Told: told, Task: u.t.ID, Off: hidden})
	}
	u.p.rep.Count("archived", card.Updated, 1)
}

// comeBack makes sure that a restored task is in a column on the board. A column that was
// archived at the source comes back with the task; if the column was removed here, the task
// moves to its card's column.
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
	if col, ok := model.ByKey[model.Column](p.r.Setup(), string(end)); ok && col.Removed {
		to := p.column(p.stands(u.c))
		u.step(to, u.told)
		p.ends[u.t.ID] = to
	}
}

// members updates the sets of people and labels.
func (u *updater) members() {
	tells := u.p.src.Tells
	if tells.Assignees {
		u.memberSet(model.AssigneesField, texts(u.t.Assignees), u.wanted(u.p.people, texts(u.c.Task.Assignees), texts(u.t.Assignees)))
	}
	if tells.Labels {
		u.memberSet(model.LabelsField, texts(u.t.Labels), u.wanted(u.p.labels, texts(u.c.Task.Labels), texts(u.t.Labels)))
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
		if !slices.Contains(have, m) && !u.changedHere(partKey(string(f), m), string(f)) {
			c.Add = append(c.Add, m)
		}
	}
	for _, m := range have {
		if !slices.Contains(want, m) && !u.changedHere(partKey(string(f), m), string(f)) {
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
