package minutes

import (
	"slices"
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
		p.line("The first standup: what happened since " + since + ".")
	case m.Digest.Since > model.At(m.At):
		p.line("Since the last standup, when the clock said " + since + ".")
	default:
		p.line("Since " + since + ".")
	}
	if m.Held && len(m.Said.Present) > 0 {
		p.line("Present: " + strings.Join(m.names(m.Said.Present), ", ") + ".")
		if away := m.absent(); len(away) > 0 {
			p.line("Not here: " + strings.Join(m.names(away), ", ") + ".")
		}
	}
	p.end()
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
	p.head(2, m.name(t.Person))
	tasks := func(label string, l []*model.Task, more func(*model.Task) string) {
		items := make([]string, len(l))
		for i, task := range l {
			items[i] = m.Board.Setup().Ref(task.Num) + " " + task.Title
			if text := more(task); text != "" {
				items[i] += " (" + text + ")"
			}
		}
		p.list(label, items)
	}
	plain := func(*model.Task) string { return "" }
	tasks("Finished", t.Finished, plain)
	tasks("In hand", t.Doing, func(task *model.Task) string {
		return model.Named[model.Column](m.Board.Setup(), string(task.Column))
	})
	blocked, waiting := apart(t.Blocked)
	tasks("Blocked", blocked, func(task *model.Task) string {
		if since := task.Blocked.Since; since != 0 {
			return m.why(task) + ", since " + since.Time().In(m.At.Location()).Format("Mon 2 Jan")
		}
		return m.why(task)
	})
	tasks("Waits", waiting, m.why)
	tasks("Next", t.Next, plain)
	var kept []string
	for _, o := range t.Promised {
		kept = append(kept, m.ref(o.Task)+": "+string(o.Fate))
	}
	p.list("Promised", kept)
	var today []string
	for _, id := range t.Today {
		today = append(today, m.ref(id))
	}
	p.list("Today", today)
	if t.Words != "" {
		p.list("Says", []string{t.Words})
	}
	switch nothing := len(t.Finished)+len(t.Doing)+len(t.Blocked)+len(t.Next)+len(t.Promised)+len(t.Today) == 0 && t.Words == ""; {
	case t.Off:
		p.list("", []string{"off today"})
	case nothing:
		p.list("", []string{"nothing in hand"})
	}
	p.end()
}

// apart tells tasks that have a reason not to go on from those that only wait.
func apart(l []*model.Task) (blocked, waiting []*model.Task) {
	for _, t := range l {
		if t.Blocked.Reason != "" {
			blocked = append(blocked, t)
		} else {
			waiting = append(waiting, t)
		}
	}
	return blocked, waiting
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
