package flow

import (
	"cmp"
	"slices"

	"baton/model"
)

// timeIn returns when the task was on the board in columns of some kinds.
func (t *Track) timeIn(of func(model.Kind) bool) spans {
	var out spans
	for _, s := range t.stays {
		if of(s.Kind) {
			out = append(out, span{s.From, s.To})
		}
	}
	return out.merged().intersect(t.away.complement())
}

func open(k model.Kind) bool { return k != model.KindDone }

func doing(k model.Kind) bool { return k == model.KindDoing }

// clipHolds limits the holds to the time in which the task was on the board and not
// done.
func (t *Track) clipHolds() {
	if len(t.holds) > 0 {
		t.holds = within(t.holds, t.timeIn(open))
	}
}

// within returns the parts of holds that are within some spans.
func within(holds []Hold, in spans) []Hold {
	var out []Hold
	for _, b := range holds {
		for _, s := range (spans{{b.From, b.To}}).intersect(in) {
			out = append(out, Hold{b.Reason, s.from, s.to})
		}
	}
	return out
}

// findWaits works out when the open task waited: when one of the tasks that it waits for
// was not done. An archived task that is not done counts too.
func (t *Track) findWaits(r *Reading) {
	var all spans
	for _, id := range t.awaited() {
		o := r.tracks[id]
		if o == nil {
			continue
		}
		var undone spans
		for _, s := range o.stays {
			if open(s.Kind) {
				undone = append(undone, span{s.From, s.To})
			}
		}
		after := timeWhile(t.afters, func(on []model.ID) bool { return slices.Contains(on, id) })
		all = append(all, after.intersect(undone.merged())...)
	}
	if len(all) > 0 {
		t.waits = all.merged().intersect(t.timeIn(open))
	}
}

// awaited returns every task that the task has ever waited for.
func (t *Track) awaited() []model.ID {
	var out []model.ID
	for _, o := range t.afters {
		out = withMembers(out, o.is, nil)
	}
	return out
}

// Blocked reports whether the task was open and blocked at a moment.
func (t *Track) Blocked(i model.Instant) bool {
	return slices.ContainsFunc(t.holds, func(b Hold) bool { return (spans{{b.From, b.To}}).has(i) })
}

// Waiting reports whether at a moment the task was open and a task that it waits for
// was not done.
func (t *Track) Waiting(i model.Instant) bool { return t.waits.has(i) }

// Reason is how long tasks were blocked for a reason.
type Reason struct {
	Text  string
	Tasks int
	Time  model.Instant // in milliseconds
	Still int           // tasks that are still blocked by it at the end
}

// Blocked returns why open tasks were blocked between two moments, the longest
// first.
func (h *History) Blocked(from, to model.Instant, m *Meter) []Reason {
	at := map[string]int{}
	var out []Reason
	for _, t := range h.Tracks {
		counted := map[string]bool{}
		for _, b := range t.holds {
			time := m.Between(max(b.From, from), min(endOf(b.To), to))
			still := (spans{{b.From, b.To}}).has(to)
			if time <= 0 && !still {
				continue
			}
			i, ok := at[b.Reason]
			if !ok {
				i = len(out)
				at[b.Reason], out = i, append(out, Reason{Text: b.Reason})
			}
			out[i].Time += time
			out[i].Still += one(still)
			if !counted[b.Reason] {
				out[i].Tasks++
				counted[b.Reason] = true
			}
		}
	}
	slices.SortStableFunc(out, func(a, b Reason) int { return cmp.Compare(b.Time, a.Time) })
	return out
}

// Waited returns the total time that tasks in progress waited for others between two
// moments. A task that waits for two others at once counts once.
func (h *History) Waited(from, to model.Instant, m *Meter) model.Instant {
	var sum model.Instant
	for _, t := range h.Tracks {
		if len(t.waits) == 0 {
			continue
		}
		for _, s := range t.waits.intersect(t.timeIn(doing)) {
			sum += m.Between(max(s.from, from), min(endOf(s.to), to))
		}
	}
	return sum
}

// held is how long the task was blocked between two moments.
func (t *Track) held(from, to model.Instant, m *Meter) model.Instant {
	var sum model.Instant
	for _, b := range t.holds {
		sum += m.Between(max(b.From, from), min(endOf(b.To), to))
	}
	return sum
}
