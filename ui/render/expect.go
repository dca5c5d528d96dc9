package render

import (
	"fmt"

	"baton/model"
	made "baton/model/report"
)

// outlook continues what the head of a report says about all open tasks: what may be
// finished soon, and at which pace.
func outlook(r *made.Report) []string {
	f := r.Forecast
	if f.Open == 0 || !f.Believable {
		return nil
	}
	return []string{next(f), f.PaceSays(r.Until)}
}

// next says how many tasks may be finished by the end of next week.
func next(f made.Forecast) string {
	likely, by := model.Count(f.Next85, "task"), "by "+f.Next.Time().Format("Mon 2 Jan")+"."
	switch {
	case f.Next50 == 0:
		return "Probably nothing finished (50 %) " + by
	case f.Next85 == 0:
		return fmt.Sprintf("Probably %s finished (50 %%), perhaps none, %s", model.Count(f.Next50, "task"), by)
	case f.Next50 == f.Next85:
		return fmt.Sprintf("At least %s finished (85 %%) %s", likely, by)
	}
	return fmt.Sprintf("At least %s finished (85 %%), probably %d (50 %%) %s", likely, f.Next50, by)
}

// stage says how far a milestone has got, whether it is on time, and what to
// expect, unless the head of the report does.
func stage(r *made.Report, s made.Stage) []string {
	line := fmt.Sprintf("%d of %s done", s.Done, model.Count(s.Scope, "task"))
	switch {
	case s.Scope == 0:
		line = "No tasks yet"
	case s.Done == s.Scope && s.Done == 1:
		line = "Its one task is done"
	case s.Done == s.Scope:
		line = fmt.Sprintf("All %d tasks done", s.Done)
	}
	switch is := s.Standing(r.Until); {
	case is == made.Overdue:
		line += ", overdue since " + s.Due.Date(r.Until)
	case s.Due != 0:
		line += ", due " + s.Due.Date(r.Until)
		if is == made.OnTrack || is == made.AtRisk {
			line += ": " + string(is)
		}
	}
	lines := []string{line + "."}
	if s.Forecast.Open == 0 {
		return lines
	}
	if r.OfMilestone == "" {
		lines = append(lines, s.Forecast.Says(r.Until, r.Over))
	}
	if s.Forecast.Believable {
		lines = append(lines, next(s.Forecast))
	}
	return lines
}
