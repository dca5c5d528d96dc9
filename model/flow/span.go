package flow

import (
	"cmp"
	"math"
	"slices"

	"baton/model"
)

// span is the time from a moment to before another. One without an end goes on.
type span struct{ from, to model.Instant }

// spans are in order and apart from one another.
type spans []span

// forever is the end of a span that goes on.
const forever model.Instant = math.MaxInt64

// ends is the end of a span that may go on.
func ends(i model.Instant) model.Instant {
	if i == 0 {
		return forever
	}
	return i
}

// until is a span with an end that may be forever.
func until(from, to model.Instant) span {
	if to == forever {
		to = 0
	}
	return span{from, to}
}

// has reports whether a moment lies in one of the spans.
func (s spans) has(i model.Instant) bool {
	return slices.ContainsFunc(s, func(o span) bool { return o.from <= i && (o.to == 0 || i < o.to) })
}

// joined returns spans of any order as spans: those that meet are one.
func (s spans) joined() spans {
	slices.SortStableFunc(s, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	var out spans
	for _, o := range s {
		k := len(out) - 1
		switch {
		case o.from >= ends(o.to):
		case k >= 0 && o.from <= ends(out[k].to):
			out[k] = until(out[k].from, max(ends(out[k].to), ends(o.to)))
		default:
			out = append(out, o)
		}
	}
	return out
}

// and returns the time that lies in both.
func (s spans) and(o spans) spans {
	var out spans
	for _, a := range s {
		for _, b := range o {
			if from, to := max(a.from, b.from), min(ends(a.to), ends(b.to)); from < to {
				out = append(out, until(from, to))
			}
		}
	}
	return out
}

// rest returns the time that lies in none.
func (s spans) rest() spans {
	var out spans
	begin := model.Instant(math.MinInt64)
	for _, o := range slices.Clone(s).joined() {
		if o.from > begin {
			out = append(out, span{begin, o.from})
		}
		if begin = o.to; begin == 0 {
			return out
		}
	}
	return append(out, span{from: begin})
}
