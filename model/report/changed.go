package report

import (
	"fmt"

	"baton/model"
	"baton/model/flow"
)

// Correction is what is different from what a report would have told at its end.
type Correction struct {
	Ref  string `json:"ref"`
	Text string `json:"text"` // a sentence without a full stop
}

// changed tells what has changed since the window was over: what is counted that was
// not then, and the other way round, each task once; and what became of what was
// finished.
func (m *maker) changed(r *Report, h *flow.History) []Correction {
	out := []Correction{}
	if m.ask.Over() == 0 {
		return out
	}
	told := map[string]bool{}
	say := func(t *flow.Track, text string) {
		if ref := m.setup.Ref(t.Num); !told[ref] {
			told[ref] = true
			out = append(out, Correction{ref, ref + " " + t.Title + " " + text})
		}
	}
	if m.ask.Then != nil && len(m.ask.Then.Tracks) > 0 { // else nobody could be told anything then
		m.recount(r, say)
	}
	for _, i := range h.Items(m.ask.Window) {
		if text := m.became(i.Track); text != "" {
			say(i.Track, text)
		}
	}
	return out
}

// recount compares what is listed with what was listed at the end.
func (m *maker) recount(r *Report, say func(t *flow.Track, text string)) {
	then := newMaker(m.ask.Then, m.ask)
	old := &Report{}
	of, _ := then.scope()
	then.lists(old, of)
	now, known := byRef(m.all), byRef(m.ask.Then)
	for _, l := range []struct {
		what     string
		now, old []Task
	}{
		{"finished", r.Finished, old.Finished},
		{"reopened", r.Reopened, old.Reopened},
		{"started", r.Started, old.Started},
		{"added", r.Added, old.Added},
		{"dropped", r.Dropped, old.Dropped},
	} {
		for _, ref := range missing(l.old, l.now) {
			say(or(now[ref], known[ref]), "is no longer counted as "+l.what+": "+why(now[ref]))
		}
		for _, ref := range missing(l.now, l.old) {
			if t := known[ref]; t == nil || !t.Real() {
				say(now[ref], "was entered later")
			} else {
				say(now[ref], "is now counted as "+l.what+": that was entered later")
			}
		}
	}
}

// or returns a track, or else another one.
func or(t, other *flow.Track) *flow.Track {
	if t == nil {
		return other
	}
	return t
}

func byRef(h *flow.History) map[string]*flow.Track {
	out := map[string]*flow.Track{}
	for _, t := range h.Tracks {
		out[h.Setup.Ref(t.Num)] = t
	}
	return out
}

// missing returns those of a list that another one lacks.
func missing(of, from []Task) []string {
	have := map[string]bool{}
	for _, t := range from {
		have[t.Ref] = true
	}
	var out []string
	for _, t := range of {
		if !have[t.Ref] {
			out = append(out, t.Ref)
		}
	}
	return out
}

// why says why something that was told of a task is told no longer.
func why(t *flow.Track) string {
	if t == nil || t.Corrected() {
		return "it was undone"
	}
	return "a later entry says otherwise"
}

// became says what became of a finished task since, "" for nothing.
func (m *maker) became(t *flow.Track) string {
	w := m.ask.Window
	day := func(i model.Instant) string { return w.Day(i).Date(w.Day(m.ask.Now)) }
	if at := t.Deleted(m.ask.Now); at > m.now {
		return "was deleted on " + day(at)
	}
	at := t.Reopened(m.ask.Now)
	if at <= m.now {
		return ""
	}
	text := "was reopened on " + day(at)
	if again := t.Finished(m.ask.Now); again > at {
		text += fmt.Sprintf(" and finished again on %s", day(again))
	}
	return text
}
