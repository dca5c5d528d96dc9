package query

import (
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"

	"baton/model"
)

// token reads name:value. It reports false if there is no such token.
func (p *parser) token(w word, name string, v word) (node, *Mistake, bool) {
	var f found
	field, isField := strings.CutPrefix(name, "field.")
	switch {
	case isField:
		f = p.free(norm.NFC.String(field), v)
	case !isPrefix(name, Filtering):
		return nil, nil, false
	case v.text == "":
		f.bad = usage("it wants a value", "lonely %s:", name)
	case name == "sort" || name == "limit":
		f.bad = p.direct(name, v)
	default:
		f = p.named(name, v)
	}
	n, m := p.done(w, f)
	return n, m, true
}

func (p *parser) named(name string, v word) found {
	switch name {
	case "label":
		return p.label(v, "label:")
	case "prio":
		return p.prio(v)
	case "in":
		return choose(p, v, "in:", p.env.Setup.Columns, func(c model.Column) node { return inColumn{c.ID} })
	case "kind":
		return oneWord("kind", v, texts(model.Kinds()), func(s string) node { return ofKind{model.Kind(s)} })
	case "due":
		return p.due(v)
	case "est":
		return p.est(v)
	case "parent", "after":
		return p.task(name, v)
	case "milestone":
		if v.is("none") {
			return found{node: inMilestone{}}
		}
		return choose(p, v, "milestone:", p.env.Setup.Milestones, func(m model.Milestone) node { return inMilestone{m.ID} })
	case "is":
		return p.state(v)
	case "has":
		return oneWord("has:", v, havings(), func(s string) node { return having(s) })
	case "by":
		return p.person(v, "by:", func(id model.PersonID) node { return by{id} })
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

// choose reads the name of something the board is set up with, also of what
// was removed. The beginning of a name is enough while it is being typed.
func choose[T model.Item](p *parser, v word, sigil string, l []T, make func(T) node) found {
	name := norm.NFC.String(v.text)
	if i, ok := find[T](p.env.Setup, name); ok {
		return found{node: make(i)}
	}
	if i, ok := gone(l, name); ok {
		return found{node: make(i)}
	}
	var any []node
	for _, i := range l {
		if p.lenient && !i.Dead() && hasFoldPrefix(i.Called(), name) {
			any = append(any, make(i))
		}
	}
	if len(any) > 0 {
		return found{node: eitherOf(any)}
	}
	return found{bad: noSuch[T](p.env.Setup, name, sigil)}
}

// oneWord reads a word of a fixed list.
func oneWord(noun string, v word, list []string, make func(string) node) found {
	low := strings.ToLower(v.text)
	for _, s := range list {
		if s == low {
			return found{node: make(s)}
		}
	}
	if s, ok := strings.CutSuffix(noun, ":"); ok {
		return found{bad: noWord(`word behind "`+s+`:"`, v.text, list)}
	}
	return found{bad: noWord(noun, v.text, list)}
}

func (p *parser) who(v word) found {
	if v.is("none") {
		return found{node: who{}}
	}
	return p.person(v, "@", func(id model.PersonID) node { return who{id} })
}

func (p *parser) person(v word, sigil string, make func(model.PersonID) node) found {
	if v.is("me") {
		if p.env.Me == "" {
			return found{bad: nobody()}
		}
		return found{node: make(p.env.Me)}
	}
	return choose(p, v, sigil, p.env.Setup.People, func(who model.Person) node { return make(who.ID) })
}

func nobody() *problem {
	return usage("say who you are with --as NAME", "unknown person @me")
}

func (p *parser) label(v word, sigil string) found {
	return choose(p, v, sigil, p.env.Setup.Labels, func(l model.Label) node { return label{l.ID} })
}

func (p *parser) prio(v word) found {
	c := compare(v)
	a, bad := priority(c.a)
	if bad != nil {
		return found{bad: bad}
	}
	b := model.Urgent
	if c.op == between {
		if b, bad = priority(c.b); bad != nil {
			return found{bad: bad}
		}
	}
	r := map[op]prio{
		is: {a, a}, upTo: {model.NoPriority, a}, from: {a, model.Urgent}, between: {a, b},
		below: {model.NoPriority, a - 1}, above: {a + 1, model.Urgent},
	}[c.op]
	switch {
	case c.op == below && a == model.NoPriority:
		return found{bad: usage("nothing is below none", "empty range %q", v.text)}
	case c.op == above && a == model.Urgent:
		return found{bad: usage("nothing is above urgent", "empty range %q", v.text)}
	case r.lo > r.hi:
		return found{bad: backwards(v)}
	}
	return found{node: r}
}

func (p *parser) due(v word) found {
	switch {
	case v.is("none"):
		return found{node: due{}}
	case v.is("overdue"):
		return found{node: newState("overdue", p.env)}
	}
	c := compare(v)
	lo, hi, bad := days(v, c, func(s string) (model.Day, *problem) {
		d, bad := parseDue(s, p.env.today(), p.env.Setup.Info.WorkDays)
		if bad == nil && d == 0 {
			bad = usage("none stands alone: due:none", "no day %q", s)
		}
		return d, bad
	})
	if bad != nil {
		return found{bad: bad}
	}
	return found{node: due{lo, hi}}
}

// days turns a comparison into a range of days, both ends included. A weekday
// that ends a range is the first one from its start.
func days(v word, c comparison, read func(string) (model.Day, *problem)) (lo, hi model.Day, bad *problem) {
	a, bad := read(c.a)
	if bad != nil {
		return 0, 0, bad
	}
	switch c.op {
	case is:
		lo, hi = a, a
	case below, upTo:
		if hi = a; c.op == below {
			hi--
		}
	case above, from:
		if lo, hi = a, lastDue; c.op == above {
			lo++
		}
	case between:
		if hi, bad = read(c.b); bad != nil {
			return 0, 0, bad
		}
		lo = a
		if _, named := weekday(strings.ToLower(c.b)); named && hi < lo {
			hi += (lo - hi + 6) / 7 * 7
		}
	}
	if hi < lo {
		return 0, 0, backwards(v)
	}
	if hi < 1 || lo > model.Date(9999, 12, 31) {
		return 0, 0, usage("that is too far away", "no day %q", v.text)
	}
	return lo, hi, nil
}

func (p *parser) est(v word) found {
	if v.is("none") {
		return found{node: est{}}
	}
	s, bad := spanOf(v, func(s string) (float64, *problem) { return estimate(s, p.env.Setup) })
	if bad != nil {
		return found{bad: bad}
	}
	return found{node: est{s}}
}

// task reads the reference of another task.
func (p *parser) task(name string, v word) found {
	id, bad := p.env.task(v)
	switch {
	case bad != nil:
		return found{bad: bad}
	case name == "parent":
		return found{node: partOf{id}}
	}
	return found{node: waitsFor{id}}
}

// task reads a reference; none is the zero ID.
func (e Env) task(v word) (model.ID, *problem) {
	if v.is("none") {
		return model.ID{}, nil
	}
	num, ok := e.Setup.ParseRef(v.text)
	if !ok {
		return model.ID{}, usage("as in "+e.Setup.Ref(12), "no reference %q", v.text)
	}
	if e.Numbers != nil {
		if id, ok := e.Numbers.ByNumber(num); ok {
			return id, nil
		}
	}
	return model.ID{}, unknown("", "no task %s", e.Setup.Ref(num))
}

func (p *parser) state(v word) found {
	if v.is("mine") && p.env.Me == "" {
		return found{bad: nobody()}
	}
	return oneWord("is:", v, states(), func(s string) node { return newState(s, p.env) })
}

func (p *parser) when(what event, v word) found {
	c := compare(v)
	a, bad := parseMoment(c.a, p.env.Now)
	if bad != nil {
		return found{bad: bad}
	}
	w := when{what, firstMoment, lastMoment}
	switch c.op {
	case is:
		if w.lo = a.from; !a.ago { // "-7d" is since then, "mon" is that day
			w.hi = a.end
		}
	case below:
		w.hi = a.from
	case upTo:
		w.hi = a.end
	case above:
		w.lo = a.end
	case from:
		w.lo = a.from
	case between:
		b, bad := parseMoment(c.b, p.env.Now)
		if bad != nil {
			return found{bad: bad}
		}
		if a.named && a.from > b.from {
			a = onDay(lastDay(model.DayOf(time.UnixMilli(int64(b.from)).In(p.env.Now.Location()))+1, a.wd), p.env.Now)
		}
		w.lo, w.hi = a.from, b.end
	}
	if w.hi <= w.lo {
		return found{bad: backwards(v)}
	}
	return found{node: w}
}

// free reads a comparison with a free field: as text if it is only a value,
// else as numbers or days.
func (p *parser) free(name string, v word) found {
	if v.is("none") {
		return found{node: free{name: name}}
	}
	c := compare(v)
	switch {
	case v.text == "":
		return found{bad: usage("it wants a value", "lonely field.%s:", name)}
	case c.op == is && !v.starts("="):
		return found{node: free{name, norm.NFC.String(v.text)}}
	}
	if lo, hi, bad := days(v, c, iso); bad == nil {
		return found{node: freeDay{name, lo, hi}}
	}
	s, bad := spanOf(v, func(s string) (float64, *problem) {
		f, ok := decimal(s)
		if !ok {
			return 0, usage("compare with a number or a day like 2026-11-27; quotes make it text", "no number %q", s)
		}
		return f, nil
	})
	if bad != nil {
		return found{bad: bad}
	}
	return found{node: freeNumber{name, s}}
}

func iso(s string) (model.Day, *problem) {
	d, bad, ok := isoDay(s)
	if !ok {
		bad = usage("", "no day %q", s)
	}
	return d, bad
}

// direct reads what says how to show rather than what.
func (p *parser) direct(name string, v word) *problem {
	if p.inner > 0 {
		return usage("it stands outside parentheses and not", "%s: is no condition", name)
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
		return usage("as in limit:20", "no limit %q", v.text)
	}
	p.limit = n
	return nil
}
