package cli

import (
	"strconv"
	"strings"

	"baton/model"
	"baton/model/query"
)

func columnNoun() noun[model.Column] {
	return noun[model.Column]{
		many: "columns", one: "column", freeing: " that holds no task",
		table: columnTable,
		json: func(r model.Reader, c model.Column) any {
			return struct {
				Name  string `json:"name"`
				Kind  string `json:"kind"`
				Limit *int   `json:"limit"`
				Each  *int   `json:"person_limit"`
				Tasks int    `json:"tasks"`
			}{c.Name, string(c.Kind), given(c.Limit), given(c.PersonLimit), count(r, c.ID)}
		},
	}
}

// given returns nil for what is not set.
func given[N int | float64](n N) *N {
	if n == 0 {
		return nil
	}
	return &n
}

func count(r model.Facts, c model.ColumnID) int {
	n := 0
	for range r.Lane(c, false) {
		n++
	}
	return n
}

// usedOf formats how much of a limit is used.
func usedOf(n, limit int) string {
	if limit == 0 {
		return strconv.Itoa(n)
	}
	return strconv.Itoa(n) + "/" + strconv.Itoa(limit)
}

func columnTable(s *session, r model.Reader) *table {
	th := s.theme()
	t := &table{heads: []string{"column", "kind", "tasks", "each"}, right: []bool{false, false, true, true}}
	for _, c := range model.Live[model.Column](r.Setup()) {
		n, style, each := count(r, c.ID), th.Text, ""
		if c.Limit > 0 && n > c.Limit {
			style = th.Over
		}
		if c.PersonLimit > 0 {
			each = strconv.Itoa(c.PersonLimit)
		}
		t.add(cell{c.Name, th.Title}, cell{string(c.Kind), th.Dim}, cell{usedOf(n, c.Limit), style}, cell{each, th.Dim})
	}
	return t
}

func personNoun() noun[model.Person] {
	return noun[model.Person]{
		many: "people", one: "person", freeing: "; --force takes it off the tasks first",
		about: "Changes a person's settings; nothing after the colon clears one. email and login are added to\n" +
			"the ones already there.\n\n" +
			"days are the days on which the person works, if they differ from the board's; off are days off,\n" +
			"and replace the earlier ones: off:2026-12-21..2026-12-31,2027-02-01.",
		table: personTable,
		json: func(r model.Reader, p model.Person) any {
			return struct {
				Name     string     `json:"name"`
				Full     any        `json:"full"`
				Emails   []string   `json:"emails"`
				Logins   []string   `json:"logins"`
				Limit    *int       `json:"limit"`
				Capacity *float64   `json:"capacity"`
				InHand   int        `json:"in_hand"`
				Load     float64    `json:"load"`
				Days     []string   `json:"days"`
				Off      []spanJSON `json:"off"`
			}{
				p.Name, orNull(p.Full), some(p.Emails), some(p.Logins), given(p.Limit), given(p.Capacity),
				model.InHand(r, p.ID), load(r, p.ID), some(p.Days.Names()), spansJSON(p.Off),
			}
		},
	}
}

// some returns an empty list instead of none.
func some(l []string) []string {
	if l == nil {
		return []string{}
	}
	return l
}

// load sums a person's estimates in kinds todo and doing.
func load(r model.Facts, p model.PersonID) float64 {
	sum := 0.0
	for _, c := range model.Live[model.Column](r.Setup()) {
		if c.Kind != model.KindTodo && c.Kind != model.KindDoing {
			continue
		}
		for t := range r.Lane(c.ID, false) {
			if t.AssignedTo(p) {
				sum = model.Plus(sum, model.Weight(r.Setup(), t))
			}
		}
	}
	return sum
}

func personTable(s *session, r model.Reader) *table {
	th, unit := s.theme(), r.Setup().Info.Unit
	t := &table{heads: []string{"person", "name", "in hand", "load", "e-mail", "days"}, right: []bool{2: true, 3: true, 5: false}, flex: 4}
	for _, p := range model.Live[model.Person](r.Setup()) {
		hand, sum := model.InHand(r, p.ID), load(r, p.ID)
		style, loadStyle, text, email := th.Text, th.Text, model.Number(sum).String()+unit, ""
		if p.Limit > 0 && hand > p.Limit {
			style = th.Over
		}
		if p.Capacity > 0 {
			text = model.Number(sum).String() + "/" + model.Number(p.Capacity).String() + unit
			if sum > p.Capacity {
				loadStyle = th.Over
			}
		}
		if len(p.Emails) > 0 {
			email = p.Emails[0]
		}
		t.add(cell{"@" + p.Name, th.Title}, cell{p.Full, th.Text}, cell{usedOf(hand, p.Limit), style}, cell{text, loadStyle}, cell{email, th.Dim}, cell{daysOf(p, model.DayOf(s.now())), th.Dim})
	}
	return t
}

// daysOf tells the days on which somebody works, where they are not the board's,
// and those off that have not gone by.
func daysOf(p model.Person, today model.Day) string {
	var out []string
	if p.Days != 0 {
		out = append(out, p.Days.String())
	}
	for _, off := range p.Off {
		if off.Last >= today {
			out = append(out, "off "+off.String())
		}
	}
	return strings.Join(out, ", ")
}

func labelNoun() noun[model.Label] {
	return noun[model.Label]{
		many: "labels", one: "label", freeing: "; --force takes it off the tasks first",
		table: plainTable[model.Label]("label", "#"),
		json: func(_ model.Reader, l model.Label) any {
			return struct {
				Name  string `json:"name"`
				Color any    `json:"color"`
			}{l.Name, orNull(l.Color)}
		},
	}
}

func milestoneNoun() noun[model.Milestone] {
	return noun[model.Milestone]{
		many: "milestones", one: "milestone", freeing: "; --force takes it off the tasks first",
		table: plainTable[model.Milestone]("milestone", ""),
		json: func(_ model.Reader, m model.Milestone) any {
			var due *string
			if m.Due != 0 {
				d := m.Due.String()
				due = &d
			}
			return struct {
				Name string  `json:"name"`
				Due  *string `json:"due"`
			}{m.Name, due}
		},
	}
}

func viewNoun() noun[model.View] {
	return noun[model.View]{
		many: "views", one: "view",
		table: plainTable[model.View]("view", ":"),
		json: func(_ model.Reader, v model.View) any {
			return struct {
				Name   string `json:"name"`
				Filter string `json:"filter"`
			}{v.Name, v.Filter}
		},
	}
}

// plainTable shows names and settings.
func plainTable[T model.Item](head, sigil string) func(*session, model.Reader) *table {
	return func(s *session, r model.Reader) *table {
		th := s.theme()
		t := &table{heads: []string{head, "settings"}, flex: 1}
		for _, i := range model.Live[T](r.Setup()) {
			t.add(cell{sigil + spelt(sigil, i.Called()), th.Title}, cell{query.PrintItem(i), th.Text})
		}
		return t
	}
}

// spelt is a name as it is typed behind a colon, where blanks would end it.
func spelt(sigil, name string) string {
	if sigil == ":" && !strings.Contains(name, "-") {
		return strings.ReplaceAll(name, " ", "-")
	}
	return name
}
