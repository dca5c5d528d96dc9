package csv

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
	"baton/store/exchange/csv/dates"
)

// column is a column of a table, or several with the same header.
type column struct {
	head  string
	at    []int
	field string // "" if it is not known yet
	rank  int    // its name's place among the synonyms
	typ   string // of a free field's values, if its head says it
	order string // whether its dates begin with the day or the month, or how many people a cell names, if --map says so
	dates dates.Column
}

// letters returns the letters and digits of a header, small. What Jira calls
// "Custom field (Story Points)" is "storypoints", "Created At (UTC)" is
// "createdat"; a "#" alone is a number, and "%" no part of a name.
func letters(s string) string {
	s = plain.Line(s)
	if inner, ok := strings.CutPrefix(s, "Custom field ("); ok {
		s = strings.TrimSuffix(inner, ")")
	}
	s = strings.TrimSuffix(s, inUTC)
	switch {
	case s == "#":
		return "number"
	case strings.Contains(s, "%"):
		s = "percent " + s
	}
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, s)
}

// inUTC ends the header of a column whose times are, as GitLab writes them.
const inUTC = " (UTC)"

// columnsOf finds what the columns of a table hold: by the map first, then by
// their names. What no name fits is a free field.
func columnsOf(t table, by map[string]string) ([]*column, error) {
	cols, err := gather(t.head, by)
	if err != nil {
		return nil, err
	}
	for _, s := range synonyms {
		if slices.ContainsFunc(cols, func(c *column) bool { return c.field == s.field && c.rank < 0 }) {
			continue // the map says which
		}
		best := t.called(cols, s.names, nil)
		if s.field == statusCol && best != nil && t.openOrClosed(best) {
			if other := t.called(cols, s.names, best); other != nil {
				best = other // a board's column says more
			}
		}
		if best != nil {
			best.field = s.field
		}
	}
	if !slices.ContainsFunc(cols, func(c *column) bool { return c.field == titleCol }) {
		return nil, model.Errorf(model.Usage, "csv: can't tell which column is the title: name it with --map \"COLUMN=title\" (columns: %s)", heads(cols))
	}
	t.empty(cols)
	identified(cols)
	return freeNames(cols), nil
}

// identified leaves out the columns that only say who the people in those beside
// them are.
func identified(cols []*column) {
	named := map[string]bool{}
	for _, c := range cols {
		name := letters(c.head)
		for _, end := range suffixes() {
			name = strings.TrimSuffix(name, end)
		}
		named[name] = named[name] || c.field == "assignees" || c.field == "author" || letters(c.head) == name
	}
	for _, c := range cols {
		for _, end := range suffixes() {
			if base, ok := strings.CutSuffix(letters(c.head), end); ok && c.field == "" && named[base] && slices.Contains(persons(), base) {
				c.field = noCol
			}
		}
	}
}

// empty gives the columns that say nothing now to what no other tells: so it is
// known that there is none of it.
func (t table) empty(cols []*column) {
	all := table{}
	for _, s := range synonyms {
		taken := slices.ContainsFunc(cols, func(c *column) bool { return c.field == s.field })
		if taken || slices.Contains([]string{titleCol, statusCol, categoryCol, idCol, keyCol}, s.field) {
			continue
		}
		if c := all.called(cols, s.names, nil); c != nil {
			c.field = s.field
		}
	}
}

// called returns the column that has the earliest of some names, of those in
// use and not taken, nil for none.
func (t table) called(cols []*column, names string, but *column) *column {
	var best *column
	known := strings.Split(strings.ToLower(names), ",")
	for _, c := range cols {
		i := slices.Index(known, letters(c.head))
		if c == but || c.field != "" || i < 0 || !t.used(c) {
			continue
		}
		if c.rank = i; best == nil || c.rank < best.rank {
			best = c
		}
	}
	return best
}

// openOrClosed reports whether a column says no more of a task than that.
func (t table) openOrClosed(c *column) bool {
	for _, row := range t.rows {
		for _, i := range c.at {
			if !slices.Contains([]string{"", "open", "opened", "reopened", "closed"}, letters(row[i])) {
				return false
			}
		}
	}
	return true
}

// gather groups columns with the same header and obeys the map.
func gather(head []string, by map[string]string) ([]*column, error) {
	var cols []*column
	known := map[string]*column{}
	for i, h := range head {
		name := plain.Line(h)
		c := known[strings.ToLower(name)]
		if c == nil || name == "" {
			c = &column{head: name}
			known[strings.ToLower(name)] = c
			cols = append(cols, c)
		}
		c.at = append(c.at, i)
		if free, ok := strings.CutPrefix(name, freeCol); ok && free != "" {
			c.field, c.typ = untyped(name)
		}
	}
	for _, name := range slices.Sorted(maps.Keys(by)) {
		c := known[strings.ToLower(plain.Line(name))]
		if c == nil {
			return nil, model.Errorf(model.NotFound, "csv: no column %q: there are %s", plain.Line(name), heads(cols))
		}
		field, order, err := mapped(by[name])
		if err != nil {
			return nil, err
		}
		c.field, c.rank, c.order = field, -1, order
	}
	return cols, nil
}

// mapped reads what --map says that a column holds, and in which order its
// dates are or how many people its cells name.
func mapped(to string) (field, order string, err error) {
	if strings.HasPrefix(to, freeCol) && len(to) > len(freeCol) {
		return to, "", nil
	}
	field, order, said := strings.Cut(to, ":")
	ways := []string{dates.DayFirst, dates.MonthFirst}
	if field == "assignees" {
		ways = []string{eachOne, eachMany}
	}
	if said && (!slices.Contains(ways, order) || field != "assignees" && !slices.Contains(dated(), field)) {
		return "", "", model.Errorf(model.Usage, "csv: invalid mapping %q: due:%s and due:%s say whether the day or the month of a date comes first, assignees:%s and assignees:%s how many people a cell names",
			to, dates.DayFirst, dates.MonthFirst, eachOne, eachMany)
	}
	if field == noCol {
		return field, "", nil
	}
	for _, s := range synonyms {
		if s.field == field {
			return field, order, nil
		}
	}
	return "", "", model.Errorf(model.Usage, "csv: no field %q to map a column to: there are %s, field.NAME and - for none", field, fieldNames())
}

func heads(cols []*column) string {
	var out []string
	for _, c := range cols {
		if c.head != "" && len(out) < 20 {
			out = append(out, c.head)
		}
	}
	return strings.Join(out, ", ")
}

func fieldNames() string {
	var out []string
	for _, s := range synonyms {
		out = append(out, s.field)
	}
	return strings.Join(out, ", ")
}

// used reports whether any row says something in a column.
func (t table) used(c *column) bool {
	return len(t.rows) == 0 || slices.ContainsFunc(t.rows, func(row []string) bool {
		return slices.ContainsFunc(c.at, func(i int) bool { return strings.TrimSpace(row[i]) != "" })
	})
}

// freeNames makes the remaining columns free fields.
func freeNames(cols []*column) []*column {
	taken := map[string]bool{}
	for _, c := range cols {
		if free, ok := strings.CutPrefix(c.field, freeCol); ok {
			taken[strings.ToLower(free)] = true
		}
	}
	for _, c := range cols {
		if c.field != "" {
			continue
		}
		name := c.head
		if inner, ok := strings.CutPrefix(name, "Custom field ("); ok {
			name = strings.TrimSuffix(inner, ")")
		}
		if name == "" {
			name = "Column"
		}
		c.field = freeCol + card.Unique(name, taken)
	}
	return cols
}
