package render

import made "baton/model/report"

// unit is a unit of time.
type unit struct {
	name  string
	hours float64 // of one
}

// unitOf returns the unit in which the longest time of a report is easily
// read: hours, or days where it is two or more. Where the board has working hours,
// they are hours and days of work.
func unitOf(r *made.Report) unit {
	times := []float64{r.Figures.Held, r.Figures.Waited}
	if r.Before != nil {
		times = append(times, r.Before.Held, r.Before.Waited)
	}
	small, large := unit{"hours", 1}, unit{"days", 24}
	if r.WorkDay > 0 {
		small, large = unit{"working hours", 1}, unit{"working days", r.WorkDay}
	}
	for _, t := range times {
		if t >= 2*large.hours {
			return large
		}
	}
	return small
}

// write writes a time, given in hours, without its unit.
func (u unit) write(hours float64) string { return number(hours / u.hours) }
