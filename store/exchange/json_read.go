package exchange

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"baton/model"
)

// jsonFile is baton's own file.
type jsonFile struct {
	Format string
	Board  *Board
	Tasks  []Task
	Log    []struct{ Event json.RawMessage }
}

// readJSON reads baton's own JSON.
func readJSON(raw []byte, o Options) (*File, error) {
	b, guess, err := decode("json", raw)
	if err != nil {
		return nil, err
	}
	var j jsonFile
	if err := decodeJSON("json", b, &j); err != nil {
		return nil, err
	}
	switch {
	case j.Format == "":
		return nil, model.Errorf(model.Failed, "json: this is not baton's: it wants \"format\":\"%s\"", version)
	case j.Format != version:
		return nil, model.Errorf(model.Failed, "json: its format is %s, this baton reads %s: update it", line(j.Format), version)
	}
	in := newJSONReader(o)
	if guess != "" {
		in.rep.note("read as %s", guess)
	}
	in.board(j.Board)
	in.tasks(j.Tasks)
	f := &File{src: in.src, o: o}
	if len(j.Log) > 0 {
		f.Events = in.log(j)
	}
	return f, nil
}

// jsonReader turns baton's own file into a source. Its IDs are the board's.
type jsonReader struct {
	o          Options
	src        *source
	rep        *Report
	columns    lookup
	people     lookup
	labels     lookup
	milestones lookup
	byRef      map[string]model.ID
}

func newJSONReader(o Options) *jsonReader {
	rep := &Report{Format: "json", Rows: []Count{}, Notes: []string{}}
	all := map[model.Field]bool{}
	for _, f := range []model.Field{
		model.TitleField, model.DescriptionField, model.PriorityField, model.EstimateField, model.DueField, model.MilestoneField, model.ParentField,
	} {
		all[f] = true
	}
	return &jsonReader{
		o: o, rep: rep, columns: newLookup(), people: newLookup(), labels: newLookup(), milestones: newLookup(), byRef: map[string]model.ID{},
		src: &source{name: "json", rep: rep, hints: true, tells: aspects{
			fields: all, status: true, archived: true, assignees: true, labels: true, after: true, blocked: true, checklist: true, comments: true, links: true,
		}},
	}
}

// board takes the set-up; a file without one names columns and people only in
// its tasks.
func (in *jsonReader) board(b *Board) {
	if b == nil {
		return
	}
	s, src := b.setup(), in.src
	src.exact, src.hints, src.info = true, false, s.Info
	if strings.ContainsFunc(src.info.Key, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		in.rep.note("the board's key was no key: letters and digits are")
		src.info.Key = ""
	}
	src.info.DefaultEstimate, src.info.StaleDays = max(src.info.DefaultEstimate, 0), max(src.info.StaleDays, 0)
	src.info.Holidays = in.settled("the board's", s.Info.Holidays)
	for i, p := range s.People {
		s.People[i].Off = in.settled(p.Name+"'s", p.Off)
	}
	src.columns = sound(in, "columns", s.Columns, in.columns)
	for i := range src.columns {
		if !slices.Contains(model.Kinds(), src.columns[i].Kind) {
			src.columns[i].Kind = ""
		}
	}
	guessKinds(src.columns)
	src.people = sound(in, "people", s.People, in.people)
	src.labels = sound(in, "labels", s.Labels, in.labels)
	src.milestones = sound(in, "milestones", s.Milestones, in.milestones)
	src.views = sound(in, "views", s.Views, newLookup())
}

// sound leaves out items without ID or name and those that have another's ID,
// and makes the names of live ones differ.
func sound[T model.Item](in *jsonReader, what string, items []T, known lookup) []T {
	var out []T
	taken := map[string]bool{}
	for _, i := range items {
		if i.Key() == "" || i.Called() == "" || known.keys[i.Key()] {
			in.rep.because(what, couldNot, 1, "without a name and an ID of their own")
			continue
		}
		known.keys[i.Key()] = true
		name := i.Called()
		if !i.Dead() {
			name = unique(name, taken)
			i = remade(i, i.Key(), name, false)
		}
		if old, has := known.id[strings.ToLower(name)]; !has || old != "" && !i.Dead() {
			known.id[strings.ToLower(name)] = i.Key()
		}
		out = append(out, i)
	}
	return out
}

func (in *jsonReader) column(name, kind string) model.ColumnID {
	for _, c := range in.src.columns {
		if c.Name == name && string(c.Kind) == kind {
			return c.ID
		}
	}
	if name = line(name); name == "" {
		name = "Todo"
	}
	id, made := in.columns.find(name)
	if made {
		in.rep.note("the column %s is not in the file's set-up: it was made", name)
		c := []model.Column{{ID: model.ColumnID(id), Name: name, Kind: model.Kind(kind)}}
		if !slices.Contains(model.Kinds(), c[0].Kind) {
			c[0].Kind = ""
		}
		guessKinds(c)
		in.src.columns = append(in.src.columns, c...)
	}
	return model.ColumnID(id)
}

func (in *jsonReader) person(name string) model.PersonID {
	if name = line(name); name == "" {
		return ""
	}
	id, made := in.people.find(name)
	if made {
		in.src.people = append(in.src.people, model.Person{ID: model.PersonID(id), Name: name, Gone: in.src.exact})
	}
	return model.PersonID(id)
}

func (in *jsonReader) label(name string) model.LabelID {
	id, made := in.labels.find(line(name))
	if made {
		in.src.labels = append(in.src.labels, model.Label{ID: model.LabelID(id), Name: line(name)})
	}
	return model.LabelID(id)
}

func (in *jsonReader) milestone(name string) model.MilestoneID {
	if name = line(name); name == "" {
		return ""
	}
	id, made := in.milestones.find(name)
	if made {
		in.src.milestones = append(in.src.milestones, model.Milestone{ID: model.MilestoneID(id), Name: name})
	}
	return model.MilestoneID(id)
}
