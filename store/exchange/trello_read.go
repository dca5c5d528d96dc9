package exchange

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"baton/model"
)

// trelloReader turns an export into a source.
type trelloReader struct {
	t         *trelloBoard
	o         Options
	zone      *time.Location
	src       *source
	rep       *Report
	now       model.Instant
	lists     map[string]int                  // list → its column in src
	shut      map[string]step                 // archived lists: when and by whom
	people    map[string]bool                 // members that are in src.people
	names     map[string]bool                 // their short names
	labels    map[model.LabelID]model.LabelID // by ID and by name
	fields    map[string]trelloField
	checks    map[string][]trelloChecklist
	about     map[string][]*trelloAction // oldest first, by card
	templates int
	uploads   int           // attachments that are files at Trello
	oldest    model.Instant // of all actions
}

func newTrelloReader(t *trelloBoard, o Options) *trelloReader {
	rep := &Report{Format: "trello", Rows: []Count{}, Notes: []string{}}
	zone := o.Now.Location()
	return &trelloReader{
		t: t, o: o, zone: zone, rep: rep, now: model.At(o.Now),
		src: &source{
			name: "trello", board: line(t.ID), rep: rep, info: model.Info{Name: line(t.Name)},
			tells: aspects{
				fields: map[model.Field]bool{model.TitleField: true, model.DescriptionField: true, model.DueField: true},
				status: true, archived: true, assignees: true, labels: true, checklist: true, comments: true, links: true, order: true,
			},
		},
		lists: map[string]int{}, shut: map[string]step{}, people: map[string]bool{}, names: map[string]bool{}, labels: map[model.LabelID]model.LabelID{},
		checks: map[string][]trelloChecklist{}, about: map[string][]*trelloAction{},
	}
}

func (in *trelloReader) read() {
	in.readLists()
	for _, m := range in.t.Members {
		in.person(m, false)
	}
	in.readLabels()
	in.readFields()
	for _, c := range in.t.Checklists {
		in.checks[c.IDCard] = append(in.checks[c.IDCard], c)
	}
	in.readActions()
	in.readCards()
	in.told()
	if in.templates > 0 {
		in.rep.note("%s came in as cards like others", model.Count(in.templates, "template"))
	}
	if in.uploads > 0 {
		in.rep.note("files are not in an export: of %s only the address came in", model.Count(in.uploads, "attachment"))
	}
}

// readLists makes columns of the lists in their order; archived ones last,
// marked Gone.
func (in *trelloReader) readLists() {
	lists := slices.Clone(in.t.Lists)
	slices.SortStableFunc(lists, func(a, b trelloList) int {
		if a.Closed != b.Closed {
			if b.Closed {
				return -1
			}
			return 1
		}
		return cmp.Compare(a.Pos, b.Pos)
	})
	names := map[string]bool{}
	open := 0
	for _, l := range lists {
		name := line(l.Name)
		if name == "" {
			name = "List"
		}
		if _, twice := in.lists[l.ID]; twice {
			in.rep.because("lists", couldNot, 1, "with the ID of another list")
			continue
		}
		if !l.Closed {
			name, open = unique(name, names), open+1
		}
		in.lists[l.ID] = len(in.src.columns)
		in.src.columns = append(in.src.columns, model.Column{
			ID: model.ColumnID(l.ID), Name: name, Gone: l.Closed, Limit: softLimit(l.SoftLimit), Aliases: in.alias(l.ID, line(l.Name)),
		})
	}
	guessKinds(in.src.columns[:open])
	for i := range in.src.columns[open:] {
		guessKinds(in.src.columns[open+i : open+i+1])
	}
}

// softLimit is how many cards a list should hold, as far as a board can say it.
func softLimit(f float64) int {
	const most = 1_000_000
	if f >= 1 && f <= most {
		return int(f)
	}
	return 0
}

// list returns the column of a list; the second is false for one that is not
// in the file.
func (in *trelloReader) list(id string) (model.Column, bool) {
	i, ok := in.lists[id]
	if !ok {
		return model.Column{}, false
	}
	return in.src.columns[i], true
}

// person returns the ID of a member, who is added where he is new. One who is
// only known by what he did is gone.
func (in *trelloReader) person(m trelloMember, gone bool) model.PersonID {
	if m.ID == "" || in.people[m.ID] {
		return model.PersonID(m.ID)
	}
	in.people[m.ID] = true
	from := m.Username
	if line(from) == "" {
		from = m.FullName
	}
	p := model.Person{ID: model.PersonID(m.ID), Name: unique(shortName(from), in.names), Full: line(m.FullName), Gone: gone}
	p.Aliases = []model.Alias{{Source: "trello", ID: line(m.ID), Name: p.Full}}
	if login := line(m.Username); login != "" {
		p.Logins = []string{"trello:" + login}
	}
	in.src.people = append(in.src.people, p)
	return p.ID
}

// alias is what the board there calls something.
func (in *trelloReader) alias(id, name string) []model.Alias {
	return []model.Alias{{Source: "trello", Board: in.src.board, ID: line(id), Name: name}}
}

// readLabels makes labels, those without a name called by their colour. Exports
// of long ago have labels without an ID: these are known by name.
func (in *trelloReader) readLabels() {
	names := map[string]bool{}
	all := slices.Clone(in.t.Labels)
	for _, c := range in.t.Cards {
		all = append(all, c.Labels...) // a label that is not listed
	}
	for _, color := range slices.Sorted(maps.Keys(in.t.LabelNames)) {
		if len(in.t.Labels) > 0 {
			break // they say the same
		}
		if name := in.t.LabelNames[color]; line(name) != "" {
			all = append(all, trelloLabel{Name: name, Color: color})
		}
	}
	for _, l := range all {
		key, low := l.key(), strings.ToLower(l.called())
		if in.labels[key] != "" {
			continue
		}
		if l.ID == "" && names[low] {
			in.labels[key] = in.labels[trelloLabel{Name: low}.key()]
			continue
		}
		in.labels[key] = key
		if name := (trelloLabel{Name: low}).key(); in.labels[name] == "" {
			in.labels[name] = key
		}
		label := model.Label{ID: key, Name: unique(l.called(), names), Color: line(l.Color)}
		if l.ID != "" {
			label.Aliases = in.alias(l.ID, line(l.Name))
		}
		in.src.labels = append(in.src.labels, label)
	}
}

// key is the label's ID, or what stands for it where it has none.
func (l trelloLabel) key() model.LabelID {
	if l.ID != "" {
		return model.LabelID(l.ID)
	}
	return model.LabelID("name:" + strings.ToLower(l.called()))
}

// called is the label's name, else its colour.
func (l trelloLabel) called() string {
	return cmp.Or(line(l.Name), line(l.Color), "label")
}

// readFields takes the custom fields, under names that tell them apart.
func (in *trelloReader) readFields() {
	in.fields = make(map[string]trelloField, len(in.t.CustomFields))
	names := map[string]bool{"start": true, "due complete": true, "completed": true}
	for _, f := range in.t.CustomFields {
		name := line(f.Name)
		if name == "" {
			name = "Field"
		}
		f.Name = unique(name, names)
		in.fields[f.ID] = f
		in.src.fields++
	}
}

// readActions sorts what happened by card, oldest first.
func (in *trelloReader) readActions() {
	acts := in.t.Actions
	slices.SortStableFunc(acts, func(a, b trelloAction) int { return cmp.Compare(instant(a.Date), instant(b.Date)) })
	for i := range acts {
		a := &acts[i]
		at := instant(a.Date)
		if at == 0 {
			in.rep.because("actions", couldNot, 1, "without a time")
			continue
		}
		if in.oldest == 0 {
			in.oldest = at
		}
		if a.Type == "updateList" && a.Data.List.Closed != nil && *a.Data.List.Closed {
			in.shut[a.Data.List.ID] = step{at: at, by: in.by(a)}
		}
		if a.Data.Card.ID != "" {
			in.about[a.Data.Card.ID] = append(in.about[a.Data.Card.ID], a)
		}
	}
}

// by returns who acted, adding him as gone if he is no member any more.
func (in *trelloReader) by(a *trelloAction) model.PersonID {
	if a.MemberCreator != nil && a.MemberCreator.ID != "" {
		return in.person(*a.MemberCreator, true)
	}
	if in.people[a.IDMemberCreator] {
		return model.PersonID(a.IDMemberCreator)
	}
	if a.IDMemberCreator != "" {
		return in.person(trelloMember{ID: a.IDMemberCreator, FullName: "former member"}, true)
	}
	return ""
}
