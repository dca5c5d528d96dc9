package exchangetest

import (
	"fmt"
	"slices"
	"strings"
	"time"
)

// card makes one card up, with its life so far.
func (m *maker) card(i int, created time.Time) {
	id := m.id(created)
	t := CardTruth{Title: fmt.Sprintf("Card %d – naïve 日本語", i), Created: created.Add(700 * time.Millisecond)}
	ref := object{"id": id, "name": t.Title}
	from := m.r.IntN(2)
	m.act("createCard", t.Created, object{"card": ref, "list": object{"id": listID(from), "name": lists[from]}})
	t.Since = t.Created
	now := m.live(&t, ref, from)
	m.say(&t, ref, &now)
	closed := m.r.IntN(10) == 0
	if closed {
		now = now.Add(time.Hour)
		m.act("updateCard", now, object{"card": object{"id": id, "closed": true}, "old": object{"closed": false}})
	}
	t.Archived = closed || t.List == lists[len(lists)-1]
	if t.Archived {
		m.truth.Archived++
	}
	c := object{
		"id": id, "name": t.Title, "desc": strings.Repeat("A *line*\n", m.r.IntN(4)), "closed": closed, "pos": float64(i) * 16384,
		"idList": listID(slices.Index(lists, t.List)), "shortLink": fmt.Sprintf("sl%06d", i), "idShort": i + 1,
		"url": fmt.Sprintf("https://trello.com/c/sl%06d/%d-card", i, i), "dateLastActivity": stamp(now),
	}
	m.dress(c, &t)
	m.cards = append(m.cards, c)
	m.truth.Card[id] = t
}

// live moves a card through the lists and returns when it last moved.
func (m *maker) live(t *CardTruth, ref object, at int) time.Time {
	now := t.Created
	for range m.r.IntN(6) {
		to := min(max(at+[]int{1, 1, 1, 1, -1}[m.r.IntN(5)], 0), len(lists)-1)
		if to == at {
			continue
		}
		now = now.Add(time.Duration(1+m.r.IntN(72)) * time.Hour)
		place := func(i int) object { return object{"id": listID(i), "name": lists[i]} }
		m.act("updateCard", now, object{
			"card": object{"id": ref["id"], "idList": listID(to)}, "old": object{"idList": listID(at)},
			"listBefore": place(at), "listAfter": place(to),
		})
		at, t.Since = to, now
		m.moved(t, at, now)
	}
	t.List = lists[at]
	return now
}

func (m *maker) moved(t *CardTruth, to int, now time.Time) {
	if (to == 2 || to == 3) && t.Started.IsZero() {
		t.Started = now
	}
	switch {
	case to != 4:
		t.Done = time.Time{}
	case t.Done.IsZero():
		t.Done = now
	}
	t.Moves++
	m.truth.Moves++
}

// say makes comments up, some by one who has left.
func (m *maker) say(t *CardTruth, ref object, now *time.Time) {
	for range m.r.IntN(3) {
		*now = now.Add(time.Duration(1+m.r.IntN(300)) * time.Minute)
		m.act("commentCard", *now, object{"card": ref, "text": fmt.Sprintf("Comment %d\nwith a second line", m.n)})
		t.Comments++
		m.truth.Comments++
	}
}

func (m *maker) act(kind string, at time.Time, data object) {
	by := m.r.IntN(members + 1)
	m.actions = append(m.actions, object{
		"id": m.id(at), "type": kind, "date": stamp(at), "idMemberCreator": memberID(by), "memberCreator": member(by), "data": data,
	})
}

// dress gives a card all that hangs on it.
func (m *maker) dress(c object, t *CardTruth) {
	var people, tags []string
	for i := range m.r.IntN(3) {
		people = append(people, memberID((i+m.r.IntN(2)*2)%members))
	}
	people = slices.Compact(people)
	if m.r.IntN(2) == 0 {
		tags = append(tags, fmt.Sprintf("l%d", m.r.IntN(4)))
	}
	c["idMembers"], c["idLabels"] = people, tags
	m.truth.Assignments += len(people)
	if m.r.IntN(3) == 0 {
		c["due"], c["start"] = stamp(t.Created.AddDate(0, 0, 14)), stamp(t.Created.AddDate(0, 0, 1))
		m.truth.Due++
		m.truth.Values++
	}
	if m.r.IntN(5) == 0 {
		c["attachments"] = []object{
			{"name": "Design", "url": fmt.Sprintf("https://example.com/%v", c["id"])}, {"name": "broken", "url": "/relative/path"},
		}
		m.truth.Links++
		m.truth.BadLinks++
	}
	m.values(c)
	for i := range m.r.IntN(3) {
		m.checklist(c, t, i)
	}
}

func (m *maker) values(c object) {
	var out []object
	for i, v := range []object{
		{"value": object{"checked": "true"}},
		{"value": object{"date": "2026-03-01T12:00:00.000Z"}},
		{"idValue": "o1", "value": nil},
		{"value": object{"number": "2.5"}},
		{"value": object{"text": "note"}},
	} {
		if m.r.IntN(4) == 0 {
			v["idCustomField"] = fmt.Sprintf("f%d", i)
			out = append(out, v)
		}
	}
	c["customFieldItems"] = out
	m.truth.Values += len(out)
}

func (m *maker) checklist(c object, t *CardTruth, n int) {
	var items []object
	for i := range 1 + m.r.IntN(4) {
		state := []string{"incomplete", "complete"}[m.r.IntN(2)]
		if state == "complete" {
			m.truth.Ticked++
		}
		items = append(items, object{"id": m.id(t.Created), "name": fmt.Sprintf("Item %d", i), "state": state, "pos": i})
	}
	m.checks = append(m.checks, object{
		"id": m.id(t.Created), "idCard": c["id"], "name": fmt.Sprintf("List %d", n), "pos": n, "checkItems": items,
	})
	t.Items += len(items)
	m.truth.Items += len(items)
	m.truth.Checklists++
}

// newestFirst sorts actions as Trello does.
func newestFirst(actions []object) []object {
	out := slices.Clone(actions)
	slices.SortStableFunc(out, func(a, b object) int { return strings.Compare(b["date"].(string), a["date"].(string)) })
	return out
}
