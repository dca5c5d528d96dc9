package plan

import (
	"cmp"
	"slices"
	"strings"

	"baton/model"
	"baton/store/exchange/card"
)

// foundBy says how an item of the file was found on the board.
type foundBy int

const (
	notFound foundBy = iota
	byID             // of the source
	byName
)

// matcher finds the board's items for those of a file: by the source's permanent IDs, and
// by name where an ID is not known.
type matcher[T model.Item] struct {
	p     *planner
	have  []T
	taken map[string]bool // by an item of the file
}

func newMatcher[T model.Item](p *planner, have, want []T) *matcher[T] {
	m := &matcher[T]{p: p, have: have, taken: map[string]bool{}}
	for _, w := range want {
		if at, how := m.byID(w); how == byID {
			m.taken[have[at].Key()] = true
		}
	}
	return m
}

// find returns the index of the item on the board, and how it was found.
func (m *matcher[T]) find(want T) (int, foundBy) {
	if at, how := m.byID(want); how != notFound {
		return at, how
	}
	first := model.NewKey(want.Called(), func(string) bool { return false })
	same := func(o T) bool { return strings.EqualFold(o.Called(), want.Called()) }
	for _, is := range []func(o T) bool{
		func(o T) bool { return !o.IsRemoved() && same(o) },
		func(o T) bool { return (o.Key() == first || o.Key() == want.Key()) && (!o.IsRemoved() || same(o)) },
	} {
		at := slices.IndexFunc(m.have, func(o T) bool { return is(o) && m.free(o, want) })
		if at >= 0 {
			m.taken[m.have[at].Key()] = true
			return at, byName
		}
	}
	return -1, notFound
}

func (m *matcher[T]) byID(want T) (int, foundBy) {
	for _, a := range model.AliasesOf(want) {
		for i, o := range m.have {
			if slices.ContainsFunc(model.AliasesOf(o), a.Same) {
				return i, byID
			}
		}
	}
	if m.p.kin {
		if i := slices.IndexFunc(m.have, func(o T) bool { return o.Key() == want.Key() }); i >= 0 {
			return i, byID
		}
	}
	return -1, notFound
}

// free reports whether an item of the board can be the one that is wanted: it is
// not where it is known to be another of the same source.
func (m *matcher[T]) free(o, want T) bool {
	ids := model.AliasesOf(want)
	if len(ids) == 0 {
		return true
	}
	return !m.taken[o.Key()] && !slices.ContainsFunc(model.AliasesOf(o), func(a model.Alias) bool {
		return a.Source == ids[0].Source && a.Board == ids[0].Board
	})
}

// renamed reports whether the source calls an item of the board otherwise than it
// did when it was last seen.
func (p *planner) renamed(have, want []model.Alias, was, is string) bool {
	for _, w := range want {
		if i := slices.IndexFunc(have, w.Same); i >= 0 {
			return have[i].Name != w.Name
		}
	}
	return p.kin && was != is
}

// withAliases returns an item with the file's names for it added.
func withAliases[T model.Item](have, want T) T {
	for _, a := range model.AliasesOf(want) {
		if !slices.Contains(model.AliasesOf(have), a) {
			have = model.WithAlias(have, a)
		}
	}
	return have
}

// follow returns an item of the board as the source has it now, and counts it. A name that
// was changed here by hand stays, and the report says so.
func follow[T model.Item](p *planner, what string, have, want T, by foundBy) T {
	next, stays := followed(p, have, want, by)
	switch {
	case stays:
		p.rep.Because(what, card.LeftAlone, 1, "renamed in the file: the name given here stays")
	case model.SameItem(withAliases(have, want), next):
		p.rep.Count(what, card.Unchanged, 1)
	default:
		p.rep.Count(what, card.Updated, 1)
	}
	return next
}

// followed returns an item of the board as the source has it now, and whether its
// name stays as it was given here.
func followed[T model.Item](p *planner, have, want T, by foundBy) (next T, stays bool) {
	next = withAliases(have, want)
	if by != byID {
		return next, false
	}
	noun := model.Noun[T]()
	if !p.log().set(noun, have.Key(), worthAspect) {
		next = settingsOf(p, next, want)
	}
	if have.Called() == want.Called() || !p.renamed(model.AliasesOf(have), model.AliasesOf(want), have.Called(), want.Called()) {
		return next, false
	}
	if p.log().set(noun, have.Key(), nameAspect) || p.log().set(noun, have.Key(), addedAspect) {
		return next, true
	}
	return card.Remade(next, next.Key(), want.Called(), next.IsRemoved()), false
}

// settingsOf returns an item with the color, due day, kind and limits of another, as far as
// the source has them.
func settingsOf[T model.Item](p *planner, have, want T) T {
	switch v := any(have).(type) {
	case model.Label:
		if w := any(want).(model.Label); w.Color != "" || p.kin {
			v.Color = w.Color
		}
		return any(v).(T)
	case model.Milestone:
		if w := any(want).(model.Milestone); w.Due != 0 || p.kin {
			v.Due = w.Due
		}
		return any(v).(T)
	case model.Column:
		w := any(want).(model.Column)
		if v.Limit = cmp.Or(w.Limit, v.Limit); p.kin {
			v.Kind, v.Limit, v.PersonLimit = w.Kind, w.Limit, w.PersonLimit
		}
		return any(v).(T)
	}
	return have
}
