package plan

import (
	"maps"
	"slices"
	"strings"

	"baton/model"
	"baton/store/exchange/card"
)

// setUp finds or makes the board's columns, people, labels and milestones for
// those of the file.
func (p *planner) setUp() {
	s := p.r.Setup()
	if p.empty {
		p.setInfo(s.Info)
	}
	if len(p.src.Columns) > 0 {
		p.setColumns()
	}
	if p.empty && p.src.Exact {
		p.people = replace(p, "people", s.People, p.src.People)
		p.labels = replace(p, "labels", s.Labels, p.src.Labels)
		p.milestones = replace(p, "milestones", s.Milestones, p.src.Milestones)
		replace(p, "views", s.Views, p.src.Views)
		return
	}
	p.setPeople(s.People)
	noteGoneItems(p, p.src.Calls.Columns, s.Columns, p.src.Columns)
	noteGoneItems(p, "labels", s.Labels, p.src.Labels)
	p.labels = settle(p, "labels", s.Labels, p.src.Labels)
	p.milestones = settle(p, "milestones", s.Milestones, p.src.Milestones)
	settle(p, "views", s.Views, p.src.Views)
}

// setInfo names a board without tasks as the file does, unless a person has named
// it. A table has no name but that of its file.
func (p *planner) setInfo(info model.Info) {
	switch {
	case p.src.Exact:
		info = p.src.Info
	case p.src.Info.Name == "":
		return
	case info.Name == "", info.Name == p.usual && !p.src.Unnamed:
		info.Name = p.src.Info.Name
	}
	p.add(model.SetInfo{Info: info})
}

// replace puts the file's items, which are ours, in the place of those that a
// board without tasks began with.
func replace[T model.Item](p *planner, what string, have, want []T) map[string]member {
	out := map[string]member{}
	for _, i := range have {
		if !i.IsRemoved() {
			p.add(model.Put[T]{Item: card.Remade(i, i.Key(), i.Called(), true), Index: -1})
		}
	}
	names := map[string]bool{}
	for _, i := range want {
		names[strings.ToLower(i.Called())] = !i.IsRemoved()
	}
	for n, i := range want {
		out[i.Key()] = member{i.Key(), !i.IsRemoved()}
		p.add(putAll(i, n, names)...)
	}
	if len(want) > 0 {
		p.rep.Count(what, card.CameIn, len(want))
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
	if !i.IsRemoved() {
		return []model.Change{model.Put[T]{Item: i, Index: index}}
	}
	live := card.Remade(i, i.Key(), card.Unique(i.Called(), maps.Clone(names)), false)
	return []model.Change{model.Put[T]{Item: live, Index: index}, model.Put[T]{Item: i, Index: -1}}
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
			out[w.Key()] = member{next[len(next)-1].Key(), !w.IsRemoved()}
			p.rep.Count(what, card.CameIn, 1)
			continue
		}
		i := have[at]
		switch {
		case i.IsRemoved() && !w.IsRemoved() && p.log().set(model.Noun[T](), i.Key(), goneAspect):
			p.rep.Because(what, card.LeftAlone, 1, "removed here")
		case i.IsRemoved() && !w.IsRemoved():
			i, _ = followed(p, i, w, by)
			next[at] = card.Remade(i, i.Key(), i.Called(), false)
			p.rep.Count(what, card.CameIn, 1)
		case !w.IsRemoved():
			next[at] = follow(p, what, i, w, by)
		default:
			p.rep.Count(what, card.Unchanged, 1)
		}
		out[w.Key()] = member{i.Key(), !next[at].IsRemoved()}
	}
	p.add(become(have, next)...)
	return out
}

// newItem returns a new item with a new key.
func newItem[T model.Item](all []T, w T) T {
	key := model.NewKey(w.Called(), func(k string) bool {
		return slices.ContainsFunc(all, func(o T) bool { return o.Key() == k })
	})
	return card.Remade(w, key, w.Called(), w.IsRemoved())
}

// become returns the changes that make one list of items of another, which has
// all of them and perhaps more behind. Names that another item has are numbered;
// one that is about to be given away is put aside first.
func become[T model.Item](have, next []T) []model.Change {
	taken, holds := map[string]bool{}, map[string]int{}
	for n, i := range have {
		if !i.IsRemoved() {
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
		was := n < len(have) && !have[n].IsRemoved()
		switch {
		case i.IsRemoved() && n < len(have):
			if !model.SameItem(i, have[n]) {
				do = append(do, model.Put[T]{Item: i, Index: -1})
			}
			continue
		case i.IsRemoved():
			do = append(do, putAll(i, -1, taken)...)
			continue
		case !was || !strings.EqualFold(have[n].Called(), i.Called()):
			i = card.Remade(i, i.Key(), card.Unique(i.Called(), taken), false)
		}
		if other, held := holds[strings.ToLower(i.Called())]; held && other != n {
			aside := card.Remade(have[other], have[other].Key(), card.Unique(have[other].Called(), taken), false)
			put(other, aside)
		}
		if was {
			leave(holds, have[n].Called(), n)
		}
		put(n, i)
	}
	return do
}
