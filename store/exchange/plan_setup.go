package exchange

import (
	"maps"
	"slices"
	"strings"

	"baton/model"
)

// setUp finds or makes the board's columns, people, labels and milestones for
// those of the file.
func (p *planner) setUp() {
	s := p.r.Setup()
	if p.empty {
		p.setInfo(s.Info)
	}
	if len(p.src.columns) > 0 {
		p.setColumns()
	}
	if p.empty && p.src.exact {
		p.people = replace(p, "people", s.People, p.src.people)
		p.labels = replace(p, "labels", s.Labels, p.src.labels)
		p.milestones = replace(p, "milestones", s.Milestones, p.src.milestones)
		replace(p, "views", s.Views, p.src.views)
		return
	}
	p.setPeople(s.People)
	p.labels = settle(p, "labels", s.Labels, p.src.labels)
	p.milestones = settle(p, "milestones", s.Milestones, p.src.milestones)
	settle(p, "views", s.Views, p.src.views)
}

// setInfo names a board without tasks as the file does, if it has no name.
func (p *planner) setInfo(info model.Info) {
	switch {
	case p.src.exact:
		info = p.src.info
	case info.Name == "":
		info.Name = p.src.info.Name
	}
	p.add(model.SetInfo{Info: info})
}

// replace puts the file's items, which are ours, in the place of those that a
// board without tasks began with.
func replace[T model.Item](p *planner, what string, have, want []T) map[string]member {
	out := map[string]member{}
	for _, i := range have {
		if !i.Dead() {
			p.add(model.Put[T]{Item: remade(i, i.Key(), i.Called(), true), Index: -1})
		}
	}
	names := map[string]bool{}
	for _, i := range want {
		names[strings.ToLower(i.Called())] = !i.Dead()
	}
	for n, i := range want {
		out[i.Key()] = member{i.Key(), !i.Dead()}
		p.add(putAll(i, n, names)...)
	}
	if len(want) > 0 {
		p.rep.count(what, cameIn, len(want))
	}
	return out
}

// putAll puts an item at an index. One that is gone has to have been there.
func putAll[T model.Item](i T, index int, names map[string]bool) []model.Change {
	if !i.Dead() {
		return []model.Change{model.Put[T]{Item: i, Index: index}}
	}
	live := remade(i, i.Key(), unique(i.Called(), maps.Clone(names)), false)
	return []model.Change{model.Put[T]{Item: live, Index: index}, model.Put[T]{Item: i, Index: -1}}
}

// remade returns the item under another key and name, there or gone.
func remade[T model.Item](i T, key, name string, gone bool) T {
	switch v := any(i).(type) {
	case model.Column:
		v.ID, v.Name, v.Gone = model.ColumnID(key), name, gone
		return any(v).(T)
	case model.Person:
		v.ID, v.Name, v.Gone = model.PersonID(key), name, gone
		return any(v).(T)
	case model.Label:
		v.ID, v.Name, v.Gone = model.LabelID(key), name, gone
		return any(v).(T)
	case model.Milestone:
		v.ID, v.Name, v.Gone = model.MilestoneID(key), name, gone
		return any(v).(T)
	case model.View:
		v.ID, v.Name, v.Gone = model.ViewID(key), name, gone
		return any(v).(T)
	}
	return i
}

// settle finds the board's labels or milestones for the file's by name and by
// first name, and adds the rest. What was removed here stays removed.
func settle[T model.Item](p *planner, what string, have, want []T) map[string]member {
	out, names, keys := map[string]member{}, map[string]string{}, map[string]T{}
	for _, i := range have {
		keys[i.Key()] = i
		if !i.Dead() {
			names[strings.ToLower(i.Called())] = i.Key()
		}
	}
	for _, i := range want {
		if key, ok := names[strings.ToLower(i.Called())]; ok {
			out[i.Key()] = member{key, true}
			p.rep.count(what, unchanged, 1)
			continue
		}
		key := i.Key()
		if o, ok := keys[key]; !ok || o.Called() != i.Called() {
			key = model.NewKey(i.Called(), func(string) bool { return false })
		}
		if o, ok := keys[key]; ok && (!o.Dead() || strings.EqualFold(o.Called(), i.Called())) {
			out[i.Key()] = member{key, !o.Dead()}
			p.settled(what, o.Dead())
			continue
		}
		key = model.NewKey(i.Called(), func(k string) bool { _, ok := keys[k]; return ok })
		made := remade(i, key, i.Called(), i.Dead())
		out[i.Key()] = member{key, !i.Dead()}
		keys[key] = made
		p.add(putAll(made, -1, map[string]bool{})...)
		if !made.Dead() {
			names[strings.ToLower(i.Called())] = key
		}
		p.rep.count(what, cameIn, 1)
	}
	return out
}

func (p *planner) settled(what string, dead bool) {
	if dead {
		p.rep.because(what, leftAlone, 1, "removed here")
		return
	}
	p.rep.count(what, unchanged, 1)
}

// setPeople finds people by login, address, short name or full name, and adds
// the rest.
func (p *planner) setPeople(have []model.Person) {
	p.people = map[string]member{}
	names, keys := map[string]bool{}, map[string]bool{}
	for _, o := range have {
		names[strings.ToLower(o.Name)] = names[strings.ToLower(o.Name)] || !o.Gone
		keys[string(o.ID)] = true
	}
	have = slices.Clone(have)
	for _, w := range p.src.people {
		if at := findPerson(have, w); at >= 0 {
			p.updatePerson(&have[at], w)
			p.people[string(w.ID)] = member{string(have[at].ID), !have[at].Gone}
			continue
		}
		from := w.ID
		w.Name = unique(w.Name, names)
		w.ID = model.PersonID(model.NewKey(w.Name, func(k string) bool { return keys[k] }))
		keys[string(w.ID)] = true
		p.add(putAll(w, -1, map[string]bool{})...)
		p.people[string(from)] = member{string(w.ID), !w.Gone}
		p.rep.count("people", cameIn, 1)
	}
}

// findPerson returns where somebody stands in a list, -1 if he does not. A
// login or an address counts more than a name.
func findPerson(have []model.Person, w model.Person) int {
	shares := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(s string) bool {
			return slices.ContainsFunc(b, func(t string) bool { return strings.EqualFold(s, t) })
		})
	}
	tests := []func(o model.Person) bool{
		func(o model.Person) bool { return o.ID == w.ID && o.Name == w.Name },
		func(o model.Person) bool { return shares(o.Logins, w.Logins) },
		func(o model.Person) bool { return shares(o.Emails, w.Emails) },
		func(o model.Person) bool { return !o.Gone && strings.EqualFold(o.Name, w.Name) },
		func(o model.Person) bool { return !o.Gone && w.Full != "" && strings.EqualFold(o.Full, w.Full) },
	}
	for _, is := range tests {
		if i := slices.IndexFunc(have, is); i >= 0 {
			return i
		}
	}
	return -1
}

// updatePerson adds to somebody what the file knows of him besides.
func (p *planner) updatePerson(o *model.Person, w model.Person) {
	next := *o
	if next.Full == "" {
		next.Full = w.Full
	}
	next.Logins = join(o.Logins, w.Logins)
	next.Emails = join(o.Emails, w.Emails)
	switch {
	case o.Gone:
		p.settled("people", !w.Gone)
	case next.Full == o.Full && len(next.Logins) == len(o.Logins) && len(next.Emails) == len(o.Emails):
		p.rep.count("people", unchanged, 1)
	default:
		*o = next
		p.add(model.Put[model.Person]{Item: next, Index: -1})
		p.rep.count("people", updated, 1)
	}
}

// join returns a with what b has besides, in any case.
func join(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, s) }) {
			out = append(out, s)
		}
	}
	return out
}
