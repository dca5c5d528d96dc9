package query

import (
	"slices"

	"baton/model"
)

// Every field has none, comparisons, ranges and negation, all spelled the same way.
// Columns, kinds and milestones are compared by their order on the board, people and
// labels alphabetically, tasks by their numbers.

// nothing is a condition that is never true: in:none, because a task always has a
// column. It is written as it was typed.
type nothing string

func (nothing) match(*model.Task, *MatchContext) bool { return false }

func (n nothing) show(printer) string { return string(n) }

// ordered turns a comparison with a name into a choice of all items that satisfy it.
func ordered[T any](v word, all []T, place func(name string) (int, *problem), made func(T) node) parsed {
	c := compare(v)
	a, bad := place(c.a)
	lo, hi := 0, len(all)-1
	switch {
	case bad != nil:
		return parsed{bad: bad}
	case c.op == is:
		lo, hi = a, a
	case c.op == below:
		hi = a - 1
	case c.op == upTo:
		hi = a
	case c.op == above:
		lo = a + 1
	case c.op == from:
		lo = a
	default:
		lo = a
		if hi, bad = place(c.b); bad != nil {
			return parsed{bad: bad}
		}
	}
	if hi < lo {
		if c.op == between {
			return parsed{bad: backwards(v)}
		}
		return parsed{bad: usage("there is nothing in it", "empty range %q", v.text)}
	}
	var out []node
	for _, i := range all[lo : hi+1] {
		out = append(out, made(i))
	}
	return parsed{node: eitherOf(out)}
}

// compares reports whether a value is a comparison and not just a name.
func compares(v word) bool { return compare(v).op != is || v.starts("=") }

// inRange reads a comparison with the name of an item.
func inRange[T model.Item](p *parser, v word, sigil string, made func(T) node) parsed {
	all := model.Live[T](p.env.Setup)
	switch any(all).(type) {
	case []model.Person, []model.Label:
		text := newAlphabet()
		slices.SortStableFunc(all, func(a, b T) int { return text.compare(a.Called(), b.Called()) })
	}
	return ordered(v, all, func(name string) (int, *problem) {
		i, ok := find[T](p.env.Setup, composed(name))
		if !ok {
			return 0, noSuch[T](p.env.Setup, name, sigil)
		}
		return slices.IndexFunc(all, func(o T) bool { return o.Key() == i.Key() }), nil
	}, made)
}

// kindRange reads a comparison with a kind of column, in the order of the flow.
func kindRange(v word) parsed {
	all := model.Kinds()
	return ordered(v, all, func(name string) (int, *problem) {
		f := oneWord("kind", word{text: name}, texts(all), func(s string) node { return ofKind{model.Kind(s)} })
		if f.bad != nil {
			return 0, f.bad
		}
		return slices.Index(all, f.node.(ofKind).kind), nil
	}, func(k model.Kind) node { return ofKind{k} })
}

// numberIn is that the number of a task's parent, or of a task it waits for, is in a
// range.
type numberIn struct {
	what string // "parent" or "after"
	span span
}

func (x numberIn) match(t *model.Task, s *MatchContext) bool {
	in := func(id model.ID) bool {
		o := s.facts.Task(id)
		return o != nil && x.span.has(float64(o.Num))
	}
	if x.what == "parent" {
		return in(t.Parent)
	}
	return slices.ContainsFunc(t.After, in)
}

func (x numberIn) show(printer) string { return x.what + ":" + x.span.String() }

// numberRange reads a comparison with references, by their numbers.
func (p *parser) numberRange(name string, v word) parsed {
	s, bad := spanOf(v, func(s string) (float64, *problem) {
		num, ok := p.env.findRef(s)
		if !ok {
			return 0, usage("write it as in "+p.env.Setup.Ref(12), "invalid reference %q", s)
		}
		return float64(num), nil
	})
	if bad != nil {
		return parsed{bad: bad}
	}
	if s.op == is {
		return p.task(name, word{text: p.env.Setup.Ref(int(s.a))})
	}
	return parsed{node: numberIn{name, s}}
}

// never is that an event has not happened, or that its moment is not known.
type never struct{ what event }

func (n never) match(t *model.Task, _ *MatchContext) bool { return n.what.of(t) == 0 }

func (n never) show(printer) string { return string(n.what) + ":none" }

// freeText is that a free field is a text in an alphabetical range.
type freeText struct {
	name string
	op   op
	a, b string
	text *alphabet
}

func (f freeText) match(t *model.Task, _ *MatchContext) bool {
	v, ok := t.Field(f.name)
	if !ok {
		return false
	}
	a := f.text.compare(v.String(), f.a)
	switch f.op {
	case below:
		return a < 0
	case upTo:
		return a <= 0
	case above:
		return a > 0
	case from:
		return a >= 0
	case between:
		return a >= 0 && f.text.compare(v.String(), f.b) <= 0
	}
	return a == 0
}

func (f freeText) show(printer) string {
	sign := map[op]string{is: "=", below: "<", upTo: "<=", above: ">", from: ">="}[f.op]
	if f.op == between {
		return fieldPrefix(f.name) + f.a + ".." + f.b
	}
	return fieldPrefix(f.name) + sign + f.a
}
