package report

import (
	"iter"
	"slices"
	"time"

	"baton/model"
	"baton/model/flow"
	"baton/model/meet"
)

// Standups sums up the standups of the window, and what became of the promises for its
// days.
type Standups struct {
	Held    int      `json:"held"`
	Minutes int      `json:"minutes"` // in total, of those whose length is known
	Timed   int      `json:"timed"`   // how many of them have a known length
	Kept    int      `json:"promises_kept"`
	Dropped int      `json:"promises_dropped"` // the task was deleted, archived, or is no longer theirs
	Missed  []Missed `json:"promises_missed"`
	Decided []Remark `json:"decided"`
	Parked  []Remark `json:"parked"`
}

// Missed is a promise whose task was neither done nor dropped by the first standup after
// its day.
type Missed struct {
	Ref    string    `json:"ref"`
	Title  string    `json:"title"`
	Person string    `json:"person"`
	Day    model.Day `json:"day"`
	Status string    `json:"status"` // of the task, at the end
	Fate   meet.Fate `json:"fate"`   // blocked, moved, waiting or open, as the minutes say
}

// Remark is what was decided or parked in a standup.
type Remark struct {
	Text string    `json:"text"`
	Day  model.Day `json:"day"`
}

// standups sums up the standups of the window, nil if there were none and nothing was
// promised. A report on one person has those that they were at; a report on a part of
// the board has none.
func (m *maker) standups() *Standups {
	if m.part() || m.ask.Kind == Flow || m.ask.Kind == Milestone || len(m.all.Said) == 0 {
		return nil
	}
	w, now := m.ask.Window, m.ask.Now.Time().In(m.ask.Window.Zone)
	out, next := &Standups{Missed: []Missed{}, Decided: []Remark{}, Parked: []Remark{}}, &laterStandups{}
	for _, s := range m.all.Said {
		held := meet.Held{CheckIn: s.CheckIn, Event: s.Event}
		if !s.Standup || held.At() > m.now {
			continue
		}
		day := held.On(m.setup.Info, now)
		next.add(day, held.At())
		if day >= w.First && day <= w.Last && (m.ask.Person == "" || slices.Contains(s.Present, m.ask.Person)) {
			out.add(held, day)
		}
	}
	m.promises(out, next, now)
	if out.Held+out.Kept+out.Dropped+len(out.Missed) == 0 {
		return nil
	}
	return out
}

// add counts a standup.
func (s *Standups) add(held meet.Held, day model.Day) {
	s.Held++
	if n := int(held.Took().Minutes()); n > 0 {
		s.Timed, s.Minutes = s.Timed+1, s.Minutes+n
	}
	for _, text := range held.Decided {
		s.Decided = append(s.Decided, Remark{text, day})
	}
	for _, r := range held.Parked {
		s.Parked = append(s.Parked, Remark{r.Text, day})
	}
}

// spoken yields what was said by the moment that the report shows, newest first.
func (m *maker) spoken() iter.Seq2[model.Event, model.CheckIn] {
	return func(yield func(model.Event, model.CheckIn) bool) {
		for _, s := range slices.Backward(m.all.Said) {
			if s.Event.At <= m.now && !yield(s.Event, s.CheckIn) {
				return
			}
		}
	}
}

// promises counts what became of promises, by the rules of [meet.Fate].
func (m *maker) promises(out *Standups, next *laterStandups, now time.Time) {
	w, tracks := m.ask.Window, map[model.ID]*flow.Track{}
	for _, t := range m.all.Tracks {
		tracks[t.ID] = t
	}
	for _, p := range meet.Pledges(m.setup, m.spoken(), w.First, w.Last, now) {
		at, over := next.after(p.Day)
		if !over {
			at, over = m.now, w.Day(m.now) > p.Day || m.ask.Over() != 0
		}
		t := tracks[p.Task]
		if !over || t == nil || m.ask.Person != "" && p.By != m.ask.Person {
			continue
		}
		switch {
		case t.Done(at):
			out.Kept++
		case t.At(at) == "" || !slices.Contains(t.Assigned(at), p.By):
			out.Dropped++
		default:
			who := model.Named[model.Person](m.setup, string(p.By))
			out.Missed = append(out.Missed, Missed{m.setup.Ref(t.Num), t.Title, who, p.Day, m.status(t), fate(t, p.At, at)})
		}
	}
}

// fate returns what became of a promise that is neither kept nor dropped, made at one
// moment and judged at another, by the rules of [meet.Fate].
func fate(t *flow.Track, made, judged model.Instant) meet.Fate {
	switch {
	case t.Blocked(judged):
		return meet.Blocked
	case t.At(made) != "" && t.At(made) != t.At(judged):
		return meet.Moved
	case t.Waiting(judged):
		return meet.Waiting
	}
	return meet.Open
}

// laterStandups finds the first standup after a day.
type laterStandups struct {
	days []model.Day // of the first standup of each day, in order
	at   []model.Instant
}

// add takes in the next standup that was held.
func (n *laterStandups) add(day model.Day, at model.Instant) {
	if k := len(n.days); k == 0 || n.days[k-1] < day {
		n.days, n.at = append(n.days, day), append(n.at, at)
	}
}

// after returns when the first standup after a day was, false if there was none.
func (n *laterStandups) after(day model.Day) (model.Instant, bool) {
	k, _ := slices.BinarySearch(n.days, day+1)
	if k == len(n.days) {
		return 0, false
	}
	return n.at[k], true
}
