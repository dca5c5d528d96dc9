package query

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// findOrMake returns the item that a name means. If the board does not know it, it is
// made and added to fresh, unless it looks like a slip of a name the board knows.
func findOrMake[T model.Item](r *reader, v word, sigil string, all []T, fresh *[]T, made func(name string) T) (T, bool, *problem) {
	name := composed(v.text)
	if i, ok := find[T](r.env.Setup, name); ok {
		return i, false, nil
	}
	for _, i := range *fresh {
		if strings.EqualFold(i.Called(), name) {
			return i, true, nil
		}
	}
	if i, ok := findRemoved(all, name); ok {
		*fresh = append(*fresh, i)
		return i, true, nil
	}
	var none T
	near, bad := slipOf[T](r, name, sigil), checkName[T](name, v)
	switch {
	case bad != nil && near != nil:
		bad.out = near.out
		return none, false, bad
	case bad != nil:
		return none, false, bad
	case near != nil && !r.env.Force:
		return none, false, near
	}
	i := made(name)
	taken := func(k string) bool {
		same := func(o T) bool { return o.Key() == k }
		return slices.ContainsFunc(all, same) || slices.ContainsFunc(*fresh, same)
	}
	if i.Key() == "" {
		i = model.WithKey(i, model.NewKey(name, taken))
	}
	*fresh = append(*fresh, i)
	return i, true, nil
}

// slipOf is the problem with a new name that looks like a slip of a known one, nil for
// others.
func slipOf[T model.Item](r *reader, name, sigil string) *problem {
	near, ok := slip(name, called[T](r.env.Setup))
	if !ok {
		return nil
	}
	return &problem{
		code: model.Refused, soft: true, what: fmt.Sprintf("unknown %s %q", model.Noun[T](), name),
		out: "did you mean " + sigil + quoteName(near) + "?",
	}
}

// checkName is the problem with a new name, nil for none. In quotes, names of labels and
// milestones may contain spaces.
func checkName[T model.Item](name string, v word) *problem {
	noun := model.Noun[T]()
	switch {
	case strings.EqualFold(name, "none"), strings.EqualFold(name, "me"):
		return usage("it has a special meaning", "no %s can be called %q", noun, name)
	case isName(name):
		return nil
	case noun != "person" && v.quoted && name != "" && cleanTitle(name) == name:
		return nil
	}
	return usage(`use letters, digits and - _ . (or put a backslash before it to keep it as text)`, "no %s can be called %q", noun, name)
}

func (r *reader) person(v word) (got, *problem) {
	if v.is("none") {
		r.draft.Nobody = true
		return got{kind: Person, shows: "nobody"}, nil
	}
	p, fresh, bad := r.who(v)
	if bad == nil && slices.Contains(r.draft.Unassign, p.ID) {
		bad = bothAddedAndRemoved("@" + p.Name)
	}
	if bad != nil {
		return got{kind: Person}, bad
	}
	r.draft.Assign = including(r.draft.Assign, p.ID)
	return got{Person, p.Name, fresh}, nil
}

func (r *reader) who(v word) (model.Person, bool, *problem) {
	if !v.is("me") {
		return findOrMake(r, v, "@", r.env.Setup.People, &r.draft.People, func(name string) model.Person {
			return model.Person{Name: name}
		})
	}
	if r.env.Me == "" {
		return model.Person{}, false, nobody()
	}
	p, ok := model.ByKey[model.Person](r.env.Setup, string(r.env.Me))
	if ok && !p.Removed {
		return p, false, nil
	}
	if !ok {
		p = model.Person{ID: r.env.Me, Name: r.env.MyName}
	}
	if p.Name == "" {
		p.Name = string(r.env.Me)
	}
	if !slices.ContainsFunc(r.draft.People, func(o model.Person) bool { return o.ID == p.ID }) {
		r.draft.People = append(r.draft.People, p)
	}
	return p, true, nil
}

func (r *reader) label(v word, sigil string) (got, *problem) {
	l, fresh, bad := findOrMake(r, v, sigil, r.env.Setup.Labels, &r.draft.Labels, func(name string) model.Label {
		return model.Label{Name: name}
	})
	if bad == nil && slices.Contains(r.draft.Unlabel, l.ID) {
		bad = bothAddedAndRemoved("#" + l.Name)
	}
	if bad != nil {
		return got{kind: Label}, bad
	}
	r.draft.Label = including(r.draft.Label, l.ID)
	return got{Label, l.Name, fresh}, nil
}

func (r *reader) milestone(v word) (got, *problem) {
	if v.is("none") {
		return r.clear(Milestone)
	}
	m, fresh, bad := findOrMake(r, v, "milestone:", r.env.Setup.Milestones, &r.draft.Milestones, func(name string) model.Milestone {
		return model.Milestone{Name: name}
	})
	if bad == nil {
		bad = r.once(Milestone)
	}
	if bad != nil {
		return got{kind: Milestone}, bad
	}
	r.draft.Milestone = &m.ID
	return got{Milestone, m.Name, fresh}, nil
}
