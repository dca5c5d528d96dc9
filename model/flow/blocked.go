package flow

import (
	"cmp"
	"slices"

	"baton/model"
)

// kept returns when the task stood in columns of some kinds, and was on the board.
func (t *Track) kept(of func(model.Kind) bool) spans {
	var out spans
	for _, s := range t.stays {
		if of(s.Kind) {
			out = append(out, span{s.From, s.To})
		}
	}
	return out.joined().and(t.off.rest())
}

func open(k model.Kind) bool { return k != model.KindDone }

func doing(k model.Kind) bool { return k == model.KindDoing }

// release ends what blocked the task where it was done or left the board, and goes
// on with it where it came back.
func (t *Track) release() {
	if len(t.holds) > 0 {
		t.holds = within(t.holds, t.kept(open))
	}
}

// within returns the parts of holds that lie in some time.
func within(holds []Hold, in spans) []Hold {
	var out []Hold
	for _, b := range holds {
		for _, s := range (spans{{b.From, b.To}}).and(in) {
			out = append(out, Hold{b.Reason, s.from, s.to})
		}
	}
	return out
}

// wait finds out when the open task waited: when something of what it waits for was
// on the board and not done, in the archive too.
func (t *Track) wait(r *Reading) {
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
		after := while(t.afters, func(on []model.ID) bool { return slices.Contains(on, id) })
		all = append(all, after.and(undone.joined())...)
	}
	if len(all) > 0 {
		t.waits = all.joined().and(t.kept(open))
	}
}

// awaited returns all that the task has ever waited for.
func (t *Track) awaited() []model.ID {
	var out []model.ID
	for _, o := range t.afters {
		out = changed(out, o.is, nil)
	}
	return out
}

// Blocked reports whether the task was open and had a reason not to go on at a
// moment, Waiting whether it was open and something it waits for was not done.
func (t *Track) Blocked(i model.Instant) bool {
	return slices.ContainsFunc(t.holds, func(b Hold) bool { return (spans{{b.From, b.To}}).has(i) })
}

// Waiting is described with Blocked.
func (t *Track) Waiting(i model.Instant) bool { return t.waits.has(i) }

// Reason is how long tasks were blocked for a reason.
type Reason struct {
	Text  string
	Tasks int
	Time  model.Instant // in milliseconds
	Still int           // tasks that are blocked by it in the end
}

// Blocked returns why open tasks were blocked between two moments, the longest
// first.
func (h *History) Blocked(from, to model.Instant, m *Meter) []Reason {
	at := map[string]int{}
	var out []Reason
	for _, t := range h.Tracks {
		counted := map[string]bool{}
		for _, b := range t.holds {
			time := m.Between(max(b.From, from), min(ends(b.To), to))
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

// Waited returns how long tasks in progress waited for others between two moments,
// all together: a task that waits for two waits once.
func (h *History) Waited(from, to model.Instant, m *Meter) model.Instant {
	var sum model.Instant
	for _, t := range h.Tracks {
		if len(t.waits) == 0 {
			continue
		}
		for _, s := range t.waits.and(t.kept(doing)) {
			sum += m.Between(max(s.from, from), min(ends(s.to), to))
		}
	}
	return sum
}

// held is how long the task was blocked between two moments.
func (t *Track) held(from, to model.Instant, m *Meter) model.Instant {
	var sum model.Instant
	for _, b := range t.holds {
		sum += m.Between(max(b.From, from), min(ends(b.To), to))
	}
	return sum
}
