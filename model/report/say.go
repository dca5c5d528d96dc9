package report

import (
	"fmt"

	"baton/model"
	"baton/model/flow"
)

// summary tells a report in three sentences: what was done, what is in hand, and
// what may be expected.
func (m *maker) summary(r *Report, h *flow.History) []string {
	who, then := "The team", fmt.Sprintf("added %s", some(r.Figures.Added))
	if r.Person != "" {
		who, then = r.Person, fmt.Sprintf("started %s", some(r.Figures.Started))
	}
	first := fmt.Sprintf("%s finished %s", who, tasks(r.Figures.Finished))
	if r.Stone != "" {
		first += " of " + r.Stone
	}
	first += m.than(r) + " and " + then
	if n := r.Figures.Reopened; n > 0 {
		first += fmt.Sprintf("; %d %s reopened", n, was(n))
	}
	return []string{first + ".", m.inHand(h), m.expects(r.Forecast)}
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

// was returns the verb for so many things in the past.
func was(n int) string {
	if n == 1 {
		return "was"
	}
	return "were"
}

// isPast reports whether the report looks at a day that is over.
func (m *maker) isPast() bool { return m.ask.Window.Day(m.now) < m.ask.Window.Day(m.ask.Now) }

// be returns the verb for so many things, in the report's tense.
func (m *maker) be(n int) string {
	switch {
	case m.isPast():
		return was(n)
	case n == 1:
		return "is"
	}
	return "are"
}

// inHand tells what is in progress and what is blocked.
func (m *maker) inHand(h *flow.History) string {
	ages := h.Ages(m.now, m.ask.Window.Zone)
	blocked, waiting := 0, 0
	for _, t := range h.Tracks {
		blocked += one(t.Blocked(m.now))
		waiting += one(t.Waiting(m.now))
	}
	text := "Nothing " + m.be(1) + " in progress"
	switch n := len(ages); n {
	case 0:
	case 1:
		text = fmt.Sprintf("There %s 1 task in progress, for %s", m.be(1), model.Count(ages[0].Age, "day"))
	default:
		text = fmt.Sprintf("There %s %d tasks in progress, the oldest for %s", m.be(n), n, model.Count(ages[0].Age, "day"))
	}
	return text + m.stuck(blocked, waiting) + "."
}

// stuck goes on with how many tasks are blocked and how many wait.
func (m *maker) stuck(blocked, waiting int) string {
	waits := m.wait(waiting) + " for another"
	if waiting > 1 {
		waits = m.wait(waiting) + " for others"
	}
	switch {
	case blocked+waiting == 0:
		return ""
	case waiting == 0:
		return fmt.Sprintf("; %s %s blocked", model.Count(blocked, "task"), m.be(blocked))
	case blocked == 0:
		return fmt.Sprintf("; %s %s", model.Count(waiting, "task"), waits)
	}
	return fmt.Sprintf("; %s %s blocked and %d %s", model.Count(blocked, "task"), m.be(blocked), waiting, waits)
}

// wait returns the verb for so many tasks, in the report's tense.
func (m *maker) wait(n int) string {
	switch {
	case m.isPast():
		return "waited"
	case n == 1:
		return "waits"
	}
	return "wait"
}

// expects tells what may be expected of the open tasks.
func (m *maker) expects(f Forecast) string {
	today := m.ask.Window.Day(m.now)
	if f.Open == 0 {
		return "Nothing " + m.be(1) + " open."
	}
	if f.WhyNone != "" {
		return fmt.Sprintf("There %s %s; %s.", m.be(f.Open), model.Count(f.Open, "open task"), f.NoDate(m.be(1), today))
	}
	open, be := fmt.Sprintf("The %d open tasks", f.Open), m.be(f.Open)
	if f.Open == 1 {
		open = "The one open task"
	}
	if f.Adds > 0 {
		open, be = open+" and what is added until then", m.be(2)
	}
	text := fmt.Sprintf("%s %s likely (85 %%) to be finished by %s", open, be, ShowDay(f.By85, today))
	if f.By50 != f.By85 {
		text += fmt.Sprintf(", with even odds (50 %%) by %s", ShowDay(f.By50, today))
	}
	if f.If != "" {
		text += ", " + f.If
	}
	return text + "."
}
