package flow

import "baton/model"

// Pace is how old tasks were when they left the columns of kind doing on their way to
// done: the line of an ageing chart (Vacanti, Actionable Agile Metrics for
// Predictability, 2015). A nil Pace has no columns.
type Pace struct {
	days map[model.ColumnID]int
}

// What a pace is made from, and where its line is.
const (
	PaceDays  = 84 // the days of finished tasks that a pace looks at
	paceLine  = 85 // the percentile of their ages
	paceLeast = 10 // the fewest tasks that tell anything
)

// Of returns the age in days, the first and the last included, that 85 % of the tasks
// which left a column did not exceed; false if too few did.
func (p *Pace) Of(c model.ColumnID) (int, bool) {
	if p == nil {
		return 0, false
	}
	days, ok := p.days[c]
	return days, ok
}

// Pace returns the pace of the tasks that were finished in a window. A task that was in
// a column more than once counts when it left it last.
func (h *History) Pace(w Window) *Pace {
	ages := map[model.ColumnID][]int{}
	for _, it := range h.Items(w) {
		left := map[model.ColumnID]int{}
		for _, s := range it.stays {
			if s.Kind == model.KindDoing && s.From < it.Finished {
				left[s.Column] = w.Age(it.Started, s.To)
			}
		}
		for c, age := range left {
			ages[c] = append(ages[c], age)
		}
	}
	p := &Pace{days: map[model.ColumnID]int{}}
	for c, all := range ages {
		if len(all) >= paceLeast {
			p.days[c] = Percentile(all, paceLine)
		}
	}
	return p
}
