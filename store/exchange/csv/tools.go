package csv

import (
	"slices"
	"strconv"
	"strings"

	"baton/model"
)

// has reports whether a table has columns of all these names, as [letters]
// spells them: so it is known which program wrote it.
func (t table) has(names ...string) bool {
	for _, n := range names {
		if t.at(n) < 0 {
			return false
		}
	}
	return true
}

// at returns where the first column of a name is, -1 for nowhere.
func (t table) at(name string) int {
	return slices.IndexFunc(t.head, func(h string) bool { return letters(h) == name })
}

// rename gives a column the name of its content.
func (t table) rename(name, to string) {
	if i := t.at(name); i >= 0 {
		t.head[i] = to
	}
}

// known makes of a table of a program that has a way of its own one of rows that
// each are a task.
func (t *table) known() {
	switch {
	case t.has("type", "content", "indent"):
		t.todoist()
	case t.has("workitemtype", "title1"):
		t.azure()
	case t.has("uuid", "description", "entry"), t.has("uuid", "description", "status"): // Taskwarrior's own names
		t.taskwarrior()
	}
}

// todoist reads the rows of a Todoist project
// (https://www.todoist.com/help/articles/format-a-csv-file-to-import-into-todoist):
// a section's name comes before its tasks, a task's notes behind it, and how
// far a task is indented says what it is part of.
func (t *table) todoist() {
	kind, content, indent := t.at("type"), t.at("content"), t.at("indent")
	author := t.at("author")
	t.rename("date", "Due")
	head := append(slices.Clone(t.head), "Section")
	var rows [][]string
	var notes [][]string
	var depths []int
	section, most := "", 0
	for _, row := range t.rows {
		switch letters(row[kind]) {
		case "section":
			section = row[content]
		case "note":
			by := ""
			if author >= 0 {
				by = row[author]
			}
			if last := len(notes) - 1; last >= 0 {
				notes[last] = append(notes[last], ";"+by+";"+row[content])
				most = max(most, len(notes[last]))
			}
		case "task":
			depth, _ := strconv.Atoi(strings.TrimSpace(row[indent]))
			rows, notes, depths = append(rows, append(slices.Clone(row), section)), append(notes, nil), append(depths, depth)
		}
	}
	for i := range rows {
		rows[i] = append(rows[i], append(notes[i], make([]string, most-len(notes[i]))...)...)
	}
	t.head, t.rows, t.parents = append(head, slices.Repeat([]string{"Comment"}, most)...), rows, parents(depths)
	t.drop("type", "indent")
}

// taskwarrior reads the rows of its own names. What is deleted there was not done
// (https://taskwarrior.org/docs/design/task/): its end is when it left sight.
func (t *table) taskwarrior() {
	t.kinds = map[string]model.Kind{
		"pending": model.KindTodo, "waiting": model.KindBacklog, "recurring": model.KindBacklog, "completed": model.KindDone, "deleted": model.KindTodo,
	}
	t.rename("entry", "Created")
	t.rename("end", "Completed")
	t.rename("start", "Started")
	status, end := t.at("status"), t.at("completed")
	if status < 0 {
		return
	}
	t.head = append(t.head, "Archived")
	for i, row := range t.rows {
		gone := ""
		if letters(row[status]) == "deleted" {
			row[status], gone = "pending", "yes"
			if end >= 0 && row[end] != "" {
				gone, row[end] = row[end], ""
			}
			t.deleted++
		}
		t.rows[i] = append(row, gone)
	}
}

// azure reads a tree of work items, which has a column of titles for each level.
func (t *table) azure() {
	var at []int
	for i, h := range t.head {
		if n, ok := strings.CutPrefix(letters(h), "title"); ok && n != "" && strings.Trim(n, "0123456789") == "" {
			at = append(at, i)
		}
	}
	depths := make([]int, len(t.rows))
	for r, row := range t.rows {
		for level, i := range at {
			if strings.TrimSpace(row[i]) != "" {
				row[at[0]], depths[r] = row[i], level
			}
		}
	}
	t.head[at[0]], t.parents = "Title", parents(depths)
	for _, i := range at[1:] {
		t.drop(letters(t.head[i]))
	}
}

// drop blanks columns that were read.
func (t *table) drop(names ...string) {
	for _, n := range names {
		i := t.at(n)
		t.head[i] = ""
		for _, row := range t.rows {
			row[i] = ""
		}
	}
}

// parents returns the row that each row is part of, by how deep they are
// indented: the last one above that is less deep, -1 for none.
func parents(depths []int) []int {
	out := make([]int, len(depths))
	var open []int
	for i, d := range depths {
		for len(open) > 0 && depths[open[len(open)-1]] >= d {
			open = open[:len(open)-1]
		}
		if out[i] = -1; len(open) > 0 {
			out[i] = open[len(open)-1]
		}
		open = append(open, i)
	}
	return out
}

// scale returns what the plain numbers of a table's priorities mean: each
// program counts its own way, and a sheet of nobody's does not say.
func (t table) scale() map[string]model.Priority {
	one := func(last model.Priority) map[string]model.Priority {
		return map[string]model.Priority{"1": model.Urgent, "2": model.High, "3": model.Medium, "4": last}
	}
	switch {
	case t.has("content", "responsible", "author"): // Todoist, where 4 is what a task begins with
		return one(model.NoPriority)
	case t.has("workitemtype"), t.has("taskid", "taskcontent"), t.has("taskid", "taskname", "listname"): // Azure DevOps, ClickUp
		return one(model.Low)
	case t.has("swimlane", "complexity"), t.has("columnname", "complexity"): // Kanboard
		return map[string]model.Priority{"0": model.NoPriority, "1": model.Low, "2": model.Medium, "3": model.High}
	}
	return nil
}

// rated adds how a column that counts from P1 to P4 does it.
func rated(scale map[string]model.Priority, cells []string) map[string]model.Priority {
	has := func(p string) bool {
		return slices.ContainsFunc(cells, func(c string) bool { return strings.EqualFold(strings.TrimSpace(c), p) })
	}
	if has("p4") && !has("p0") {
		return map[string]model.Priority{"p1": model.Urgent, "p2": model.High, "p3": model.Medium, "p4": model.Low}
	}
	return scale
}

// withoutColors takes the colors off that Trello's table writes behind labels.
func withoutColors(label string) string {
	if open := strings.LastIndex(label, " ("); open > 0 && strings.HasSuffix(label, ")") {
		color, _, _ := strings.Cut(strings.TrimSuffix(label[open+2:], ")"), "_")
		if slices.Contains(strings.Fields("green yellow orange red purple blue sky lime pink black"), color) {
			return label[:open]
		}
	}
	return label
}
