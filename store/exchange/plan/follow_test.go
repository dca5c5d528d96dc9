package plan_test

import (
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
	"pgregory.net/rapid"

	"baton/model"
	"baton/model/modeltest"
	"baton/store/exchange/exchangetest"
)

// A small board elsewhere, which changes between two exports.
type (
	elsewhere struct {
		t       *rapid.T
		now     time.Time
		n       int
		Name    string       `json:"name"`
		ID      string       `json:"id"`
		Lists   []*theirList `json:"lists"`
		Labels  []*theirName `json:"labels"`
		Cards   []*theirCard `json:"cards"`
		Actions []object     `json:"actions"`
	}
	theirName struct {
		ID   string `json:"id"`
		Name string `json:"name"`
	}
	theirList struct {
		theirName
		Closed bool    `json:"closed"`
		Pos    float64 `json:"pos"`
	}
	theirCard struct {
		theirName
		List   string   `json:"idList"`
		Closed bool     `json:"closed"`
		Pos    float64  `json:"pos"`
		Labels []string `json:"idLabels"`
		Seen   string   `json:"dateLastActivity"`
	}
	object map[string]any
)

func newElsewhere(t *rapid.T) *elsewhere {
	e := &elsewhere{t: t, now: exchangetest.At("2026-01-05T09:00:00Z"), Name: "There", ID: "b"}
	for range 3 {
		e.addList()
		e.addLabel()
	}
	for range 5 {
		e.addCard()
	}
	return e
}

func (e *elsewhere) tick() string {
	e.now = e.now.Add(time.Minute)
	return e.now.Format("2006-01-02T15:04:05.000Z")
}

// name makes a name that nothing else there has.
func (e *elsewhere) name(what string) theirName {
	e.n++
	return theirName{fmt.Sprintf("%s%d", what, e.n), fmt.Sprintf("%s %d", what, e.n)}
}

func (e *elsewhere) addList() {
	e.Lists = append(e.Lists, &theirList{theirName: e.name("list"), Pos: float64(len(e.Lists))})
}

func (e *elsewhere) addLabel() {
	l := e.name("label")
	e.Labels = append(e.Labels, &l)
}

func (e *elsewhere) addCard() {
	list := rapid.SampledFrom(e.Lists).Draw(e.t, "list")
	c := &theirCard{theirName: e.name("card"), List: list.ID, Pos: rapid.Float64Range(0, 9).Draw(e.t, "pos"), Seen: e.tick()}
	e.Cards = append(e.Cards, c)
	e.act("createCard", object{"card": object{"id": c.ID}, "list": object{"id": c.List}}, c)
}

func (e *elsewhere) act(kind string, data object, c *theirCard) {
	c.Seen = e.tick()
	e.Actions = append(e.Actions, object{"id": fmt.Sprintf("a%d", len(e.Actions)), "type": kind, "date": c.Seen, "data": data})
}

// change does something there.
func (e *elsewhere) change() {
	list := rapid.SampledFrom(e.Lists).Draw(e.t, "list")
	other := rapid.SampledFrom(e.Lists).Draw(e.t, "other list")
	label := rapid.SampledFrom(e.Labels).Draw(e.t, "label")
	second := rapid.SampledFrom(e.Labels).Draw(e.t, "other label")
	card := rapid.SampledFrom(e.Cards).Draw(e.t, "card")
	switch rapid.IntRange(0, 10).Draw(e.t, "change there") {
	case 0:
		list.Name = e.name("list").Name
	case 1:
		list.Name, other.Name = other.Name, list.Name
	case 2:
		label.Name = e.name("label").Name
	case 3:
		label.Name, second.Name = second.Name, label.Name
	case 4:
		list.Closed = !list.Closed
	case 5, 6:
		e.act("updateCard", object{"card": object{"id": card.ID}, "listBefore": object{"id": card.List}, "listAfter": object{"id": list.ID}}, card)
		card.List = list.ID
	case 7:
		card.Pos = rapid.Float64Range(0, 9).Draw(e.t, "pos")
	case 8:
		e.act("updateCard", object{"card": object{"id": card.ID, "closed": !card.Closed}, "old": object{"closed": card.Closed}}, card)
		card.Closed = !card.Closed
	case 9:
		if i := slices.Index(card.Labels, label.ID); i >= 0 {
			card.Labels = slices.Delete(card.Labels, i, i+1)
		} else {
			card.Labels = append(card.Labels, label.ID)
		}
		card.Seen = e.tick()
	default:
		card.Name, card.Seen = e.name("card").Name, e.tick()
		if rapid.Bool().Draw(e.t, "another card") {
			e.addCard()
		}
	}
}

func (e *elsewhere) export() []byte {
	b, err := json.Marshal(e)
	if err != nil {
		e.t.Fatal(err)
	}
	return b
}

// seen is what a card or its task shows.
type seen struct {
	Title, List string
	Hidden      bool
	Labels      []string
}

func (e *elsewhere) shows() (cards map[string]seen, order map[string][]string) {
	cards, order = map[string]seen{}, map[string][]string{}
	byPos := slices.Clone(e.Cards)
	slices.SortStableFunc(byPos, func(a, b *theirCard) int {
		return cmpFloat(a.Pos, b.Pos)
	})
	for _, c := range byPos {
		list := e.Lists[slices.IndexFunc(e.Lists, func(l *theirList) bool { return l.ID == c.List })]
		s := seen{Title: c.Name, List: list.Name, Hidden: c.Closed || list.Closed}
		for _, l := range e.Labels {
			if slices.Contains(c.Labels, l.ID) {
				s.Labels = append(s.Labels, l.Name)
			}
		}
		slices.Sort(s.Labels)
		cards[c.ID] = s
		if !s.Hidden {
			order[list.Name] = append(order[list.Name], c.ID)
		}
	}
	return cards, order
}

func cmpFloat(a, b float64) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}

// cardsShown is what the board shows of the cards.
func cardsShown(b *model.Board) (cards map[string]seen, order map[string][]string) {
	cards, order = map[string]seen{}, map[string][]string{}
	s := b.Setup()
	for t := range b.InOrder() {
		ext := b.Body(t.ID).External
		if len(ext) == 0 {
			continue
		}
		c := seen{Title: t.Title, List: model.Named[model.Column](s, string(t.Column)), Hidden: t.Archived != 0}
		for _, l := range t.Labels {
			c.Labels = append(c.Labels, model.Named[model.Label](s, string(l)))
		}
		slices.Sort(c.Labels)
		cards[ext[0].ID] = c
		if !c.Hidden {
			order[c.List] = append(order[c.List], ext[0].ID)
		}
	}
	return cards, order
}

// moves counts the changes of column that an event tells of.
func moves(ev model.Event) int {
	n := 0
	for i, c := range ev.Do {
		if m, ok := c.(model.Move); ok && (i >= len(ev.Back) || ev.Back[i].(model.Move).To != m.To) {
			n++
		}
	}
	return n
}

func TestTheBoardFollowsItsSource(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		e, l := newElsewhere(t), exchangetest.Fresh()
		told := 0 // moves there that have come in
		for range rapid.IntRange(1, 4).Draw(t, "imports") {
			file := e.export()
			_, err := exchangetest.Bring(t, l, "trello", file)
			if rapid.Bool().Draw(t, "undone") && err == nil {
				exchangetest.Undo(t, l)
				_, err = exchangetest.Bring(t, l, "trello", file)
			}
			want, wantOrder := e.shows()
			got, gotOrder := cardsShown(l.Board)
			if d := cmp.Diff(want, got, cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("the cards are not as there:\n%s", d)
			}
			if d := cmp.Diff(wantOrder, gotOrder, cmpopts.EquateEmpty()); d != "" {
				t.Fatalf("the order is not that there:\n%s", d)
			}
			all := 0
			for _, a := range e.Actions {
				if data, ok := a["data"].(object); ok && data["listAfter"] != nil {
					all++
				}
			}
			if err == nil && moves(l.Events[len(l.Events)-1]) > all-told {
				t.Fatalf("%d moves came in where %d were made", moves(l.Events[len(l.Events)-1]), all-told)
			}
			told = all
			soundAndQuiet(t, l, file)
			for range rapid.IntRange(0, 6).Draw(t, "changes there") {
				e.change()
			}
		}
	})
}

// soundAndQuiet asks that the same file changes nothing, and that the board is
// what its log tells.
func soundAndQuiet(t *rapid.T, l *modeltest.Log, file []byte) {
	t.Helper()
	if rep, err := exchangetest.Bring(t, l, "trello", file); !errors.Is(err, model.ErrNothing) {
		var b strings.Builder
		_ = rep.WriteText(&b)
		t.Fatalf("the same file again changes something: %v\n%+v\n%s", err, l.Events[len(l.Events)-1].Do, b.String())
	}
	got, gotOrder := cardsShown(l.Board)
	folded, foldedOrder := cardsShown(l.Fold())
	if !cmp.Equal(got, folded, cmpopts.EquateEmpty()) || !cmp.Equal(gotOrder, foldedOrder, cmpopts.EquateEmpty()) {
		t.Fatal("the board is not what its log tells")
	}
	inSight(t, l)
}

// inSight checks that every task which is not archived stands in a column that
// is on the board.
func inSight(t exchangetest.T, l *modeltest.Log) {
	t.Helper()
	for k := range l.InOrder() {
		if col, _ := model.ByKey[model.Column](l.Setup(), string(k.Column)); k.Archived == 0 && (col.ID == "" || col.Removed) {
			t.Fatalf("%q stands in no column of the board: %q", k.Title, k.Column)
		}
	}
}
