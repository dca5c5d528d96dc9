package plan_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/store/exchange/card"
	"baton/store/exchange/exchangetest"
)

// here is what somebody did on the board by hand, by the card's ID.
type here struct {
	title   map[string]string
	column  map[string]model.ColumnID
	label   map[[2]string]bool // card and label → on it
	deleted map[string]bool
	columns map[model.ColumnID]string // names given here
	labels  map[model.LabelID]string
	own     map[model.ID]model.ColumnID
}

func newHere() *here {
	return &here{
		map[string]string{},
		map[string]model.ColumnID{},
		map[[2]string]bool{},
		map[string]bool{},
		map[model.ColumnID]string{},
		map[model.LabelID]string{},
		map[model.ID]model.ColumnID{},
	}
}

// edit does something on the board by hand.
func (h *here) edit(t *rapid.T, l *modeltest.Log, n int) {
	var theirs []*model.Task
	for _, k := range exchangetest.Tasks(l.Board) {
		if len(l.Body(k.ID).External) > 0 {
			theirs = append(theirs, k)
		}
	}
	columns := model.Live[model.Column](l.Setup())
	if len(theirs) == 0 || len(columns) == 0 {
		return
	}
	k := rapid.SampledFrom(theirs).Draw(t, "task")
	col := rapid.SampledFrom(columns).Draw(t, "column")
	label := rapid.SampledFrom(model.Live[model.Label](l.Setup())).Draw(t, "label")
	id := l.Body(k.ID).External[0].ID
	var do []model.Change
	switch rapid.IntRange(0, 6).Draw(t, "edit here") {
	case 0:
		h.title[id] = fmt.Sprintf("mine %d", n)
		do = append(do, model.Set{Task: k.ID, Field: model.TitleField, To: model.Text(h.title[id])})
	case 1:
		if col.ID == k.Column {
			return
		}
		h.column[id] = col.ID
		do = append(do, model.Move{Task: k.ID, To: col.ID})
	case 2:
		c := model.Members{Task: k.ID, Field: model.LabelsField, Add: []string{string(label.ID)}}
		if slices.Contains(k.Labels, label.ID) {
			c.Add, c.Remove = nil, c.Add
		}
		h.label[[2]string{id, label.Aliases[0].ID}] = len(c.Add) > 0
		do = append(do, c)
	case 3:
		h.deleted[id] = true
		do = append(do, model.DeleteTask{Task: k.ID})
	case 4:
		h.columns[col.ID] = fmt.Sprintf("column %d", n)
		do = append(do, model.Put[model.Column]{Item: card.Remade(col, string(col.ID), h.columns[col.ID], false), Index: -1})
	case 5:
		h.labels[label.ID] = fmt.Sprintf("tag %d", n)
		do = append(do, model.Put[model.Label]{Item: card.Remade(label, string(label.ID), h.labels[label.ID], false), Index: -1})
	default:
		own := model.ID{15: byte(n), 0: 9}
		h.own[own] = col.ID
		do = append(do, model.AddTask{Task: &model.Task{ID: own, Title: "own", Column: col.ID}, Body: &model.Body{}})
	}
	if _, err := l.Propose(model.Draft{Verb: "edit", Do: do, Force: true}, "kim"); err != nil {
		t.Fatal(err)
	}
}

// wants is what the board should show: what is there, but what was done here.
func (h *here) wants(e *elsewhere, l *modeltest.Log) map[string]seen {
	cards, _ := e.shows()
	s := l.Setup()
	for _, c := range e.Cards {
		want := cards[c.ID]
		if h.deleted[c.ID] {
			delete(cards, c.ID)
			continue
		}
		if title := h.title[c.ID]; title != "" {
			want.Title = title
		}
		list := c.List
		want.List = h.called(s, list, want.List)
		if col := h.column[c.ID]; col != "" {
			want.List = model.Named[model.Column](s, string(col))
		}
		want.Labels = nil
		for _, label := range e.Labels {
			on, touched := h.label[[2]string{c.ID, label.ID}]
			if touched && on || !touched && slices.Contains(c.Labels, label.ID) {
				want.Labels = append(want.Labels, h.tagged(s, label))
			}
		}
		slices.Sort(want.Labels)
		cards[c.ID] = want
	}
	return cards
}

func (h *here) called(s *model.Setup, list, name string) string {
	for _, c := range s.Columns {
		if len(c.Aliases) > 0 && c.Aliases[0].ID == list && h.columns[c.ID] != "" {
			return h.columns[c.ID]
		}
	}
	return name
}

func (h *here) tagged(s *model.Setup, label *theirName) string {
	for _, o := range s.Labels {
		if o.Aliases[0].ID == label.ID && h.labels[o.ID] != "" {
			return h.labels[o.ID]
		}
	}
	return label.Name
}

func TestWhatWasDoneHereStays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, l, h := newElsewhere(t), exchangetest.Fresh(), newHere()
		n := 0
		for range rapid.IntRange(2, 4).Draw(t, "imports") {
			file := e.export()
			_, err := exchangetest.Bring(t, l, "trello", file)
			if n > 0 && err == nil && rapid.Bool().Draw(t, "undone") {
				exchangetest.Undo(t, l)
				_, _ = exchangetest.Bring(t, l, "trello", file)
			}
			got, _ := cardsShown(l.Board)
			if d := cmp.Diff(h.wants(e, l), got, cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("the board is not as there, with what was done here:\n%s", d)
			}
			for id, col := range h.own {
				if k := l.Task(id); k == nil || k.Column != col || k.Archived != 0 {
					t.Fatalf("a task of this board is %+v", k)
				}
			}
			soundAndQuiet(t, l, file)
			for range rapid.IntRange(0, 4).Draw(t, "changes there") {
				e.change()
			}
			for range rapid.IntRange(0, 4).Draw(t, "edits here") {
				n++
				h.edit(t, l, n)
			}
		}
	})
}

// A card is moved here into the column of another list, and then both lists are
// archived there: the task comes back with its card, in a column that is there.
func TestATaskMovedHereComesBackWithItsCard(t *testing.T) {
	file := func(aShut, bShut bool, more string) []byte {
		return fmt.Appendf(nil, `{"id":"b","name":"B","lists":[{"id":"a","name":"Here","pos":1,"closed":%v},{"id":"b","name":"There","pos":2,"closed":%v},
			{"id":"c","name":"Done","pos":3}],"cards":[{"id":"x","name":"Fix login","idList":"a","dateLastActivity":"2026-01-01T10:00:00.000Z"}%s]}`, aShut, bShut, more)
	}
	for name, tt := range map[string]struct {
		removed bool // here
		more    string
		want    string
	}{
		"alone":                  {want: "There"},
		"with another card":      {more: `,{"id":"y","name":"New","idList":"b"}`, want: "There"},
		"its column was removed": {removed: true, want: "Here"},
	} {
		t.Run(name, func(t *testing.T) {
			l := exchangetest.Fresh()
			do := func(do ...model.Change) {
				if _, err := l.Propose(model.Draft{Verb: "edit", Do: do, Force: true}, "kim"); err != nil {
					t.Fatal(err)
				}
			}
			again := func(file []byte) {
				if _, err := exchangetest.Bring(t, l, "trello", file); err != nil {
					t.Fatal(err)
				}
			}
			again(file(false, false, ""))
			k := exchangetest.Tasks(l.Board)[0]
			to, _ := model.ByName[model.Column](l.Setup(), "There")
			if tt.removed {
				to = model.Column{ID: "own", Name: "Own", Kind: model.KindDoing}
				do(model.Put[model.Column]{Item: to, Index: 1})
			}
			do(model.Move{Task: k.ID, To: to.ID})
			again(file(true, true, ""))
			if tt.removed {
				to.Removed = true
				do(model.Put[model.Column]{Item: to, Index: -1})
			}
			again(file(false, true, tt.more))
			k = l.Task(k.ID)
			if got := model.Named[model.Column](l.Setup(), string(k.Column)); got != tt.want || k.Archived != 0 {
				t.Errorf("it is in %s, archived %v, want %s", got, k.Archived, tt.want)
			}
			inSight(t, l)
			exchangetest.Undo(t, l)
			if k = l.Task(k.ID); k.Archived == 0 {
				t.Error("it is in sight after the undo")
			}
			if col, _ := model.ByKey[model.Column](l.Setup(), string(to.ID)); !col.Removed {
				t.Error("its column is there after the undo")
			}
		})
	}
}
