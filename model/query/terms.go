package query

import (
	"strconv"
	"strings"

	"baton/model"
)

// token reads name:value. It reports false if there is no such token.
func (p *parser) token(w word, name string, v word) (node, *Mistake, bool) {
	var f parsed
	field, isField := strings.CutPrefix(name, "field.")
	switch {
	case isField:
		f = p.free(composed(field), v)
	case !isPrefix(name, Filtering):
		return nil, nil, false
	case v.text == "":
		f.bad = usage("", "%s: needs a value", name)
	case name == "sort" || name == "limit":
		f.bad = p.direct(name, v)
	default:
		f = p.named(name, v)
	}
	n, m := p.done(w, f)
	return n, m, true
}

func (p *parser) named(name string, v word) parsed {
	switch name {
	case "label":
		return p.label(v, "label:")
	case "prio":
		return p.prio(v)
	case "in":
		return choose(p, v, "in:", nothing("in:none"), func(c model.Column) node { return inColumn{c.ID} })
	case "kind":
		switch {
		case v.is("none"):
			return parsed{node: nothing("kind:none")}
		case compares(v):
			return kindRange(v)
		}
		return oneWord("kind", v, texts(model.Kinds()), func(s string) node { return ofKind{model.Kind(s)} })
	case "due":
		return p.due(v)
	case "est":
		return p.est(v)
	case "parent", "after":
		return p.task(name, v)
	case "milestone":
		return choose(p, v, "milestone:", inMilestone{}, func(m model.Milestone) node { return inMilestone{m.ID} })
	case "is":
		return p.state(v)
	case "has":
		return oneWord("has:", v, havings(), func(s string) node { return having(s) })
	case "by":
		return p.person(v, "by:", by{}, func(id model.PersonID) node { return by{id} })
	}
	return p.when(event(name), v)
}

func texts[S ~string](l []S) []string {
	out := make([]string, len(l))
	for i, s := range l {
		out[i] = string(s)
	}
	return out
}

// choose reads the name of an item, live or removed, none, or a comparison. While it is
// being typed, the beginning of a name is enough.
func choose[T model.Item](p *parser, v word, sigil string, none node, made func(T) node) parsed {
	name, l := composed(v.text), model.All[T](p.env.Setup)
	if v.is("none") {
		return parsed{node: none}
	}
	if i, ok := find[T](p.env.Setup, name); ok {
		return parsed{node: made(i)}
	}
	if i, ok := findRemoved(l, name); ok {
		return parsed{node: made(i)}
	}
	if compares(v) {
		return inRange(p, v, sigil, made)
	}
	var some []node
	for _, i := range l {
		if p.lenient && !i.IsRemoved() && hasFoldPrefix(i.Called(), name) {
			some = append(some, made(i))
		}
	}
	if len(some) > 0 {
		return parsed{node: eitherOf(some)}
	}
	return parsed{bad: noSuch[T](p.env.Setup, name, sigil)}
}

// oneWord reads a word of a fixed list.
func oneWord(noun string, v word, list []string, made func(string) node) parsed {
	low := strings.ToLower(v.text)
	for _, s := range list {
		if s == low {
			return parsed{node: made(s)}
		}
	}
	if !strings.HasSuffix(noun, ":") {
		return parsed{bad: notOneOf(noun, v.text, list)}
	}
	out := "use " + oneOf(list)
	if near, ok := model.Nearest(low, list); ok {
		out = "did you mean " + noun + near + "?"
	}
	return parsed{bad: usage(out, "unknown token %q", noun+v.text)}
}

func (p *parser) who(v word) parsed {
	return p.person(v, "@", who{}, func(id model.PersonID) node { return who{id} })
}

func (p *parser) person(v word, sigil string, none node, made func(model.PersonID) node) parsed {
	if v.is("me") {
		if p.env.Me == "" {
			return parsed{bad: nobody()}
		}
		return parsed{node: made(p.env.Me)}
	}
	return choose(p, v, sigil, none, func(who model.Person) node { return made(who.ID) })
}

func nobody() *problem {
	return usage("say who you are with --as NAME", "unknown person @me")
}

func (p *parser) label(v word, sigil string) parsed {
	return choose(p, v, sigil, label{}, func(l model.Label) node { return label{l.ID} })
}

// task reads the reference of another task.
func (p *parser) task(name string, v word) parsed {
	if compares(v) {
		return p.numberRange(name, v)
	}
	id, bad := p.env.task(v)
	switch {
	case bad != nil:
		return parsed{bad: bad}
	case name == "parent":
		return parsed{node: partOf{id}}
	}
	return parsed{node: waitsFor{id}}
}

// task reads a reference; none is the zero ID.
func (e Env) task(v word) (model.ID, *problem) {
	if v.is("none") {
		return model.ID{}, nil
	}
	num, ok := e.findRef(v.text)
	if !ok {
		return model.ID{}, usage("write it as in "+e.Setup.Ref(12), "invalid reference %q", v.text)
	}
	if e.Numbers != nil {
		if id, ok := e.Numbers.ByNumber(num); ok {
			return id, nil
		}
	}
	return model.ID{}, unknown("", "no task %s", e.Setup.Ref(num))
}

func (p *parser) state(v word) parsed {
	if v.is("mine") && p.env.Me == "" {
		return parsed{bad: nobody()}
	}
	return oneWord("is:", v, states(), func(s string) node { return newState(s, p.env) })
}

// direct reads a token that says how to show tasks rather than which.
func (p *parser) direct(name string, v word) *problem {
	if p.inner > 0 {
		return usage("put it outside", "%s: can't be in parentheses or negated", name)
	}
	if name == "sort" {
		l, bad := parseOrders(v.text)
		if bad == nil {
			p.sort = l
		}
		return bad
	}
	n, err := strconv.Atoi(v.text)
	if err != nil || n < 1 || !allDigits(v.text) {
		return usage("write it as in limit:20", "invalid limit %q", v.text)
	}
	p.limit = n
	return nil
}
