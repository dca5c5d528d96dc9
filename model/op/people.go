package op

import (
	"slices"
	"strings"

	"baton/model"
	"baton/model/query"
)

// What the log calls them. Logs keep it, so it never changes.
const (
	VerbAssign = "assign"
	VerbTake   = "take"
	VerbHand   = "hand"
)

// Who is a person: by ID if they are on the board, by name if they are new to it. The
// zero value is nobody.
type Who struct {
	ID   model.PersonID
	Name string
}

// Assign assigns people to tasks and unassigns others.
type Assign struct {
	Tasks  []model.ID
	Add    []Who
	Remove []model.PersonID
	Nobody bool // unassigns everybody first
}

// Verb is "assign".
func (Assign) Verb() string { return VerbAssign }

func (a Assign) fill(r model.Reader, d *model.Draft) error {
	in := newcomers{setup: r.Setup()}
	add := make([]string, len(a.Add))
	for i, w := range a.Add {
		add[i] = string(in.person(w))
	}
	if err := in.join(d); err != nil {
		return err
	}
	return each(r, d, a.Tasks, func(t *model.Task) ([]model.Change, error) {
		return members(t, model.AssigneesField, add, texts(a.Remove), a.Nobody), nil
	})
}

// Take assigns tasks to the person who acts, or unassigns that person.
type Take struct {
	Tasks []model.ID
	By    model.PersonID // their ID, or their name if they are new to the board
	Off   bool
}

// Verb is "take".
func (Take) Verb() string { return VerbTake }

func (o Take) fill(r model.Reader, d *model.Draft) error {
	me := o.By
	if !o.Off {
		do, id, err := Join(r, o.By)
		if err != nil {
			return err
		}
		d.Do, me = append(d.Do, do...), id
	}
	return each(r, d, o.Tasks, func(t *model.Task) ([]model.Change, error) {
		c := model.Members{Task: t.ID, Field: model.AssigneesField}
		if o.Off {
			c.Remove = []string{string(me)}
		} else {
			c.Add = []string{string(me)}
		}
		return one(c)
	})
}

// Hand hands tasks from one person to another; other assignees stay. From nobody it
// only assigns, to nobody it only unassigns.
type Hand struct {
	Tasks []model.ID
	From  model.PersonID
	To    Who
}

// Verb is "hand".
func (Hand) Verb() string { return VerbHand }

func (h Hand) fill(r model.Reader, d *model.Draft) error {
	in := newcomers{setup: r.Setup()}
	to := in.person(h.To)
	if err := in.join(d); err != nil {
		return err
	}
	return each(r, d, h.Tasks, func(t *model.Task) ([]model.Change, error) {
		c := model.Members{Task: t.ID, Field: model.AssigneesField}
		if h.From != "" {
			if !t.AssignedTo(h.From) {
				return nil, model.Errorf(model.Refused, "%s is not assigned to %s", r.Setup().Ref(t.Num), model.Named[model.Person](r.Setup(), string(h.From)))
			}
			c.Remove = []string{string(h.From)}
		}
		if to != "" {
			c.Add = []string{string(to)}
		}
		if h.From == to {
			return nil, nil
		}
		return one(c)
	})
}

// Join returns the ID of the person with an ID or name, and the changes that add them
// to the board if they are not on it.
func Join(r model.Facts, who model.PersonID) ([]model.Change, model.PersonID, error) {
	if p, ok := model.ByKey[model.Person](r.Setup(), string(who)); ok && !p.Removed {
		return nil, p.ID, nil
	}
	if p, ok := model.ByName[model.Person](r.Setup(), string(who)); ok {
		return nil, p.ID, nil
	}
	all := r.Setup().People
	for _, p := range all {
		if p.ID == who || strings.EqualFold(p.Name, string(who)) {
			p.Removed = false
			return []model.Change{model.Put[model.Person]{Item: p, Index: -1}}, p.ID, nil
		}
	}
	if strings.TrimSpace(string(who)) == "" {
		return nil, "", model.Errorf(model.Usage, "a person needs a name")
	}
	id := model.PersonID(model.NewKey(string(who), func(k string) bool {
		return slices.ContainsFunc(all, func(p model.Person) bool { return string(p.ID) == k })
	}))
	return []model.Change{model.Put[model.Person]{Item: model.Person{ID: id, Name: string(who)}, Index: -1}}, id, nil
}

// Assignees returns the people that a line assigns.
func Assignees(d *query.Draft) []Who {
	out := make([]Who, len(d.Assign))
	for i, id := range d.Assign {
		out[i].ID = id
		for _, p := range d.People {
			if p.ID == id {
				out[i].Name = p.Name
			}
		}
	}
	return out
}
