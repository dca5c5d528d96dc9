package render

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"baton/model"
	made "baton/model/report"
)

// document is a report as it is laid out.
type document struct {
	title   string
	span    string
	summary []string
	blocks  []block
}

// block is a part of a document under a heading.
type block struct {
	title string
	lines []string
	chart *chart
	table *table
}

// table is rows of cells under heads.
type table struct {
	heads []string
	right []bool // columns of numbers
	flex  int    // the column that gives way where room is short
	whole bool   // it does not: it is short enough
	rows  [][]string
}

func (t *table) add(cells ...string) { t.rows = append(t.rows, cells) }

// lay lays a report out.
func lay(r *made.Report) *document {
	title := r.Board + ": " + map[made.Kind]string{
		made.Weekly: "weekly report", made.Sprint: "sprint report", made.Person: "report by person", made.Milestone: "milestone report", made.Flow: "flow report",
	}[r.Kind]
	if name := r.Person + r.OfMilestone; name != "" {
		title = strings.TrimSuffix(title, " by person") + " on " + name
	}
	if r.Filter != "" {
		title += " (" + r.Filter + ")"
	}
	p := &document{title: title, span: r.Span(), summary: r.Summary}
	p.put("Changed since "+r.Until.Time().Format("2 Jan 2006"), changed(r), nil, nil)
	switch r.Kind {
	case made.Person:
		p.person(r)
	case made.Milestone:
		p.milestones(r)
	case made.Flow:
		p.flow(r)
	default:
		p.course(r)
	}
	return p
}

// mostChanged is how many changes a report names.
const mostChanged = 20

// changed tells what is different since the end of days that are over.
func changed(r *made.Report) []string {
	var out []string
	for i, c := range r.Changed {
		if i == mostChanged {
			return append(out, model.Count(len(r.Changed)-i, "more task")+" changed.")
		}
		out = append(out, c.Text+".")
	}
	return out
}

// put adds a block, unless there is nothing in it.
func (p *document) put(title string, lines []string, c *chart, t *table) {
	if t != nil && len(t.rows) == 0 {
		t = nil
	}
	if len(lines) > 0 || c != nil || t != nil {
		p.blocks = append(p.blocks, block{title, lines, c, t})
	}
}

// course lays out what happened in a week or a sprint.
func (p *document) course(r *made.Report) {
	p.put("Figures", nil, nil, figures(r))
	p.put("Finished by day", nil, throughput(r), nil)
	p.lists(r)
	p.put("Blocked in these days", nil, nil, reasons(r))
	p.put("By person", nil, nil, people(r))
	p.put("By milestone", supposed(r), nil, stages(r))
	p.standups(r)
	p.put("Forecast", outlook(r), nil, nil)
}

func (p *document) lists(r *made.Report) {
	finished := tasks(r.Finished, "days taken", func(t made.Task) int { return t.Cycle })
	for _, cells := range finished.rows {
		cells[status] = "" // it is done
	}
	p.put("Finished", nil, nil, finished)
	p.put("Reopened", nil, nil, tasks(r.Reopened, "", nil))
	p.put("Carried over", nil, nil, tasks(r.Carried, "days so far", func(t made.Task) int { return t.Age }))
	p.put("Started", nil, nil, tasks(r.Started, "", nil))
	p.put("Added", nil, nil, tasks(r.Added, "", nil))
	p.put("Dropped", nil, nil, tasks(r.Dropped, "", nil))
}

func (p *document) person(r *made.Report) {
	if r.Person == "" {
		p.put("By person", nil, nil, people(r))
	} else {
		p.put("Figures", nil, nil, figures(r))
		p.lists(r)
		p.put("Blocked in these days", nil, nil, reasons(r))
		p.standups(r)
	}
	p.put("Forecast", outlook(r), nil, nil)
}

func (p *document) milestones(r *made.Report) {
	for _, s := range r.Milestones {
		p.put(s.Name, stage(r, s), burnUp(s), nil)
		p.put(s.Name+": burn-down", nil, burnDown(s), nil)
	}
	if r.OfMilestone != "" {
		p.put("Figures", nil, nil, figures(r))
		p.lists(r)
		p.put("Blocked in these days", nil, nil, reasons(r))
		p.put("By person", nil, nil, people(r))
		return
	}
	if len(r.Milestones) == 0 {
		p.put("Milestones", []string{"There are no milestones."}, nil, nil)
	}
	p.put("By milestone", supposed(r), nil, stages(r))
	p.put("Forecast of all tasks", outlook(r), nil, nil)
}

func (p *document) flow(r *made.Report) {
	f := r.Flow
	p.put("Figures", nil, nil, figures(r))
	p.put("Cumulative flow", nil, cumulative(r), nil)
	for _, t := range times(f) {
		p.put(t.title(), []string{t.spread()}, scatter(r, t), nil)
		p.put(t.bars(), nil, histogram(t), nil)
	}
	p.put("Finished by day", nil, throughput(r), nil)
	p.put("Work in progress by day", nil, wip(r), nil)
	p.put("Age of work in progress, in days", older(f), ageing(r), aged(f))
	if r.Figures.Finished > 0 {
		p.put("Flow efficiency", []string{fmt.Sprintf("From start to finish, tasks were in progress and not blocked for %.0f %% of the time.", 100*f.Efficiency)}, nil, nil)
	}
	p.put("Blocked in these days", nil, nil, reasons(r))
	p.put("Forecast", outlook(r), nil, nil)
}

// number writes a mean.
func number(f float64) string { return strconv.FormatFloat(f, 'f', 1, 64) }

// orDash writes what a task took, a dash where none was finished.
func orDash(n int) string {
	if n == 0 {
		return "-"
	}
	return strconv.Itoa(n)
}

// status is the place of the status in a table of tasks.
const status = 4

func tasks(l []made.Task, head string, of func(made.Task) int) *table {
	t := &table{heads: []string{"ref", "title", "who", "milestone", "status"}, right: make([]bool, 6), flex: 1}
	if of != nil {
		t.heads, t.right[5] = append(t.heads, head), true
	}
	for _, task := range l {
		cells := []string{task.Ref, task.Title, strings.Join(task.Assignees, ", "), task.Milestone, task.Status}
		if of != nil {
			cells = append(cells, strconv.Itoa(of(task)))
		}
		t.add(cells...)
	}
	return t
}

func stages(r *made.Report) *table {
	t := &table{
		heads: []string{"milestone", "due", "tasks", "done", "done in " + r.Length(), "50 % by", "85 % by"},
		right: []bool{false, false, true, true, true, false, false},
	}
	for _, s := range r.Milestones {
		due, by50, by85 := "", "", ""
		if s.Due != 0 {
			due = s.Due.Date(r.Until)
		}
		if f := s.Forecast; f.Open > 0 && f.WhyNone == "" {
			by50, by85 = f.By50.Date(r.Until), f.By85.Date(r.Until)
		}
		t.add(s.Name, due, strconv.Itoa(s.Scope), strconv.Itoa(s.Done), strconv.Itoa(s.Figures.Finished), by50, by85)
	}
	return t
}

// supposed says what the dates of milestones suppose, where there are any.
func supposed(r *made.Report) []string {
	if !slices.ContainsFunc(r.Milestones, func(s made.Stage) bool { return s.Forecast.Open > 0 && s.Forecast.WhyNone == "" }) {
		return nil
	}
	return []string{"The dates hold for each milestone if the team takes its tasks first."}
}

// older says what an age is compared with, where one is.
func older(f *made.Metrics) []string {
	if !slices.ContainsFunc(f.Ageing, func(a made.Aged) bool { return a.Past > 0 }) {
		return nil
	}
	return []string{"Older than 85 % means that 85 % of the finished tasks took fewer days."}
}

func aged(f *made.Metrics) *table {
	t := &table{heads: []string{"ref", "title", "who", "status", "days so far", "older than"}, right: []bool{4: true, 5: true}, flex: 1}
	for _, a := range f.Ageing {
		past := ""
		if a.Past > 0 {
			past = fmt.Sprintf("%d %%", a.Past)
		}
		t.add(a.Ref, a.Title, strings.Join(a.Assignees, ", "), a.Status, strconv.Itoa(a.Age), past)
	}
	return t
}
