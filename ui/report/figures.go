package report

import (
	"slices"
	"strconv"
	"strings"

	made "baton/model/report"
)

// figures sets the figures beside those before, if there are any: which days they are
// of is said over them, else in the title. What is nothing in both is left out.
func figures(r *made.Report) *table {
	t := &table{heads: []string{"", ""}, right: []bool{false, true, true}, whole: true}
	both := []made.Figures{r.Figures}
	if r.Before != nil {
		t.heads, both = []string{"", r.Span(), r.SpanBefore()}, append(both, *r.Before)
		if year := r.Since.Time().Format(" 2006"); strings.HasSuffix(t.heads[1], year) && strings.HasSuffix(t.heads[2], year) {
			t.heads[1], t.heads[2] = strings.TrimSuffix(t.heads[1], year), strings.TrimSuffix(t.heads[2], year)
		}
	}
	row := func(name string, of func(f made.Figures) string) {
		cells := []string{name}
		for _, f := range both {
			cells = append(cells, of(f))
		}
		if slices.ContainsFunc(cells[1:], tells) {
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
	row("half took at most (days)", func(f made.Figures) string { return orDash(f.Cycle50) })
	row("85 % took at most (days)", func(f made.Figures) string { return orDash(f.Cycle85) })
	row("in progress, on average", func(f made.Figures) string { return number(f.WIP) })
	count("in progress at the end", func(f made.Figures) int { return f.WIPEnd })
	time := func(name string, of func(f made.Figures) float64) {
		var all []float64
		for _, f := range both {
			all = append(all, of(f))
		}
		u := unitOf(r, all...)
		row(name+" ("+u.name+")", func(f made.Figures) string { return u.write(of(f)) })
	}
	time("blocked", func(f made.Figures) float64 { return f.Held })
	time("waiting for other tasks", func(f made.Figures) float64 { return f.Waited })
	return t
}

// tells reports whether a cell says more than that there is nothing.
func tells(cell string) bool { return !slices.Contains([]string{"", "-", "0", "0.0"}, cell) }

func reasons(r *made.Report) *table {
	var all []float64
	for _, b := range r.Blocked {
		all = append(all, b.Hours)
	}
	u := unitOf(r, all...)
	t := &table{heads: []string{"reason", "tasks", u.name}, right: []bool{false, true, true}}
	for _, b := range r.Blocked {
		t.add(b.Reason, strconv.Itoa(b.Tasks), u.write(b.Hours))
	}
	return t
}

// people sets what each person did beside the others. Where nobody is blocked, and
// nobody waits, there is no such column.
func people(r *made.Report) *table {
	t := &table{
		heads: []string{"who", "finished", "before", "in progress", "open", "blocked", "waiting", "usual days"},
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
		name, before, usual := s.Name, "", ""
		switch {
		case s.Gone:
			name += " (gone)"
		case name == "":
			name = "no owner"
		}
		if s.Before != nil {
			before = strconv.Itoa(s.Before.Finished)
		}
		if s.Figures.Cycle50 > 0 {
			usual = strconv.Itoa(s.Figures.Cycle50)
		}
		t.add(name, strconv.Itoa(s.Figures.Finished), before, strconv.Itoa(s.Figures.WIPEnd), strconv.Itoa(s.Open),
			of(s.Blocked, blocked), of(s.Waiting, waiting), usual)
	}
	return t
}
