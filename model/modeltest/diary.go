package modeltest

import (
	"testing"
	"time"

	"baton/model"
)

// Diary writes a log by hand, with moments in the world.
type Diary struct {
	testing.TB
	*Log
	Zone *time.Location
}

// NewDiary returns an empty diary of a board without WIP limits, whose days are those of
// a time zone.
func NewDiary(t testing.TB, zone string) *Diary {
	t.Helper()
	z, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	s := Setup()
	for i := range s.Columns {
		s.Columns[i].Limit, s.Columns[i].PersonLimit = 0, 0
	}
	return &Diary{t, NewLog(s), z}
}

// At reads a moment: 2006-01-02 15:04.
func (d *Diary) At(s string) model.Instant {
	d.Helper()
	at, err := time.ParseInLocation("2006-01-02 15:04", s, d.Zone)
	if err != nil {
		d.Fatal(err)
	}
	return model.At(at)
}

// Day reads a day: 2006-01-02.
func (d *Diary) Day(s string) model.Day {
	d.Helper()
	day, err := model.ParseDay(s)
	if err != nil {
		d.Fatal(err)
	}
	return day
}

// Do records changes in one event.
func (d *Diary) Do(verb string, do ...model.Change) {
	d.Helper()
	if _, err := d.Propose(model.Draft{Verb: verb, Do: do, Force: true}, "kim"); err != nil {
		d.Fatal(err)
	}
}

// Add adds a task to Todo, assigned to the given people.
func (d *Diary) Add(when, title string, who ...model.PersonID) model.ID {
	d.Helper()
	id := d.World.NewID()
	told := model.Told{At: d.At(when)}
	d.Do("add", model.AddTask{Told: told, Task: &model.Task{ID: id, Title: title, Column: "todo", Assignees: who}, Body: &model.Body{}})
	return id
}

// Move moves a task.
func (d *Diary) Move(when string, id model.ID, to model.ColumnID) {
	d.Helper()
	d.Do("move", model.Move{Told: model.Told{At: d.At(when)}, Task: id, To: to})
}

// Block blocks a task, or unblocks it if there is no reason.
func (d *Diary) Block(when string, id model.ID, why string) {
	d.Helper()
	d.Do("block", model.Blocking{Told: model.Told{At: d.At(when)}, Task: id, Reason: why})
}

// Take carries out a plan, such as an undo.
func (d *Diary) Take(plan model.Plan) {
	d.Helper()
	draft, err := plan(d.Log)
	if err != nil {
		d.Fatal(err)
	}
	if _, err := d.Propose(draft, "kim"); err != nil {
		d.Fatal(err)
	}
}
