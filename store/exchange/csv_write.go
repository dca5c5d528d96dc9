package exchange

import (
	"cmp"
	"encoding/json"
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
// by it, and by less (isOurs), they are known again.
func csvHead() []string {
	return []string{
		"ID", "Ref", "Title", "Description", "Status", "Assignees", "Priority", "Labels", "Estimate", "Due", "Milestone", "Parent",
		"Blocked by", "Blocked", "Checklist", "Links", "Created", "Created by", "Updated", "Started", "Done", "Archived",
	}
}

// csvKind is the column behind those: it says of what kind a task's column is,
// which its name may not.
const csvKind = "Status category"

// writeCSV writes one task a line. Free fields have a column each, comments as
// many columns as the task with most of them needs.
// The package comment says what a table can't tell.
func writeCSV(w io.Writer, b *model.Board, o ExportOptions) error {
	of, comments := map[string][]model.Value{}, 0
	spelt := map[string]string{} // a field is one in any case
	for t := range b.InOrder() {
		if o.Filter(t) {
			for _, f := range t.Fields {
				name := cmp.Or(spelt[strings.ToLower(f.Name)], f.Name)
				spelt[strings.ToLower(name)] = name
				of[name] = append(of[name], f.Value)
			}
			comments = max(comments, t.Comments)
		}
	}
	fields := slices.Sorted(maps.Keys(of))
	head := append(csvHead(), csvKind)
	for _, n := range fields {
		head = append(head, typedHead(n, of[n]))
	}
	rows := [][]string{append(head, slices.Repeat([]string{"Comment"}, comments)...)}
	for t := range b.InOrder() {
		if o.Filter(t) {
			rows = append(rows, csvRow(b, t, fields, comments, o.Sheet))
		}
	}
	return o.Sheet.Write(w, rows)
}

func csvRow(b *model.Board, t *model.Task, fields []string, comments int, style sheet.Style) []string {
	s, body := b.Setup(), b.Body(t.ID).Clone()
	row := []string{
		t.ID.String(), s.Ref(t.Num), t.Title, body.Description, model.Named[model.Column](s, string(t.Column)),
		joined(names[model.Person](s, t.Assignees)), t.Priority.String(), joined(names[model.Label](s, t.Labels)),
		style.Number(estimate(t.Estimate)), t.Due.String(), model.Named[model.Milestone](s, string(t.Milestone)), strings.Join(refs(b, []model.ID{t.Parent}), ""), strings.Join(refs(b, t.After), ", "),
		t.Blocked.Reason, checklistText(body.Checklist), linksText(body.Links),
		t.Created.String(), model.Named[model.Person](s, string(t.CreatedBy)), t.Updated.String(), t.Started.String(), t.Done.String(), t.Archived.String(),
		string(s.KindOf(t.Column)),
	}
	for _, n := range fields {
		v, _ := t.Field(n)
		text := v.String()
		if v.Kind == model.NumberValue {
			text = style.Number(text)
		}
		row = append(row, text)
	}
	for i := range comments {
		cell := ""
		if i < len(body.Comments) {
			c := body.Comments[i]
			cell = fmt.Sprintf("%s;%s;%s", c.At, model.Named[model.Person](s, string(c.By)), c.Text)
		}
		row = append(row, cell)
	}
	return row
}

// joined writes several names in a cell, in their order: as a list of JSON where
// what divides them is part of one.
func joined(names []string) string {
	slices.Sort(names)
	s := strings.Join(names, ", ")
	if slices.Equal(items(s, false), names) || len(names) == 0 {
		return s
	}
	b, _ := json.Marshal(names) // strings always do
	return string(b)
}

// types are how the head of a column says of which type its values are.
func types() map[string]model.ValueKind {
	return map[string]model.ValueKind{"text": model.TextValue, "number": model.NumberValue, "yesno": model.BoolValue, "date": model.DayValue}
}

// typedHead returns the head of a free field's column. It says the type where it
// would be taken for another.
func typedHead(name string, values []model.Value) string {
	cells := make([]string, len(values))
	kinds := map[model.ValueKind]bool{}
	for i, v := range values {
		cells[i] = v.String()
		kinds[v.Kind] = true
	}
	_, typ := untyped(csvFree + name)
	if guess := typeOf(cells, "", asItIs); typ == "" && guess(cells[0]).Kind == values[0].Kind && len(kinds) == 1 {
		return csvFree + name
	}
	for typ, kind := range types() {
		if kinds[kind] && len(kinds) == 1 {
			return csvFree + name + ":" + typ
		}
	}
	return csvFree + name + ":text"
}

// untyped takes the type off a head.
func untyped(head string) (name, typ string) {
	if at := strings.LastIndexByte(head, ':'); at > len(csvFree) {
		if _, ok := types()[head[at+1:]]; ok {
			return head[:at], head[at+1:]
		}
	}
	return head, ""
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
