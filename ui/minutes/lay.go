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
		p.line(kept)
	}
	p.end()
}

// promises sums up what became of all that was promised, "" if nothing was.
func (m Minutes) promises() string {
	n, all := map[meet.Fate]int{}, 0
	for _, t := range m.Digest.Turns {
		for _, o := range t.Promised {
			n[o.Fate]++
			all++
		}
	}
	if all == 0 {
		return ""
	}
	out := "Of " + model.Count(all, "promise") + " " + was(n[meet.Kept]) + " kept"
	sep := "; "
	for _, f := range []struct {
		fate      meet.Fate
		one, many string
	}{
		{meet.Moved, "moved on", "moved on"},
		{meet.Blocked, "is blocked", "are blocked"},
		{meet.Waiting, "waits", "wait"},
		{meet.Dropped, "was dropped", "were dropped"},
		{meet.Open, "is open", "are open"},
	} {
		if k := n[f.fate]; k == 1 {
			out, sep = out+sep+"1 "+f.one, ", "
		} else if k > 1 {
			out, sep = out+sep+strconv.Itoa(k)+" "+f.many, ", "
		}
	}
	return out + "."
}

// was counts with a verb in the past.
func was(n int) string {
	switch n {
	case 0:
		return "none was"
	case 1:
		return "1 was"
	}
	return strconv.Itoa(n) + " were"
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
	for _, i := range m.Others() {
		others = append(others, i.line(m.Board.Setup()))
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
