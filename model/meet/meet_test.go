package meet_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/meet"
	"baton/model/modeltest"
	"baton/model/op"
)

// team is a board with a log, whose days the tests write.
type team struct {
	*testing.T
	*modeltest.Log
	now model.Instant
}

func newTeam(t *testing.T) *team {
	s := modeltest.Setup()
	for i := range s.Columns {
		s.Columns[i].Limit, s.Columns[i].PersonLimit = 0, 0
	}
	return &team{t, modeltest.NewLog(s), model.At(time.Date(2026, 3, 2, 9, 0, 0, 0, time.UTC))}
}

func (m *team) do(by model.PersonID, c ...model.Change) {
	m.Helper()
	m.now += 60_000
	if _, err := m.Propose(model.Draft{Verb: "x", Do: c, Force: true}, by); err != nil {
		m.Fatal(err)
	}
	m.Events[len(m.Events)-1].At = m.now
}

func (m *team) add(title string, column model.ColumnID, who ...model.PersonID) model.ID {
	m.Helper()
	id := m.World.NewID()
	m.do("kim", model.AddTask{Told: model.Told{At: m.now}, Task: &model.Task{ID: id, Title: title, Column: column, Assignees: who}})
	return id
}

func (m *team) move(by model.PersonID, id model.ID, to model.ColumnID) {
	m.Helper()
	m.do(by, model.Move{Told: model.Told{At: m.now + 60_000, By: by}, Task: id, To: to})
}

func (m *team) later(d time.Duration) { m.now += model.Instant(d.Milliseconds()) }

func (m *team) digest(asked model.Instant) meet.Digest {
	return meet.Make(m.Board, meet.Look(m.Log, asked, m.now.Time()), m.now.Time(), true)
}

// say writes a digest down in a line for each person.
func (m *team) say(d meet.Digest) string {
	var b strings.Builder
	list := func(what string, l []*model.Task) {
		for _, t := range l {
			fmt.Fprintf(&b, " %s:%s", what, t.Title)
		}
	}
	for _, t := range d.Turns {
		b.WriteString(string(t.Person))
		list("finished", t.Finished)
		list("moved", t.Moved)
		list("doing", t.Doing)
		list("blocked", t.Blocked)
		list("next", t.Next)
		for _, o := range t.Promised {
			fmt.Fprintf(&b, " %s:%d", o.Fate, m.NumberOf(o.Task))
		}
		b.WriteString("\n")
	}
	return b.String()
}

func (m *team) want(d meet.Digest, want string) {
	m.Helper()
	if got := m.say(d); got != want {
		m.Errorf("got\n%swant\n%s", got, want)
	}
}

func TestWhatHappenedBetweenTwoStandups(t *testing.T) {
	m := newTeam(t)
	a, b := m.add("a", "doing", "kim"), m.add("b", "todo", "kim")
	c, d := m.add("c", "doing", "ann"), m.add("d", "todo", "ann")
	e := m.add("e", "doing", "bo")
	m.move("kim", a, "review")
	m.do("kim", model.CheckIn{Standup: true, Present: []model.PersonID{"kim", "ann"}, Promises: []model.Promise{
		{By: "kim", Task: a}, {By: "kim", Task: b}, {By: "ann", Task: c}, {By: "ann", Task: d}, {By: "bo", Task: e},
	}, Parked: []model.Remark{{By: "ann", Text: "the lift"}}})
	held := m.now
	m.later(72 * time.Hour) // a weekend
	m.move("kim", a, "done")
	m.do("ann", model.Blocking{Task: c, Reason: "no data"})
	m.move("ann", d, "doing")
	m.do("bo", model.Members{Task: e, Field: model.AssigneesField, Remove: []string{"bo"}})
	got := m.digest(0)
	if got.First || got.Since != held || len(got.Parked) != 1 {
		t.Errorf("since %s, first %v, parked %v", got.Since, got.First, got.Parked)
	}
	m.want(got, "kim finished:a next:b kept:1 open:2\nann moved:d doing:d blocked:c blocked:3 moved:4\nbo dropped:5\n")
	var kinds []string
	for _, alarm := range got.Alarms {
		kinds = append(kinds, alarm.Kind+" "+string(alarm.Person))
	}
	if got, want := strings.Join(kinds, ","), "unowned ,broken kim,idle bo"; got != want {
		t.Errorf("alarms %s, want %s", got, want)
	}
	if got := m.digest(held - 1); len(got.Turns[0].Finished) != 1 {
		t.Error("asked for a moment, it tells nothing of it")
	}
}

func TestWhatWentThereAndBackIsWhereItWas(t *testing.T) {
	m := newTeam(t)
	a := m.add("a", "doing", "kim")
	m.do("kim", model.CheckIn{Standup: true, Promises: []model.Promise{{By: "kim", Task: a}}})
	m.later(24 * time.Hour)
	m.move("kim", a, "review")
	m.move("ann", a, "doing")
	m.want(m.digest(0), "kim doing:a open:1\nann\nbo\n")
}

func TestTheFirstStandupEverAndAnUndoneOne(t *testing.T) {
	m := newTeam(t)
	a := m.add("a", "todo", "kim")
	m.later(48 * time.Hour)
	m.move("kim", a, "doing")
	if d := m.digest(0); !d.First || d.Since.String() != "2026-03-03T00:00:00Z" {
		t.Errorf("first %v since %s", d.First, d.Since)
	}
	m.do("kim", model.CheckIn{Standup: true, Promises: []model.Promise{{By: "kim", Task: a}}})
	m.want(m.digest(0), "kim doing:a\nann\nbo\n") // nothing is due on the day it was promised for
	m.later(24 * time.Hour)
	m.do("ann", model.CheckIn{Words: "at the dentist's"})
	d := m.digest(0)
	m.want(d, "kim doing:a open:1\nann\nbo\n")
	if got := strings.Join(d.Turns[1].Words, " / "); got != "at the dentist's" {
		t.Errorf("ann's words are %q", got)
	}
	draft, err := model.Undo("kim", 0).Plan(false)(m.Log)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Propose(draft, "kim"); err != nil {
		t.Fatal(err)
	}
	m.Events[len(m.Events)-1].At = m.now
	if d := m.digest(0); !d.First {
		t.Error("a standup that was undone was the last one")
	}
}

func TestTheBoardIsWalkedFromRightToLeftTheOldestFirst(t *testing.T) {
	m := newTeam(t)
	m.add("young", "review", "kim")
	old := m.add("old", "review", "kim")
	m.add("doing", "doing", "kim")
	m.add("waiting", "todo", "kim")
	tasks := m.digest(0).Walk
	_ = old
	var got []string
	for _, task := range tasks {
		got = append(got, task.Title)
	}
	if strings.Join(got, " ") != "young old doing" {
		t.Errorf("got %v", got)
	}
}

func TestAClockThatWasSetBackLosesNothing(t *testing.T) {
	m := newTeam(t)
	a, b := m.add("a", "doing", "kim"), m.add("b", "doing", "kim")
	m.do("kim", model.CheckIn{Standup: true})
	m.later(-48 * time.Hour)
	m.do("kim", model.Move{Task: a, To: "done"})
	// What an import replays from before the standup is not news.
	m.do("kim", model.Move{Told: model.Told{At: m.now - 1000, By: "kim"}, Task: b, To: "review"})
	m.want(m.digest(0), "kim finished:a doing:b\nann\nbo\n")
}

func TestWorkOfWhoHasLeftIsTold(t *testing.T) {
	m := newTeam(t)
	a := m.add("a", "doing", "bo")
	m.add("b", "doing", "kim")
	m.do("kim", model.CheckIn{Standup: true, Present: []model.PersonID{"kim", "bo"}, Promises: []model.Promise{{By: "bo", Task: a}}})
	m.later(24 * time.Hour)
	m.move("bo", a, "done")
	d0, err := op.Plan(op.Remove[model.Person]{Names: []string{"bo"}, Off: true}, op.How{})(m.Log)
	if err != nil {
		t.Fatal(err)
	}
	m.do("kim", d0.Do...)
	d := m.digest(0)
	m.want(d, "kim doing:b\nann\n")
	if len(d.Others) != 1 || d.Others[0].ID != a {
		t.Errorf("others finished %v, want a", d.Others)
	}
}

func TestAnEmptyBoard(t *testing.T) {
	m := newTeam(t)
	d := m.digest(0)
	m.want(d, "kim\nann\nbo\n")
	if len(d.Walk)+len(d.Others)+len(d.Parked) != 0 || !d.First {
		t.Errorf("an empty board tells %+v", d)
	}
}

func TestAFirstStandupCountsFromTheLastWorkingDay(t *testing.T) {
	holidays := model.DaysOff{{First: model.Date(2026, 12, 24), Last: model.Date(2026, 12, 26)}}
	for _, c := range []struct {
		now, want string
		board     model.Info
	}{
		{"2026-11-24T09:31:00+01:00", "2026-11-23T00:00:00+01:00", model.Info{WorkDays: model.MondayToFriday}},
		{"2026-11-23T09:31:00+01:00", "2026-11-20T00:00:00+01:00", model.Info{WorkDays: model.MondayToFriday}},
		{"2026-12-28T09:31:00+01:00", "2026-12-23T00:00:00+01:00", model.Info{WorkDays: model.MondayToFriday, Holidays: holidays}},
		{"2026-12-27T09:31:00+01:00", "2026-12-23T00:00:00+01:00", model.Info{Holidays: holidays}},
		{"2026-10-26T09:31:00+01:00", "2026-10-25T00:00:00+02:00", model.Info{}}, // the clocks changed on it
	} {
		zone, err := time.LoadLocation("Europe/Berlin")
		now, err2 := time.Parse(time.RFC3339, c.now)
		if err != nil || err2 != nil {
			t.Fatal(err, err2)
		}
		if got := meet.DayBefore(now.In(zone), c.board).Format(time.RFC3339); got != c.want {
			t.Errorf("%s: got %s, want %s", c.now, got, c.want)
		}
	}
}
