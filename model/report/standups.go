package report

import (
	"iter"
	"slices"

	"baton/model"
	"baton/model/flow"
	"baton/model/meet"
)

// Standups sums up the standups of the window, and what became of what was promised
// for its days.
type Standups struct {
	Held    int      `json:"held"`
	Minutes int      `json:"minutes"` // of all together, as far as they are known
	Kept    int      `json:"promises_kept"`
	Dropped int      `json:"promises_dropped"` // the task was deleted, archived, or is no longer theirs
	Missed  []Missed `json:"promises_missed"`
	Decided []Remark `json:"decided"`
	Parked  []Remark `json:"parked"`
}

// Missed is a promise whose task was not done by the first standup after its day.
type Missed struct {
	Ref    string    `json:"ref"`
	Title  string    `json:"title"`
	Person string    `json:"person"`
	Day    model.Day `json:"day"`
}

// Remark is what was decided or parked in a standup.
type Remark struct {
	Text string    `json:"text"`
	Day  model.Day `json:"day"`
}

// standups sums up the standups of the window, nil where there were none and nothing
// was promised. Of a part of the board they tell nothing.
func (m *maker) standups() *Standups {
	if m.part() || m.ask.Kind == Flow || m.ask.Kind == Milestone || len(m.all.Said) == 0 {
		return nil
	}
	w, other := m.ask.Window, m.ask.Now.Time().In(m.ask.Window.Zone)
	out := &Standups{Missed: []Missed{}, Decided: []Remark{}, Parked: []Remark{}}
	for _, s := range m.all.Said {
		held := meet.Held{CheckIn: s.CheckIn, Event: s.Event}
		day := held.On(m.setup.Info, other)
		if !s.Standup || day < w.First || day > w.Last || held.At() > m.now {
			continue
		}
		out.Held++
		out.Minutes += int(held.Took().Minutes())
		for _, text := range s.Decided {
			out.Decided = append(out.Decided, Remark{text, day})
		}
		for _, r := range s.Parked {
			out.Parked = append(out.Parked, Remark{r.Text, day})
		}
	}
	m.promises(out)
	if out.Held+out.Kept+out.Dropped+len(out.Missed) == 0 {
		return nil
	}
	return out
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

// promises counts what became of what was promised.
func (m *maker) promises(out *Standups) {
	w, now := m.ask.Window, m.ask.Now.Time().In(m.ask.Window.Zone)
	tracks := map[model.ID]*flow.Track{}
	for _, t := range m.all.Tracks {
		tracks[t.ID] = t
	}
	for _, p := range meet.Pledges(m.setup, m.spoken(), w.First, w.Last, now) {
		at, over := m.judged(p)
		t := tracks[p.Task]
		if !over || t == nil || m.ask.Person != "" && p.By != m.ask.Person {
			continue
		}
		switch {
		case t.Finished(at) != 0:
			out.Kept++
		case t.At(at) == "" || !slices.Contains(t.Doers(at), p.By):
			out.Dropped++
		default:
			who := model.Named[model.Person](m.setup, string(p.By))
			out.Missed = append(out.Missed, Missed{m.setup.Ref(t.Num), t.Title, who, p.Day})
		}
	}
}

// judged returns when it is clear what became of a promise: at the first standup
// after its day, or else at the end of what the report shows; false while its day
// is not over.
func (m *maker) judged(p model.Promise) (model.Instant, bool) {
	other := m.ask.Now.Time().In(m.ask.Window.Zone)
	for _, s := range m.all.Said {
		held := meet.Held{CheckIn: s.CheckIn, Event: s.Event}
		if s.Standup && held.On(m.setup.Info, other) > p.Day && held.At() <= m.now {
			return held.At(), true
		}
	}
	return m.now, m.ask.Window.Day(m.now) > p.Day || m.isPast()
}
