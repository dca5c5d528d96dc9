package report

import (
	"fmt"
	"math"

	"baton/model"
	"baton/model/flow"
)

// Compared is how many tasks were finished, compared with the span before. Today is left
// out because it is not over, and so is the last day of the span before.
type Compared struct {
	Finished       int       `json:"finished"` // of the tasks in the report
	Before         int       `json:"before"`
	WorkDays       int       `json:"working_days"`
	BeforeWorkDays int       `json:"before_working_days"`
	Differs        bool      `json:"differs"` // by more than chance can explain
	Until          model.Day `json:"until"`   // the last day compared
	BeforeSince    model.Day `json:"before_since"`
	BeforeUntil    model.Day `json:"before_until"`
}

// compare compares what was finished with the span before, nil if the board is younger
// or if one of the spans has no working days.
func (m *maker) compare(r *Report, h *flow.History) *Compared {
	now, old := m.ask.Window, m.spanBefore()
	if m.ask.Over() == 0 {
		now.Last, old.Last = now.Last-1, old.Last-1
	}
	c := &Compared{
		WorkDays: m.workDays(now, m.ask.Person), BeforeWorkDays: m.workDays(old, m.ask.Person),
		Until: now.Last, BeforeSince: old.First, BeforeUntil: old.Last,
	}
	if r.Before == nil || c.WorkDays == 0 || c.BeforeWorkDays == 0 {
		return nil
	}
	for _, t := range r.Finished {
		c.Finished += one(t.At < now.End(now.Last))
	}
	for _, i := range h.Items(m.spanBefore()) {
		c.Before += one(i.Finished < old.End(old.Last))
	}
	c.Differs = differ(c.Finished, c.Before, c.WorkDays, c.BeforeWorkDays)
	return c
}

// differ reports whether a and b, counted in days and before days, are too far apart for
// the same pace: by the exact conditional test of two Poisson counts, two-sided, at 5 %
// (J. Przyborowski, H. Wilenski, Homogeneity of results in testing samples from Poisson
// series, Biometrika 31, 1940). At the same pace, a is binomial given a+b.
func differ(a, b, days, before int) bool {
	n, p := a+b, float64(days)/float64(days+before)
	chance := func(k int) float64 {
		return math.Exp(lnFactorial(n) - lnFactorial(k) - lnFactorial(n-k) + float64(k)*math.Log(p) + float64(n-k)*math.Log1p(-p))
	}
	const rounding, level = 1 + 1e-7, 0.05
	sum, limit := 0.0, chance(a)*rounding
	for k := range n + 1 {
		if c := chance(k); c <= limit {
			sum += c
		}
	}
	return sum < level
}

func lnFactorial(n int) float64 {
	l, _ := math.Lgamma(float64(n) + 1)
	return l
}

// comparison says how the finished tasks differ from the span before, "" if they do not.
func (m *maker) comparison(r *Report) string {
	c, span := r.Compared, r.Length()
	if c == nil || !c.Differs {
		return ""
	}
	switch d := c.Finished - c.Before; {
	case c.WorkDays != c.BeforeWorkDays && r.Over:
		return fmt.Sprintf(" (in %s, against %d in %d %s before)", model.Count(c.WorkDays, "working day"), c.Before, c.BeforeWorkDays, span)
	case c.WorkDays != c.BeforeWorkDays:
		return fmt.Sprintf(" (%d in %s by yesterday, against %d in %d %s before)", c.Finished, model.Count(c.WorkDays, "working day"), c.Before, c.BeforeWorkDays, span)
	case r.Over, c.Finished == r.Figures.Finished && c.Before == r.Before.Finished: // nothing was finished on the days left out
		return fmt.Sprintf(", %s than %s before,", more(d), span)
	default:
		return fmt.Sprintf(" (%d by yesterday, against %d in the same days of %s before)", c.Finished, c.Before, span)
	}
}

// more says how many more or fewer.
func more(d int) string {
	if d < 0 {
		return fmt.Sprintf("%d fewer", -d)
	}
	return fmt.Sprintf("%d more", d)
}
