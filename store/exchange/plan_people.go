package exchange

import (
	"slices"
	"strings"

	"baton/model"
)

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
