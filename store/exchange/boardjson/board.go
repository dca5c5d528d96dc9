package boardjson

import (
	"baton/model"
	"baton/model/plain"
)

// Board is a board's set-up in JSON.
type Board struct {
	Name            string      `json:"name"`
	Key             string      `json:"key"`
	Unit            string      `json:"unit"`
	DefaultEstimate float64     `json:"default_estimate"`
	StaleDays       int         `json:"stale_days"`
	WorkDays        []string    `json:"work_days"`
	Holidays        []Span      `json:"holidays"`
	Standup         *Meeting    `json:"standup"`
	Review          *Meeting    `json:"review"`
	Order           string      `json:"order"`
	Timer           *int        `json:"timer"` // minutes; 0 for no timer; older files have none
	Zone            *string     `json:"zone"`
	Hours           *string     `json:"hours"`
	Columns         []Column    `json:"columns"`
	People          []Person    `json:"people"`
	Labels          []Label     `json:"labels"`
	Milestones      []Milestone `json:"milestones"`
	Views           []View      `json:"views"`
}

// Column is a column in JSON. A limit of null, or 0 in older files, means no limit.
type Column struct {
	ID          string `json:"id"`
	Name        string `json:"name"`
	Kind        string `json:"kind"`
	Limit       *int   `json:"limit"`
	PersonLimit *int   `json:"person_limit"`
	Removed     bool   `json:"gone,omitempty"`

	Aliases []Alias `json:"aliases,omitempty"`
}

// Alias is another system's name for an item of the set-up, in JSON.
type Alias struct {
	Source string `json:"source"`
	Board  string `json:"board,omitempty"`
	ID     string `json:"id"`
	Name   string `json:"name,omitempty"`
}

// Person is a person in JSON.
type Person struct {
	ID       string   `json:"id"`
	Name     string   `json:"name"`
	Full     *string  `json:"full"`
	Emails   []string `json:"emails"`
	Logins   []string `json:"logins"`
	Limit    *int     `json:"limit"`
	Capacity *float64 `json:"capacity"`
	Days     []string `json:"days"` // empty for the board's
	Off      []Span   `json:"off"`
	Removed  bool     `json:"gone,omitempty"`

	Aliases []Alias `json:"aliases,omitempty"`
}

// Label is a label in JSON.
type Label struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Color   *string `json:"color"`
	Removed bool    `json:"gone,omitempty"`

	Aliases []Alias `json:"aliases,omitempty"`
}

// Milestone is a milestone in JSON.
type Milestone struct {
	ID      string  `json:"id"`
	Name    string  `json:"name"`
	Due     *string `json:"due"`
	Removed bool    `json:"gone,omitempty"`

	Aliases []Alias `json:"aliases,omitempty"`
}

// View is a saved filter in JSON.
type View struct {
	ID      string `json:"id"`
	Name    string `json:"name"`
	Filter  string `json:"filter"`
	Removed bool   `json:"gone,omitempty"`
}

// limitOrNil returns nil for 0, which is no limit.
func limitOrNil[N int | float64](n N) *N {
	if n == 0 {
		return nil
	}
	return &n
}

// most is the limit that a file gives.
func most[N int | float64](n *N) N {
	if n == nil {
		return 0
	}
	return max(*n, 0)
}

// BoardJSON returns a set-up in JSON.
func BoardJSON(s *model.Setup) Board {
	out := Board{
		Name: s.Info.Name, Key: s.Info.Key, Unit: s.Info.Unit, DefaultEstimate: s.Info.DefaultEstimate, StaleDays: s.Info.StaleDays,
		WorkDays: daysJSON(s.Info.WorkDays), Columns: []Column{}, People: []Person{}, Labels: []Label{}, Milestones: []Milestone{}, Views: []View{},
	}
	out.rhythm(s.Info)
	for _, c := range s.Columns {
		out.Columns = append(out.Columns, ColumnJSON(c))
	}
	for _, p := range s.People {
		out.People = append(out.People, PersonJSON(p))
	}
	for _, l := range s.Labels {
		out.Labels = append(out.Labels, Label{string(l.ID), l.Name, opt(l.Color), l.Removed, aliasesJSON(l.Aliases)})
	}
	for _, m := range s.Milestones {
		out.Milestones = append(out.Milestones, Milestone{string(m.ID), m.Name, opt(m.Due.String()), m.Removed, aliasesJSON(m.Aliases)})
	}
	for _, v := range s.Views {
		out.Views = append(out.Views, View{string(v.ID), v.Name, v.Filter, v.Removed})
	}
	return out
}

// ColumnJSON returns a column in JSON.
func ColumnJSON(c model.Column) Column {
	return Column{string(c.ID), c.Name, string(c.Kind), limitOrNil(c.Limit), limitOrNil(c.PersonLimit), c.Removed, aliasesJSON(c.Aliases)}
}

// PersonJSON returns a person in JSON.
func PersonJSON(p model.Person) Person {
	return Person{
		string(p.ID), p.Name, opt(p.Full), append([]string{}, p.Emails...), append([]string{}, p.Logins...), limitOrNil(p.Limit), limitOrNil(p.Capacity),
		daysJSON(p.Days), spansJSON(p.Off), p.Removed, aliasesJSON(p.Aliases),
	}
}

// setup returns the set-up of a board in JSON.
func (b Board) setup() *model.Setup {
	s := &model.Setup{Info: model.Info{
		Name: plain.Line(b.Name), Key: b.Key, Unit: plain.Line(b.Unit), DefaultEstimate: b.DefaultEstimate, StaleDays: b.StaleDays,
		WorkDays: weekdays(b.WorkDays),
	}}
	b.setRhythm(&s.Info)
	for _, c := range b.Columns {
		s.Columns = append(s.Columns, model.Column{
			ID: model.ColumnID(plain.Line(c.ID)), Name: plain.Line(c.Name), Kind: model.Kind(c.Kind), Limit: most(c.Limit), PersonLimit: most(c.PersonLimit), Removed: c.Removed,
			Aliases: aliases(c.Aliases),
		})
	}
	for _, p := range b.People {
		s.People = append(s.People, model.Person{
			ID: model.PersonID(plain.Line(p.ID)), Name: plain.Line(p.Name), Full: plain.Line(val(p.Full)), Emails: lines(p.Emails), Logins: lines(p.Logins),
			Limit: most(p.Limit), Capacity: most(p.Capacity), Days: weekdays(p.Days), Off: daysOff(p.Off), Removed: p.Removed,
			Aliases: aliases(p.Aliases),
		})
	}
	for _, l := range b.Labels {
		s.Labels = append(s.Labels, model.Label{
			ID: model.LabelID(plain.Line(l.ID)), Name: plain.Line(l.Name), Color: plain.Line(val(l.Color)), Removed: l.Removed, Aliases: aliases(l.Aliases),
		})
	}
	for _, m := range b.Milestones {
		due, _ := model.ParseDay(val(m.Due))
		s.Milestones = append(s.Milestones, model.Milestone{
			ID: model.MilestoneID(plain.Line(m.ID)), Name: plain.Line(m.Name), Due: due, Removed: m.Removed, Aliases: aliases(m.Aliases),
		})
	}
	for _, v := range b.Views {
		s.Views = append(s.Views, model.View{ID: model.ViewID(plain.Line(v.ID)), Name: plain.Line(v.Name), Filter: safe(v.Filter), Removed: v.Removed})
	}
	return s
}

func aliasesJSON(l []model.Alias) []Alias {
	var out []Alias
	for _, a := range l {
		out = append(out, Alias(a))
	}
	return out
}

func aliases(l []Alias) []model.Alias {
	var out []model.Alias
	for _, a := range l {
		out = append(out, model.Alias{Source: safe(a.Source), Board: safe(a.Board), ID: safe(a.ID), Name: safe(a.Name)})
	}
	return out
}

// val returns what s points to, "" for nil.
func val(s *string) string {
	if s == nil {
		return ""
	}
	return *s
}

func lines(l []string) []string {
	var out []string
	for _, s := range l {
		if s = plain.Line(s); s != "" {
			out = append(out, s)
		}
	}
	return out
}
