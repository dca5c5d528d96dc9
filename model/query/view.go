package query

import (
	"fmt"
	"slices"

	"baton/model"
)

// view reads a saved view in the place of its name.
func (p *parser) view(w word) (node, *Mistake) {
	name := w.text[1:]
	v, ok := find[model.View](p.env.Setup, name)
	if !ok {
		if p.lenient && len(begun(name, called[model.View](p.env.Setup))) > 0 {
			return nil, nil
		}
		return nil, noSuch[model.View](p.env.Setup, name, ":").at(w)
	}
	if slices.Contains(p.views, v.Key()) {
		return nil, usage("", "view %q is part of itself", v.Name).at(w)
	}
	inner := &parser{
		env: p.env, words: lex(v.Filter, true), terms: p.terms,
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
