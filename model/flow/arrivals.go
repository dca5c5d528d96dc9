package flow

import (
	"slices"

	"baton/model"
)

// Arrivals returns how many tasks joined the open work on each day of a window: those
// that were added, brought back or reopened. Tasks that were dropped, or finished and
// reopened later, are subtracted from the days before.
func (h *History) Arrivals(w Window) []int {
	out := h.Throughput(w)
	begin, end := w.Begin(w.First), w.End(w.Last)
	for _, t := range h.Tracks {
		for _, d := range t.changeDays(w, begin, end) {
			out[d-w.First] += one(t.Open(w.End(d)-1)) - one(t.Open(w.Begin(d)-1))
		}
	}
	less := 0
	for d := len(out) - 1; d >= 0; d-- {
		n := out[d] + less
		out[d], less = max(0, n), min(0, n)
	}
	return out
}

// changeDays returns the days of a window on which the task moved, came onto the board
// or left it, each once.
func (t *Track) changeDays(w Window, begin, end model.Instant) []model.Day {
	var out []model.Day
	put := func(i model.Instant) {
		if i < begin || i >= end {
			return
		}
		if d := w.Day(i); !slices.Contains(out, d) {
			out = append(out, d)
		}
	}
	for _, s := range t.stays {
		put(s.From)
	}
	for _, spans := range []spans{t.away, t.outside} {
		for _, o := range spans {
			put(o.from)
			put(o.to)
		}
	}
	return out
}

// Open reports whether the task was on the board and not done at a moment.
func (t *Track) Open(i model.Instant) bool {
	k := t.KindAt(i)
	return k != "" && k != model.KindDone
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}
