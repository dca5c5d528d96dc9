package flow

import (
	"cmp"
	"math"
	"slices"

	"baton/model"
)

// span is the time from a moment to before another. If to is 0, it goes on.
type span struct{ from, to model.Instant }

// spans are in order and do not touch each other.
type spans []span

// forever is where a span that goes on ends in calculations.
const forever model.Instant = math.MaxInt64

// endOf returns the end of a span, forever if it goes on.
func endOf(i model.Instant) model.Instant {
	if i == 0 {
		return forever
	}
	return i
}

// until returns a span whose end may be forever.
func until(from, to model.Instant) span {
	if to == forever {
		to = 0
	}
	return span{from, to}
}

// has reports whether a moment is in one of the spans.
func (s spans) has(i model.Instant) bool {
	return slices.ContainsFunc(s, func(o span) bool { return o.from <= i && (o.to == 0 || i < o.to) })
}

// merged returns spans in any order as ordered spans, in which those that touch are one.
func (s spans) merged() spans {
	slices.SortStableFunc(s, func(a, b span) int { return cmp.Compare(a.from, b.from) })
	var out spans
	for _, o := range s {
		k := len(out) - 1
		switch {
		case o.from >= endOf(o.to):
		case k >= 0 && o.from <= endOf(out[k].to):
			out[k] = until(out[k].from, max(endOf(out[k].to), endOf(o.to)))
		default:
			out = append(out, o)
		}
	}
	return out
}

// intersect returns the time that is in both.
func (s spans) intersect(o spans) spans {
	var out spans
	for _, a := range s {
		for _, b := range o {
			if from, to := max(a.from, b.from), min(endOf(a.to), endOf(b.to)); from < to {
				out = append(out, until(from, to))
			}
		}
	}
	return out
}

// complement returns the time that is in none of the spans.
func (s spans) complement() spans {
	var out spans
	begin := model.Instant(math.MinInt64)
	for _, o := range slices.Clone(s).merged() {
		if o.from > begin {
			out = append(out, span{begin, o.from})
		}
		if begin = o.to; begin == 0 {
			return out
		}
	}
	return append(out, span{from: begin})
}
