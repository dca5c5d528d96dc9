package plan

import (
	"slices"
	"strings"

	"baton/model"
	"baton/store/exchange/card"
)

// setPeople finds people by what the source calls them for good, by login,
// address, short name or full name, and adds the rest.
func (p *planner) setPeople(have []model.Person) {
	p.people = map[string]member{}
	next := slices.Clone(have)
	for _, w := range p.src.People {
		at, by := p.findPerson(next[:len(have)], w)
		if at < 0 {
			next = append(next, newItem(next, w))
			p.people[string(w.ID)] = member{next[len(next)-1].Key(), !w.Removed}
			p.rep.Count("people", card.CameIn, 1)
			continue
		}
		if by == byName {
			noteMatch(p, next[at], w)
		}
		next[at] = p.updatePerson(next[at], w)
		p.people[string(w.ID)] = member{next[at].Key(), !next[at].Removed}
	}
	p.add(become(have, next)...)
}

// noteMatch notes who was matched with whom by name, and how to keep them apart.
func noteMatch(p *planner, o, w model.Person) {
	if len(w.Logins) == 0 || o.Removed {
		return
	}
	_, theirs, _ := strings.Cut(w.Logins[0], ":")
	p.rep.Note("%s is taken to be %s, by name (if that is another person: baton undo, then baton people add NAME %s)", theirs, o.Name, shellWord("login:"+w.Logins[0]))
}

// findPerson returns where a person is in a list, -1 if they are not, and by
// what they were found. An ID, a login or an address counts more than a name.
func (p *planner) findPerson(have []model.Person, w model.Person) (int, foundBy) {
	shares := func(a, b []string) bool {
		return slices.ContainsFunc(a, func(s string) bool {
			return slices.ContainsFunc(b, func(t string) bool { return strings.EqualFold(s, t) })
		})
	}
	tests := []func(o model.Person) bool{
		func(o model.Person) bool { return o.ID == w.ID && (p.kin || o.Name == w.Name) },
		func(o model.Person) bool {
			return slices.ContainsFunc(o.Aliases, func(a model.Alias) bool { return slices.ContainsFunc(w.Aliases, a.Same) })
		},
		func(o model.Person) bool { return shares(o.Logins, w.Logins) },
		func(o model.Person) bool { return shares(o.Emails, w.Emails) },
		func(o model.Person) bool { return !o.Removed && strings.EqualFold(o.Name, w.Name) },
		func(o model.Person) bool { return !o.Removed && w.Full != "" && strings.EqualFold(o.Full, w.Full) },
	}
	for n, is := range tests {
		i := slices.IndexFunc(have, func(o model.Person) bool { return is(o) && (n < 2 || !another(o, w)) })
		if i >= 0 && n > 3 {
			return i, byName
		}
		if i >= 0 {
			return i, byID
		}
	}
	return -1, notFound
}

// another reports whether a person is known to be another one of the same source.
func another(o, w model.Person) bool {
	return slices.ContainsFunc(o.Aliases, func(a model.Alias) bool {
		return slices.ContainsFunc(w.Aliases, func(b model.Alias) bool { return a.Source == b.Source && a.ID != b.ID })
	})
}

// updatePerson adds to a person what the file has about them. A person who was removed
// here stays removed; one whom an undo removed comes back.
func (p *planner) updatePerson(o, w model.Person) model.Person {
	next := p.merged(o, w)
	switch {
	case o.Removed && !w.Removed && p.log().set("person", o.Key(), goneAspect):
		p.rep.Because("people", card.LeftAlone, 1, "removed here")
		return o
	case o.Removed && !w.Removed:
		next.Removed = false
		p.rep.Count("people", card.CameIn, 1)
	case o.Removed || next.Full == o.Full && next.Name == o.Name && len(next.Logins) == len(o.Logins) && len(next.Emails) == len(o.Emails):
		p.rep.Count("people", card.Unchanged, 1)
	default:
		p.rep.Count("people", card.Updated, 1)
	}
	return next
}

// merged returns a person with what the file has about them.
func (p *planner) merged(o, w model.Person) model.Person {
	next := withAliases(o, w)
	if next.Full == "" || p.renamed(o.Aliases, w.Aliases, "", "") && !p.log().set("person", o.Key(), worthAspect) {
		next.Full = w.Full
	}
	next.Logins = join(o.Logins, w.Logins)
	next.Emails = join(o.Emails, w.Emails)
	if p.kin && !p.log().set("person", o.Key(), nameAspect) {
		next.Name = w.Name
	}
	return next
}

// join returns a with the elements of b that it lacks, whatever their case.
func join(a, b []string) []string {
	out := slices.Clone(a)
	for _, s := range b {
		if !slices.ContainsFunc(out, func(o string) bool { return strings.EqualFold(o, s) }) {
			out = append(out, s)
		}
	}
	return out
}
