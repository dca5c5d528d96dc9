package report

import (
	"cmp"
	"fmt"

	"baton/model"
	"baton/model/flow"
)

// Correction is something that is different from what the report would have said at
// the end of its window.
type Correction struct {
	Ref  string `json:"ref"`
	Text string `json:"text"` // a sentence without a full stop
}

// changed returns what has changed since the end of the window: tasks that are counted
// now and were not then, or the other way round, and what happened to finished tasks.
// Each task is listed once.
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
	if m.ask.Then != nil && len(m.ask.Then.Tracks) > 0 { // else there was nothing to report then
		m.recount(r, say)
	}
	for _, i := range h.Items(m.ask.Window) {
		if text := m.became(i.Track); text != "" {
			say(i.Track, text)
		}
	}
	return out
}

// recount compares the lists with those at the end of the window.
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
			say(cmp.Or(now[ref], known[ref]), "is no longer counted as "+l.what+": "+why(now[ref]))
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

func byRef(h *flow.History) map[string]*flow.Track {
	out := map[string]*flow.Track{}
	for _, t := range h.Tracks {
		out[h.Setup.Ref(t.Num)] = t
	}
	return out
}

// missing returns the references in one list that another list lacks.
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

// why says why a task is no longer counted as something.
func why(t *flow.Track) string {
	if t == nil || t.Corrected() {
		return "it was undone"
	}
	return "a later entry says otherwise"
}

// became says what has happened to a finished task since, "" for nothing.
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
