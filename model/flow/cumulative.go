package flow

import (
	"baton/model"
)

// Cumulative returns for each day of a window how many tasks stood in each
// column at its end: the layers of a cumulative flow diagram. What was archived
// when it was done counts as done for ever.
func (h *History) Cumulative(w Window) [][]int {
	columns := h.Setup.Columns
	// Rises and falls are noted on the days they happen on, and summed up: a task
	// may stand in a column for years.
	rise := make([][]int, w.Days()+1)
	for d := range rise {
		rise[d] = make([]int, len(columns))
	}
	begin := w.Begin(w.First)
	for _, t := range h.Tracks {
		for k, s := range t.stays {
			if k+1 < len(t.stays) && s.To <= begin {
				continue
			}
			i := s.at
			from, to := w.span(t, k)
			if i < 0 || from >= to {
				continue
			}
			if len(t.off) == 0 {
				rise[from-w.First][i]++
				rise[to-w.First][i]--
				continue
			}
			for d := from; d < to; d++ {
				if t.here(s.Kind, w.End(d)-1) {
					rise[d-w.First][i]++
					rise[d+1-w.First][i]--
				}
			}
		}
	}
	for d := 1; d < len(rise); d++ {
		for i := range columns {
			rise[d][i] += rise[d-1][i]
		}
	}
	return rise[:w.Days()]
}

// span returns the days of a window at whose ends the task was at its k-th
// stay: from the first to before the second.
func (w Window) span(t *Track, k int) (from, to model.Day) {
	s := t.stays[k]
	from, to = w.First, w.Last+1
	if k+1 < len(t.stays) {
		to = min(to, w.Day(s.To))
	}
	if to > from {
		from = max(from, w.Day(s.From))
	}
	return from, to
}

// here reports whether a task that stands in a column of a kind counts there:
// unless it is archived before it is done, or deleted.
func (t *Track) here(k model.Kind, i model.Instant) bool {
	return t.At(i) != "" || !t.deleted && k == model.KindDone
}

// InProgress returns how many tasks stood in columns of kind doing at the end
// of each day of a window.
func (h *History) InProgress(w Window) []int {
	out := make([]int, w.Days())
	for d, row := range h.Cumulative(w) {
		for i, n := range row {
			if h.Setup.Columns[i].Kind == model.KindDoing {
				out[d] += n
			}
		}
	}
	return out
}
