package report

import (
	"fmt"
	"slices"
	"strings"

	"baton/model"
	"baton/model/flow"
)

// summary sums up a report in three sentences: what was done, or how its subject is
// doing, what is in progress, and what to expect.
func (m *maker) summary(r *Report, h *flow.History) []string {
	first := m.didWhat(r)
	switch {
	case r.Kind == Flow:
		first = r.flowed()
	case r.Kind == Milestone && r.OfMilestone == "" && len(r.Milestones) > 0:
		first = r.milestonesStand()
	case r.Kind == Person && r.Person == "":
		first = r.shared()
	}
	return []string{first + ".", m.inHand(h, tense(r.Over)), r.Forecast.Says(r.Until, r.Over)}
}

// didWhat says what was done.
func (m *maker) didWhat(r *Report) string {
	who, then := "The team", fmt.Sprintf("added %s", some(r.Figures.Added))
	if r.Person != "" {
		who, then = r.Person, fmt.Sprintf("started %s", some(r.Figures.Started))
	}
	text := fmt.Sprintf("%s finished %s", who, tasks(r.Figures.Finished))
	if r.OfMilestone != "" {
		text += " of " + r.OfMilestone
	}
	text += m.comparison(r) + " and " + then
	if n := r.Figures.Reopened; n > 0 {
		text += fmt.Sprintf("; %d %s reopened", n, model.Was(n))
	}
	return text
}

// flowed says how fast tasks were finished.
func (r *Report) flowed() string {
	f := r.Figures
	text := fmt.Sprintf("In %s, %s %s finished", model.Count(len(r.Days), "day"), tasks(f.Finished), model.Was(f.Finished))
	if f.Finished < flow.EnoughTasks {
		return text
	}
	return fmt.Sprintf("%s: half within %s of being started, 85 %% within %d", text, model.Count(f.Cycle50, "day"), f.Cycle85)
}

// milestonesStand says how the milestones stand.
func (r *Report) milestonesStand() string {
	n, t := map[Standing]int{}, tense(r.Over)
	for _, s := range r.Milestones {
		n[s.Standing(r.Until)]++
	}
	if is := r.Milestones[0]; len(r.Milestones) == 1 && is.Standing(r.Until) != "" {
		return fmt.Sprintf("The milestone %s %s %s", is.Name, t.be(1), is.Standing(r.Until))
	}
	var parts []string
	for _, is := range []Standing{Complete, OnTrack, AtRisk, Overdue} {
		if k := n[is]; k > 0 {
			parts = append(parts, fmt.Sprintf("%d %s %s", k, t.be(k), is))
		}
	}
	text := fmt.Sprintf("There %s %s", t.be(len(r.Milestones)), model.Count(len(r.Milestones), "milestone"))
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text
}

// shared says who finished how many tasks, the most first.
func (r *Report) shared() string {
	shares := slices.DeleteFunc(slices.Clone(r.People), func(s Share) bool { return s.Figures.Finished == 0 || s.Name == "" })
	slices.SortStableFunc(shares, func(a, b Share) int { return b.Figures.Finished - a.Figures.Finished })
	text := "The team finished " + tasks(r.Figures.Finished)
	const most = 3
	var parts []string
	others := 0
	for i, s := range shares {
		if n := s.Figures.Finished; i < most || len(shares) == most+1 {
			parts = append(parts, fmt.Sprintf("%s %d", s.Name, n))
		} else {
			others += n
		}
	}
	if others > 0 {
		parts = append(parts, fmt.Sprintf("others %d", others))
	}
	if len(parts) > 0 {
		text += ": " + strings.Join(parts, ", ")
	}
	return text
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

// inHand says what is in progress, blocked and waiting.
func (m *maker) inHand(h *flow.History, is tense) string {
	ages := h.Ages(m.now, m.ask.Window.Zone)
	blocked, waiting := 0, 0
	for _, t := range h.Tracks {
		blocked += one(t.Blocked(m.now))
		waiting += one(t.Waiting(m.now))
	}
	text := "Nothing " + is.be(1) + " in progress"
	switch n := len(ages); n {
	case 0:
	case 1:
		text = fmt.Sprintf("1 task %s been in progress for %s", is.of("has", "had"), model.Count(ages[0].Age, "day"))
	default:
		text = fmt.Sprintf("There %s %d tasks in progress, the oldest for %s", is.be(n), n, model.Count(ages[0].Age, "day"))
	}
	return text + stuck(blocked, waiting, is) + "."
}

// stuck continues the sentence with how many tasks are blocked and how many wait.
func stuck(blocked, waiting int, is tense) string {
	waits := is.wait(waiting) + " for another"
	if waiting > 1 {
		waits = is.wait(waiting) + " for others"
	}
	switch {
	case blocked+waiting == 0:
		return ""
	case waiting == 0:
		return fmt.Sprintf("; %s %s blocked", model.Count(blocked, "task"), is.be(blocked))
	case blocked == 0:
		return fmt.Sprintf("; %s %s", model.Count(waiting, "task"), waits)
	}
	return fmt.Sprintf("; %s %s blocked and %d %s", model.Count(blocked, "task"), is.be(blocked), waiting, waits)
}

// wait returns the form of "to wait" for n tasks.
func (t tense) wait(n int) string {
	if n == 1 {
		return t.of("waits", "waited")
	}
	return t.of("wait", "waited")
}
