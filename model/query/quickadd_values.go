package query

import (
	"fmt"
	"slices"

	"baton/model"
)

// valued reads name:value.
func (r *reader) valued(name string, v word) (got, *problem) {
	if v.text == "" {
		return got{}, usage(fmt.Sprintf(`write \%s: to keep it as text`, name), "%s: needs a value", name)
	}
	switch name {
	case "label":
		return r.label(v, "label:")
	case "prio":
		return r.priority(v)
	case "in":
		return r.column(v)
	case "due":
		return r.due(v)
	case "est":
		return r.estimate(v)
	case "milestone":
		return r.milestone(v)
	}
	return r.task(name, v)
}

// once is the problem with giving a field twice that a task has only one of.
func (r *reader) once(k Kind) *problem {
	if r.given[k] {
		return usage("a task has only one", "a second %s", k)
	}
	r.given[k] = true
	return nil
}

func (r *reader) priority(v word) (got, *problem) {
	p, bad := priority(v.text)
	if bad == nil {
		bad = r.once(Priority)
	}
	if bad != nil {
		return got{kind: Priority}, bad
	}
	r.draft.Priority = &p
	if p == model.NoPriority {
		return got{kind: Priority, shows: "no priority"}, nil
	}
	return got{kind: Priority, shows: p.String()}, nil
}

func (r *reader) column(v word) (got, *problem) {
	c, ok := find[model.Column](r.env.Setup, composed(v.text))
	if !ok {
		return got{kind: Column}, noSuch[model.Column](r.env.Setup, v.text, "in:")
	}
	if bad := r.once(Column); bad != nil {
		return got{kind: Column}, bad
	}
	r.draft.Column = c.ID
	return got{kind: Column, shows: c.Name}, nil
}

func (r *reader) due(v word) (got, *problem) {
	d, bad := parseDue(v.text, r.env.today(), r.env.Setup.Info)
	if bad == nil {
		bad = r.once(Due)
	}
	if bad != nil {
		return got{kind: Due}, bad
	}
	r.draft.Due = &d
	if d == 0 {
		return got{kind: Due, shows: "no due day"}, nil
	}
	return got{kind: Due, shows: showFull(d, r.env.today())}, nil
}

func (r *reader) estimate(v word) (got, *problem) {
	var f float64
	var bad *problem
	if !v.is("none") {
		f, bad = estimate(v.text, r.env.Setup)
	}
	if bad == nil {
		bad = r.once(Estimate)
	}
	if bad != nil {
		return got{kind: Estimate}, bad
	}
	r.draft.Estimate = &f
	if f == 0 {
		return got{kind: Estimate, shows: "no estimate"}, nil
	}
	return got{kind: Estimate, shows: model.Number(f).String() + r.env.Setup.Info.Unit}, nil
}

// task reads parent: and after:.
func (r *reader) task(name string, v word) (got, *problem) {
	kind := After
	if name == "parent" {
		kind = Parent
	}
	id, bad := r.env.task(v)
	if bad == nil && kind == Parent {
		bad = r.once(Parent)
	}
	none := id == (model.ID{})
	switch {
	case bad != nil:
		return got{kind: kind}, bad
	case kind == Parent:
		r.draft.Parent = &id
		if none {
			return got{kind: kind, shows: "no parent"}, nil
		}
		return got{kind: kind, shows: "part of " + r.env.ref(id)}, nil
	case none:
		r.draft.Free = true
		return got{kind: kind, shows: "waits for nothing"}, nil
	case slices.Contains(r.draft.NotAfter, id):
		return got{kind: kind}, bothAddedAndRemoved(r.env.ref(id))
	}
	r.draft.After = including(r.draft.After, id)
	return got{kind: kind, shows: "after " + r.env.ref(id)}, nil
}

func (e Env) ref(id model.ID) string { return e.Setup.Ref(e.Numbers.NumberOf(id)) }

func including[T comparable](l []T, v T) []T {
	if slices.Contains(l, v) {
		return l
	}
	return append(l, v)
}

func bothAddedAndRemoved(name string) *problem {
	return usage("write only one of the two", "%s is both added and removed", name)
}
