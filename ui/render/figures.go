package render

import (
	"slices"
	"strconv"
	"strings"

	made "baton/model/report"
)

// figures compares the figures with those before, if there are any. The headings say which days
// they are of; otherwise the title does. Rows without a figure are left out.
func figures(r *made.Report) *table {
	t := &table{heads: []string{"", ""}, right: []bool{false, true, true}, whole: true}
	both := []made.Figures{r.Figures}
	if r.Before != nil {
		now, before := spans(r)
		t.heads, both = []string{"", now, before}, append(both, *r.Before)
	}
	row := func(name string, of func(f made.Figures) string) {
		cells := []string{name}
		for _, f := range both {
			cells = append(cells, of(f))
		}
		if slices.ContainsFunc(cells[1:], hasFigure) {
			t.add(cells...)
		}
	}
	count := func(name string, of func(f made.Figures) int) {
		row(name, func(f made.Figures) string { return strconv.Itoa(of(f)) })
	}
	count("finished", func(f made.Figures) int { return f.Finished })
	count("reopened", func(f made.Figures) int { return f.Reopened })
	count("started", func(f made.Figures) int { return f.Started })
	count("added", func(f made.Figures) int { return f.Added })
	count("dropped", func(f made.Figures) int { return f.Dropped })
	count("carried over", func(f made.Figures) int { return f.Carried })
	row("finished per working day", func(f made.Figures) string { return number(f.PerDay) })
	row("half finished within (days)", func(f made.Figures) string { return orDash(f.Cycle50) })
	row("85 % finished within (days)", func(f made.Figures) string { return orDash(f.Cycle85) })
	row("in progress, on average", func(f made.Figures) string { return number(f.WIP) })
	count("in progress at the end", func(f made.Figures) int { return f.WIPEnd })
	u := unitOf(r)
	time := func(name string, of func(f made.Figures) float64) {
		row(name+" ("+u.name+")", func(f made.Figures) string { return u.write(of(f)) })
	}
	time("blocked", func(f made.Figures) float64 { return f.Held })
	time("waiting for other tasks", func(f made.Figures) float64 { return f.Waited })
	return t
}

// spans returns the days of a report and those before it: without the year
// if it is the same.
func spans(r *made.Report) (now, before string) {
	now, before = r.Span(), r.SpanBefore()
	if year := r.Since.Time().Format(" 2006"); strings.HasSuffix(now, year) && strings.HasSuffix(before, year) {
		now, before = strings.TrimSuffix(now, year), strings.TrimSuffix(before, year)
	}
	return now, before
}

// hasFigure reports whether a cell says more than that there is nothing.
func hasFigure(cell string) bool { return !slices.Contains([]string{"", "-", "0", "0.0"}, cell) }

func reasons(r *made.Report) *table {
	u := unitOf(r)
	t := &table{heads: []string{"reason", "tasks", "still blocked", u.name}, right: []bool{false, true, true, true}}
	for _, b := range r.Blocked {
		t.add(b.Reason, strconv.Itoa(b.Tasks), blank(b.Still), u.write(b.Hours))
	}
	return t
}

// minTypical is how many finished tasks it takes to say what is typical.
const minTypical = 5

// people lists what each person did. If nobody is blocked, or
// nobody waits, that column is left out.
func people(r *made.Report) *table {
	_, before := spans(r)
	t := &table{
		heads: []string{"who", "finished", "in " + before, "in progress", "open", "blocked", "waiting", "typical days"},
		right: []bool{false, true, true, true, true, true, true, true},
	}
	blocked, waiting := 0, 0
	for _, s := range r.People {
		blocked, waiting = blocked+s.Blocked, waiting+s.Waiting
	}
	of := func(n, all int) string {
		if all == 0 {
			return ""
		}
		return strconv.Itoa(n)
	}
	for _, s := range r.People {
		name, before, typical := s.Name, "", ""
		switch {
		case s.Removed:
			name += " (gone)"
		case name == "":
			name = "no owner"
		}
		if s.Before != nil {
			before = strconv.Itoa(s.Before.Finished)
		}
		if s.Figures.Finished >= minTypical {
			typical = strconv.Itoa(s.Figures.Cycle50)
		}
		t.add(name, strconv.Itoa(s.Figures.Finished), before, strconv.Itoa(s.Figures.WIPEnd), strconv.Itoa(s.Open),
			of(s.Blocked, blocked), of(s.Waiting, waiting), typical)
	}
	return t
}
