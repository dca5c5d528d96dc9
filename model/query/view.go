package query

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
)

// view reads a saved view in place of its name.
func (p *parser) view(w word) (node, *Mistake) {
	name := w.text[1:]
	v, ok := find[model.View](p.env.Setup, name)
	if !ok {
		if p.lenient && len(startingWith(name, called[model.View](p.env.Setup))) > 0 {
			return nil, nil
		}
		return nil, noView(p.env.Setup, name).at(w)
	}
	if slices.Contains(p.views, v.Key()) {
		circle := &problem{code: model.Refused, what: fmt.Sprintf("view %q is part of itself", v.Name)}
		return nil, circle.at(w)
	}
	inner := &parser{
		env: p.env, words: joinNames(lex(v.Filter, true), p.env.Setup), terms: p.terms,
		depth: p.depth, views: append(slices.Clone(p.views), v.Key()),
	}
	n, m := inner.whole()
	if m != nil {
		bad := &problem{code: model.CodeOf(m), what: fmt.Sprintf("view %q is broken", v.Name), out: m.Error()}
		return nil, bad.at(w)
	}
	if p.inner > 0 || len(p.sort) > 0 {
		inner.sort = nil
	}
	if p.inner > 0 || p.limit > 0 {
		inner.limit = 0
	}
	if inner.sort != nil {
		p.sort = inner.sort
	}
	if inner.limit > 0 {
		p.limit = inner.limit
	}
	return n, nil
}

// noView is noSuch for a view. Shells remove quotes, so the first word of a name with
// spaces gets the name with dashes as a suggestion.
func noView(s *model.Setup, name string) *problem {
	for _, known := range called[model.View](s) {
		if first, _, more := strings.Cut(known, " "); more && strings.EqualFold(first, name) {
			return unknown("did you mean :"+strings.ReplaceAll(known, " ", "-")+"?", "unknown view %q", name)
		}
	}
	return noSuch[model.View](s, name, ":")
}

// checkView refuses a filter with mistakes, and a view that would be part of itself.
func checkView(v model.View, e Env) error {
	setup := *e.Setup
	setup.Views = slices.DeleteFunc(slices.Clone(setup.Views), func(o model.View) bool { return o.Key() == v.Key() })
	if v.ID == "" {
		v.ID = "\x00" // a new one: none has this key
	}
	setup.Views = append(setup.Views, v)
	e.Setup = &setup
	p := &parser{env: e, words: joinNames(lex(v.Filter, true), e.Setup), terms: new(int), views: []string{v.Key()}}
	if _, m := p.whole(); m != nil {
		return m
	}
	return nil
}
