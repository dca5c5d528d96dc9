package report

import (
	"fmt"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/flow"
)

// tense is true for the past tense: what the report is about is over.
type tense bool

// of returns the word for the present, or for the past.
func (t tense) of(now, then string) string {
	if t {
		return then
	}
	return now
}

// be returns the form of "to be" for n things.
func (t tense) be(n int) string {
	if n == 1 {
		return t.of("is", model.Was(1))
	}
	return t.of("are", model.Was(n))
}

// them returns the pronoun for n tasks.
func them(n int) string {
	if n == 1 {
		return "it"
	}
	return "them"
}

// Says says when the open tasks may be finished, or why there is no forecast, in the past
// tense if the report is over.
func (f Forecast) Says(today model.Day, over bool) string {
	t := tense(over)
	switch {
	case f.Open == 0:
		return "Nothing " + t.be(1) + " open."
	case f.WhyNone != "":
		return fmt.Sprintf("There %s %s. %s.", t.be(f.Open), model.Count(f.Open, "open task"), f.noDate(t, today))
	}
	open, be := fmt.Sprintf("The %d open tasks", f.Open), t.be(f.Open)
	if f.Open == 1 {
		open = "The one open task"
	}
	if f.Adds > 0 {
		open, be = open+" and what is added until then", t.be(2)
	}
	text := fmt.Sprintf("%s %s likely (85 %%) to be finished by %s", open, be, f.By85.Date(today))
	if f.By50 != f.By85 {
		text += fmt.Sprintf(", with even odds (50 %%) by %s", f.By50.Date(today))
	}
	if f.If != "" {
		text += ", " + f.If
	}
	return text + "."
}

// Standing is whether a milestone is on time.
type Standing string

// The standings. A milestone without tasks, a due day or a forecast has none.
const (
	Complete Standing = "done"
	Overdue  Standing = "overdue"
	AtRisk   Standing = "at risk" // it is not likely (85 %) to be finished by its due day
	OnTrack  Standing = "on track"
)

// Standing returns whether the milestone is on time on a day.
func (s Stage) Standing(today model.Day) Standing {
	f := s.Forecast
	switch {
	case f.Open == 0 && s.Scope > 0:
		return Complete
	case s.Due == 0 || f.Open == 0:
		return ""
	case s.Due < today:
		return Overdue
	case !f.Believable:
		return ""
	case f.By85 == 0 || f.By85 > s.Due:
		return AtRisk
	}
	return OnTrack
}

// noDate says why a forecast has no date: a sentence without a full stop.
func (f Forecast) noDate(t tense, today model.Day) string {
	switch f.WhyNone {
	case flow.Batch:
		return f.batch() + ", which " + t.of("says", "said") + " nothing about the pace"
	case flow.Standstill:
		if f.LastFinished == today {
			return fmt.Sprintf("Nothing had been finished for weeks before %s, so there %s no forecast yet", t.of("today", "that day"), t.be(1))
		}
		return fmt.Sprintf("Nothing %s been finished since %s, so there %s no forecast", t.of("has", "had"), f.LastFinished.Date(today), t.be(1))
	case flow.Changed:
		return fmt.Sprintf("The pace changed around %s, and what was finished since then (%s in %s) %s too little for a date",
			f.Changed.Date(today), model.Count(f.RatesOf, "task"), model.Count(f.RatesDays, "working day"), t.be(1))
	case flow.Growing:
		return fmt.Sprintf("%s (%s), so no date %s be given", f.grows(t), f.rates(today), t.of("can", "could"))
	case flow.Far:
		return fmt.Sprintf("At %s pace (%s) it %s more than ten years to finish them", t.of("this", "that"), f.rates(today), t.of("takes", "would have taken"))
	case flow.Unsure:
		return fmt.Sprintf("So much %s uncertain that no date %s be relied on (%s)", t.be(1), t.of("can", "could"), f.rates(today))
	}
	return fmt.Sprintf("The history %s too short for a forecast (%s)", t.be(1), f.short(t))
}

// grows says that as many tasks are added as finished, or more.
func (f Forecast) grows(t tense) string {
	if near*f.Adds > f.Pace {
		return "More tasks " + t.be(2) + " added than finished"
	}
	return "About as many tasks " + t.be(2) + " added as finished"
}

// rates says how many tasks are finished and added a week, and since when.
func (f Forecast) rates(today model.Day) string {
	a, p := Rate(f.Adds), Rate(f.Pace)
	since := " a week since " + f.RatesSince.Date(today)
	switch {
	case f.Adds == 0:
		return p + since
	case a == p && f.If == "":
		return "about " + p + since
	}
	return f.both(p, a, "") + since
}

// both says how many were finished and how many added: for a part of the work, finished
// by the whole team and added to that part.
func (f Forecast) both(finished, added, noun string) string {
	if f.If != "" {
		return finished + noun + " finished in all and " + added + " added to these"
	}
	return finished + noun + " finished and " + added + " added"
}

// short says how much history there is, if it is too short, and how much it needs.
func (f Forecast) short(t tense) string {
	needed := ""
	if f.Past < flow.EnoughTasks {
		needed = strconv.Itoa(flow.EnoughTasks)
	}
	if f.PastDays < flow.EnoughDays {
		if needed != "" {
			needed += " in "
		}
		needed += strconv.Itoa(flow.EnoughDays)
		if f.Past >= flow.EnoughTasks {
			needed += " days"
		}
	}
	if needed == "" {
		needed = fmt.Sprintf("%d ever", flow.EnoughTasks)
	}
	return fmt.Sprintf("%s finished in %s; %s %s needed", tasks(f.Past), model.Count(f.PastDays, "working day"), needed, t.be(2))
}

// batch says that everything was finished at once.
func (f Forecast) batch() string {
	of := fmt.Sprintf("All %d finished tasks", f.Past)
	if f.Ever > f.Past {
		of = fmt.Sprintf("%d of %d finished tasks", f.Past, f.Ever)
	}
	switch f.BusyDays {
	case 1:
		return of + " were finished on one day"
	case 2:
		return of + " were finished on two days"
	}
	return fmt.Sprintf("Nearly all of the last %d finished tasks were finished on one day", f.Past)
}

// PaceSays says which pace the forecast uses, and whether it has changed.
func (f Forecast) PaceSays(today model.Day) string {
	if f.Changed == 0 {
		text := Rate(f.Pace) + " tasks finished"
		if f.Adds > 0 {
			text = f.both(Rate(f.Pace), Rate(f.Adds), " tasks")
		}
		return fmt.Sprintf("The forecast uses the pace since %s: %s a week.", f.RatesSince.Date(today), text)
	}
	return fmt.Sprintf("The pace has changed: %s a week since about %s, %s before; the forecast uses the weeks since.",
		Rate(f.Pace), f.Changed.Date(today), Rate(f.PaceBefore))
}

// Rate writes a number a week: "12", "2.5".
func Rate(n float64) string {
	if n >= 9.95 {
		return strconv.FormatFloat(n, 'f', 0, 64)
	}
	return strings.TrimSuffix(strconv.FormatFloat(n, 'f', 1, 64), ".0")
}
