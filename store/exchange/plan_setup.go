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
	sayGoneItems(p, p.columnsWord(), s.Columns, p.src.columns)
	sayGoneItems(p, "labels", s.Labels, p.src.labels)
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

// leave takes a name off an item, if it still has it.
func leave(holds map[string]int, name string, n int) {
	if low := strings.ToLower(name); holds[low] == n {
		delete(holds, low)
	}
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

// settle finds the board's labels, milestones or views for the file's, and adds
// the rest. What was removed here stays removed; what an undo took away comes
// back.
func settle[T model.Item](p *planner, what string, have, want []T) map[string]member {
	m, next, out := newMatcher(p, have, want), slices.Clone(have), map[string]member{}
	for _, w := range want {
		at, by := m.find(w)
		if at < 0 {
			next = append(next, newItem(next, w))
			out[w.Key()] = member{next[len(next)-1].Key(), !w.Dead()}
			p.rep.count(what, cameIn, 1)
			continue
		}
		i := have[at]
		switch {
		case i.Dead() && !w.Dead() && p.log().set(model.Noun[T](), i.Key(), goneAspect):
			p.rep.because(what, leftAlone, 1, "removed here")
		case i.Dead() && !w.Dead():
			i, _ = followed(p, i, w, by)
			next[at] = remade(i, i.Key(), i.Called(), false)
			p.rep.count(what, cameIn, 1)
		case !w.Dead():
			next[at] = follow(p, what, i, w, by)
		default:
			p.rep.count(what, unchanged, 1)
		}
		out[w.Key()] = member{i.Key(), !next[at].Dead()}
	}
	p.add(become(have, next)...)
	return out
}

// newItem returns a new item under a key of its own.
func newItem[T model.Item](all []T, w T) T {
	key := model.NewKey(w.Called(), func(k string) bool {
		return slices.ContainsFunc(all, func(o T) bool { return o.Key() == k })
	})
	return remade(w, key, w.Called(), w.Dead())
}

// become returns the changes that make one list of items of another, which has
// all of them and perhaps more behind. Names that another item has are numbered;
// one that is about to be given away is put aside first.
func become[T model.Item](have, next []T) []model.Change {
	taken, holds := map[string]bool{}, map[string]int{}
	for n, i := range have {
		if !i.Dead() {
			holds[strings.ToLower(i.Called())] = n
			taken[strings.ToLower(i.Called())] = strings.EqualFold(i.Called(), next[n].Called())
		}
	}
	var do []model.Change
	put := func(n int, i T) {
		do = append(do, model.Put[T]{Item: i, Index: -1})
		holds[strings.ToLower(i.Called())] = n
	}
	for n, i := range next {
		was := n < len(have) && !have[n].Dead()
		switch {
		case i.Dead() && n < len(have):
			if !model.SameItem(i, have[n]) {
				do = append(do, model.Put[T]{Item: i, Index: -1})
			}
			continue
		case i.Dead():
			do = append(do, putAll(i, -1, taken)...)
			continue
		case !was || !strings.EqualFold(have[n].Called(), i.Called()):
			i = remade(i, i.Key(), unique(i.Called(), taken), false)
		}
		if other, held := holds[strings.ToLower(i.Called())]; held && other != n {
			aside := remade(have[other], have[other].Key(), unique(have[other].Called(), taken), false)
			put(other, aside)
		}
		if was {
			leave(holds, have[n].Called(), n)
		}
		put(n, i)
	}
	return do
}
