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
			if s.at < 0 || k+1 < len(t.stays) && s.To <= begin {
				continue
			}
			for _, o := range t.seen(k) {
				if from, to := w.eves(o); from < to {
					rise[from-w.First][s.at]++
					rise[to-w.First][s.at]--
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

// eves returns the days of a window at whose ends a span goes on: from the first to
// before the second.
func (w Window) eves(s span) (from, to model.Day) {
	from, to = w.First, w.Last+1
	if s.to != 0 {
		to = min(to, w.Day(s.to))
	}
	if to > from {
		from = max(from, w.Day(s.from))
	}
	return from, to
}

// seen returns when the task counts at its k-th stay: until it is deleted, and unless
// it is archived before it is done.
func (t *Track) seen(k int) spans {
	s := t.stays[k]
	out := spans{{s.From, s.To}}
	switch {
	case len(t.off) > 0 && open(s.Kind):
		out = out.and(t.off.rest())
	case t.died != 0:
		out = out.and(spans{{from: t.died}}.rest())
	}
	if len(t.apart) > 0 {
		out = out.and(t.apart.rest())
	}
	return out
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
