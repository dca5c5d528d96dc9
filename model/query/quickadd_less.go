package query

import (
	"slices"
	"strings"

	"baton/model"
)

// removal reads what follows a minus. It reports false if the word is text.
func (r *reader) removal(w word) (got, *problem, bool) {
	name, v, valued := w.prefixed()
	valued = valued && isPrefix(name, r.use)
	hash := w.sigil("#") && !r.isRef(w.text[1:])
	if r.use == Adding {
		token := valued || hash || w.sigil("@") || w.sigil("!")
		return got{}, usage(`a new task has nothing to remove (write \- to keep it as text)`, "-%s", cleanTitle(w.text)), token
	}
	var g got
	var bad *problem
	switch {
	case w.sigil("@"):
		g, bad = r.removePerson(w.cut(1))
	case hash:
		g, bad = r.removeLabel(w.cut(1), "#")
	case w.starts("!"):
		g, bad = r.clear(Priority)
	case valued && v.text != "":
		g, bad = r.removeValue(name, v)
	case valued:
		g, bad = r.clearField(name)
	case w.plain(len(w.text)) && clears(strings.ToLower(w.text)) != "":
		g, bad = r.clearField(strings.ToLower(w.text))
	default:
		return got{}, nil, false
	}
	return g, bad, true
}

// removeValue removes one value of a set, or clears a field that holds one value.
func (r *reader) removeValue(name string, v word) (got, *problem) {
	switch name {
	case "label":
		return r.removeLabel(v, "label:")
	case "after":
		return r.removeAfter(v)
	}
	return r.clearField(name)
}

func (r *reader) clearField(name string) (got, *problem) {
	switch k := clears(name); {
	case k != "":
		return r.clear(k)
	case name == "label":
		return got{kind: Label}, usage("name the label, as in -label:api", "-label: needs a value")
	}
	return got{kind: Column}, usage("name the column it moves to", "a task is always in a column")
}

// clears returns the field that -name clears, "" for none.
func clears(name string) Kind {
	return map[string]Kind{
		"due": Due, "est": Estimate, "prio": Priority, "parent": Parent, "milestone": Milestone, "after": After,
	}[name]
}

// clear clears a field.
func (r *reader) clear(k Kind) (got, *problem) {
	g := got{kind: k, shows: "no " + string(k)}
	if bad := r.once(k); bad != nil {
		return g, bad
	}
	switch k {
	case Priority:
		r.draft.Priority = new(model.NoPriority)
	case Due:
		r.draft.Due = new(model.Day(0))
	case Estimate:
		r.draft.Estimate = new(0.0)
	case Parent:
		r.draft.Parent = &model.ID{}
	case Milestone:
		r.draft.Milestone = new(model.MilestoneID(""))
	case After:
		r.draft.Free = true
		g.shows = "waits for nothing"
	}
	return g, nil
}

func (r *reader) removePerson(v word) (got, *problem) {
	g := got{kind: Person}
	id := r.env.Me
	switch {
	case v.is("none"):
		return g, usage("name the person, as in -@kim", "-@none removes nobody")
	case v.is("me"):
		if id == "" {
			return g, nobody()
		}
		g.shows = "not " + model.Named[model.Person](r.env.Setup, string(id))
	default:
		p, bad := findAny(r.env.Setup, r.env.Setup.People, v, "-@")
		if bad != nil {
			return g, bad
		}
		id, g.shows = p.ID, "not "+p.Name
	}
	if slices.Contains(r.draft.Assign, id) {
		return g, bothAddedAndRemoved("@" + model.Named[model.Person](r.env.Setup, string(id)))
	}
	r.draft.Unassign = including(r.draft.Unassign, id)
	return g, nil
}

func (r *reader) removeLabel(v word, sigil string) (got, *problem) {
	l, bad := findAny(r.env.Setup, r.env.Setup.Labels, v, "-"+sigil)
	if bad == nil && slices.Contains(r.draft.Label, l.ID) {
		bad = bothAddedAndRemoved("#" + l.Name)
	}
	if bad != nil {
		return got{kind: Label}, bad
	}
	r.draft.Unlabel = including(r.draft.Unlabel, l.ID)
	return got{kind: Label, shows: "not " + l.Name}, nil
}

func (r *reader) removeAfter(v word) (got, *problem) {
	id, bad := r.env.task(v)
	if bad == nil && slices.Contains(r.draft.After, id) {
		bad = bothAddedAndRemoved(r.env.ref(id))
	}
	if bad != nil {
		return got{kind: After}, bad
	}
	if id == (model.ID{}) {
		return r.clear(After)
	}
	r.draft.NotAfter = including(r.draft.NotAfter, id)
	return got{kind: After, shows: "not after " + r.env.ref(id)}, nil
}

// findAny returns the item of that name, live or removed.
func findAny[T model.Item](s *model.Setup, all []T, v word, sigil string) (T, *problem) {
	name := composed(v.text)
	if i, ok := find[T](s, name); ok {
		return i, nil
	}
	if i, ok := findRemoved(all, name); ok {
		return i, nil
	}
	var none T
	return none, noSuch[T](s, name, sigil)
}
