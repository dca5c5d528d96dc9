package exchangetest

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"time"
)

// Truth is what a made-up export contains.
type Truth struct {
	Cards, Archived, Members, Former, Labels                     int
	Assignments, Checklists, Items, Ticked, Comments, Due, Moves int
	Links, BadLinks, Values                                      int
	Card                                                         map[string]CardTruth // by card ID
}

// CardTruth is how one card has to come in.
type CardTruth struct {
	Title, List                   string
	Archived                      bool
	Created, Started, Done, Since time.Time
	Comments, Items, Moves        int
}

// The lists of a made-up board; the last is archived.
var lists = []string{"Ideas", "To Do", "In Progress", "Review", "Done", "Sprint 1"}

type object = map[string]any

// maker makes one export up.
type maker struct {
	r       *rand.Rand
	n       uint64
	truth   Truth
	cards   []object
	checks  []object
	actions []object // oldest first within a card
}

// Trello makes a board of that many cards up. The actions are all there if
// whole is set; else the newest 1,000, as Trello exports them.
func Trello(seed uint64, cards int, whole bool) ([]byte, Truth) {
	m := &maker{r: rand.New(rand.NewPCG(seed, 1)), truth: Truth{Card: map[string]CardTruth{}}}
	start := time.Date(2026, 1, 5, 9, 0, 0, 0, time.UTC)
	for i := range cards {
		m.card(i, start.Add(time.Duration(i)*3*time.Hour+time.Duration(m.r.IntN(3600))*time.Second))
	}
	m.truth.Cards, m.truth.Members, m.truth.Former, m.truth.Labels = cards, members, 1, len(labels())
	actions := newestFirst(m.actions)
	if !whole && len(actions) > 1000 {
		actions = actions[:1000]
	}
	b, err := json.Marshal(object{
		"id": m.id(start), "name": "Made up", "lists": listObjects(), "cards": m.cards, "members": memberObjects(),
		"labels": labels(), "checklists": m.checks, "customFields": fields(), "actions": actions,
	})
	if err != nil {
		panic(err) // maps of strings and numbers
	}
	return b, m.truth
}

// id returns a MongoDB ObjectID of a moment.
func (m *maker) id(t time.Time) string {
	m.n++
	return fmt.Sprintf("%08x%016x", t.Unix(), m.n)
}

func stamp(t time.Time) string { return t.UTC().Format("2006-01-02T15:04:05.000Z") }

func listID(i int) string { return fmt.Sprintf("5fcbec0a23b2cc266296%04x", i) }

func listObjects() []object {
	out := make([]object, 0, len(lists))
	for i, name := range lists {
		out = append(out, object{"id": listID(i), "name": name, "closed": i == len(lists)-1, "pos": (i + 1) * 16384})
	}
	return out
}

const members = 5

func memberID(i int) string { return fmt.Sprintf("573c6868cbda1f033268%04x", i) }

func memberObjects() []object {
	out := make([]object, 0, members)
	for i := range members {
		out = append(out, member(i))
	}
	return out
}

// member returns a member; the index after the last is one who has left the board.
func member(i int) object {
	return object{"id": memberID(i), "username": fmt.Sprintf("user_%d", i), "fullName": fmt.Sprintf("Üser No %d", i)}
}

func labels() []object {
	return []object{
		{"id": "l0", "name": "bug", "color": "red"},
		{"id": "l1", "name": "", "color": "blue"},
		{"id": "l2", "name": "", "color": "blue"},
		{"id": "l3", "name": "Needs café ☕", "color": nil},
	}
}

func fields() []object {
	option := func(id, text string) object { return object{"id": id, "value": object{"text": text}} }
	return []object{
		{"id": "f0", "name": "Beta", "type": "checkbox"},
		{"id": "f1", "name": "Review on", "type": "date"},
		{"id": "f2", "name": "Team", "type": "list", "options": []object{option("o0", "core"), option("o1", "web")}},
		{"id": "f3", "name": "Severity", "type": "number"},
		{"id": "f4", "name": "Note", "type": "text"},
	}
}
