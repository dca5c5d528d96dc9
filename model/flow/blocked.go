package flow

import (
	"slices"

	"baton/model"
)

// held is how long a task was blocked between two moments.
func (t *Track) held(from, to model.Instant) model.Instant {
	var sum model.Instant
	for _, b := range t.holds {
		sum += max(0, min(ends(b.To), to)-max(b.From, from))
	}
	return sum
}

// ends is the end of a span that may go on.
func ends(i model.Instant) model.Instant {
	if i == 0 {
		return 1<<63 - 1
	}
	return i
}

// Reason is how long tasks were blocked for a reason.
type Reason struct {
	Text  string
	Tasks int
	Time  model.Instant // in milliseconds
}

// Blocked returns why tasks were blocked between two moments, the longest
// first.
func (h *History) Blocked(from, to model.Instant) []Reason {
	at := map[string]int{}
	var out []Reason
	for _, t := range h.Tracks {
		counted := map[string]bool{}
		for _, b := range t.holds {
			time := min(ends(b.To), to) - max(b.From, from)
			if time <= 0 {
				continue
			}
			i, ok := at[b.Reason]
			if !ok {
				i = len(out)
				at[b.Reason], out = i, append(out, Reason{Text: b.Reason})
			}
			out[i].Time += time
			if !counted[b.Reason] {
				out[i].Tasks++
				counted[b.Reason] = true
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return int(min(1, max(-1, b.Time-a.Time))) })
	return out
}
