package report

import (
	"baton/model/flow"
)

// metrics computes the flow metrics, and adds the counts by column to the days. A removed
// column is left out if nothing was in it.
func (m *maker) metrics(h *flow.History, days []Day) *Metrics {
	w := m.ask.Window
	rows := h.Cumulative(w)
	before := h.Cumulative(flow.Window{First: w.First - 1, Last: w.First - 1, Zone: w.Zone})[0]
	out := &Metrics{Columns: []Column{}, Before: []int{}, Scatter: []Point{}, Ageing: []Aged{}}
	for i, c := range m.setup.Columns {
		used := !c.Removed
		for _, row := range rows {
			used = used || row[i] != 0
		}
		if !used {
			continue
		}
		out.Columns = append(out.Columns, Column{c.Name, c.Kind})
		out.Before = append(out.Before, before[i])
		for d := range days {
			days[d].Counts = append(days[d].Counts, rows[d][i])
		}
	}
	items := h.Items(w)
	var cycles, leads []int
	for _, i := range items {
		cycles, leads = append(cycles, i.Cycle), append(leads, i.Lead)
		out.Scatter = append(out.Scatter, Point{
			Ref: m.setup.Ref(i.Num), Title: i.Title, Started: i.Started, Finished: i.Finished,
			Day: w.Day(i.Finished), Cycle: i.Cycle, Lead: i.Lead,
		})
	}
	out.Cycle, out.Lead = spread(cycles), spread(leads)
	out.Efficiency = h.Efficiency(items, w.Zone)
	for _, a := range h.Ages(m.now, w.Zone) {
		t := m.task(a.Track, a.Started(m.now))
		t.Age = a.Age
		out.Ageing = append(out.Ageing, Aged{t, out.Cycle.passed(a.Age, len(items))})
	}
	return out
}

// passed returns the highest percentile that an age exceeds, 0 for none; of is the number
// of finished tasks.
func (s Spread) passed(age, of int) int {
	switch {
	case of == 0:
		return 0
	case age > s.P95:
		return 95
	case age > s.P85:
		return 85
	case age > s.P50:
		return 50
	}
	return 0
}

// mostBins is the most bars that a histogram has.
const mostBins = 20

// spread returns the percentiles and the histogram of numbers of days. All bins have the
// same width: a day, if there are few enough.
func spread(days []int) Spread {
	s := Spread{
		P50: flow.Percentile(days, 50), P85: flow.Percentile(days, 85), P95: flow.Percentile(days, 95), Bins: []Bin{},
	}
	longest := flow.Percentile(days, 100)
	width := (longest + mostBins - 1) / mostBins
	for from := 1; from <= longest; from += width {
		s.Bins = append(s.Bins, Bin{From: from, To: from + width - 1})
	}
	for _, d := range days {
		s.Bins[(max(d, 1)-1)/width].Tasks++
	}
	return s
}
