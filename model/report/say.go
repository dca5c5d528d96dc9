package report

import (
	"fmt"

	"baton/model"
	"baton/model/flow"
)

// summary tells a report in three sentences: what was done, what is in hand, and
// what may be expected.
func (m *maker) summary(r *Report, h *flow.History) []string {
	who, more := "The team", fmt.Sprintf("added %s", some(r.Figures.Added))
	if r.Person != "" {
		who, more = r.Person, fmt.Sprintf("started %s", some(r.Figures.Started))
	}
	first := fmt.Sprintf("%s finished %s", who, tasks(r.Figures.Finished))
	if r.Stone != "" {
		first += " of " + r.Stone
	}
	if than := m.than(r); than != "" {
		first += ", " + than + ","
	}
	return []string{first + " and " + more + ".", m.inHand(h), m.expects(r.Forecast)}
}

// tasks counts tasks in a sentence.
func tasks(n int) string {
	if n == 0 {
		return "no tasks"
	}
	return model.Count(n, "task")
}

func some(n int) string {
	if n == 0 {
		return "none"
	}
	return fmt.Sprint(n)
}

// than compares with the span before, "" if there is none.
func (m *maker) than(r *Report) string {
	if r.Before == nil {
		return ""
	}
	span := r.Spell()
	switch d := r.Figures.Finished - r.Before.Finished; {
	case d > 0:
		return fmt.Sprintf("%d more than %s before", d, span)
	case d < 0:
		return fmt.Sprintf("%d fewer than %s before", -d, span)
	case r.Figures.Finished == 0:
		return fmt.Sprintf("as in %s before", span)
	}
	return fmt.Sprintf("as many as %s before", span)
}

// Spell says how long the window is: "the week", "the 9 days".
func (r *Report) Spell() string {
	switch days := int(r.Until-r.Since) + 1; days {
	case 1:
		return "the day"
	case 7:
		return "the week"
	case 14:
		return "the two weeks"
	default:
		return fmt.Sprintf("the %d days", days)
	}
}

// past reports whether the report looks at a day that is over.
func (m *maker) isPast() bool { return m.ask.Window.Day(m.now) < m.ask.Window.Day(m.ask.Now) }

// be returns the verb for so many things, in the report's tense.
func (m *maker) be(n int) string {
	switch past := m.isPast(); {
	case past && n == 1:
		return "was"
	case past:
		return "were"
	case n == 1:
		return "is"
	}
	return "are"
}

// inHand tells what is in progress and what is blocked.
func (m *maker) inHand(h *flow.History) string {
	ages := h.Ages(m.now, m.ask.Window.Zone)
	held := 0
	for _, t := range h.Tracks {
		held += one(blocked(t, m.now))
	}
	text := "Nothing " + m.be(1) + " in progress"
	switch n := len(ages); n {
	case 0:
	case 1:
		text = fmt.Sprintf("There %s 1 task in progress, for %s", m.be(1), model.Count(ages[0].Age, "day"))
	default:
		text = fmt.Sprintf("There %s %d tasks in progress, the oldest for %s", m.be(n), n, model.Count(ages[0].Age, "day"))
	}
	if held > 0 {
		text += fmt.Sprintf(", and %s %s blocked", model.Count(held, "task"), m.be(held))
	}
	return text + "."
}

// expects tells what may be expected of the open tasks.
func (m *maker) expects(f Forecast) string {
	be := m.be(f.Open)
	open := fmt.Sprintf("The %d open tasks %s", f.Open, be)
	if f.Open == 1 {
		open = "The one open task " + be
	}
	switch {
	case f.Open == 0:
		return "Nothing " + m.be(1) + " open."
	case !f.Believable:
		return fmt.Sprintf("There %s %s; the history %s too short for a forecast.", be, model.Count(f.Open, "open task"), m.be(1))
	case f.By85 == 0:
		return open + " not likely to be finished within ten years."
	}
	return fmt.Sprintf("%s likely (85 %%) to be finished by %s.", open, ShowDay(f.By85, m.ask.Window.Day(m.now)))
}
