package render

import (
	"fmt"
	"slices"
	"strconv"

	"baton/model"
	made "baton/model/report"
)

// shape is how a chart is drawn.
type shape uint8

const (
	bars  shape = iota
	areas       // one upon the other
	lines
	dots
)

// chart is what a chart shows. Series have a value for each label; dots stand
// above labels instead.
type chart struct {
	shape  shape
	title  string
	desc   string // in a sentence, for people who can't see it
	x, y   string // what the axes count
	labels []string
	names  []string    // of the series
	values [][]float64 // by series
	points []point
	rules  []rule
}

type point struct {
	x    int // a label
	y    float64
	text string
}

// rule is a level across a chart.
type rule struct {
	name string
	y    float64
}

// top returns the highest value of a chart.
func (c *chart) top() float64 {
	top := 0.0
	for i := range c.labels {
		sum := 0.0
		for _, v := range c.values {
			if c.shape == areas {
				sum += v[i]
			} else {
				sum = max(sum, v[i])
			}
		}
		top = max(top, sum)
	}
	for _, p := range c.points {
		top = max(top, p.y)
	}
	for _, r := range c.rules {
		top = max(top, r.y)
	}
	return max(top, 1)
}

// weeks returns a chart of many days with a label a week: bars added up, else as it
// was at the end of each week. It returns others as they are.
func (c *chart) weeks() *chart {
	const many = 14
	if c.x != "day" || c.shape == dots || len(c.labels) <= many {
		return c
	}
	out := *c
	out.x, out.labels, out.values = "week until", nil, make([][]float64, len(c.values))
	for i := (len(c.labels) - 1) % 7; i < len(c.labels); i += 7 {
		out.labels = append(out.labels, c.labels[i])
		for s, v := range c.values {
			n := v[i]
			if c.shape == bars {
				n = 0
				for _, day := range v[max(0, i-6) : i+1] {
					n += day
				}
			}
			out.values[s] = append(out.values[s], n)
		}
	}
	return &out
}

// table returns what a chart shows as a table.
func (c *chart) table() *table {
	if c.shape == dots {
		t := &table{heads: []string{c.x, c.y, "task"}, right: []bool{false, true, false}, flex: 2}
		for _, p := range c.points {
			t.add(c.labels[p.x], strconv.Itoa(int(p.y)), p.text)
		}
		return t
	}
	t := &table{heads: append([]string{c.x}, c.names...), right: make([]bool, len(c.names)+1)}
	for i, l := range c.labels {
		cells := []string{l}
		for s, v := range c.values {
			cells = append(cells, strconv.FormatFloat(v[i], 'f', -1, 64))
			t.right[s+1] = true
		}
		t.add(cells...)
	}
	return t
}

// daily begins a chart over the days of a report.
func daily(r *made.Report, s shape, title, y string) *chart {
	c := &chart{shape: s, title: title, x: "day", y: y}
	for _, d := range r.Days {
		c.labels = append(c.labels, d.Day.String())
	}
	return c
}

// series adds a series of one value a day.
func (c *chart) series(name string, n int, of func(i int) int) {
	v := make([]float64, n)
	for i := range v {
		v[i] = float64(of(i))
	}
	c.names, c.values = append(c.names, name), append(c.values, v)
}

func throughput(r *made.Report) *chart {
	if r.Figures.Finished == 0 {
		return nil
	}
	c := daily(r, bars, "Finished by day", "tasks")
	c.series("finished", len(r.Days), func(i int) int { return r.Days[i].Finished })
	c.desc = fmt.Sprintf("Tasks finished on each day, %d in all.", r.Figures.Finished)
	return c
}

func wip(r *made.Report) *chart {
	c := daily(r, lines, "Work in progress by day", "tasks")
	c.series("in progress", len(r.Days), func(i int) int { return r.Days[i].WIP })
	c.desc = fmt.Sprintf("Tasks in progress at the end of each day: %s on average, %d at the end.", number(r.Figures.WIP), r.Figures.WIPEnd)
	return c
}

// cumulative stacks the columns as work flows through them: what is done lies
// at the bottom, less what was done before the first day, which would dwarf the
// rest. A column in which nothing stood is left out. Less than nothing is not drawn: what was done may be opened again.
func cumulative(r *made.Report) *chart {
	c := daily(r, areas, "Cumulative flow", "tasks")
	for k := len(r.Flow.Columns) - 1; k >= 0; k-- {
		before, name := 0, r.Flow.Columns[k].Name
		if r.Flow.Columns[k].Kind == model.KindDone && r.Flow.Before[k] > 0 {
			before = r.Flow.Before[k]
			for _, d := range r.Days {
				before = min(before, d.Counts[k])
			}
			name += " since " + r.Since.Time().Format("2 Jan")
		}
		of := func(i int) int { return r.Days[i].Counts[k] - before }
		if c.series(name, len(r.Days), of); !slices.ContainsFunc(c.values[len(c.values)-1], func(v float64) bool { return v != 0 }) {
			c.names, c.values = c.names[:len(c.names)-1], c.values[:len(c.values)-1]
		}
	}
	c.desc = "Tasks in each column at the end of each day; what is done lies at the bottom, counted from the first day."
	return c
}

func burnUp(s made.Stage) *chart {
	if s.Scope == 0 {
		return nil
	}
	c := &chart{shape: lines, title: s.Name + ": burn-up", x: "day", y: "tasks", desc: fmt.Sprintf("Tasks of the milestone, and those done: %d of %d.", s.Done, s.Scope)}
	for _, b := range s.BurnUp {
		c.labels = append(c.labels, b.Day.String())
	}
	c.series("done", len(s.BurnUp), func(i int) int { return s.BurnUp[i].Done })
	c.series("all", len(s.BurnUp), func(i int) int { return s.BurnUp[i].Scope })
	return c
}

// burnDown draws what of a milestone was open. Where its scope grew, the line
// rises.
func burnDown(s made.Stage) *chart {
	if s.Scope == 0 {
		return nil
	}
	c := &chart{shape: lines, title: s.Name + ": burn-down", x: "day", y: "open tasks", desc: fmt.Sprintf("Tasks of the milestone that were not done: %d of %d now.", s.Scope-s.Done, s.Scope)}
	for _, b := range s.BurnUp {
		c.labels = append(c.labels, b.Day.String())
	}
	c.series("open", len(s.BurnUp), func(i int) int { return s.BurnUp[i].Open })
	return c
}

// timing is one of the times that a finished task took.
type timing struct {
	name, from string
	made.Spread
	of func(made.Point) int
}

func times(f *made.Metrics) []timing {
	return []timing{
		{"Cycle time", "From start to finish", f.Cycle, func(p made.Point) int { return p.Cycle }},
		{"Lead time", "From when they were added", f.Lead, func(p made.Point) int { return p.Lead }},
	}
}

// title is that of the time of each task, bars of how many took so long.
func (t timing) title() string { return t.name + ", in days" }

// bars is described with title.
func (t timing) bars() string { return t.name + ": how many tasks took so many days" }

// spread says how long tasks took.
func (t timing) spread() string {
	if len(t.Bins) == 0 {
		return "Nothing was finished."
	}
	return fmt.Sprintf("%s, half of the tasks were finished within %s, 85 %% within %d and 95 %% within %d.",
		t.from, model.Count(t.P50, "day"), t.P85, t.P95)
}

func scatter(r *made.Report, t timing) *chart {
	if len(r.Flow.Scatter) == 0 {
		return nil
	}
	c := daily(r, dots, t.title(), "days")
	for _, p := range r.Flow.Scatter {
		c.points = append(c.points, point{int(p.Day - r.Since), float64(t.of(p)), p.Ref + " " + p.Title})
	}
	c.rules = percentiles(t.Spread)
	c.desc = "Each finished task at its day and the days it took. " + t.spread()
	return c
}

func percentiles(s made.Spread) []rule {
	return []rule{{"50 %", float64(s.P50)}, {"85 %", float64(s.P85)}, {"95 %", float64(s.P95)}}
}

func histogram(t timing) *chart {
	s := t.Spread
	if len(s.Bins) == 0 {
		return nil
	}
	c := &chart{shape: bars, title: t.bars(), x: "days", y: "tasks", desc: "How many tasks took so many days. " + t.spread()}
	for _, b := range s.Bins {
		label := strconv.Itoa(b.From)
		if b.To > b.From {
			label += "-" + strconv.Itoa(b.To)
		}
		c.labels = append(c.labels, label)
	}
	c.series("tasks", len(s.Bins), func(i int) int { return s.Bins[i].Tasks })
	return c
}

// ageing puts each task in progress above its column, as high as it is old.
func ageing(r *made.Report) *chart {
	f := r.Flow
	if len(f.Ageing) == 0 {
		return nil
	}
	c := &chart{shape: dots, title: "Age of work in progress, in days", x: "column", y: "days"}
	at := map[string]int{}
	for _, col := range f.Columns {
		if col.Kind == model.KindDoing {
			at[col.Name] = len(c.labels)
			c.labels = append(c.labels, col.Name)
		}
	}
	if len(c.labels) == 0 {
		return nil
	}
	for _, a := range f.Ageing {
		c.points = append(c.points, point{at[a.Status], float64(a.Age), a.Ref + " " + a.Title})
	}
	c.desc = fmt.Sprintf("Each task in progress in its column, at its age in days; the oldest is %d.", f.Ageing[0].Age)
	if len(f.Scatter) > 0 {
		c.rules = percentiles(f.Cycle)
		c.desc += " The lines are what 50, 85 and 95 % of the finished tasks took at most."
	}
	return c
}
