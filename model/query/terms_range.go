package query

import (
	"strings"
	"time"

	"baton/model"
)

func (p *parser) prio(v word) parsed {
	c := compare(v)
	a, bad := priority(c.a)
	if bad != nil {
		return parsed{bad: bad}
	}
	b := model.Urgent
	if c.op == between {
		if b, bad = priority(c.b); bad != nil {
			return parsed{bad: bad}
		}
	}
	r := map[op]prio{
		is: {a, a}, upTo: {model.NoPriority, a}, from: {a, model.Urgent}, between: {a, b},
		below: {model.NoPriority, a - 1}, above: {a + 1, model.Urgent},
	}[c.op]
	switch {
	case c.op == below && a == model.NoPriority:
		return parsed{bad: usage("nothing is below none", "empty range %q", v.text)}
	case c.op == above && a == model.Urgent:
		return parsed{bad: usage("nothing is above urgent", "empty range %q", v.text)}
	case r.lo > r.hi:
		return parsed{bad: backwards(v)}
	}
	return parsed{node: r}
}

func (p *parser) due(v word) parsed {
	switch {
	case v.is("none"):
		return parsed{node: due{}}
	case v.is("overdue"):
		return parsed{node: newState("overdue", p.env)}
	}
	c := compare(v)
	lo, hi, bad := days(v, c, func(s string) (model.Day, *problem) {
		d, bad := parseDue(s, p.env.today(), p.env.Setup.Info)
		if bad == nil && d == 0 {
			bad = usage("use none on its own, as in due:none", "invalid day %q", s)
		}
		return d, bad
	})
	if bad != nil {
		return parsed{bad: bad}
	}
	return parsed{node: due{lo, hi}}
}

// days turns a comparison into a range of days, both ends included. A weekday at the
// end of a range is the first one on or after its start.
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
		return 0, 0, usage("it is too far away", "invalid day %q", v.text)
	}
	return lo, hi, nil
}

func (p *parser) est(v word) parsed {
	if v.is("none") {
		return parsed{node: est{}}
	}
	s, bad := spanOf(v, func(s string) (float64, *problem) { return estimate(s, p.env.Setup) })
	if bad != nil {
		return parsed{bad: bad}
	}
	return parsed{node: est{s}}
}

func (p *parser) when(what event, v word) parsed {
	if v.is("none") {
		return parsed{node: never{what}}
	}
	c := compare(v)
	a, bad := parseMoment(c.a, p.env.Now)
	if bad != nil {
		return parsed{bad: bad}
	}
	w := when{what, firstMoment, lastMoment}
	switch c.op {
	case is:
		if w.lo = a.from; !a.ago { // "-7d" means since then, "mon" only that day
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
			return parsed{bad: bad}
		}
		if a.named && a.from > b.from {
			a = onDay(lastDay(model.DayOf(time.UnixMilli(int64(b.from)).In(p.env.Now.Location()))+1, a.wd), p.env.Now)
		}
		w.lo, w.hi = a.from, b.end
		if w.hi <= w.lo && a.from > b.from { // a day that its zone skipped is empty, not backwards
			return parsed{bad: backwards(v)}
		}
	}
	return parsed{node: w}
}

// free reads a condition on a free field: a value is compared as text, a range as days,
// numbers or else text.
func (p *parser) free(name string, v word) parsed {
	if v.is("none") {
		return parsed{node: free{name: name}}
	}
	c := compare(v)
	switch {
	case v.text == "":
		return parsed{bad: usage("", "field.%s: needs a value", name)}
	case c.op == is && !v.starts("="):
		return parsed{node: free{name, composed(v.text)}}
	}
	if lo, hi, bad := days(v, c, iso); bad == nil {
		return parsed{node: freeDay{name, lo, hi}}
	}
	s, bad := spanOf(v, func(s string) (float64, *problem) {
		f, ok := decimal(s)
		if !ok {
			return 0, usage("", "invalid number %q", s)
		}
		return f, nil
	})
	switch {
	case bad == nil:
		return parsed{node: freeNumber{name, s}}
	case c.a == "":
		return parsed{bad: usage("", "field.%s: needs a value", name)}
	}
	text := newAlphabet()
	if c.op == between && text.compare(c.a, c.b) > 0 {
		return parsed{bad: backwards(v)}
	}
	return parsed{node: freeText{name, c.op, c.a, c.b, text}}
}

func iso(s string) (model.Day, *problem) {
	d, bad, ok := isoDay(s)
	if !ok {
		bad = usage("", "invalid day %q", s)
	}
	return d, bad
}
