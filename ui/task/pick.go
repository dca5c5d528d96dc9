package task

import (
	"slices"
	"strconv"

	"baton/model"
	"baton/model/op"
	"baton/model/query"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// subject names the tasks an action is for, for the title of a float.
func subject(w *screen.World, verb string, ids []model.ID) string {
	if len(ids) == 1 {
		if t := w.Board.Task(ids[0]); t != nil {
			return verb + " " + w.Setup().Ref(t.Num)
		}
	}
	return verb + " " + model.Count(len(ids), "task")
}

func first(w *screen.World, ids []model.ID) *model.Task {
	if t := w.Board.Task(ids[0]); t != nil {
		return t
	}
	return &model.Task{}
}

func (a *Actor) pickColumn(ids []model.ID) {
	var items []float.Item
	for _, c := range model.Live[model.Column](a.world.Setup()) {
		note := strconv.Itoa(len(a.world.Board.Column(c.ID)))
		if c.Limit > 0 {
			note += "/" + strconv.Itoa(c.Limit)
		}
		items = append(items, float.Item{Name: c.Name, Note: note, On: first(a.world, ids).Column == c.ID, Value: string(c.ID)})
	}
	p := float.NewPicker(a.world, a.host, subject(a.world, "move", ids), items)
	p.Pick = func(it *float.Item, _ string) {
		a.do(ids, op.Move{Tasks: ids, To: model.ColumnID(it.Value)})
	}
	a.host.Push(p)
}

// people lists everybody with how many cards they have in progress.
func people(w *screen.World, on func(model.PersonID) bool) []float.Item {
	var items []float.Item
	for i, p := range w.Setup().People {
		if p.Removed {
			continue
		}
		note := p.Full
		if n := model.InHand(w.Board, p.ID); n > 0 {
			note = strconv.Itoa(n)
			if p.Limit > 0 {
				note += "/" + strconv.Itoa(p.Limit)
			}
			note += " in hand"
		}
		items = append(items, float.Item{Name: p.Name, Note: note, On: on(p.ID), Style: w.Theme.Quiet(i), Value: string(p.ID)})
	}
	return items
}

// nobody is nobody's choice.
func nobody(model.PersonID) bool { return false }

func (a *Actor) pickPeople(ids []model.ID) {
	p := float.NewPicker(a.world, a.host, subject(a.world, "assign", ids), people(a.world, nobody)).Many(func(who string) bool { return first(a.world, ids).AssignedTo(model.PersonID(who)) })
	p.New = "add to the board:"
	p.Pick = func(it *float.Item, typed string) {
		if it == nil {
			if d := read[model.Person](a, typed); d != nil {
				a.do(ids, op.Assign{Tasks: ids, Add: op.Assignees(d)})
			}
			return
		}
		who := model.PersonID(it.Value)
		if it.On {
			a.do(ids, op.Assign{Tasks: ids, Remove: []model.PersonID{who}})
		} else {
			a.do(ids, op.Assign{Tasks: ids, Add: []op.Who{{ID: who}}})
		}
	}
	a.host.Push(p)
}

// pickHeir hands over: from the person whose column the cursor is in, else from oneself.
func (a *Actor) pickHeir(ids []model.ID) {
	from := a.Base().At().Person
	if from == "" {
		from = a.world.Me
	}
	p := float.NewPicker(a.world, a.host, subject(a.world, "hand over", ids), people(a.world, nobody))
	p.Pick = func(it *float.Item, _ string) {
		a.do(ids, op.Hand{Tasks: ids, From: from, To: op.Who{ID: model.PersonID(it.Value)}})
	}
	a.host.Push(p)
}

// read parses a name that was typed into a list, of an item that the board may not
// know, as the token for it. If it can't be one it says so and returns nil.
func read[T model.Item](a *Actor, name string) *query.Draft {
	env := a.world.Env()
	env.Force = true // the list has shown what else there is
	d, err := query.ParseEdit(query.Spell[T](look.Clean(name)), env)
	if err != nil {
		a.host.Say(err.Error())
		return nil
	}
	return d
}

// change edits tasks; it asks before they exceed a limit.
func (a *Actor) change(ids []model.ID, to *query.Draft) { a.do(ids, op.Edit{Tasks: ids, To: to}) }

func (a *Actor) pickLabels(ids []model.ID) {
	var items []float.Item
	for i, l := range a.world.Setup().Labels {
		if !l.Removed {
			items = append(items, float.Item{
				Name: l.Name, Value: string(l.ID),
				Style: a.world.Theme.Label(l.Color, i),
			})
		}
	}
	p := float.NewPicker(a.world, a.host, subject(a.world, "label", ids), items).Many(func(label string) bool {
		return slices.Contains(first(a.world, ids).Labels, model.LabelID(label))
	})
	p.New = "new label:"
	p.Pick = func(it *float.Item, typed string) {
		if it == nil {
			if d := read[model.Label](a, typed); d != nil {
				a.change(ids, d)
			}
			return
		}
		one := []model.LabelID{model.LabelID(it.Value)}
		if it.On {
			a.change(ids, &query.Draft{Unlabel: one})
		} else {
			a.change(ids, &query.Draft{Label: one})
		}
	}
	a.host.Push(p)
}

func (a *Actor) pickPriority(ids []model.ID) {
	th := a.world.Theme
	styles := []look.Style{th.Dim, th.Low, th.Text, th.High, th.Urgent}
	signs := []string{"", th.Signs.Low, "", th.Signs.High, th.Signs.Urgent}
	var items []float.Item
	for i, name := range model.Priorities() {
		on := int(first(a.world, ids).Priority) == i
		items = append(items, float.Item{Name: name, Note: signs[i], On: on, Style: styles[i], Value: strconv.Itoa(i)})
	}
	slices.Reverse(items)
	p := float.NewPicker(a.world, a.host, subject(a.world, "priority of", ids), items)
	p.Pick = func(it *float.Item, _ string) {
		n, _ := strconv.Atoi(it.Value)
		a.change(ids, &query.Draft{Priority: new(model.Priority(n))})
	}
	a.host.Push(p)
}

func (a *Actor) pickMilestone(ids []model.ID) {
	items := []float.Item{{Name: "none", On: first(a.world, ids).Milestone == ""}}
	for _, m := range model.Live[model.Milestone](a.world.Setup()) {
		items = append(items, float.Item{Name: m.Name, Note: m.Due.String(), On: first(a.world, ids).Milestone == m.ID, Value: string(m.ID)})
	}
	p := float.NewPicker(a.world, a.host, subject(a.world, "milestone of", ids), items)
	p.New = "new milestone:"
	p.Pick = func(it *float.Item, typed string) {
		if it != nil {
			a.change(ids, &query.Draft{Milestone: new(model.MilestoneID(it.Value))})
			return
		}
		if d := read[model.Milestone](a, typed); d != nil {
			a.change(ids, d)
		}
	}
	a.host.Push(p)
}

// tasks lists the tasks of the board that another task could refer to.
func tasks(w *screen.World, not []model.ID, on func(model.ID) bool) []float.Item {
	var items []float.Item
	for t := range w.Board.InOrder() {
		if t.Archived != 0 || slices.Contains(not, t.ID) {
			continue
		}
		items = append(items, float.Item{
			Name: strconv.Itoa(t.Num) + " " + t.Title, On: on(t.ID), Value: t.ID.String(),
			Note: model.Named[model.Column](w.Setup(), string(t.Column)),
		})
	}
	return items
}

func (a *Actor) pickParent(ids []model.ID) {
	is := func(id model.ID) bool { return first(a.world, ids).Parent == id }
	items := append([]float.Item{{Name: "nothing", On: first(a.world, ids).Parent == model.ID{}}}, tasks(a.world, ids, is)...)
	p := float.NewPicker(a.world, a.host, subject(a.world, "make part of: ", ids), items)
	p.Pick = func(it *float.Item, _ string) {
		id, _ := model.ParseID(it.Value) // none is nothing
		a.change(ids, &query.Draft{Parent: &id})
	}
	a.host.Push(p)
}

func (a *Actor) pickAfter(ids []model.ID) {
	none := func(model.ID) bool { return false }
	p := float.NewPicker(a.world, a.host, subject(a.world, "make wait:", ids), tasks(a.world, ids, none)).Many(func(other string) bool {
		id, err := model.ParseID(other)
		return err == nil && slices.Contains(first(a.world, ids).After, id)
	})
	p.Pick = func(it *float.Item, _ string) {
		id, err := model.ParseID(it.Value)
		if err != nil {
			return
		}
		if it.On {
			a.change(ids, &query.Draft{NotAfter: []model.ID{id}})
		} else {
			a.change(ids, &query.Draft{After: []model.ID{id}})
		}
	}
	a.host.Push(p)
}

// pickItems ticks items of a task's checklist. The checklist is in
// the long part of the task, which is read first.
func (a *Actor) pickItems(t *model.Task) {
	body := a.Body(t.ID)
	if body == nil {
		return // not read yet
	}
	var items []float.Item
	for _, c := range body.Checklist {
		items = append(items, float.Item{Name: c.Text, Note: c.Group, Value: c.ID.String()})
	}
	id := []model.ID{t.ID}
	p := float.NewPicker(a.world, a.host, subject(a.world, "tick", id), items).Many(func(item string) bool {
		body := a.Body(t.ID)
		return body != nil && slices.ContainsFunc(body.Checklist, func(c model.CheckItem) bool { return c.Done && c.ID.String() == item })
	})
	p.New = "new line:"
	p.Pick = func(it *float.Item, typed string) {
		if it == nil {
			a.host.Apply(screen.Change{Op: op.AddItem{Tasks: id, Text: look.Clean(typed)}, Tasks: id})
			return
		}
		if item, err := model.ParseID(it.Value); err == nil {
			a.host.Apply(screen.Change{Op: op.Tick{Tasks: id, Item: item}, Tasks: id})
		}
	}
	a.host.Push(p)
}
