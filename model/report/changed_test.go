package report_test

import (
	"slices"
	"testing"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
	"baton/model/report"
)

// clocked is a diary with control over when its events are recorded: they may have
// happened in the world before that.
type clocked struct{ *modeltest.Diary }

// on makes the next events be recorded on a day, from noon on.
func (c clocked) on(day string) {
	c.World.Begin = c.At(day+" 12:00") - 60_000*model.Instant(len(c.Events)*10)
}

func (c clocked) undo() { c.Take(model.Undo("kim", 0).Plan(false)) }

// again reports on the week from Monday, 2 March 2026, at a later day.
func (c clocked) again(at string) *report.Report {
	return tell(c.Diary, report.Weekly, at, func(a *report.Ask) {
		a.Window.First, a.Window.Last = c.Day("2026-03-02"), c.Day("2026-03-08")
		var known []model.Event
		for _, ev := range c.Events {
			if ev.At < a.Over() {
				known = append(known, ev)
			}
		}
		a.Then = flow.Read(c.Setup(), slices.Values(known))
	})
}

func changes(r *report.Report) []string {
	out := []string{}
	for _, c := range r.Changed {
		out = append(out, c.Text)
	}
	return out
}

func TestAWeekToldAgainSaysWhatHasChanged(t *testing.T) {
	d := clocked{modeltest.NewDiary(t, "Europe/Berlin")}
	d.on("2026-03-04")
	var ids []model.ID
	for _, title := range []string{"stays", "taken back", "reopened", "deleted", "done twice"} {
		ids = append(ids, d.Add("2026-03-03 09:00", title))
	}
	for _, i := range []int{0, 2, 3, 4, 1} {
		d.Move("2026-03-04 10:00", ids[i], "done")
	}
	same(t, "of a week that goes on", changes(d.again("2026-03-06 18:00")), []string{})
	same(t, "at its end", changes(d.again("2026-03-09 00:00")), []string{})
	d.on("2026-03-10")
	d.undo()
	d.Move("2026-03-06 10:00", d.Add("2026-03-06 09:00", "late"), "done")
	d.Move("2026-03-11 10:00", ids[2], "doing")
	d.Move("2026-03-11 10:00", ids[4], "doing")
	d.Move("2026-03-12 10:00", ids[4], "done")
	d.Do("delete", model.DeleteTask{Told: model.Told{At: d.At("2026-03-12 11:00")}, Task: ids[3]})
	r := d.again("2026-03-13 18:00")
	same(t, "finished", titles(r.Finished), []string{"stays", "reopened", "deleted", "done twice", "late"})
	same(t, "since", changes(r), []string{
		"PAY-2 taken back is no longer counted as finished: it was undone",
		"PAY-6 late was entered later",
		"PAY-3 reopened was reopened on 11 Mar",
		"PAY-4 deleted was deleted on 12 Mar",
		"PAY-5 done twice was reopened on 11 Mar and finished again on 12 Mar",
	})
	same(t, "reopened after it", len(r.Reopened), 0)
}

func TestAnAddingTakenBackIsTold(t *testing.T) {
	d := clocked{modeltest.NewDiary(t, "UTC")}
	d.on("2026-03-04")
	a := d.Add("2026-03-03 09:00", "a")
	d.Add("2026-03-03 09:00", "b")
	d.on("2026-03-10")
	d.undo()
	d.Move("2026-03-05 10:00", a, "doing")
	same(t, "since", changes(d.again("2026-03-13 18:00")), []string{
		"PAY-1 a is now counted as started: that was entered later", "PAY-2 b is no longer counted as added: it was undone",
	})
}

func TestReopenedWorkIsTold(t *testing.T) {
	d := modeltest.NewDiary(t, "UTC")
	for _, title := range []string{"a", "b", "c"} {
		id := d.Add("2026-03-09 09:00", title)
		d.Move("2026-03-10 10:00", id, "done")
		if title != "c" {
			d.Move("2026-03-11 10:00", id, "doing")
		}
		if title == "a" {
			d.Move("2026-03-11 12:00", id, "done")
			d.Move("2026-03-11 13:00", id, "todo") // again: it counts once
			d.Move("2026-03-12 12:00", id, "done")
		}
	}
	r := tell(d, report.Weekly, when)
	same(t, "reopened", titles(r.Reopened), []string{"b", "a"})
	same(t, "figure", r.Figures.Reopened, 2)
	same(t, "in words", r.Summary[0], "The team finished 2 tasks and added 3; 2 were reopened.")
	d.Move("2026-03-13 10:00", d.Add("2026-03-13 09:00", "slip"), "done")
	d.Move("2026-03-13 11:00", d.Add("2026-03-13 09:00", "x"), "done")
	d.Take(model.Undo("kim", 0).Plan(false))
	same(t, "what was undone is not reopened", len(tell(d, report.Weekly, when).Reopened), 2)
}

func TestWhoIsBlockedAndWhoWaitsAreToldApart(t *testing.T) {
	d := modeltest.NewDiary(t, "UTC")
	a, b, c := d.Add("2026-03-10 09:00", "a", "kim"), d.Add("2026-03-10 09:00", "b", "kim"), d.Add("2026-03-10 09:00", "c", "ann")
	for _, id := range []model.ID{a, b, c} {
		d.Move("2026-03-11 10:00", id, "doing")
	}
	d.Block("2026-03-11 12:00", a, "waits for ops")
	d.Block("2026-03-11 12:00", b, "waits for ops")
	d.Do("edit", model.Members{Told: model.Told{At: d.At("2026-03-13 12:00")}, Task: c, Field: model.AfterField, Add: []string{a.String()}})
	r := tell(d, report.Weekly, when)
	same(t, "in words", r.Summary[1], "There are 3 tasks in progress, the oldest for 3 days; 2 tasks are blocked and 1 waits for another.")
	same(t, "of kim", []int{r.People[0].Blocked, r.People[0].Waiting}, []int{2, 0})
	same(t, "of ann", []int{r.People[1].Blocked, r.People[1].Waiting}, []int{0, 1})
	same(t, "hours", []float64{r.Figures.Held, r.Figures.Waited}, []float64{2 * 54, 6})
	d.Move("2026-03-13 15:00", a, "done")
	d.Move("2026-03-13 15:00", b, "done")
	r = tell(d, report.Weekly, when)
	same(t, "then", r.Summary[1], "1 task has been in progress for 3 days.")
	same(t, "hours then", []float64{r.Figures.Held, r.Figures.Waited}, []float64{2 * 51, 3})

	info := d.Setup().Info
	info.Hours = model.Hours{From: 9*60 + 1, To: 17*60 + 1}
	d.Do("edit", model.SetInfo{Info: info})
	r = tell(d, report.Weekly, when)
	same(t, "working hours", []float64{r.WorkDay, r.Figures.Held, r.Figures.Waited}, []float64{8, 2 * (5 + 8 + 6), 3})
}

func TestWhatLeftTheBoardHasAStatus(t *testing.T) {
	d := modeltest.NewDiary(t, "UTC")
	a, b := d.Add("2026-03-10 09:00", "a"), d.Add("2026-03-10 09:00", "b")
	d.Do("archive", model.Archive{Told: model.Told{At: d.At("2026-03-11 10:00")}, Task: a})
	d.Do("delete", model.DeleteTask{Told: model.Told{At: d.At("2026-03-12 10:00")}, Task: b})
	r := tell(d, report.Weekly, when)
	same(t, "status", []string{r.Dropped[0].Status, r.Dropped[1].Status}, []string{"archived", "deleted"})
}
