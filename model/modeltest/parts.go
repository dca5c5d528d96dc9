package modeltest

import (
	"strings"

	"pgregory.net/rapid"

	"baton/model"
)

// putPart draws an addition to, or a change of, a list of a task's body.
func (a artist) putPart(id model.ID) model.Change {
	b := a.r.Body(id).Clone()
	at := rapid.IntRange(-1, 3).Draw(a.t, "index")
	text := a.text() + "!"
	switch rapid.IntRange(0, 3).Draw(a.t, "part") {
	case 0:
		item := pick(a.t, b.Checklist)
		item.Text, item.Done = text, rapid.Bool().Draw(a.t, "done")
		return model.PutPart[model.CheckItem]{Task: id, Item: item, Index: at}
	case 1:
		item := pick(a.t, b.Comments)
		item.Text = text
		return model.PutPart[model.Comment]{Task: id, Item: item, Index: at}
	case 2:
		item := model.Link{Title: text, URL: "https://example.com/" + []string{"a", "b"}[(at+1)%2]}
		return model.PutPart[model.Link]{Task: id, Item: item, Index: at}
	}
	item := model.External{Source: "jira", ID: []string{"1", "2"}[(at+1)%2], Key: text, Seen: start, Board: text}
	return model.PutPart[model.External]{Task: id, Item: item, Index: at}
}

// pick returns one of the list, or a new one.
func pick[T any](t *rapid.T, l []T) T {
	var none T
	if len(l) == 0 || rapid.Bool().Draw(t, "new") {
		return none
	}
	return rapid.SampledFrom(l).Draw(t, "entry")
}

// dropPart draws a removal from a list of a task's body.
func (a artist) dropPart(id model.ID) model.Change {
	b := a.r.Body(id).Clone()
	switch rapid.IntRange(0, 3).Draw(a.t, "part") {
	case 0:
		return model.DropPart[model.CheckItem]{Task: id, Part: pick(a.t, b.Checklist).PartKey()}
	case 1:
		return model.DropPart[model.Comment]{Task: id, Part: pick(a.t, b.Comments).PartKey()}
	case 2:
		return model.DropPart[model.Link]{Task: id, Part: pick(a.t, b.Links).PartKey()}
	}
	return model.DropPart[model.External]{Task: id, Part: pick(a.t, b.External).PartKey()}
}

// setup draws a change of what the board is set up with.
func (a artist) setup() model.Change {
	s := a.r.Setup()
	n := rapid.IntRange(0, 3).Draw(a.t, "limit")
	at := rapid.IntRange(-1, 2).Draw(a.t, "index")
	switch rapid.IntRange(0, 5).Draw(a.t, "list") {
	case 0:
		c := rapid.SampledFrom(s.Columns).Draw(a.t, "column")
		c.Name += "+"
		c = model.WithAlias(c, model.Alias{Source: "trello", Board: "b", ID: string(c.ID), Name: c.Name})
		return model.Put[model.Column]{Item: c, Index: at}
	case 1:
		p := rapid.SampledFrom(s.People).Draw(a.t, "person")
		p.Capacity, p.Removed = float64(n), n == 3 && p.ID == "bo"
		p.Days, p.Off = model.Weekdays(n), off(n)
		p = model.WithAlias(p, model.Alias{Source: "trello", ID: "1", Name: a.name()})
		return model.Put[model.Person]{Item: p, Index: at}
	case 2:
		l := model.Label{ID: "ops", Name: "ops", Removed: n == 3}
		l = model.WithAlias(l, model.Alias{Source: "trello", ID: []string{"1", "2"}[n%2], Name: "ops"})
		return model.Put[model.Label]{Item: l, Index: at}
	case 3:
		m := model.Milestone{ID: "v2", Name: "v2", Due: model.Day(n)}
		m = model.WithAlias(m, model.Alias{Source: "jira", ID: []string{"1", "2"}[n%2]})
		return model.Put[model.Milestone]{Item: m, Index: at}
	case 4:
		v := model.View{ID: "hot", Name: "hot", Filter: a.name()}
		return model.Put[model.View]{Item: v, Index: at}
	}
	i := s.Info
	i.StaleDays, i.Holidays, i.Timer, i.FixedOrder = n, off(n), n-1, n == 2
	i.Zone, i.Hours = []string{"", "Europe/Berlin", "+09:00"}[max(n, 0)%3], model.Hours{From: 541, To: 1021}
	i.Standup = model.Meeting{Days: model.Weekdays(n), At: model.Clock(60 * n)}
	return model.SetInfo{Info: i}
}

// name draws a text of one line.
func (a artist) name() string { return strings.ReplaceAll(strings.TrimSpace(a.text()), "\n", " ") }

// off returns so many days off.
func off(n int) model.DaysOff {
	var out model.DaysOff
	for i := range n {
		out = append(out, model.DaySpan{First: model.Day(10*i + 1), Last: model.Day(11*i + 1)})
	}
	return out
}
