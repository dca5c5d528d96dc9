package csv

import (
	"cmp"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"

	"baton/model"
	"baton/model/sheet"
	"baton/model/transfer"
	"baton/store/exchange/card"
)

// ourHead is the beginning of the first line of the tables that baton writes:
// by it, and by less (isOurs), they are known again.
func ourHead() []string {
	return []string{
		"ID", "Ref", "Title", "Description", "Status", "Assignees", "Priority", "Labels", "Estimate", "Due", "Milestone", "Parent",
		"Blocked by", "Blocked", "Checklist", "Links", "Created", "Created by", "Updated", "Started", "Done", "Archived",
	}
}

// kindHead is the column after those: it gives the kind of a task's column,
// which its name may not.
const kindHead = "Status category"

// Write writes one task a line. Free fields have a column each, comments as
// many columns as the task with most of them needs.
// The package comment says what a table can't tell.
func Write(w io.Writer, b *model.Board, o transfer.ExportOptions) error {
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
	head := append(ourHead(), kindHead)
	for _, n := range fields {
		head = append(head, typedHead(n, of[n]))
	}
	rows := [][]string{append(head, slices.Repeat([]string{"Comment"}, comments)...)}
	for t := range b.InOrder() {
		if o.Filter(t) {
			rows = append(rows, rowOf(b, t, fields, comments, o.Sheet))
		}
	}
	return o.Sheet.Write(w, rows)
}

func rowOf(b *model.Board, t *model.Task, fields []string, comments int, style sheet.Style) []string {
	s, body := b.Setup(), b.Body(t.ID).Clone()
	row := []string{
		t.ID.String(), s.Ref(t.Num), t.Title, body.Description, model.Named[model.Column](s, string(t.Column)),
		joined(card.Names[model.Person](s, t.Assignees)), t.Priority.String(), joined(card.Names[model.Label](s, t.Labels)),
		style.Number(card.Estimate(t.Estimate)), t.Due.String(), model.Named[model.Milestone](s, string(t.Milestone)), strings.Join(card.Refs(b, []model.ID{t.Parent}), ""), strings.Join(card.Refs(b, t.After), ", "),
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
	_, typ := untyped(freeCol + name)
	if guess := typeOf(cells, "", card.Verbatim); typ == "" && guess(cells[0]).Kind == values[0].Kind && len(kinds) == 1 {
		return freeCol + name
	}
	for typ, kind := range types() {
		if kinds[kind] && len(kinds) == 1 {
			return freeCol + name + ":" + typ
		}
	}
	return freeCol + name + ":text"
}

// untyped takes the type off a head.
func untyped(head string) (name, typ string) {
	if at := strings.LastIndexByte(head, ':'); at > len(freeCol) {
		if _, ok := types()[head[at+1:]]; ok {
			return head[:at], head[at+1:]
		}
	}
	return head, ""
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
