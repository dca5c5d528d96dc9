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
	m.outcome(p)
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
	p.line(m.since())
	if m.Held && len(m.Said.Present) > 0 {
		p.line("Present: " + strings.Join(m.names(m.Said.Present), ", ") + ".")
	}
	if kept := m.promises(); kept != "" {
		p.line(kept)
	}
	p.end()
}

// since says which time the minutes cover, and how long the standup took.
func (m Minutes) since() string {
	since, form := m.Digest.Since.Time().In(m.At.Location()), "Mon 2 Jan 15:04"
	if since.Year() != m.At.Year() {
		form = "Mon 2 Jan 2006 15:04"
	}
	at := since.Format(form)
	out := "Since the last standup, " + at + "."
	switch {
	case m.Digest.First:
		out = "The first standup: what happened since " + at + "."
	case m.Digest.Asked:
		out = "Since " + at + "."
	case m.Digest.Since > model.At(m.At):
		out = "Since the last standup, held when the clock showed " + at + "."
	}
	if n := int(m.Took.Minutes()); n > 0 {
		out += " It took " + model.Count(n, "minute") + "."
	}
	return out
}

// promises sums up what became of all promises, "" if there were none.
func (m Minutes) promises() string {
	n := map[meet.Fate]int{}
	for _, t := range m.Digest.Turns {
		for _, o := range t.Promised {
			n[o.Fate]++
		}
	}
	return meet.Sum(n)
}

// absent lists who was not at a standup that was held.
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
	for _, part := range m.Parts(t) {
		items := make([]string, len(part.Items))
		for i, item := range part.Items {
			items[i] = item.line(m.Board.Setup())
		}
		p.list(part.Label, items)
	}
	if t.Quiet() && !t.Off {
		p.list("", []string{"nothing in hand"})
	}
	p.end()
}

// away returns the mark behind the name of a person who is off or was not there.
func (m Minutes) away(t meet.Turn) string {
	switch here := m.Held && slices.Contains(m.Said.Present, t.Person); {
	case t.Off && !here:
		return " (off)"
	case m.Held && !here:
		return " (not here)"
	}
	return ""
}

// ref names a task, even a deleted one.
func (m Minutes) ref(id model.ID) string {
	ref := m.Board.Setup().Ref(m.Board.NumberOf(id))
	if t := m.Board.Task(id); t != nil {
		return ref + " " + t.Title
	}
	return ref
}

// rest writes what is not about one person.
func (m Minutes) rest(p page) {
	var others, alarms []string
	for _, i := range m.Others() {
		others = append(others, i.line(m.Board.Setup()))
	}
	var idle []model.PersonID
	for _, a := range m.Digest.Alarms {
		if a.Kind == meet.Idle {
			idle = append(idle, a.Person)
		} else {
			alarms = append(alarms, a.Text)
		}
	}
	if len(idle) > 0 {
		alarms = append(alarms, "nothing in hand and nothing ready to start: "+strings.Join(m.names(idle), ", "))
	}
	m.part(p, "Also finished", others)
	m.part(p, "Needs attention", alarms)
	var notes []string
	for _, n := range m.Notes {
		notes = append(notes, m.signed(n.By, m.ref(n.Task)+": "+n.Text))
	}
	m.part(p, "Notes", notes)
	if !m.Held {
		m.part(p, "Parked last time", m.remarks(m.Digest.Parked))
	}
}

// outcome writes what was decided and parked, which is read first.
func (m Minutes) outcome(p page) {
	if m.Held {
		m.part(p, "Decided", m.Said.Decided)
		m.part(p, "Parked", m.remarks(m.Said.Parked))
	}
}

func (m Minutes) part(p page, title string, items []string) {
	if len(items) > 0 {
		p.head(2, title)
		p.list("", items)
		p.end()
	}
}

// remarks lists topics.
func (m Minutes) remarks(l []model.Remark) []string {
	var out []string
	for _, r := range l {
		text := r.Text
		if r.Task != (model.ID{}) {
			text = m.ref(r.Task) + ": " + text
		}
		out = append(out, m.signed(r.By, text))
	}
	return out
}

// signed puts the speaker's name before a text, if it is known.
func (m Minutes) signed(who model.PersonID, text string) string {
	if who == "" {
		return text
	}
	return m.name(who) + ": " + text
}
