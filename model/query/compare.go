package query

import (
	"fmt"
	"strconv"
	"strings"

	"baton/model"
)

// op is an operator of comparison.
type op uint8

const (
	is op = iota
	below
	upTo
	above
	from
	between
)

// comparison is the value after a colon: 3, <3, <=3, >3, >=3, 3.., ..3 or 3..8. Only
// between uses b.
type comparison struct {
	op   op
	a, b string
}

// compare reads a comparison. In quotes, signs and dots are part of the value.
func compare(w word) comparison {
	for _, o := range []struct {
		sign string
		op   op
	}{{"<=", upTo}, {">=", from}, {"<", below}, {">", above}, {"=", is}} {
		if w.starts(o.sign) {
			return comparison{op: o.op, a: w.text[len(o.sign):]}
		}
	}
	i := strings.Index(w.text, "..")
	if i < 0 || w.literal[i] || w.literal[i+1] {
		return comparison{op: is, a: w.text}
	}
	a, b := w.text[:i], w.text[i+2:]
	switch {
	case b == "":
		return comparison{op: from, a: a}
	case a == "":
		return comparison{op: upTo, a: b}
	}
	return comparison{op: between, a: a, b: b}
}

// backwards is the problem with a range that ends before it begins.
func backwards(w word) *problem {
	return usage("it ends before it begins", "empty range %q", w.text)
}

// span is a range of numbers.
type span struct {
	op   op
	a, b float64
}

func (s span) has(f float64) bool {
	switch s.op {
	case is:
		return f == s.a
	case below:
		return f < s.a
	case upTo:
		return f <= s.a
	case above:
		return f > s.a
	case from:
		return f >= s.a
	}
	return s.a <= f && f <= s.b
}

func (s span) String() string {
	a := strconv.FormatFloat(s.a, 'f', -1, 64)
	switch s.op {
	case below:
		return "<" + a
	case upTo:
		return "<=" + a
	case above:
		return ">" + a
	case from:
		return ">=" + a
	case between:
		return a + ".." + strconv.FormatFloat(s.b, 'f', -1, 64)
	}
	return a
}

// spanOf reads a range of numbers; number reads one.
func spanOf(w word, number func(string) (float64, *problem)) (span, *problem) {
	c := compare(w)
	a, p := number(c.a)
	if p != nil || c.op != between {
		return span{op: c.op, a: a}, p
	}
	b, p := number(c.b)
	switch {
	case p != nil:
		return span{}, p
	case b < a:
		return span{}, backwards(w)
	case a == b:
		return span{op: is, a: a}, nil
	}
	return span{op: between, a: a, b: b}, nil
}

// decimal reads a number as people write it: no exponents, no infinity.
func decimal(s string) (float64, bool) {
	digits := strings.Replace(strings.TrimPrefix(s, "-"), ".", "", 1)
	if !allDigits(digits) || len(s) > 30 {
		return 0, false
	}
	f, err := strconv.ParseFloat(s, 64)
	return f + 0, err == nil // -0 is 0
}

const maxEstimate = 1_000_000

// estimate reads an estimate, with or without the board's unit after it.
func estimate(s string, setup *model.Setup) (float64, *problem) {
	text := s
	if u := setup.Info.Unit; u != "" && len(s) > len(u) && strings.EqualFold(s[len(s)-len(u):], u) {
		text = s[:len(s)-len(u)]
	}
	f, ok := decimal(text)
	switch {
	case s == "":
		return 0, usage("write it as in est:3", "the estimate is missing")
	case !ok && strings.Contains(text, ","):
		return 0, usage("write est:"+strings.Replace(text, ",", ".", 1), "invalid estimate %q", s)
	case !ok:
		return 0, usage("write a number, as in est:3", "invalid estimate %q", s)
	case f < 0 || f > maxEstimate:
		return 0, usage(fmt.Sprintf("estimates go from 0 to %d", maxEstimate), "invalid estimate %q", s)
	}
	return f, nil
}

// priority reads a priority, or the beginning of only one.
func priority(s string) (model.Priority, *problem) {
	all := model.Priorities()
	if l := startingWith(s, all); s != "" && len(l) == 1 {
		for p, name := range all {
			if name == l[0] {
				return model.Priority(p), nil
			}
		}
	}
	if near, ok := model.Nearest(s, all); ok && s != "" {
		return 0, usage(fmt.Sprintf("did you mean !%s?", near), "unknown priority %q", s)
	}
	return 0, usage("use "+oneOf(all[1:]), "unknown priority %q", s)
}
