package report

import (
	"fmt"

	"baton/model"
	"baton/model/flow"
	made "baton/model/report"
)

// forecast tells a forecast in lines.
func forecast(f made.Forecast, today model.Day) []string {
	if f.Open == 0 {
		return nil
	}
	text := model.Count(f.Open, "open task")
	if f.Adds > 0 && f.WhyNone == "" {
		text += fmt.Sprintf(", and about %s added a week", made.Rate(f.Adds))
	}
	if f.If != "" {
		text += ", " + f.If
	}
	if f.WhyNone == "" {
		text += ": likely (85 %) by " + made.ShowDay(f.By85, today)
		if f.By50 != f.By85 {
			text += ", even odds (50 %) by " + made.ShowDay(f.By50, today)
		}
		text += "."
	} else {
		text += ": " + f.NoDate("is", today)
		if f.WhyNone == flow.Short {
			text += fmt.Sprintf(" (%s finished on %s)", model.Count(f.Past, "task"), model.Count(f.PastDays, "working day"))
		}
		text += "."
	}
	out := []string{text}
	if f.Believable {
		out = append(out, next(f))
		if changed := f.PaceChange(today); changed != "" && f.If == "" {
			out = append(out, changed)
		}
	}
	return out
}

// next tells how many tasks may be finished by the end of next week.
func next(f made.Forecast) string {
	text := fmt.Sprintf("By %s: ", f.Next.Time().Format("Mon 2 Jan"))
	switch {
	case f.Next50 == 0:
		return text + "probably none (50 %)."
	case f.Next85 == 0:
		return text + fmt.Sprintf("probably %s (50 %%), perhaps none.", model.Count(f.Next50, "task"))
	case f.Next50 == f.Next85:
		return text + fmt.Sprintf("at least %s (85 %%).", model.Count(f.Next85, "task"))
	}
	return text + fmt.Sprintf("at least %s (85 %%), probably %d (50 %%).", model.Count(f.Next85, "task"), f.Next50)
}
