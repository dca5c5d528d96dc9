package csv

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"baton/model"
	"baton/model/plain"
	"baton/store/exchange/card"
	"baton/store/exchange/csv/dates"
	"baton/store/exchange/stage"
)

// behead finds the line of a table that names its columns. Lines of one cell
// before it, as Monday writes the board's name and the group's, are left out and
// said; where none names any, the columns are numbered and no line is lost.
func (t *table) behead(all [][]string, by map[string]string, rep *card.Summary) {
	if n := preamble(all); n > 0 {
		var said []string
		for _, row := range all[:n] {
			said = append(said, plain.Line(row[0]))
		}
		rep.Note("the lines above the table were left out: %s", strings.Join(said, ", "))
		all = all[n:]
	}
	t.head, t.rows = all[0], all[1:]
	if !t.bare(by) {
		t.rows = slices.DeleteFunc(t.rows, func(row []string) bool { return slices.Equal(row, t.head) })
		return
	}
	t.rows, t.head = all, make([]string, len(all[0]))
	for _, row := range all {
		t.head = append(t.head, make([]string, max(0, len(row)-len(t.head)))...)
	}
	for i := range t.head {
		t.head[i] = fmt.Sprintf("Column %d", i+1)
	}
	t.numbered = true
}

// preamble returns how many lines of one cell are above one that names at
// least three columns, a title among them.
func preamble(all [][]string) int {
	for n, row := range all[:min(len(all), 6)] {
		filled := 0
		for _, c := range row {
			if strings.TrimSpace(c) != "" {
				filled++
			}
		}
		if filled > 1 || len(row) > 0 && strings.TrimSpace(row[0]) == "" {
			if n > 0 && filled >= 3 && knownHeads(row) >= 2 {
				return n
			}
			return 0
		}
	}
	return 0
}

// knownHeads counts the cells that name a part of a task and are no status, as
// Done is both.
func knownHeads(row []string) int {
	n := 0
	for _, h := range row {
		name := letters(h)
		if name != "" && stage.Of(h) < 0 && slices.ContainsFunc(synonyms, func(s struct{ field, names string }) bool { return slices.Contains(strings.Split(s.names, ","), name) }) {
			n++
		}
	}
	return n
}

// bare reports whether the first line names no columns but is a task itself:
// it has no name that is known, and a cell that no header has.
func (t table) bare(by map[string]string) bool {
	if knownHeads(t.head) > 0 {
		return false
	}
	for name := range by {
		if slices.ContainsFunc(t.head, func(h string) bool { return strings.EqualFold(plain.Line(h), plain.Line(name)) }) {
			return false
		}
		if strings.HasPrefix(name, "Column ") {
			return true
		}
	}
	if slices.ContainsFunc(t.head, func(h string) bool { return strings.HasPrefix(h, freeCol) }) {
		return false
	}
	m := dates.New()
	return len(t.head) == 1 || slices.ContainsFunc(t.head, func(cell string) bool { return isData(m, cell) })
}

// isData reports whether a cell can't be the name of a column.
func isData(m *dates.Moments, cell string) bool {
	cell = plain.Line(cell)
	_, isNumber := number(cell)
	_, isPriority := priorityOf(cell)
	return cell == "" || m.Reads(cell) || isNumber || isPriority || stage.Of(cell) >= 0 || strings.ContainsAny(cell, "@:") ||
		utf8.RuneCountInString(cell) > 30 || len(strings.Fields(cell)) > 3
}

// guess names the columns of a table without a header by what their cells look
// like, and says how they were read. The longest text is the title.
func (t *table) guess(by map[string]string, rep *card.Summary) {
	m := dates.New()
	fits := []struct {
		field string
		is    func(string) bool
	}{
		{"due", m.Reads},
		{"priority", func(s string) bool { _, ok := priorityOf(s); return ok }},
		{statusCol, func(s string) bool { return stage.Of(s) >= 0 && len(strings.Fields(s)) < 4 }},
	}
	taken := map[int]bool{}
	for name, field := range by {
		taken[slices.IndexFunc(t.head, func(h string) bool { return strings.EqualFold(h, plain.Line(name)) })] = true
		fits = slices.DeleteFunc(fits, func(f struct {
			field string
			is    func(string) bool
		},
		) bool {
			return f.field == field
		})
	}
	var said []string
	name := func(i int, field string) {
		taken[i], by[t.head[i]] = true, field
		said = append(said, t.head[i]+" as "+field)
	}
	for _, f := range fits {
		if i := slices.IndexFunc(t.head, func(h string) bool { i := slices.Index(t.head, h); return !taken[i] && t.all(i, f.is) }); i >= 0 {
			name(i, f.field)
		}
	}
	if !mapsTo(by, titleCol) {
		best, most := -1, -1
		for i := range t.head {
			if n := t.letters(i); !taken[i] && n > most {
				best, most = i, n
			}
		}
		if best >= 0 {
			name(best, titleCol)
		}
	}
	slices.Sort(said)
	rep.Note("the first line names no column, so it came in as a task; read %s: --map \"Column 1=%s\" says otherwise", strings.Join(said, ", "), titleCol)
}

func mapsTo(by map[string]string, field string) bool {
	for _, f := range by {
		if f == field {
			return true
		}
	}
	return false
}

// all reports whether all the cells of a column that say something are of a
// sort, and some do.
func (t table) all(i int, is func(string) bool) bool {
	some := false
	for _, row := range t.rows {
		if s := plain.Line(row[i]); s != "" {
			if some = true; !is(s) {
				return false
			}
		}
	}
	return some
}

// letters counts those of a column.
func (t table) letters(i int) int {
	n := 0
	for _, row := range t.rows {
		n += utf8.RuneCountInString(row[i])
		if _, ok := number(row[i]); ok {
			n--
		}
	}
	return n
}

// titles remembers which tasks have a title of their own: other rows can call
// them by it.
func (in *reader) titles() {
	of := map[string][]model.ID{}
	for _, c := range in.src.Cards {
		low := strings.ToLower(c.Task.Title)
		of[low] = append(of[low], c.Task.ID)
	}
	for name, ids := range of {
		if len(ids) == 1 {
			in.name(ids[0], name)
		}
	}
}
