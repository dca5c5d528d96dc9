package render

import (
	"bytes"
	"strconv"
	"strings"

	"baton/model"
	made "baton/model/report"
	"baton/model/sheet"
)

// asCSV writes the one table that a report is about: tasks and what happened to
// them, people, milestones, or days.
func asCSV(r *made.Report, style sheet.Style) ([]byte, error) {
	var rows [][]string
	switch r.Kind {
	case made.Person:
		rows = peopleRows(r, style)
		if r.Person != "" {
			rows = taskRows(r)
		}
	case made.Milestone:
		rows = milestoneRows(r)
	case made.Flow:
		rows = dayRows(r)
	default:
		rows = taskRows(r)
	}
	var b bytes.Buffer
	err := style.Write(&b, rows)
	return b.Bytes(), err
}

func taskRows(r *made.Report) [][]string {
	rows := [][]string{{"What", "Ref", "Title", "Assignees", "Milestone", "Status", "At", "Cycle days", "Age days"}}
	for _, l := range []struct {
		what  string
		tasks []made.Task
	}{{"finished", r.Finished}, {"started", r.Started}, {"added", r.Added}, {"dropped", r.Dropped}, {"carried over", r.Carried}, {"reopened", r.Reopened}} {
		for _, t := range l.tasks {
			rows = append(rows, []string{
				l.what, t.Ref, t.Title, strings.Join(t.Assignees, ", "), t.Milestone, t.Status, t.At.String(), blank(t.Cycle), blank(t.Age),
			})
		}
	}
	return rows
}

// blank writes a number, nothing for none.
func blank(n int) string {
	if n == 0 {
		return ""
	}
	return strconv.Itoa(n)
}

func peopleRows(r *made.Report, style sheet.Style) [][]string {
	rows := [][]string{{"Person", "Finished", "Finished before", "Started", "Carried over", "In progress", "Open", "Blocked", "Blocked hours", "Estimate", "Cycle 50 %", "Cycle 85 %", "Waiting", "Waiting hours", "Reopened"}}
	for _, s := range r.People {
		before := ""
		if s.Before != nil {
			before = strconv.Itoa(s.Before.Finished)
		}
		f := s.Figures
		rows = append(rows, []string{
			s.Name, strconv.Itoa(f.Finished), before, strconv.Itoa(f.Started), strconv.Itoa(f.Carried), strconv.Itoa(f.WIPEnd),
			strconv.Itoa(s.Open), strconv.Itoa(s.Blocked), style.Number(number(f.Held)), style.Number(model.Number(f.Estimate).String()), blank(f.Cycle50), blank(f.Cycle85),
			strconv.Itoa(s.Waiting), style.Number(number(f.Waited)), strconv.Itoa(f.Reopened),
		})
	}
	return rows
}

func milestoneRows(r *made.Report) [][]string {
	rows := [][]string{{"Milestone", "Due", "Day", "Scope", "Done", "Open", "Forecast 50 %", "Forecast 85 %"}}
	for _, s := range r.Milestones {
		for _, b := range s.BurnUp {
			rows = append(rows, []string{
				s.Name, s.Due.String(), b.Day.String(), strconv.Itoa(b.Scope), strconv.Itoa(b.Done), strconv.Itoa(b.Open), s.Forecast.By50.String(), s.Forecast.By85.String(),
			})
		}
	}
	return rows
}

func dayRows(r *made.Report) [][]string {
	head := []string{"Day", "Finished", "In progress"}
	for _, c := range r.Flow.Columns {
		head = append(head, c.Name)
	}
	rows := [][]string{head}
	for _, d := range r.Days {
		row := []string{d.Day.String(), strconv.Itoa(d.Finished), strconv.Itoa(d.WIP)}
		for _, n := range d.Counts {
			row = append(row, strconv.Itoa(n))
		}
		rows = append(rows, row)
	}
	return rows
}
