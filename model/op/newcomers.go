package op

import (
	"iter"
	"strings"

	"baton/model"
	"baton/model/query"
)

// newcomers are the people, labels and milestones that an op adds to the board. What
// was typed may name one that another person has added meanwhile, or one that was
// removed, which comes back.
type newcomers struct {
	setup *model.Setup
	do    []model.Change
	err   error                // why one can't be added
	as    map[[2]string]string // by noun and the ID in the draft: the ID on the board
	keys  map[[2]string]bool   // by noun and ID: taken by another newcomer
	named map[[2]string]string // by noun and folded name: newcomers
}

// bring adds what a line names that the board did not know.
func (n *newcomers) bring(d *query.Draft) {
	for _, p := range d.People {
		bring(n, n.setup.People, p)
	}
	for _, l := range d.Labels {
		bring(n, n.setup.Labels, l)
	}
	for _, m := range d.Milestones {
		bring(n, n.setup.Milestones, m)
	}
}

// join adds the changes that put them on the board, before those that use them.
func (n *newcomers) join(d *model.Draft) error {
	d.Do, n.do = append(d.Do, n.do...), nil
	return n.err
}

// person returns the ID of a person on the board, whom it adds if they are new.
func (n *newcomers) person(w Who) model.PersonID {
	if w.Name == "" {
		return w.ID
	}
	p := model.Person{ID: w.ID, Name: w.Name}
	if p.ID == "" {
		p.ID = model.PersonID(model.NewKey(w.Name, func(string) bool { return false }))
	}
	bring(n, n.setup.People, p)
	return model.PersonID(n.id("person", string(p.ID)))
}

// values yields the fields that a draft says, with the IDs on the board.
func (n *newcomers) values(d *query.Draft) iter.Seq2[model.Field, model.Value] {
	return func(yield func(model.Field, model.Value) bool) {
		for f, v := range d.Values() {
			if f == model.MilestoneField {
				v = model.Text(n.id("milestone", v.Text))
			}
			if !yield(f, v) {
				return
			}
		}
	}
}

// id returns the ID on the board of what a draft names.
func (n *newcomers) id(noun, key string) string {
	if other, ok := n.as[[2]string{noun, key}]; ok {
		return other
	}
	return key
}

func (n *newcomers) people(l []model.PersonID) []model.PersonID {
	out := make([]model.PersonID, len(l))
	for i, p := range l {
		out[i] = model.PersonID(n.id("person", string(p)))
	}
	return out
}

func bring[T model.Item](n *newcomers, all []T, i T) {
	if n.as == nil {
		n.as, n.keys, n.named = map[[2]string]string{}, map[[2]string]bool{}, map[[2]string]string{}
	}
	noun := model.Noun[T]()
	at, name := [2]string{noun, i.Key()}, [2]string{noun, strings.ToLower(i.Called())}
	if there, ok := model.ByName[T](n.setup, i.Called()); ok {
		n.as[at] = there.Key()
		return
	}
	if key, ok := n.named[name]; ok {
		n.as[at] = key
		return
	}
	if err := checkReserved[T](i.Called()); err != nil {
		n.err = err
	}
	i = model.ReviveOrNew(all, i, func(key string) bool { return n.keys[[2]string{noun, key}] })
	n.as[at], n.named[name], n.keys[[2]string{noun, i.Key()}] = i.Key(), i.Key(), true
	n.do = append(n.do, model.Put[T]{Item: i, Index: -1})
}
