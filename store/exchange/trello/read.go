package trello

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"baton/model"
	"baton/model/plain"
	"baton/model/transfer"
	"baton/store/exchange/card"
	"baton/store/exchange/stage"
)

// reader turns an export into a source.
type reader struct {
	t         *trelloBoard
	o         transfer.ImportOptions
	zone      *time.Location
	src       *card.Source
	rep       *card.Summary
	now       model.Instant
	lists     map[string]int                  // list → its column in src
	shut      map[string]card.Step            // archived lists, with when and by whom
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

func newReader(t *trelloBoard, o transfer.ImportOptions) *reader {
	rep := card.NewReport("trello")
	zone := o.Now.Location()
	return &reader{
		t: t, o: o, zone: zone, rep: rep, now: model.At(o.Now),
		src: &card.Source{
			Name: "trello", Calls: card.Calls{Columns: "lists", Tasks: "cards"}, Board: plain.Line(t.ID), Summary: rep, Info: model.Info{Name: plain.Line(t.Name)},
			Tells: card.Aspects{
				Fields: map[model.Field]bool{model.TitleField: true, model.DescriptionField: true, model.DueField: true},
				Status: true, Archived: true, Assignees: true, Labels: true, Checklist: true, Comments: true, Links: true, Order: true,
			},
		},
		lists: map[string]int{}, shut: map[string]card.Step{}, people: map[string]bool{}, names: map[string]bool{}, labels: map[model.LabelID]model.LabelID{},
		checks: map[string][]trelloChecklist{}, about: map[string][]*trelloAction{},
	}
}

func (in *reader) read() {
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
	in.countOtherActions()
	if in.templates > 0 {
		in.rep.Note("%s came in as cards like others", model.Count(in.templates, "template"))
	}
	if in.uploads > 0 {
		in.rep.Note("files are not in an export: of %s only the address came in", model.Count(in.uploads, "attachment"))
	}
}

// readLists makes columns of the lists in their order; archived ones last,
// marked Removed.
func (in *reader) readLists() {
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
		name := plain.Line(l.Name)
		if name == "" {
			name = "List"
		}
		if _, twice := in.lists[l.ID]; twice {
			in.rep.Because("lists", card.CouldNot, 1, "with the ID of another list")
			continue
		}
		if !l.Closed {
			name, open = card.Unique(name, names), open+1
		}
		in.lists[l.ID] = len(in.src.Columns)
		in.src.Columns = append(in.src.Columns, model.Column{
			ID: model.ColumnID(l.ID), Name: name, Removed: l.Closed, Limit: softLimit(l.SoftLimit), Aliases: in.alias(l.ID, plain.Line(l.Name)),
		})
	}
	stage.Guess(in.src.Columns[:open])
	for i := range in.src.Columns[open:] {
		stage.Guess(in.src.Columns[open+i : open+i+1])
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
func (in *reader) list(id string) (model.Column, bool) {
	i, ok := in.lists[id]
	if !ok {
		return model.Column{}, false
	}
	return in.src.Columns[i], true
}

// person returns the ID of a member, who is added if they are new. One who is only
// known by what they did is gone.
func (in *reader) person(m trelloMember, gone bool) model.PersonID {
	if m.ID == "" || in.people[m.ID] {
		return model.PersonID(m.ID)
	}
	in.people[m.ID] = true
	from := m.Username
	if plain.Line(from) == "" {
		from = m.FullName
	}
	p := model.Person{ID: model.PersonID(m.ID), Name: card.Unique(card.ShortName(from), in.names), Full: plain.Line(m.FullName), Removed: gone}
	p.Aliases = []model.Alias{{Source: "trello", ID: plain.Line(m.ID), Name: p.Full}}
	if login := plain.Line(m.Username); login != "" {
		p.Logins = []string{"trello:" + login}
	}
	in.src.People = append(in.src.People, p)
	return p.ID
}

// alias is the Trello board's name for an item.
func (in *reader) alias(id, name string) []model.Alias {
	return []model.Alias{{Source: "trello", Board: in.src.Board, ID: plain.Line(id), Name: name}}
}

// readLabels makes labels, those without a name called by their colour. Exports
// of long ago have labels without an ID: these are known by name.
func (in *reader) readLabels() {
	names := map[string]bool{}
	all := slices.Clone(in.t.Labels)
	for _, c := range in.t.Cards {
		all = append(all, c.Labels...) // labels may be on cards only
	}
	for _, color := range slices.Sorted(maps.Keys(in.t.LabelNames)) {
		if len(in.t.Labels) > 0 {
			break // they say the same
		}
		if name := in.t.LabelNames[color]; plain.Line(name) != "" {
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
		label := model.Label{ID: key, Name: card.Unique(l.called(), names), Color: plain.Line(l.Color)}
		if l.ID != "" {
			label.Aliases = in.alias(l.ID, plain.Line(l.Name))
		}
		in.src.Labels = append(in.src.Labels, label)
	}
}

// key is the label's ID, or its name if it has none.
func (l trelloLabel) key() model.LabelID {
	if l.ID != "" {
		return model.LabelID(l.ID)
	}
	return model.LabelID("name:" + strings.ToLower(l.called()))
}

// called is the label's name, else its colour.
func (l trelloLabel) called() string {
	return cmp.Or(plain.Line(l.Name), plain.Line(l.Color), "label")
}

// readFields reads the custom fields, with distinct names.
func (in *reader) readFields() {
	in.fields = make(map[string]trelloField, len(in.t.CustomFields))
	names := map[string]bool{"start": true, "due complete": true, "completed": true}
	for _, f := range in.t.CustomFields {
		name := plain.Line(f.Name)
		if name == "" {
			name = "Field"
		}
		f.Name = card.Unique(name, names)
		in.fields[f.ID] = f
		in.src.Fields++
	}
}

// readActions sorts the actions by card, oldest first.
func (in *reader) readActions() {
	acts := in.t.Actions
	slices.SortStableFunc(acts, func(a, b trelloAction) int { return cmp.Compare(card.Moment(a.Date), card.Moment(b.Date)) })
	for i := range acts {
		a := &acts[i]
		at := card.Moment(a.Date)
		if at == 0 {
			in.rep.Because("actions", card.CouldNot, 1, "without a time")
			continue
		}
		if in.oldest == 0 {
			in.oldest = at
		}
		if a.Type == "updateList" && a.Data.List.Closed != nil && *a.Data.List.Closed {
			in.shut[a.Data.List.ID] = card.Step{At: at, By: in.by(a)}
		}
		if a.Data.Card.ID != "" {
			in.about[a.Data.Card.ID] = append(in.about[a.Data.Card.ID], a)
		}
	}
}

// by returns the author of an action, and adds them as a former member if needed.
func (in *reader) by(a *trelloAction) model.PersonID {
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
