package exchange

import (
	"encoding/csv"
	"fmt"
	"io"
	"maps"
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/sheet"
)

// csvHead is the beginning of the first line of the tables that baton writes:
// by it they are known again.
func csvHead() []string {
	return []string{
		"ID", "Ref", "Title", "Description", "Status", "Assignees", "Priority", "Labels", "Estimate", "Due", "Milestone", "Parent",
		"Blocked by", "Blocked", "Checklist", "Links", "Created", "Created by", "Updated", "Started", "Done", "Archived",
	}
}

// writeCSV writes one task a line. Free fields have a column each, comments as
// many columns as the task with most of them needs.
func writeCSV(w io.Writer, b *model.Board, o ExportOptions) error {
	fields, comments := map[string]bool{}, 0
	for t := range b.InOrder() {
		if o.Filter(t) {
			for _, f := range t.Fields {
				fields[f.Name] = true
			}
			comments = max(comments, t.Comments)
		}
	}
	names := slices.Sorted(maps.Keys(fields))
	out := csv.NewWriter(w)
	head := csvHead()
	for _, n := range names {
		head = append(head, csvFree+n)
	}
	head = append(head, slices.Repeat([]string{"Comment"}, comments)...)
	if err := out.Write(head); err != nil {
		return err
	}
	for t := range b.InOrder() {
		if !o.Filter(t) {
			continue
		}
		if err := out.Write(csvRow(b, t, names, comments)); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

func csvRow(b *model.Board, t *model.Task, fields []string, comments int) []string {
	s, body := b.Setup(), b.Body(t.ID).Clone()
	row := []string{
		t.ID.String(), s.Ref(t.Num), t.Title, body.Description, model.Named[model.Column](s, string(t.Column)),
		strings.Join(names[model.Person](s, t.Assignees), ", "), t.Priority.String(), strings.Join(names[model.Label](s, t.Labels), ", "),
		estimate(t.Estimate), t.Due.String(), model.Named[model.Milestone](s, string(t.Milestone)), strings.Join(refs(b, []model.ID{t.Parent}), ""), strings.Join(refs(b, t.After), ", "),
		t.Blocked.Reason, checklistText(body.Checklist), linksText(body.Links),
		t.Created.String(), model.Named[model.Person](s, string(t.CreatedBy)), t.Updated.String(), t.Started.String(), t.Done.String(), t.Archived.String(),
	}
	for _, n := range fields {
		v, _ := t.Field(n)
		row = append(row, v.String())
	}
	for i := range comments {
		cell := ""
		if i < len(body.Comments) {
			c := body.Comments[i]
			cell = fmt.Sprintf("%s;%s;%s", c.At, model.Named[model.Person](s, string(c.By)), c.Text)
		}
		row = append(row, cell)
	}
	for i, cell := range row {
		row[i] = sheet.Guard(cell)
	}
	return row
}

// names returns what people call the items with those IDs.
func names[T model.Item, S ~string](s *model.Setup, ids []S) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = model.Named[T](s, string(id))
	}
	return out
}

// ref returns a task's reference, of a deleted one too, "" for none.
func ref(b Numbered, id model.ID) string {
	n := b.NumberOf(id)
	if n == 0 {
		return ""
	}
	return b.Setup().Ref(n)
}

// refs returns the references of those tasks that are on the board.
func refs(b Numbered, ids []model.ID) []string {
	out := make([]string, 0, len(ids))
	for _, id := range ids {
		if b.Task(id) != nil {
			out = append(out, ref(b, id))
		}
	}
	return out
}

func estimate(f float64) string {
	if f == 0 {
		return ""
	}
	return strconv.FormatFloat(f, 'f', -1, 64)
}

func checklistText(items []model.CheckItem) string {
	var b strings.Builder
	group := ""
	for _, i := range items {
		if i.Group != group {
			group = i.Group
			fmt.Fprintf(&b, "## %s\n", group)
		}
		fmt.Fprintln(&b, i.Said())
	}
	return strings.TrimSuffix(b.String(), "\n")
}

func linksText(links []model.Link) string {
	out := make([]string, len(links))
	for i, l := range links {
		out[i] = l.URL
		if l.Title != "" {
			out[i] = l.Title + " <" + l.URL + ">"
		}
	}
	return strings.Join(out, "\n")
}
