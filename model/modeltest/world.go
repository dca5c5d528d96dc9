package modeltest

import (
	"encoding/binary"

	"baton/model"
)

// World replaces the clock and randomness: its moments are a minute apart and its IDs
// count up, so that a failing test fails again.
type World struct {
	Begin model.Instant // its first moment; 0 is 2026-01-05T09:00:00Z
	n     uint64
}

// start is the default first moment: 2026-01-05T09:00:00Z.
const start model.Instant = 1767603600000

const minute = 60 * 1000

// NewID returns the next ID.
func (w *World) NewID() model.ID {
	w.n++
	var id model.ID
	id[0] = 1
	binary.BigEndian.PutUint64(id[8:], w.n)
	return id
}

// Stamp returns a stamp for the next minute.
func (w *World) Stamp(by model.PersonID) model.Stamp {
	w.n++
	begin := w.Begin
	if begin == 0 {
		begin = start
	}
	return model.Stamp{At: begin + model.Instant(w.n)*minute, By: by, NewID: w.NewID}
}

// Setup returns a set-up with the usual columns, three people, two labels, a
// milestone and a view. Two columns and a person have limits.
func Setup() *model.Setup {
	s, _ := model.Template("kanban")
	s.Info.Name, s.Info.Key = "Payments", "PAY"
	s.Columns[2].Limit, s.Columns[3].PersonLimit = 9, 4
	s.People = []model.Person{
		{ID: "kim", Name: "kim", Full: "Kim Lee", Emails: []string{"kim@example.com"}, Logins: []string{"trello:kim_lee"}, Capacity: 8},
		{ID: "ann", Name: "ann", Full: "Ann Weiß", Limit: 5},
		{ID: "bo", Name: "bo"},
	}
	s.Labels = []model.Label{{ID: "api", Name: "api", Color: "blue"}, {ID: "bug", Name: "bug"}}
	s.Milestones = []model.Milestone{{ID: "v1", Name: "v1", Due: model.Date(2026, 3, 31)}}
	s.Views = []model.View{{ID: "mine", Name: "mine", Filter: "@me"}}
	return s
}
