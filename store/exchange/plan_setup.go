package exchange

import (
	"maps"
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

// setInfo names a board without tasks as the file does, unless somebody has named
// it. A table has no name but that of its file.
func (p *planner) setInfo(info model.Info) {
	switch {
	case p.src.exact:
		info = p.src.info
	case p.src.info.Name == "":
		return
	case info.Name == "", info.Name == p.usual && p.src.name != "csv":
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
