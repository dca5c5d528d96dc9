package meet_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"baton/model"
	"baton/model/meet"
)

// berlin is a team in Berlin: ann works from Monday to Thursday.
func berlin(t *testing.T) *team {
	m := newTeam(t)
	info := m.Setup().Info
	info.Zone, info.WorkDays = "Europe/Berlin", model.MondayToFriday
	m.do("kim", model.SetInfo{Info: info})
	ann, _ := model.ByKey[model.Person](m.Setup(), "ann")
	ann.Days = model.MondayToFriday &^ (1 << time.Friday)
	m.do("kim", model.Put[model.Person]{Item: ann, Index: 1})
	return m
}

// at sets the clock to a time in Berlin of March 2026: "Mon 2 09:30".
func (m *team) at(text string) time.Time {
	m.Helper()
	zone := model.Zone("Europe/Berlin")
	when, err := time.ParseInLocation("Mon 2 Jan 2006 15:04", text[:strings.LastIndex(text, " ")]+" Mar 2026"+text[strings.LastIndex(text, " "):], zone)
	if err != nil {
		m.Fatal(err)
	}
	m.now = model.At(when)
	return when
}

// says records a check-in or a standup.
func (m *team) says(when string, by model.PersonID, c model.CheckIn) {
	m.Helper()
	now := m.at(when)
	m.do(by, meet.Complete(m.Log, c, now))
}

// on is a check-in on tasks.
func on(by model.PersonID, tasks ...model.ID) model.CheckIn {
	c := model.CheckIn{Present: []model.PersonID{by}}
	for _, id := range tasks {
		c.Promises = append(c.Promises, model.Promise{By: by, Task: id})
	}
	return c
}

func standup(by model.PersonID, tasks ...model.ID) model.CheckIn {
	c := on(by, tasks...)
	c.Standup = true
	return c
}

// told sums up the promises of a person at a moment: "kim open:1 still, today 2".
func (m *team) told(when string, who model.PersonID) string {
	m.Helper()
	now := m.at(when)
	d := meet.Make(m.Board, meet.Look(m.Log, 0, now), now, true)
	i := slices.IndexFunc(d.Turns, func(t meet.Turn) bool { return t.Person == who })
	var out []string
	for _, o := range d.Turns[i].Promised {
		text := fmt.Sprintf("%s:%d", o.Fate, m.NumberOf(o.Task))
		if o.Still {
			text += " still"
		}
		out = append(out, text)
	}
	for _, id := range d.Turns[i].Today {
		out = append(out, fmt.Sprintf("today:%d", m.NumberOf(id.Task)))
	}
	return strings.Join(append(out, d.Turns[i].Words...), ", ")
}

func (m *team) wantTold(when string, who model.PersonID, want string) {
	m.Helper()
	if got := m.told(when, who); got != want {
		m.Errorf("%s, %s: got %q, want %q", when, who, got, want)
	}
}

func TestTheDayOfACheckInIsDecidedWhenItIsHeard(t *testing.T) {
	for _, c := range []struct {
		when, want string
		by         model.PersonID
		hours      model.Hours
	}{
		{"Mon 2 08:00", "2026-03-02", "kim", model.Hours{}},
		{"Mon 2 16:59", "2026-03-02", "kim", model.Hours{}},
		{"Mon 2 17:00", "2026-03-03", "kim", model.Hours{}},
		{"Mon 2 16:00", "2026-03-03", "kim", model.Hours{From: 8*60 + 1, To: 16*60 + 1}},
		{"Fri 6 18:00", "2026-03-09", "kim", model.Hours{}},
		{"Sat 7 10:00", "2026-03-09", "kim", model.Hours{}},
		{"Thu 5 18:00", "2026-03-09", "ann", model.Hours{}},
		{"Fri 6 09:00", "2026-03-09", "ann", model.Hours{}},
	} {
		m := berlin(t)
		if info := m.Setup().Info; c.hours != info.Hours {
			info.Hours = c.hours
			m.do("kim", model.SetInfo{Info: info})
		}
		m.says(c.when, c.by, on(c.by, m.add("a", "todo", c.by)))
		said := m.Events[len(m.Events)-1].Do[0].(model.CheckIn)
		if said.Day.String() != c.want || said.Promises[0].Day != said.Day || said.Zone != "Europe/Berlin" {
			t.Errorf("%s on %s: it is for %s in %s, want %s", c.by, c.when, said.Day, said.Zone, c.want)
		}
	}
}

func TestWhatIsSaidAfterTheStandupIsForTheNextDay(t *testing.T) {
	m := berlin(t)
	a := m.add("a", "doing", "kim")
	m.says("Mon 2 09:30", "ann", standup("ann"))
	m.says("Mon 2 09:40", "kim", on("kim", a))
	m.wantTold("Mon 2 16:00", "kim", "today:1")
	m.wantTold("Tue 3 09:30", "kim", "today:1") // not overnight
	m.wantTold("Wed 4 09:30", "kim", "open:1 still")
}

func TestAPromiseIsJudgedFairly(t *testing.T) {
	m := berlin(t)
	a, b, c := m.add("a", "doing", "kim"), m.add("b", "doing", "kim"), m.add("c", "doing", "ann")
	m.says("Thu 5 09:30", "bo", func() model.CheckIn {
		s := standup("kim", a, b)
		s.Promises = append(s.Promises, model.Promise{By: "ann", Task: c})
		return s
	}())
	m.at("Thu 5 11:00")
	m.do("bo", model.PutPart[model.Comment]{Task: a, Item: model.Comment{Text: "look here"}, Index: -1})
	m.wantTold("Thu 5 15:00", "kim", "today:1, today:2")
	m.wantTold("Fri 6 09:30", "kim", "open:1, open:2 still") // a has been touched
	m.wantTold("Fri 6 09:30", "ann", "open:3")               // she is off
	m.wantTold("Mon 9 09:30", "ann", "open:3 still")
	m.at("Mon 9 10:00")
	m.do("bo", model.AddTask{Task: &model.Task{ID: m.World.NewID(), Title: "part", Column: "todo", Parent: b}})
	m.wantTold("Tue 10 09:30", "kim", "open:1, open:2") // a part of b was added
}

func TestALaterCheckInReplacesOrAdds(t *testing.T) {
	m := berlin(t)
	a, b := m.add("a", "doing", "kim"), m.add("b", "todo", "kim")
	m.says("Sun 1 09:30", "kim", standup("kim"))
	words := func(c model.CheckIn, text string) model.CheckIn { c.Words = text; return c }
	m.says("Mon 2 08:00", "kim", words(on("kim", a), "on a"))
	m.says("Mon 2 08:10", "kim", words(on("kim"), "late"))
	m.wantTold("Mon 2 09:30", "kim", "today:1, on a, late")
	m.says("Mon 2 08:20", "kim", words(on("kim", b), "no, on b"))
	m.wantTold("Mon 2 09:30", "kim", "today:2, no, on b")
	m.says("Tue 3 08:00", "kim", on("kim", a)) // there was no standup on Monday
	m.wantTold("Tue 3 09:30", "kim", "open:2 still, today:1, no, on b")
	m.wantTold("Wed 4 09:30", "kim", "open:1 still, no, on b") // that of Monday is replaced
}

func TestWhatIsSaidForALaterDayIsKeptUntilThen(t *testing.T) {
	m := berlin(t)
	a := m.add("a", "doing", "ann")
	c := on("ann", a)
	c.Words = "back on Monday"
	m.says("Thu 5 18:00", "ann", c)
	held := standup("kim")
	held.Promises = meet.Look(m.Log, 0, m.at("Fri 6 09:30")).Today(m.Setup(), model.Date(2026, 3, 6))
	m.says("Fri 6 09:30", "kim", held)
	m.wantTold("Mon 9 09:30", "ann", "today:1, back on Monday")
	m.wantTold("Tue 10 09:30", "ann", "open:1 still, back on Monday")
}

func TestWhoIsSilent(t *testing.T) {
	m := berlin(t)
	silent := func(when string) string {
		var out []string
		for _, p := range meet.Silent(m.Log, m.at(when)) {
			out = append(out, p.Name)
		}
		return strings.Join(out, " ")
	}
	want := func(when, want string) {
		t.Helper()
		if got := silent(when); got != want {
			t.Errorf("%s: %q are silent, want %q", when, got, want)
		}
	}
	want("Thu 5 09:00", "kim ann bo")
	m.says("Thu 5 18:00", "kim", on("kim"))
	want("Fri 6 09:00", "bo")         // ann is off
	want("Mon 9 09:00", "kim ann bo") // it was for Friday
	m.says("Mon 9 08:00", "ann", on("ann"))
	m.says("Mon 9 09:30", "kim", standup("kim"))
	want("Mon 9 11:00", "bo") // kim was there, ann had checked in
	m.says("Mon 9 11:10", "bo", on("bo"))
	want("Mon 9 12:00", "") // it is for Tuesday
	want("Tue 10 08:00", "kim ann")
}

func TestStalenessCountsWorkingDays(t *testing.T) {
	m := berlin(t)
	info := m.Setup().Info
	info.StaleDays, info.Holidays = 3, model.DaysOff{{First: model.Date(2026, 3, 9), Last: model.Date(2026, 3, 9)}}
	m.do("kim", model.SetInfo{Info: info})
	m.at("Thu 5 10:00")
	id := m.add("a", "doing", "kim")
	for when, want := range map[string]bool{"Fri 6 10:00": false, "Mon 9 23:00": false, "Tue 10 10:00": false, "Wed 11 00:10": true} {
		if got := model.IsStale(m.Setup(), m.Task(id), m.at(when)); got != want {
			t.Errorf("on %s it is stale: %v", when, got)
		}
	}
	now := m.at("Wed 11 09:30")
	d := meet.Make(m.Board, meet.Look(m.Log, 0, now), now, true)
	if len(d.Alarms) == 0 || d.Alarms[0].Text != "PAY-1 a (kim): no changes for 3 working days" {
		t.Errorf("alarms %+v", d.Alarms)
	}
}

func TestAtMostThreeThingsToLookAt(t *testing.T) {
	m := berlin(t)
	kim, _ := model.ByKey[model.Person](m.Setup(), "kim")
	kim.Limit = 2
	m.do("kim", model.Put[model.Person]{Item: kim, Index: 0})
	var all []model.ID
	for i := range 5 {
		all = append(all, m.add(fmt.Sprint("t", i), "doing", "kim"))
	}
	m.says("Mon 2 09:30", "kim", standup("kim", all[3]))
	now := m.at("Wed 18 09:30")
	d := meet.Make(m.Board, meet.Look(m.Log, 0, now), now, true)
	var of []string
	for _, a := range d.Alarms {
		if a.Person == "kim" {
			of = append(of, a.Text)
		}
	}
	want := []string{
		"kim meant to get on with PAY-4 t3: nothing has happened to it on the board",
		"kim holds 5 cards, over the limit of 2",
		"PAY-1 t0 (kim): no changes for 12 working days (and 3 more)",
	}
	if !slices.Equal(of, want) {
		t.Errorf("got %q, want %q", of, want)
	}
}

func TestWhatAStandupTookBackIsNotPromisedAgainOnItsDay(t *testing.T) {
	m := berlin(t)
	a := m.add("a", "doing", "kim")
	m.says("Mon 2 08:00", "kim", on("kim", a))
	m.says("Mon 2 09:30", "ann", standup("ann")) // kim took it back there
	m.wantTold("Mon 2 11:00", "kim", "")
	m.wantTold("Tue 3 09:30", "kim", "")
}
