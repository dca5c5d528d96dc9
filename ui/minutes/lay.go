package minutes

import (
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/meet"
)

// lay lays minutes out on a page.
func (m Minutes) lay(p page) {
	m.head(p)
	for _, t := range m.Digest.Turns {
		m.turn(p, t)
	}
	m.rest(p)
}

func (m Minutes) head(p page) {
	title := "Standup, " + m.At.Format("Mon 2 Jan 2006 15:04")
	if name := m.Board.Setup().Info.Name; name != "" {
		title = name + ": " + title
	}
	p.head(1, title)
	since := m.Digest.Since.Time().In(m.At.Location()).Format("Mon 2 Jan 15:04")
	switch {
	case m.Digest.First:
		since = "The first standup: what happened since " + since + "."
	case m.Digest.Since > model.At(m.At):
		since = "Since the last standup, when the clock said " + since + "."
	default:
		since = "Since " + since + "."
	}
	if n := int(m.Took.Minutes()); n > 0 {
		since += " Took " + model.Count(n, "minute") + "."
	}
	p.line(since)
	if m.Held && len(m.Said.Present) > 0 {
		p.line("Present: " + strings.Join(m.names(m.Said.Present), ", ") + ".")
	}
	if kept := m.promises(); kept != "" {
		p.line("Of what was promised " + kept + ".")
	}
	p.end()
}

// promises sums up what became of all that was promised, "" if nothing was.
func (m Minutes) promises() string {
	n := map[meet.Fate]int{}
	for _, t := range m.Digest.Turns {
		for _, o := range t.Promised {
			n[o.Fate]++
		}
	}
	var out []string
	for _, f := range []struct {
		fate meet.Fate
		is   string
	}{{meet.Kept, "done"}, {meet.Moved, "moved on"}, {meet.Blocked, "blocked"}, {meet.Waiting, "waiting"}, {meet.Dropped, "dropped"}, {meet.Open, "still open"}} {
		switch n := n[f.fate]; {
		case n == 1:
			out = append(out, "1 is "+f.is)
		case n > 1:
			out = append(out, strconv.Itoa(n)+" are "+f.is)
		}
	}
	return strings.Join(out, ", ")
}

// absent lists who was not there, of a standup that was held.
func (m Minutes) absent() []model.PersonID {
	var out []model.PersonID
	for _, t := range m.Digest.Turns {
		if m.Held && !slices.Contains(m.Said.Present, t.Person) {
			out = append(out, t.Person)
		}
	}
	return out
}

func (m Minutes) names(who []model.PersonID) []string {
	out := make([]string, len(who))
	for i, w := range who {
		out[i] = m.name(w)
	}
	return out
}

func (m Minutes) name(who model.PersonID) string {
	return model.Named[model.Person](m.Board.Setup(), string(who))
}

func (m Minutes) turn(p page, t meet.Turn) {
	p.head(2, m.name(t.Person)+m.away(t))
	tasks := func(label string, l []*model.Task, more func(*model.Task) string) {
		items := make([]string, len(l))
		for i, task := range l {
			items[i] = m.task(task, more(task))
		}
		p.list(label, items)
	}
	plain := func(*model.Task) string { return "" }
	tasks("Finished", t.Finished, func(task *model.Task) string { return m.again(t, task) })
	p.list("Moved", m.ways(t, false))
	p.list("Reopened", m.ways(t, true))
	p.list("Also", m.deeds(t))
	tasks("In hand", t.Doing, func(task *model.Task) string { return m.column(task.Column) })
	tasks("Blocked", t.Blocked, func(task *model.Task) string {
		if since := task.Blocked.Since; since != 0 {
			return m.why(task) + ", since " + since.Time().In(m.At.Location()).Format("Mon 2 Jan")
		}
		return m.why(task)
	})
	tasks("Waits", t.Waiting, m.why)
	tasks("Next", t.Next, plain)
	var kept []string
	for _, o := range t.Promised {
		kept = append(kept, strings.TrimSpace(m.Board.Setup().Ref(m.Board.NumberOf(o.Task))+" "+o.Title)+": "+m.fate(o))
	}
	p.list("Promised", kept)
	var today []string
	for _, id := range t.Today {
		today = append(today, m.ref(id))
	}
	p.list("Today", today)
	p.list("Says", t.Words)
	if t.Quiet() && !t.Off {
		p.list("", []string{"nothing in hand"})
	}
	p.end()
}

// away says beside a name that somebody is off or was not there.
func (m Minutes) away(t meet.Turn) string {
	switch here := m.Held && slices.Contains(m.Said.Present, t.Person); {
	case t.Off && !here:
		return " (off)"
	case m.Held && !here:
		return " (not here)"
	}
	return ""
}

// task names a task, and says more about it.
func (m Minutes) task(t *model.Task, more string) string {
	out := m.Board.Setup().Ref(t.Num) + " " + t.Title
	if more != "" {
		out += " (" + more + ")"
	}
	return out
}

func (m Minutes) column(c model.ColumnID) string {
	return model.Named[model.Column](m.Board.Setup(), string(c))
}

// why says what a task waits for.
func (m Minutes) why(t *model.Task) string {
	if t.Blocked.Reason != "" {
		return t.Blocked.Reason
	}
	var refs []string
	for _, o := range model.Waiting(m.Board, t) {
		refs = append(refs, m.ref(o.ID))
	}
	return "waits for " + strings.Join(refs, ", ")
}

// ref names a task, a deleted one too.
func (m Minutes) ref(id model.ID) string {
	ref := m.Board.Setup().Ref(m.Board.NumberOf(id))
	if t := m.Board.Task(id); t != nil {
		return ref + " " + t.Title
	}
	return ref
}

// rest writes what is about everybody.
func (m Minutes) rest(p page) {
	part := func(title string, items []string) {
		if len(items) > 0 {
			p.head(2, title)
			p.list("", items)
			p.end()
		}
	}
	var others, alarms, notes []string
	for _, t := range m.Digest.Others {
		others = append(others, m.ref(t.ID))
	}
	for _, a := range m.Digest.Alarms {
		alarms = append(alarms, a.Text)
	}
	for _, n := range m.Notes {
		notes = append(notes, m.ref(n.Task)+": "+n.Text+m.signed(n.By))
	}
	part("Also finished", others)
	part("To look at", alarms)
	part("Notes", notes)
	if m.Held {
		part("Parked", m.remarks(m.Said.Parked))
	} else {
		part("Parked last time", m.remarks(m.Digest.Parked))
	}
	part("Decided", m.Said.Decided)
}

// remarks lists topics.
func (m Minutes) remarks(l []model.Remark) []string {
	var out []string
	for _, r := range l {
		text := r.Text
		if r.Task != (model.ID{}) {
			text = m.ref(r.Task) + ": " + text
		}
		out = append(out, text+m.signed(r.By))
	}
	return out
}

// signed says whose words they are, if that is known.
func (m Minutes) signed(who model.PersonID) string {
	if who == "" {
		return ""
	}
	return " (" + m.name(who) + ")"
}
