package exchange

import (
	"fmt"
	"slices"
	"strings"
	"time"
	"unicode/utf8"

	"baton/model"
)

// behead finds the line of a table that names its columns. Lines of one cell
// before it, as Monday writes the board's name and the group's, are left out and
// said; where none names any, the columns are numbered and no line is lost.
func (t *table) behead(all [][]string, by map[string]string, rep *Report) {
	if n := preamble(all); n > 0 {
		var said []string
		for _, row := range all[:n] {
			said = append(said, line(row[0]))
		}
		rep.note("what stands above the table was left out: %s", strings.Join(said, ", "))
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

// preamble returns how many lines of one cell stand above one that names at
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
		if name != "" && stageOf(h) < 0 && slices.ContainsFunc(synonyms, func(s struct{ field, names string }) bool { return slices.Contains(strings.Split(s.names, ","), name) }) {
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
		if slices.ContainsFunc(t.head, func(h string) bool { return strings.EqualFold(line(h), line(name)) }) {
			return false
		}
		if strings.HasPrefix(name, "Column ") {
			return true
		}
	}
	if slices.ContainsFunc(t.head, func(h string) bool { return strings.HasPrefix(h, csvFree) }) {
		return false
	}
	m := newMoments()
	return len(t.head) == 1 || slices.ContainsFunc(t.head, func(cell string) bool { return isData(m, cell) })
}

// isData reports whether a cell holds what no column is called.
func isData(m *moments, cell string) bool {
	cell = line(cell)
	_, isDate := m.read(cell, time.UTC)
	_, isNumber := number(cell)
	_, isPriority := priorityOf(cell)
	return cell == "" || isDate || isNumber || isPriority || stageOf(cell) >= 0 || strings.ContainsAny(cell, "@:") ||
		utf8.RuneCountInString(cell) > 30 || len(strings.Fields(cell)) > 3
}

// guess names the columns of a table without a header by what their cells look
// like, and says how they were read. The longest text is the title.
func (t *table) guess(by map[string]string, rep *Report) {
	m := newMoments()
	fits := []struct {
		field string
		is    func(string) bool
	}{
		{"due", func(s string) bool { w, ok := m.read(s, time.UTC); return ok && w.day+w.a > 0 }},
		{"priority", func(s string) bool { _, ok := priorityOf(s); return ok }},
		{csvStatus, func(s string) bool { return stageOf(s) >= 0 && len(strings.Fields(s)) < 4 }},
	}
	taken := map[int]bool{}
	for name, field := range by {
		taken[slices.IndexFunc(t.head, func(h string) bool { return strings.EqualFold(h, line(name)) })] = true
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
	if !mapsTo(by, csvTitle) {
		best, most := -1, -1
		for i := range t.head {
			if n := t.letters(i); !taken[i] && n > most {
				best, most = i, n
			}
		}
		if best >= 0 {
			name(best, csvTitle)
		}
	}
	slices.Sort(said)
	rep.note("the first line names no column, so it came in as a task; read %s: --map \"Column 1=%s\" says otherwise", strings.Join(said, ", "), csvTitle)
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
		if s := line(row[i]); s != "" {
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
func (in *csvReader) titles() {
	of := map[string][]model.ID{}
	for _, c := range in.src.cards {
		low := strings.ToLower(c.task.Title)
		of[low] = append(of[low], c.task.ID)
	}
	for name, ids := range of {
		if len(ids) == 1 {
			in.name(ids[0], name)
		}
	}
}
