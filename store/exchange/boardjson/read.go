package boardjson

import (
	"encoding/json"
	"slices"
	"strings"
	"unicode"

	"baton/model"
	"baton/model/plain"
	"baton/model/transfer"
	"baton/store/exchange/card"
	"baton/store/exchange/decode"
	"baton/store/exchange/stage"
)

// file is baton's own file.
type file struct {
	Format string
	Board  *Board
	Tasks  []Task
	Log    []struct{ Event json.RawMessage }
}

// Read reads baton's own JSON.
func Read(raw []byte, o transfer.ImportOptions) (*card.Source, error) {
	b, guess, err := decode.Text("json", raw)
	if err != nil {
		return nil, err
	}
	var j file
	if err := decode.JSON("json", b, &j); err != nil {
		return nil, err
	}
	switch {
	case j.Format == "":
		return nil, model.Errorf(model.Failed, "json: this is not baton's JSON: it has no \"format\":\"%s\"", version)
	case j.Format != version:
		return nil, model.Errorf(model.Failed, "json: the file's format is %s, but this baton reads %s: update baton", plain.Line(j.Format), version)
	}
	in := newReader(o)
	if guess != "" {
		in.rep.Note("read as %s", guess)
	}
	in.board(j.Board)
	in.tasks(j.Tasks)
	if len(j.Log) > 0 {
		in.src.Events = in.log(j)
	}
	return in.src, nil
}

// reader turns baton's own file into a source. Its IDs are the board's.
type reader struct {
	o          transfer.ImportOptions
	src        *card.Source
	rep        *card.Summary
	columns    lookup
	people     lookup
	labels     lookup
	milestones lookup
	byRef      map[string]model.ID
}

func newReader(o transfer.ImportOptions) *reader {
	rep := card.NewReport("json")
	all := map[model.Field]bool{}
	for _, f := range []model.Field{
		model.TitleField, model.DescriptionField, model.PriorityField, model.EstimateField, model.DueField, model.MilestoneField, model.ParentField,
	} {
		all[f] = true
	}
	return &reader{
		o: o, rep: rep, columns: newLookup(), people: newLookup(), labels: newLookup(), milestones: newLookup(), byRef: map[string]model.ID{},
		src: &card.Source{Name: "json", Calls: card.Calls{Columns: "columns", Tasks: "tasks"}, KnownKinds: true, Summary: rep, Hints: true, Tells: card.Aspects{
			Fields: all, Status: true, Archived: true, Assignees: true, Labels: true, After: true, Blocked: true, Checklist: true, Comments: true, Links: true,
		}},
	}
}

// board takes the set-up; a file without one names columns and people only in
// its tasks.
func (in *reader) board(b *Board) {
	if b == nil {
		return
	}
	s, src := b.setup(), in.src
	src.Exact, src.Hints, src.Info = true, false, s.Info
	if strings.ContainsFunc(src.Info.Key, func(r rune) bool { return r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r) }) {
		in.rep.Note("the board's key was left out: a key is made of letters and digits")
		src.Info.Key = ""
	}
	src.Info.DefaultEstimate, src.Info.StaleDays = max(src.Info.DefaultEstimate, 0), max(src.Info.StaleDays, 0)
	src.Info.Holidays = in.settled("the board's", s.Info.Holidays)
	for i, p := range s.People {
		s.People[i].Off = in.settled(p.Name+"'s", p.Off)
	}
	src.Columns = validItems(in, "columns", s.Columns, in.columns)
	for i := range src.Columns {
		if !slices.Contains(model.Kinds(), src.Columns[i].Kind) {
			src.Columns[i].Kind = ""
		}
	}
	stage.Guess(src.Columns)
	src.People = validItems(in, "people", s.People, in.people)
	src.Labels = validItems(in, "labels", s.Labels, in.labels)
	src.Milestones = validItems(in, "milestones", s.Milestones, in.milestones)
	src.Views = validItems(in, "views", s.Views, newLookup())
}

// validItems leaves out items without ID or name and those that have another's ID,
// and makes the names of live ones differ.
func validItems[T model.Item](in *reader, what string, items []T, known lookup) []T {
	var out []T
	taken := map[string]bool{}
	for _, i := range items {
		if i.Key() == "" || i.Called() == "" || known.keys[i.Key()] {
			in.rep.Because(what, card.CouldNot, 1, "without a name and an ID of their own")
			continue
		}
		known.keys[i.Key()] = true
		name := i.Called()
		if !i.IsRemoved() {
			name = card.Unique(name, taken)
			i = card.Remade(i, i.Key(), name, false)
		}
		if old, has := known.id[strings.ToLower(name)]; !has || old != "" && !i.IsRemoved() {
			known.id[strings.ToLower(name)] = i.Key()
		}
		out = append(out, i)
	}
	return out
}

func (in *reader) column(name, kind string) model.ColumnID {
	for _, c := range in.src.Columns {
		if c.Name == name && string(c.Kind) == kind {
			return c.ID
		}
	}
	if name = plain.Line(name); name == "" {
		name = "Todo"
	}
	id, made := in.columns.find(name)
	if made {
		in.rep.Note("the column %s is not in the file's set-up: it was made", name)
		c := []model.Column{{ID: model.ColumnID(id), Name: name, Kind: model.Kind(kind)}}
		if !slices.Contains(model.Kinds(), c[0].Kind) {
			c[0].Kind = ""
		}
		stage.Guess(c)
		in.src.Columns = append(in.src.Columns, c...)
	}
	return model.ColumnID(id)
}

func (in *reader) person(name string) model.PersonID {
	if name = plain.Line(name); name == "" {
		return ""
	}
	id, made := in.people.find(name)
	if made {
		in.src.People = append(in.src.People, model.Person{ID: model.PersonID(id), Name: name, Removed: in.src.Exact})
	}
	return model.PersonID(id)
}

func (in *reader) label(name string) model.LabelID {
	id, made := in.labels.find(plain.Line(name))
	if made {
		in.src.Labels = append(in.src.Labels, model.Label{ID: model.LabelID(id), Name: plain.Line(name)})
	}
	return model.LabelID(id)
}

func (in *reader) milestone(name string) model.MilestoneID {
	if name = plain.Line(name); name == "" {
		return ""
	}
	id, made := in.milestones.find(name)
	if made {
		in.src.Milestones = append(in.src.Milestones, model.Milestone{ID: model.MilestoneID(id), Name: name})
	}
	return model.MilestoneID(id)
}
