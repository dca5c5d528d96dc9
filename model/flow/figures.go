package flow

import (
	"cmp"
	"slices"
	"time"

	"baton/model"
)

// Item is a finished task, timed.
type Item struct {
	*Track
	Started, Finished model.Instant
	Cycle, Lead       int // calendar days, the first and the last included
}

// Items returns the tasks that were finished in a window and still are at its end, in
// the order in which they were finished. A task that went straight to done was started
// when it was finished.
func (h *History) Items(w Window) []Item {
	var out []Item
	begin, end := w.Begin(w.First), w.End(w.Last)-1
	for _, t := range h.Tracks {
		at := t.Finished(end)
		if at == 0 || at < begin || t.outside.has(end) {
			continue
		}
		start := t.Started(at)
		if start == 0 {
			start = at
		}
		out = append(out, Item{
			Track: t, Started: start, Finished: at,
			Cycle: w.Age(start, at), Lead: w.Age(min(t.Created, start), at),
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

// Aged is a task in progress and its age.
type Aged struct {
	*Track
	Column model.ColumnID
	Age    int // calendar days since it was started, today included
}

// Age returns the age at a moment of a task that was started at another, in calendar
// days, the first and the last included.
func (w Window) Age(started, at model.Instant) int { return int(w.Day(at)-w.Day(started)) + 1 }

// Ages returns the tasks in progress at a moment, oldest first.
func (h *History) Ages(now model.Instant, zone *time.Location) []Aged {
	w := Window{Zone: zone}
	var out []Aged
	for _, t := range h.Tracks {
		if t.KindAt(now) == model.KindDoing {
			out = append(out, Aged{t, t.At(now), w.Age(t.Started(now), now)})
		}
	}
	slices.SortStableFunc(out, func(a, b Aged) int { return b.Age - a.Age })
	return out
}

// Percentile returns the smallest value that p per cent of the values do not exceed
// (nearest rank), 0 if there are none.
func Percentile(all []int, p int) int {
	if len(all) == 0 {
		return 0
	}
	return nearestRank(slices.Sorted(slices.Values(all)), p)
}

// nearestRank returns the p-th percentile of a sorted list that is not empty.
func nearestRank(sorted []int, p int) int { return sorted[max(0, (len(sorted)*p+99)/100-1)] }

// Efficiency returns the part of their cycle times, 0 to 1, in which tasks were worked
// on: in a column of kind doing and not blocked. It is 1 if no time passed.
func (h *History) Efficiency(items []Item, zone *time.Location) float64 {
	if len(items) == 0 {
		return 1
	}
	w := Window{Zone: zone}
	first := slices.MinFunc(items, func(a, b Item) int { return cmp.Compare(a.Started, b.Started) })
	w.First, w.Last = w.Day(first.Started), w.Day(items[len(items)-1].Finished)
	m := NewMeter(h.Setup.Info, w)
	var active, all model.Instant
	for _, it := range items {
		all += m.Between(it.Started, it.Finished)
		for _, s := range it.stays {
			if doing(s.Kind) {
				from, to := max(s.From, it.Started), min(endOf(s.To), it.Finished)
				active += m.Between(from, to) - it.held(from, to, m)
			}
		}
	}
	if all == 0 {
		return 1
	}
	return float64(active) / float64(all)
}
