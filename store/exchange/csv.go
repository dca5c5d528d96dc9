package exchange

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/sheet"
)

// csvReader turns a table into a source.
type csvReader struct {
	t      table
	o      Options
	zone   *time.Location
	src    *source
	rep    *Report
	cols   map[string]*column // by field
	free   []*column
	typed  map[*column]func(string) model.Value
	scale  map[string]model.Priority // what numbers are
	trello bool                      // labels have colors behind them
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

// readCSV reads a table with any columns.
func readCSV(raw []byte, o Options) (*File, error) {
	b, guess, err := decode("csv", raw)
	if err != nil {
		return nil, err
	}
	rep := &Report{Format: "csv", Rows: []Count{}, Notes: []string{}}
	if guess != "" {
		rep.note("read as %s", guess)
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
	in := newCSVReader(t, o, rep, cols)
	in.read()
	return &File{src: in.src, o: o}, nil
}

func newCSVReader(t table, o Options, rep *Report, cols []*column) *csvReader {
	in := &csvReader{
		t: t, o: o, zone: o.Now.Location(), rep: rep, cols: map[string]*column{}, typed: map[*column]func(string) model.Value{},
		src:      &source{name: "csv", rep: rep, hints: true, times: true, info: model.Info{Name: boardName(o.Name)}, seen: map[model.ID]model.Instant{}, tells: aspects{fields: map[model.Field]bool{}, free: map[string]bool{}}},
		statuses: map[string]model.ColumnID{}, names: map[string]bool{},
		labels: map[string]model.LabelID{}, miles: map[string]model.MilestoneID{}, byName: map[string]model.ID{}, used: map[string]bool{}, twins: map[string]int{},
	}
	in.ours = t.isOurs()
	for _, c := range cols {
		if name, ok := strings.CutPrefix(c.field, csvFree); ok {
			in.free = append(in.free, c)
			in.typed[c] = typeOf(in.column(c), c.typ, in.prose)
			in.src.tells.free[strings.ToLower(name)] = true
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
	ours := csvHead()
	if len(t.head) >= len(ours) && slices.Equal(t.head[:len(ours)], ours) {
		return true
	}
	id := slices.Index(t.head, "ID")
	if id < 0 || !slices.Contains(t.head, "Ref") {
		return false
	}
	known := false
	for _, row := range t.rows {
		s := line(row[id])
		if _, err := model.ParseID(s); s != "" && err != nil {
			return false
		}
		known = known || s != "" // somebody may have added rows
	}
	return known
}

// dated are the parts of a task that hold a date.
func dated() []string {
	return []string{"due", "created", "updated", "started", csvDone, csvCanceled, "archived", "comments"}
}

// readOrder finds out how each column writes its dates. Whether the day or the
// month comes first is said with --map, else it is the same in all of a file.
func (in *csvReader) readOrder() {
	said, all := map[string]bool{}, newMoments()
	for _, c := range in.cols {
		if c.order != "" && slices.Contains(dated(), c.field) {
			said[c.order] = true
		}
	}
	order := orderOf(in.t.rows)
	if len(said) == 1 {
		order = slices.Collect(maps.Keys(said))[0]
	}
	for _, field := range dated() {
		if c := in.cols[field]; c != nil {
			zone := in.zone
			if strings.HasSuffix(c.head, inUTC) {
				zone = time.UTC
			}
			c.dates = dates{moments: all, zone: zone, order: cmp.Or(c.order, order), serial: serials(in.column(c))}
		}
	}
}

// undated keeps what could not be read as a date, and says how to settle it.
func (in *csvReader) undated(k *card, field, name, s, what, why string) {
	in.src.tells.free[strings.ToLower(name)] = true
	in.keep(k, name, s, what, why)
	if why == twoDates {
		in.rep.note("--map \"%s=%s:%s\" says that the day comes first in this file, %s:%s the month", in.cols[field].head, field, dayFirst, field, monthFirst)
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
	return line(name)
}

// tell says what the table speaks of.
func (in *csvReader) tell() {
	has := func(field string) bool { return in.cols[field] != nil }
	s := &in.src.tells
	for _, f := range []model.Field{
		model.TitleField, model.DescriptionField, model.PriorityField, model.EstimateField, model.DueField, model.MilestoneField, model.ParentField,
	} {
		s.fields[f] = has(string(f))
	}
	s.status, s.archived, s.assignees, s.labels = has(csvStatus), has("archived"), has("assignees"), has("labels")
	s.after, s.blocked, s.checklist = has("blocked_by"), has("blocked"), has("checklist")
	s.comments, s.links = has("comments"), has("links")
	in.src.hints = !s.status
	for _, name := range []string{"priority", "estimate", "due", "completed"} {
		if has(name) || name == "completed" && has(csvDone) {
			s.free[name] = true // where the text that is none is kept
		}
	}
}

// column returns all the cells of a column.
func (in *csvReader) column(c *column) []string {
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

// cells returns what a row says in the columns of a field.
func (in *csvReader) cells(row []string, field string) []string {
	c := in.cols[field]
	if c == nil {
		return nil
	}
	var out []string
	for _, i := range c.at {
		s := in.unguard(row[i])
		if said := strings.TrimSpace(s); said == "" || field != csvTitle && (said == "null" || said == "[]") {
			continue
		}
		out = append(out, s)
	}
	return out
}

// cell returns what a row says in the column of a field, the last of several.
func (in *csvReader) cell(row []string, field string) string {
	all := in.cells(row, field)
	if len(all) == 0 {
		return ""
	}
	return all[len(all)-1]
}

// prose returns a text of several lines: one of ours as it is.
func (in *csvReader) prose(s string) string {
	if in.ours {
		return asItIs(s)
	}
	return prose(s)
}

func (in *csvReader) unguard(s string) string {
	if in.ours {
		return sheet.Unguard(s)
	}
	return s
}

func (in *csvReader) read() {
	in.readStatuses()
	rows := make([][]string, 0, len(in.t.rows))
	for i, row := range in.t.rows {
		in.src.cards = append(in.src.cards, in.card(row, i))
		rows = append(rows, row)
		if in.o.Progress != nil && i%1000 == 999 {
			in.o.Progress(i+1, len(in.t.rows))
		}
	}
	in.titles()
	in.sayPeople()
	for i, c := range in.src.cards {
		if in.relate(c, rows[i]); in.t.parents != nil && in.t.parents[i] >= 0 {
			c.parent = in.src.cards[in.t.parents[i]].task.ID
		}
	}
	in.src.number()
	for _, c := range in.free {
		in.src.fields += min(1, len(in.column(c)))
	}
}
