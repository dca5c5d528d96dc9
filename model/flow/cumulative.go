package flow

import (
	"baton/model"
)

// Cumulative returns, for each day of a window, how many tasks were in each column at
// its end: the layers of a cumulative flow diagram. A task that was archived when it
// was done still counts as done.
func (h *History) Cumulative(w Window) [][]int {
	columns := h.Setup.Columns
	// Note each rise and fall on its day and add them up at the end, because a task
	// may be in a column for years.
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
			for _, o := range t.counted(k) {
				if from, to := w.daysOpen(o); from < to {
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

// daysOpen returns the days of a window at the end of which a span has begun and not
// ended: from the first day to before the second.
func (w Window) daysOpen(s span) (from, to model.Day) {
	from, to = w.First, w.Last+1
	if s.to != 0 {
		to = min(to, w.Day(s.to))
	}
	if to > from {
		from = max(from, w.Day(s.from))
	}
	return from, to
}

// counted returns when the task counts in its k-th stay: until it is deleted, and not
// while it is archived without being done.
func (t *Track) counted(k int) spans {
	s := t.stays[k]
	out := spans{{s.From, s.To}}
	switch {
	case len(t.away) > 0 && open(s.Kind):
		out = out.intersect(t.away.complement())
	case t.deletedAt != 0:
		out = out.intersect(spans{{from: t.deletedAt}}.complement())
	}
	if len(t.outside) > 0 {
		out = out.intersect(t.outside.complement())
	}
	return out
}

// InProgress returns how many tasks were in columns of kind doing at the end of each
// day of a window.
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
