// Package csv reads tables with any columns, separators and encoding, as programs
// and people make them, and writes one with a task a line (RFC 4180).
//
// A table of ours brought onto a new board makes the same table again. It can't
// tell of what no task has (columns, people, labels, milestones), of limits, colors
// and edited comments, of other systems' names, nor of a field that is a number in
// one task and text in another.
//
// How people write dates is package dates, which knows nothing of tables.
package csv

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/plain"
	"baton/model/sheet"
	"baton/model/transfer"
	"baton/store/exchange/card"
	"baton/store/exchange/csv/dates"
	"baton/store/exchange/decode"
)

// reader turns a table into a source.
type reader struct {
	t      table
	o      transfer.ImportOptions
	zone   *time.Location
	src    *card.Source
	rep    *card.Summary
	cols   map[string]*column // by field
	free   []*column
	typed  map[*column]func(string) model.Value
	scale  map[string]model.Priority // of the numbers in the priority column
	trello bool                      // labels are followed by their colors
	slash  bool                      // labels are separated by slashes
	ours   bool                      // baton wrote it

	statuses map[string]model.ColumnID // in small letters
	who      directory
	names    map[string]bool
	labels   map[string]model.LabelID
	miles    map[string]model.MilestoneID
	byName   map[string]model.ID // tasks by ID and key
	used     map[string]bool     // IDs of rows
	twins    map[string]int      // how many rows more have an ID
}

// Read reads a table with any columns.
func Read(raw []byte, o transfer.ImportOptions) (*card.Source, error) {
	b, guess, err := decode.Text("csv", raw)
	if err := cmp.Or(err, noJSON(b)); err != nil {
		return nil, err
	}
	rep := card.NewReport("csv")
	if guess != "" {
		rep.Note("read as %s", guess)
	}
	by := map[string]string{}
	maps.Copy(by, o.Map)
	t, err := readTable(b, by, rep)
	if err != nil {
		return nil, err
	}
	cols, err := columnsOf(t, by)
	if err != nil {
		return nil, err
	}
	in := newReader(t, o, rep, cols)
	in.read()
	return in.src, nil
}

func newReader(t table, o transfer.ImportOptions, rep *card.Summary, cols []*column) *reader {
	in := &reader{
		t: t, o: o, zone: o.Now.Location(), rep: rep, cols: map[string]*column{}, typed: map[*column]func(string) model.Value{},
		src:      &card.Source{Name: "csv", Calls: card.Calls{Columns: "columns", Tasks: "tasks"}, Unnamed: true, Summary: rep, Hints: true, Times: true, Info: model.Info{Name: boardName(o.Name)}, Seen: map[model.ID]model.Instant{}, Tells: card.Aspects{Fields: map[model.Field]bool{}, Free: map[string]bool{}}},
		statuses: map[string]model.ColumnID{}, names: map[string]bool{},
		labels: map[string]model.LabelID{}, miles: map[string]model.MilestoneID{}, byName: map[string]model.ID{}, used: map[string]bool{}, twins: map[string]int{},
	}
	in.ours = t.isOurs()
	for _, c := range cols {
		if name, ok := strings.CutPrefix(c.field, freeCol); ok {
			in.free = append(in.free, c)
			in.typed[c] = typeOf(in.column(c), c.typ, func(s string) string { return prose(in, s) })
			in.src.Tells.Free[strings.ToLower(name)] = true
			continue
		}
		in.cols[c.field] = c
	}
	in.readOrder()
	in.scale = t.scale()
	if c := in.cols["priority"]; c != nil {
		in.scale = rated(in.scale, in.column(c))
	}
	in.trello = t.has("cardid", "listname")
	if c := in.cols["labels"]; c != nil {
		in.slash = slashesSeparate(in.column(c))
	}
	in.readPeople()
	in.tell()
	return in
}

// isOurs reports whether baton wrote a table: by its first line or, where a
// spreadsheet has taken away or moved columns since, by a Ref beside IDs that
// are ours wherever there is one.
func (t table) isOurs() bool {
	ours := ourHead()
	if len(t.head) >= len(ours) && slices.Equal(t.head[:len(ours)], ours) {
		return true
	}
	id := slices.Index(t.head, "ID")
	if id < 0 || !slices.Contains(t.head, "Ref") {
		return false
	}
	known := false
	for _, row := range t.rows {
		s := plain.Line(row[id])
		if _, err := model.ParseID(s); s != "" && err != nil {
			return false
		}
		known = known || s != "" // rows may have been added
	}
	return known
}

// dated are the parts of a task that hold a date.
func dated() []string {
	return []string{"due", "created", "updated", "started", doneCol, canceledCol, "archived", "comments"}
}

// readOrder finds out how each column writes its dates. Whether the day or the
// month comes first is said with --map, else it is the same in all of a file.
func (in *reader) readOrder() {
	said, all := map[string]bool{}, dates.New()
	for _, c := range in.cols {
		if c.order != "" && slices.Contains(dated(), c.field) {
			said[c.order] = true
		}
	}
	order := dates.OrderOf(in.t.rows)
	if len(said) == 1 {
		order = slices.Collect(maps.Keys(said))[0]
	}
	for _, field := range dated() {
		if c := in.cols[field]; c != nil {
			zone := in.zone
			if strings.HasSuffix(c.head, inUTC) {
				zone = time.UTC
			}
			c.dates = dates.Column{Moments: all, Zone: zone, Order: cmp.Or(c.order, order), Serial: dates.Serials(in.column(c))}
		}
	}
}

// undated keeps a cell that could not be read as a date, and notes how to map it.
func (in *reader) undated(k *card.Card, field, name, s, what, why string) {
	in.src.Tells.Free[strings.ToLower(name)] = true
	in.keep(k, name, s, what, why)
	if why == dates.TwoWays {
		in.rep.Note("--map \"%s=%s:%s\" says that the day comes first in this file, %s:%s the month", in.cols[field].head, field, dates.DayFirst, field, dates.MonthFirst)
	}
}

// boardName makes a board's name of a file's.
func boardName(file string) string {
	name := file[strings.LastIndexAny(file, `/\`)+1:]
	if dot := strings.LastIndexByte(name, '.'); dot > 0 {
		name = name[:dot]
	}
	if name == "-" {
		return ""
	}
	return plain.Line(name)
}

// tell says what the table speaks of.
func (in *reader) tell() {
	has := func(field string) bool { return in.cols[field] != nil }
	s := &in.src.Tells
	for _, f := range []model.Field{
		model.TitleField, model.DescriptionField, model.PriorityField, model.EstimateField, model.DueField, model.MilestoneField, model.ParentField,
	} {
		s.Fields[f] = has(string(f))
	}
	s.Status, s.Archived, s.Assignees, s.Labels = has(statusCol), has("archived"), has("assignees"), has("labels")
	s.After, s.Blocked, s.Checklist = has("blocked_by"), has("blocked"), has("checklist")
	s.Comments, s.Links = has("comments"), has("links")
	in.src.Hints = !s.Status
	for _, name := range []string{"priority", "estimate", "due", "completed"} {
		if has(name) || name == "completed" && has(doneCol) {
			s.Free[name] = true // where text that is not a value of the field is kept
		}
	}
}

// column returns all the cells of a column.
func (in *reader) column(c *column) []string {
	var out []string
	for _, row := range in.t.rows {
		for _, i := range c.at {
			if row[i] != "" {
				out = append(out, in.unguard(row[i]))
			}
		}
	}
	return out
}

// cells returns the cells of a row in the columns of a field.
func (in *reader) cells(row []string, field string) []string {
	c := in.cols[field]
	if c == nil {
		return nil
	}
	var out []string
	for _, i := range c.at {
		s := in.unguard(row[i])
		if said := strings.TrimSpace(s); said == "" || field != titleCol && (said == "null" || said == "[]") {
			continue
		}
		out = append(out, s)
	}
	return out
}

// cell returns the cell of a row in the column of a field, the last one of several.
func (in *reader) cell(row []string, field string) string {
	all := in.cells(row, field)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// prose returns a text of several lines. One that baton exported is not changed.
func prose(in *reader, s string) string {
	if in.ours {
		return card.Verbatim(s)
	}
	return card.Prose(s)
}

func (in *reader) unguard(s string) string {
	if in.ours {
		return sheet.Unguard(s)
	}
	return s
}

func (in *reader) read() {
	in.readStatuses()
	rows := make([][]string, 0, len(in.t.rows))
	for i, row := range in.t.rows {
		in.src.Cards = append(in.src.Cards, in.card(row, i))
		rows = append(rows, row)
		if in.o.Progress != nil && i%1000 == 999 {
			in.o.Progress(i+1, len(in.t.rows))
		}
	}
	in.titles()
	in.sayPeople()
	for i, c := range in.src.Cards {
		if in.relate(c, rows[i]); in.t.parents != nil && in.t.parents[i] >= 0 {
			c.Parent = in.src.Cards[in.t.parents[i]].Task.ID
		}
	}
	in.src.Number()
	for _, c := range in.free {
		in.src.Fields += min(1, len(in.column(c)))
	}
}
