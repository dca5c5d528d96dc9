package flow

import (
	"slices"
	"time"

	"baton/model"
)

// Window is a span of days in a time zone, the first and the last included.
type Window struct {
	First, Last model.Day
	Zone        *time.Location
}

// Days returns how many days the window has.
func (w Window) Days() int { return max(0, int(w.Last-w.First)+1) }

// Begin returns the first moment of a day, End the first one after it. A day of
// daylight-saving change has 23 or 25 hours.
func (w Window) Begin(d model.Day) model.Instant {
	y, m, day := d.Time().Date()
	return model.At(time.Date(y, m, day, 0, 0, 0, 0, w.Zone))
}

// End returns the first moment after a day.
func (w Window) End(d model.Day) model.Instant { return w.Begin(d + 1) }

// Day returns the day of a moment.
func (w Window) Day(i model.Instant) model.Day { return model.DayOf(i.Time().In(w.Zone)) }

// Has reports whether a moment lies in the window.
func (w Window) Has(i model.Instant) bool {
	return i != 0 && i >= w.Begin(w.First) && i < w.End(w.Last)
}

// KindAt returns the kind of the column that the task stood in at a moment, ""
// if it was not on the board.
func (t *Track) KindAt(i model.Instant) model.Kind {
	if t.At(i) == "" {
		return ""
	}
	return t.stay(i).Kind
}

// At returns where the task stood at a moment: "" if it was not on the board.
func (t *Track) At(i model.Instant) model.ColumnID {
	for _, o := range t.off {
		if i >= o.from && (o.to == 0 || i < o.to) {
			return ""
		}
	}
	return t.column(i)
}

// column is At for a task in the archive too: what is done stays done there.
func (t *Track) column(i model.Instant) model.ColumnID {
	if s := t.stay(i); s != nil {
		return s.Column
	}
	return ""
}

// stay returns the stay at a moment, nil before the first.
func (t *Track) stay(i model.Instant) *Stay {
	for k := len(t.stays) - 1; k >= 0; k-- {
		if t.stays[k].From <= i {
			return &t.stays[k]
		}
	}
	return nil
}

// Stays returns the way of the task, the oldest stay first.
func (t *Track) Stays() []Stay { return t.stays }

// Holds returns when and why the task was blocked.
func (t *Track) Holds() []Hold { return t.holds }

// Real reports whether the task has ever been on the board: one whose adding
// was undone has not.
func (t *Track) Real() bool { return len(t.stays) > 0 }

// Left returns when the task was last deleted, or archived without being done,
// by a moment: 0 if it had not been, or had come back.
func (t *Track) Left(by model.Instant) model.Instant {
	for _, o := range t.off {
		if o.from > by || o.to != 0 && o.to <= by {
			continue
		}
		if s := t.stay(o.from); s == nil || s.Kind != model.KindDone {
			return o.from
		}
	}
	return 0
}

// Started returns the first entry into a column of kind doing by a moment, 0 if
// there was none.
func (h *History) Started(t *Track, by model.Instant) model.Instant {
	for _, s := range t.stays {
		if s.From <= by && s.Kind == model.KindDoing {
			return s.From
		}
	}
	return 0
}

// Finished returns the last entry into a column of kind done by a moment, 0 if
// the task did not stand in one then.
func (h *History) Finished(t *Track, by model.Instant) model.Instant {
	var at model.Instant
	for _, s := range t.stays {
		if s.From > by {
			break
		}
		switch done := s.Kind == model.KindDone; {
		case !done:
			at = 0
		case at == 0:
			at = s.From
		}
	}
	return at
}

// Doers returns who a task was assigned to at a moment, or when it was finished
// by then, so that work stays with who did it when people leave. What was
// nobody's when it was finished is whose it is now.
func (h *History) Doers(t *Track, by model.Instant) []model.PersonID {
	if at := h.Finished(t, by); at != 0 {
		by = at
	}
	for _, o := range slices.Backward(t.hands) {
		if o.from <= by && len(o.who) > 0 {
			return o.who
		}
		if o.from <= by {
			break
		}
	}
	return t.Assignees
}

// Item is a finished task, timed.
type Item struct {
	*Track
	Started, Finished model.Instant
	Cycle, Lead       int // calendar days, the first and the last included
}

// Items returns what was finished in a window and still is at its end, in the
// order of finishing. What went straight to done started when it was finished.
func (h *History) Items(w Window) []Item {
	var out []Item
	begin, end := w.Begin(w.First), w.End(w.Last)-1
	for _, t := range h.Tracks {
		at := h.Finished(t, end)
		if at == 0 || at < begin {
			continue
		}
		start := h.Started(t, at)
		if start == 0 {
			start = at
		}
		out = append(out, Item{
			Track: t, Started: start, Finished: at,
			Cycle: int(w.Day(at)-w.Day(start)) + 1, Lead: int(w.Day(at)-w.Day(min(t.Created, start))) + 1,
		})
	}
	slices.SortStableFunc(out, func(a, b Item) int { return int(min(1, max(-1, a.Finished-b.Finished))) })
	return out
}

// Throughput returns how many tasks were finished on each day of a window.
func (h *History) Throughput(w Window) []int {
	out := make([]int, w.Days())
	for _, i := range h.Items(w) {
		out[w.Day(i.Finished)-w.First]++
	}
	return out
}

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

// Aged is a task in progress and its age.
type Aged struct {
	*Track
	Column model.ColumnID
	Age    int // calendar days since it was started, today included
}

// Ages returns what is in progress at a moment, the oldest first.
func (h *History) Ages(now model.Instant, zone *time.Location) []Aged {
	w := Window{Zone: zone}
	var out []Aged
	for _, t := range h.Tracks {
		if t.KindAt(now) == model.KindDoing {
			out = append(out, Aged{t, t.At(now), int(w.Day(now)-w.Day(h.Started(t, now))) + 1})
		}
	}
	slices.SortStableFunc(out, func(a, b Aged) int { return b.Age - a.Age })
	return out
}

// Percentile returns the smallest value that p per cent of all do not exceed
// (nearest rank), 0 of none.
func Percentile(all []int, p int) int {
	if len(all) == 0 {
		return 0
	}
	sorted := slices.Sorted(slices.Values(all))
	return sorted[max(0, (len(sorted)*p+99)/100-1)]
}

// Efficiency returns which part of their cycle times tasks were being worked
// at: in a column of kind doing, and not blocked. It is 1 where no time passed.
func (h *History) Efficiency(items []Item) float64 {
	var active, all model.Instant
	for _, it := range items {
		all += it.Finished - it.Started
		for _, s := range it.stays {
			if s.Kind == model.KindDoing {
				from, to := max(s.From, it.Started), min(ends(s.To), it.Finished)
				active += max(0, to-from) - it.held(from, to)
			}
		}
	}
	if all == 0 {
		return 1
	}
	return float64(active) / float64(all)
}

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
