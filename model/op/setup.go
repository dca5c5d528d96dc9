package op

import (
	"slices"
	"strings"

	"baton/model"
)

// What the log calls them. Logs keep it, so it never changes.
const (
	VerbColumns    = "columns"
	VerbPeople     = "people"
	VerbLabels     = "labels"
	VerbMilestones = "milestones"
	VerbViews      = "views"
	VerbBoard      = "board"
)

// setupVerb returns the verb for changes to items of type T: the command that lists
// them.
func setupVerb[T model.Item]() string {
	var t T
	switch any(t).(type) {
	case model.Column:
		return VerbColumns
	case model.Person:
		return VerbPeople
	case model.Label:
		return VerbLabels
	case model.Milestone:
		return VerbMilestones
	default:
		return VerbViews
	}
}

// Create adds an item under a new ID made from its name, or brings back a
// removed one of that name. A column without a kind is of kind doing.
type Create[T model.Item] struct{ Item T }

// Verb is that of the items.
func (Create[T]) Verb() string { return setupVerb[T]() }

func (c Create[T]) fill(r model.Reader, d *model.Draft) error {
	if err := checkReserved[T](c.Item.Called()); err != nil {
		return err
	}
	all, i := model.All[T](r.Setup()), withKind(c.Item)
	next := model.ReviveOrNew(all, i, nil)
	at := slot(all, i)
	if _, ok := model.ByKey[T](r.Setup(), next.Key()); ok { // it comes back, with other settings, to its place
		i, at = model.WithKey(i, next.Key()), -1
	} else {
		i = next
	}
	d.Do = append(d.Do, model.Put[T]{Item: i, Index: at})
	return nil
}

// withKind gives a column without a kind the kind doing.
func withKind[T model.Item](i T) T {
	if c, ok := any(&i).(*model.Column); ok && c.Kind == "" {
		c.Kind = model.KindDoing
	}
	return i
}

// checkReserved refuses a name with a special meaning in filters: label:none. Items
// from an import keep such names and are found in quotes.
func checkReserved[T model.Item](name string) error {
	if strings.EqualFold(strings.TrimSpace(name), "none") {
		return model.Errorf(model.Refused, "%q has a special meaning: give the %s another name", name, model.Noun[T]())
	}
	return nil
}

// slot returns the index for a new item: the end, but for a column that is not of
// kind done, before the first one that is.
func slot[T model.Item](all []T, i T) int {
	if c, ok := any(i).(model.Column); !ok || c.Kind == model.KindDone {
		return len(all)
	}
	for at, o := range all {
		if c, ok := any(o).(model.Column); ok && c.Kind == model.KindDone && !c.Removed {
			return at
		}
	}
	return len(all)
}

// Alter gives the item of that name other settings.
type Alter[T model.Item] struct {
	Name string
	To   T
}

// Verb is that of the items.
func (Alter[T]) Verb() string { return setupVerb[T]() }

func (a Alter[T]) fill(r model.Reader, d *model.Draft) error {
	now, err := found[T](r, a.Name)
	if err == nil && a.To.Called() != now.Called() {
		err = checkReserved[T](a.To.Called())
	}
	d.Do = append(d.Do, model.Put[T]{Item: a.To, Index: -1})
	return err
}

// Rename gives the item of that name another name, which history shows too.
type Rename[T model.Item] struct{ Name, To string }

// Verb is that of the items.
func (Rename[T]) Verb() string { return setupVerb[T]() }

func (o Rename[T]) fill(r model.Reader, d *model.Draft) error {
	now, err := found[T](r, o.Name)
	if err != nil {
		return err
	}
	return Alter[T]{o.Name, model.WithName(now, strings.TrimSpace(o.To))}.fill(r, d)
}

// Reorder moves the item of that name to the N-th place among the live items, counted
// from 1.
type Reorder[T model.Item] struct {
	Name string
	N    int
}

// Verb is that of the items.
func (Reorder[T]) Verb() string { return setupVerb[T]() }

func (o Reorder[T]) fill(r model.Reader, d *model.Draft) error {
	i, err := found[T](r, o.Name)
	if err != nil {
		return err
	}
	rest := slices.DeleteFunc(slices.Clone(model.All[T](r.Setup())), func(o T) bool { return o.Key() == i.Key() })
	at, live := 0, 1
	for at < len(rest) && live < o.N {
		if !rest[at].IsRemoved() {
			live++
		}
		at++
	}
	d.Do = append(d.Do, model.Put[T]{Item: i, Index: at})
	return nil
}

// Remove removes the items of those names from the board. With Off it first removes
// them from the tasks that use them. A column that holds tasks can't be removed.
type Remove[T model.Item] struct {
	Names []string
	Off   bool
}

// Verb is that of the items.
func (Remove[T]) Verb() string { return setupVerb[T]() }

func (o Remove[T]) fill(r model.Reader, d *model.Draft) error {
	for _, name := range o.Names {
		i, err := found[T](r, name)
		if err != nil {
			return err
		}
		for _, col := range model.Live[model.Column](r.Setup()) {
			for t := range r.Lane(col.ID, false) {
				if o.Off && model.Uses(t, i) {
					d.Do = append(d.Do, strip(t, i)...)
				}
			}
		}
		d.Do = append(d.Do, model.Put[T]{Item: model.WithRemoved(i, true), Index: -1})
	}
	return nil
}

// strip returns the changes that remove an item from a task.
func strip[T model.Item](t *model.Task, i T) []model.Change {
	switch v := any(i).(type) {
	case model.Person:
		return []model.Change{model.Members{Task: t.ID, Field: model.AssigneesField, Remove: []string{string(v.ID)}}}
	case model.Label:
		return []model.Change{model.Members{Task: t.ID, Field: model.LabelsField, Remove: []string{string(v.ID)}}}
	case model.Milestone:
		return []model.Change{model.Set{Task: t.ID, Field: model.MilestoneField}}
	}
	return nil
}

// found returns the live item of that name.
func found[T model.Item](r model.Reader, name string) (T, error) {
	i, ok := model.ByName[T](r.Setup(), name)
	if !ok {
		return i, model.NoSuch[T](r.Setup(), name)
	}
	return i, nil
}

// EditBoard changes the board's own settings.
type EditBoard struct{ Info model.Info }

// Verb is "board".
func (EditBoard) Verb() string { return VerbBoard }

func (e EditBoard) fill(r model.Reader, d *model.Draft) error {
	if e.Info.Equal(r.Setup().Info) {
		return model.ErrNothing
	}
	d.Do = append(d.Do, model.SetInfo{Info: e.Info})
	return nil
}
