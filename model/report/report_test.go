package report_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
	"baton/model/report"
)

// when is the moment of most reports here: a Friday evening.
const when = "2026-03-13 18:00"

// tell makes the report of a diary, as of a moment.
func tell(d *modeltest.Diary, k report.Kind, at string, ask ...func(*report.Ask)) *report.Report {
	h := flow.Read(d.Setup(), slices.Values(d.Events))
	now := d.At(at)
	a := report.Ask{
		Kind: k, Now: now, Window: report.Window(h, k, 0, 0, now.Time().In(d.Zone)),
		Dice: dice,
	}
	for _, f := range ask {
		f(&a)
	}
	return report.Make(h, a)
}

// dice are the same for each forecast.
func dice(uint64) func(int) int { return rand.New(rand.NewPCG(1, 1)).IntN }

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

func titles(l []report.Task) []string {
	var out []string
	for _, t := range l {
		out = append(out, t.Title)
	}
	return out
}

// weeks is two weeks of March 2026 worked out on paper; Monday is the 2nd.
func weeks(t *testing.T) *modeltest.Diary {
	d := modeltest.NewDiary(t, "Europe/Berlin")
	a := d.Add("2026-02-27 09:00", "a", "kim")
	b := d.Add("2026-03-02 09:00", "b", "kim", "ann")
	c := d.Add("2026-03-03 09:00", "c", "ann")
	e := d.Add("2026-03-05 09:00", "e")
	f := d.Add("2026-03-09 09:00", "f")
	g := d.Add("2026-03-09 09:00", "g")
	d.Move("2026-03-03 10:00", a, "doing")
	d.Move("2026-03-04 10:00", a, "done") // in the week before: 2 days
	d.Move("2026-03-05 10:00", b, "doing")
	d.Move("2026-03-09 10:00", b, "done") // 5 days
	d.Move("2026-03-10 10:00", c, "doing")
	d.Block("2026-03-10 12:00", c, "waits for ops")
	d.Block("2026-03-10 15:00", c, "")
	d.Move("2026-03-12 10:00", c, "done") // 3 days
	d.Move("2026-03-05 11:00", e, "doing")
	d.Move("2026-03-11 10:00", f, "doing")
	d.Block("2026-03-13 12:00", f, "no test data")
	d.Do("archive", model.Archive{Told: model.Told{At: d.At("2026-03-12 10:00")}, Task: g})
	return d
}

func TestAWeekWorkedOutByHand(t *testing.T) {
	d := weeks(t)
	r := tell(d, report.Weekly, when)
	same(t, "window", []string{r.Since.String(), r.Until.String()}, []string{"2026-03-07", "2026-03-13"})
	same(t, "finished", titles(r.Finished), []string{"b", "c"})
	same(t, "started", titles(r.Started), []string{"c", "f"})
	same(t, "added", titles(r.Added), []string{"f", "g"})
	same(t, "dropped", titles(r.Dropped), []string{"g"})
	same(t, "carried over", titles(r.Carried), []string{"e"})
	if r.Carried[0].Age != 9 {
		t.Errorf("e is %d days old, not 9: from Thursday to Friday week", r.Carried[0].Age)
	}
	same(t, "blocked", r.Blocked, []report.Reason{{Reason: "no test data", Tasks: 1, Hours: 6, Still: 1}, {Reason: "waits for ops", Tasks: 1, Hours: 3}})
	// At the ends of Saturday to Friday b and e, b and e, e, e c, e c f, e f, e f were in progress.
	same(t, "figures", r.Figures, report.Figures{
		Finished: 2, Started: 2, Added: 2, Dropped: 1, Carried: 1, Cycle50: 3, Cycle85: 5, WIP: 14.0 / 7, WIPEnd: 2, Held: 9, PerDay: 2.0 / 5,
	})
	same(t, "summary", r.Summary, []string{
		"The team finished 2 tasks and added 2.", // 1 the week before: that is chance
		"There are 2 tasks in progress, the oldest for 9 days; 1 task is blocked.",
		"There are 2 open tasks. The history is too short for a forecast (3 tasks finished in 10 working days; 5 are needed).",
	})
	if tell(d, report.Sprint, when).Before != nil {
		t.Error("the board began within the two weeks before, and is compared with them")
	}
	same(t, "people", shares(r.People), []string{"kim 1", "ann 2", "bo 0", " 0"})
}

func shares(l []report.Share) []string {
	var out []string
	for _, s := range l {
		out = append(out, s.Name+" "+string(rune('0'+s.Figures.Finished)))
	}
	return out
}

func TestAWeekIsComparedWithTheOneBefore(t *testing.T) {
	d := weeks(t)
	r := tell(d, report.Weekly, when)
	if r.Before == nil || r.Before.Finished != 1 || r.Before.Cycle50 != 2 {
		t.Fatalf("before: %+v", r.Before)
	}
	same(t, "compared", *r.Compared, report.Compared{
		Finished: 2, Before: 1, WorkDays: 4, BeforeWorkDays: 4, Until: d.Day("2026-03-12"), BeforeSince: d.Day("2026-02-28"), BeforeUntil: d.Day("2026-03-05"),
	})
	r = tell(d, report.Weekly, "2026-03-18 18:00") // after which nothing happened
	same(t, "in progress since", r.Summary[1], "There are 2 tasks in progress, the oldest for 14 days; 1 task is blocked.")
	r = tell(d, report.Weekly, "2026-03-30 18:00")
	same(t, "none", r.Summary[0], "The team finished no tasks and added none.")
}

func TestOneOfAll(t *testing.T) {
	d := modeltest.NewDiary(t, "UTC")
	same(t, "empty", tell(d, report.Weekly, when).Summary, []string{
		"The team finished no tasks and added none.", "Nothing is in progress.", "Nothing is open.",
	})
	a := d.Add("2026-03-12 09:00", "a", "kim")
	d.Move("2026-03-13 09:00", a, "doing")
	same(t, "one", tell(d, report.Weekly, when).Summary, []string{
		"The team finished no tasks and added 1.", "1 task has been in progress for 1 day.",
		"There is 1 open task. The history is too short for a forecast (no tasks finished in 1 working day; 5 in 10 are needed).",
	})
	d.Block("2026-03-13 10:00", a, "why")
	d.Move("2026-03-13 11:00", d.Add("2026-03-13 09:00", "b", "kim"), "done")
	past := func(a *report.Ask) { a.Window.First, a.Window.Last = a.Window.First-1, a.Window.Last-1 }
	same(t, "as it was", tell(d, report.Weekly, when, past).Summary, []string{
		"The team finished no tasks and added 1.", "Nothing was in progress.",
		"There was 1 open task. The history was too short for a forecast (no tasks finished in 0 working days; 5 in 10 were needed).",
	})
	kim := func(a *report.Ask) { a.Person = "kim" }
	same(t, "one person", tell(d, report.Person, when, kim).Summary, []string{
		"kim finished 1 task and started 1.", "1 task has been in progress for 1 day; 1 task is blocked.",
		"There is 1 open task. The history is too short for a forecast (no tasks finished in 1 working day; 5 in 10 are needed).",
	})
}

// A steady team: two tasks on each working day for four weeks, five left.
func steady(t *testing.T) *modeltest.Diary {
	d := modeltest.NewDiary(t, "UTC")
	for day := d.Day("2026-02-16"); day <= d.Day("2026-03-13"); day++ {
		if model.MondayToFriday.Has(day.Weekday()) {
			for range 2 {
				d.Move(day.String()+" 12:00", d.Add("2026-02-16 09:00", "t"), "done")
			}
		}
	}
	for i := range 5 {
		id := d.Add("2026-02-16 09:00", "left")
		if i < 3 {
			d.Do("edit", model.Set{Task: id, Field: model.MilestoneField, To: model.Text("v1")})
		}
	}
	return d
}

func TestForecastsOfASteadyTeam(t *testing.T) {
	d := steady(t)
	r := tell(d, report.Milestone, when)
	same(t, "forecast", r.Forecast, report.Forecast{
		Open: 5, Believable: true, PastDays: 19, Past: 38, BusyDays: 19, Ever: 40, Pace: 10, RatesSince: d.Day("2026-02-16"), RatesDays: 19, RatesOf: 38,
		By50: d.Day("2026-03-18"), By85: d.Day("2026-03-18"), Next: d.Day("2026-03-20"), Next50: 5, Next85: 5,
	})
	same(t, "in words", r.Summary[2], "The 5 open tasks are likely (85 %) to be finished by 18 Mar.")
	v1 := r.Milestones[0]
	same(t, "milestone", []any{v1.Name, v1.Scope, v1.Done, v1.Forecast.By85.String()}, []any{"v1", 3, 0, "2026-03-17"})
	same(t, "burn-up", v1.BurnUp[0], report.Burn{Day: d.Day("2026-02-16"), Scope: 3, Open: 3})
	if got := len(v1.BurnUp); got != 26 {
		t.Errorf("it burns up for %d days, not since the 26 days of the board", got)
	}
}

func TestHolidaysAreNoPastAndNoFuture(t *testing.T) {
	d := steady(t)
	info := d.Setup().Info
	for _, day := range []string{"2026-03-05", "2026-03-16", "2026-03-17", "2026-03-20"} {
		info.Holidays = append(info.Holidays, model.DaySpan{First: d.Day(day), Last: d.Day(day)})
	}
	d.Do("edit", model.SetInfo{Info: info})
	r := tell(d, report.Weekly, when)
	// What was finished on the 5th counts for the 4th; there is work on the 18th, 19th and 23rd.
	same(t, "forecast", r.Forecast, report.Forecast{
		Open: 5, Believable: true, PastDays: 18, Past: 38, BusyDays: 18, Ever: 40, Pace: 10.56, RatesSince: d.Day("2026-02-16"), RatesDays: 18, RatesOf: 38,
		By50: d.Day("2026-03-23"), By85: d.Day("2026-03-23"), Next: d.Day("2026-03-19"), Next50: 4, Next85: 3,
	})
	same(t, "a day", tell(d, report.Weekly, "2026-03-06 18:00").Figures.PerDay, 10./4)
}

func TestOneMilestone(t *testing.T) {
	d := steady(t)
	h := flow.Read(d.Setup(), slices.Values(d.Events))
	now := d.At(when)
	r := report.Make(h, report.Ask{
		Kind: report.Milestone, Milestone: "v1", Now: now, Dice: dice,
		Window: report.Window(h, report.Milestone, 0, 0, now.Time().In(d.Zone)),
	})
	same(t, "whose it is", r.OfMilestone, "v1")
	same(t, "its tasks alone", []int{r.Figures.Added, r.Figures.Finished, r.Forecast.Open, len(r.Milestones)}, []int{3, 0, 3, 1})
	same(t, "at the team's pace", r.Forecast.By85, d.Day("2026-03-17"))
	if len(r.People) != 1 || r.People[0].Name != "" || r.People[0].Open != 3 {
		t.Errorf("people: %+v", r.People)
	}
}

func TestForecastsRepeat(t *testing.T) {
	d := modeltest.NewDiary(t, "UTC")
	roll := rand.New(rand.NewPCG(3, 3))
	for day := d.Day("2026-02-16"); day <= d.Day("2026-03-13"); day++ {
		for range roll.IntN(4) {
			d.Move(day.String()+" 12:00", d.Add(day.String()+" 09:00", "t"), "done")
		}
		d.Add(day.String()+" 09:00", "left")
	}
	same(t, "forecast", tell(d, report.Flow, when), tell(d, report.Flow, when))
}

func TestAForecastDoesNotDependOnTheOthers(t *testing.T) {
	d := modeltest.NewDiary(t, "UTC")
	d.Do("milestones", model.Put[model.Milestone]{Item: model.Milestone{ID: "v2", Name: "v2"}, Index: -1})
	roll := rand.New(rand.NewPCG(3, 3))
	for day := d.Day("2026-02-16"); day <= d.Day("2026-03-13"); day++ {
		for range roll.IntN(4) {
			d.Move(day.String()+" 12:00", d.Add(day.String()+" 09:00", "t"), "done")
		}
		put(d, day.String()+" 09:00", d.Add(day.String()+" 09:00", "left"), []string{"v1", "v2"}[day%2])
	}
	all := tell(d, report.Milestone, when).Milestones
	for i, m := range []model.MilestoneID{"v1", "v2"} {
		alone := tell(d, report.Milestone, when, func(a *report.Ask) { a.Milestone = m })
		same(t, "alone", alone.Milestones[0].Forecast, all[i].Forecast)
		same(t, "of the report", alone.Forecast, all[i].Forecast)
	}
}

func TestFlowWorkedOutByHand(t *testing.T) {
	r := tell(weeks(t), report.Flow, when)
	same(t, "since", r.Since.String(), "2026-02-27")
	f := r.Flow
	same(t, "cycle", f.Cycle, report.Spread{P50: 3, P85: 5, P95: 5, Bins: []report.Bin{{1, 1, 0}, {2, 2, 1}, {3, 3, 1}, {4, 4, 0}, {5, 5, 1}}})
	same(t, "lead", []int{f.Lead.P50, f.Lead.P85}, []int{8, 10})
	var ages []string
	for _, a := range f.Ageing {
		ages = append(ages, a.Title+" "+string(rune('0'+a.Age))+" "+string(rune('0'+a.Past/10)))
	}
	same(t, "ageing", ages, []string{"e 9 9", "f 3 0"})
	last := r.Days[len(r.Days)-1]
	same(t, "counts", last.Counts, []int{0, 0, 2, 0, 3})
	same(t, "wip", last.WIP, 2)
	// 24 h, 96 h and 48 h, three of them blocked.
	same(t, "efficiency", f.Efficiency, (24.0+96+48-3)/(24+96+48))
}

// Clocks went forward in Berlin on 29 March 2026.
func TestAWindowAcrossDaylightSaving(t *testing.T) {
	d := modeltest.NewDiary(t, "Europe/Berlin")
	a := d.Add("2026-03-20 09:00", "a")
	d.Move("2026-03-28 23:59", a, "doing")
	d.Move("2026-03-30 00:01", a, "done")
	r := tell(d, report.Weekly, "2026-03-30 00:30")
	same(t, "finished", r.Finished[0].Cycle, 3)
	same(t, "days", []int{len(r.Days), r.Days[5].WIP, r.Days[6].Finished}, []int{7, 1, 1})
	same(t, "since", r.Since.String(), "2026-03-24")
}

func TestWorkStaysWithWhoDidIt(t *testing.T) {
	d := modeltest.NewDiary(t, "UTC")
	a := d.Add("2026-03-10 09:00", "a", "bo")
	d.Move("2026-03-11 09:00", a, "done")
	bo := d.Setup().People[2]
	bo.Removed = true
	d.Do("people",
		model.Members{Told: model.Told{At: d.At("2026-03-12 09:00")}, Task: a, Field: model.AssigneesField, Remove: []string{"bo"}},
		model.Put[model.Person]{Item: bo, Index: -1})
	r := tell(d, report.Person, when)
	same(t, "people", shares(r.People), []string{"kim 0", "ann 0", "bo 1"})
	if !r.People[2].Removed {
		t.Error("bo is still there")
	}
	same(t, "who", r.Finished[0].Assignees, []string{"bo"})
}
