package report

import (
	"cmp"
	"slices"

	"baton/model"
	"baton/model/flow"
)

// lists fills in the lists of tasks, each in the order in which things happened.
func (m *maker) lists(r *Report, h *flow.History) {
	w := m.ask.Window
	r.Finished, r.Reopened, r.Started, r.Added, r.Dropped, r.Carried = []Task{}, []Task{}, []Task{}, []Task{}, []Task{}, []Task{}
	for _, i := range h.Items(w) {
		t := m.task(i.Track, i.Finished)
		t.Cycle = i.Cycle
		r.Finished = append(r.Finished, t)
	}
	begin, end := w.Begin(w.First), m.now
	for _, t := range h.Tracks {
		if !t.Real() {
			continue
		}
		started := t.Started(end)
		for _, l := range []struct {
			list *[]Task
			at   model.Instant
		}{{&r.Reopened, t.Reopened(end)}, {&r.Started, started}, {&r.Added, t.Created}, {&r.Dropped, t.Left(end)}} {
			if l.at != 0 && l.at >= begin && l.at <= end {
				*l.list = append(*l.list, m.task(t, l.at))
			}
		}
		if carried(t, begin, end) {
			task := m.task(t, started)
			task.Age = w.Age(started, end)
			r.Carried = append(r.Carried, task)
		}
	}
	for _, l := range [][]Task{r.Reopened, r.Started, r.Added, r.Dropped, r.Carried} {
		slices.SortStableFunc(l, func(a, b Task) int { return cmp.Compare(a.At, b.At) })
	}
}

func (m *maker) task(t *flow.Track, at model.Instant) Task {
	out := Task{Ref: m.setup.Ref(t.Num), Title: t.Title, Status: m.status(t), Assignees: []string{}, At: at}
	for _, p := range t.Doers(m.now) {
		out.Assignees = append(out.Assignees, model.Named[model.Person](m.setup, string(p)))
	}
	if is := t.Milestone(m.now); is != "" {
		out.Milestone = model.Named[model.Milestone](m.setup, string(is))
	}
	return out
}

// status returns where a task is at the end: a column, or "archived" or "deleted".
func (m *maker) status(t *flow.Track) string {
	switch {
	case t.Deleted(m.now) != 0:
		return "deleted"
	case t.Archived(m.now):
		return "archived"
	}
	return model.Named[model.Column](m.setup, string(t.Column(m.now)))
}

// people returns what each person did, in the board's order, and then what is nobody's.
// People who have left, and in a report on a part of the board everybody, are listed
// only if they did something or have open tasks.
func (m *maker) people(h *flow.History) []Share {
	of := map[model.PersonID]*flow.History{}
	put := func(p model.PersonID, t *flow.Track) {
		if of[p] == nil {
			of[p] = &flow.History{Setup: h.Setup}
		}
		of[p].Tracks = append(of[p].Tracks, t)
	}
	for _, t := range h.Tracks {
		who := t.Doers(m.now)
		for _, p := range who {
			put(p, t)
		}
		if len(who) == 0 {
			put("", t)
		}
	}
	out := []Share{}
	for _, p := range append(slices.Clone(m.setup.People), model.Person{Removed: true}) {
		if m.ask.Person != "" && p.ID != m.ask.Person {
			continue
		}
		theirs := of[p.ID]
		if theirs == nil {
			theirs = &flow.History{Setup: h.Setup}
		}
		s := Share{Name: p.Name, Removed: p.Removed && p.ID != "", Figures: m.figures(theirs, p.ID), Before: m.before(theirs, p.ID)}
		for _, t := range theirs.Tracks {
			s.Open += one(t.Open(m.now))
			s.Blocked += one(t.Blocked(m.now))
			s.Waiting += one(t.Waiting(m.now))
		}
		if !p.Removed && !m.part() || s.Open > 0 || s.Figures != (Figures{}) {
			out = append(out, s)
		}
	}
	return out
}

// milestones returns the progress of each live milestone, in the board's order.
func (m *maker) milestones(h *flow.History) []Stage {
	out := []Stage{}
	for _, ms := range model.Live[model.Milestone](m.setup) {
		if m.ask.Milestone != "" && ms.ID != m.ask.Milestone {
			continue
		}
		its := h.Of(ms.ID)
		s := Stage{Name: ms.Name, Due: ms.Due, Figures: m.figures(its, ""), Forecast: m.forecast(its, true), BurnUp: []Burn{}}
		burn := m.burnUp(its)
		s.Scope, s.Done = burn[len(burn)-1].Scope, burn[len(burn)-1].Done
		if m.ask.Kind == Milestone {
			s.BurnUp = burn
		}
		out = append(out, s)
	}
	return out
}

// burnUp returns, for each day of the window, how many tasks there were, and how many of
// them were done and open.
func (m *maker) burnUp(h *flow.History) []Burn {
	w := m.ask.Window
	out := make([]Burn, w.Days())
	for d, row := range h.Cumulative(w) {
		out[d].Day = w.First + model.Day(d)
		for i, n := range row {
			out[d].Scope += n
			if m.setup.Columns[i].Kind == model.KindDone {
				out[d].Done += n
			}
		}
		out[d].Open = out[d].Scope - out[d].Done
	}
	return out
}
