package report_test

import (
	"fmt"
	"testing"

	"baton/model"
	"baton/model/meet"
	"baton/model/modeltest"
	"baton/model/report"
)

// says records a standup or a check-in.
func says(d *modeltest.Diary, when string, c model.CheckIn) {
	d.Helper()
	at := d.At(when)
	c = meet.Complete(d.Log, c, at.Time().In(d.Zone))
	c.At, c.By = at, "kim"
	d.Do("checkin", c)
	d.Events[len(d.Events)-1].At = at
}

func TestAWeekSumsUpItsStandups(t *testing.T) {
	d := modeltest.NewDiary(t, "Europe/Berlin")
	a, b := d.Add("2026-03-02 08:00", "a", "kim"), d.Add("2026-03-02 08:00", "b", "kim")
	c, gone := d.Add("2026-03-02 08:00", "c", "ann"), d.Add("2026-03-02 08:00", "gone", "ann")
	promise := func(l ...any) (out []model.Promise) {
		for i := 0; i < len(l); i += 2 {
			out = append(out, model.Promise{By: model.PersonID(l[i].(string)), Task: l[i+1].(model.ID)})
		}
		return out
	}
	began := func(when string) model.Instant { return d.At(when) }
	says(d, "2026-03-02 09:40", model.CheckIn{
		Standup: true, Began: began("2026-03-02 09:28"), Promises: promise("kim", a, "kim", b, "ann", c, "ann", gone),
		Present: []model.PersonID{"kim", "ann"}, Decided: []string{"no deploys"}, Parked: []model.Remark{{Text: "the lift"}},
	})
	d.Move("2026-03-02 14:00", b, "doing") // it moved on
	d.Move("2026-03-02 15:00", a, "done")
	d.Do("delete", model.DeleteTask{Told: model.Told{At: d.At("2026-03-02 16:00")}, Task: gone})
	says(d, "2026-03-03 09:35", model.CheckIn{Standup: true, Began: began("2026-03-03 09:30"), Present: []model.PersonID{"kim"}, Promises: promise("kim", b)})
	d.Move("2026-03-03 15:00", b, "done")
	d.Move("2026-03-03 15:10", c, "done") // too late for what was promised on Monday
	says(d, "2026-03-04 09:35", model.CheckIn{Standup: true, Present: []model.PersonID{"ann"}, Promises: promise("kim", b), Decided: []string{"without kim"}})

	s := tell(d, report.Weekly, "2026-03-04 12:00").Standups
	same(t, "held", []int{s.Held, s.Minutes, s.Timed, s.Kept, s.Dropped}, []int{3, 17, 2, 2, 1})
	same(t, "missed", fmt.Sprint(s.Missed), "[{PAY-2 b kim 2026-03-02 Done moved} {PAY-3 c ann 2026-03-02 Done open}]")
	same(t, "decided", fmt.Sprint(s.Decided, s.Parked), "[{no deploys 2026-03-02} {without kim 2026-03-04}] [{the lift 2026-03-02}]")
	s = tell(d, report.Person, "2026-03-05 12:00", func(a *report.Ask) { a.Person = "kim" }).Standups
	same(t, "of kim, a day later", []int{s.Held, s.Kept, s.Dropped, len(s.Missed), len(s.Decided)}, []int{2, 3, 0, 1, 1})
	if s := tell(d, report.Flow, "2026-03-05 12:00").Standups; s != nil {
		t.Errorf("a report on flow tells %+v", s)
	}
	d.Take(model.Undo("kim", 0).Plan(true))
	same(t, "a standup that was undone", tell(d, report.Weekly, "2026-03-04 12:00").Standups.Held, 2)
}

// Minutes and reports both say what became of a promise, each worked out in its own way.
func TestReportsAndMinutesAgreeOnPromises(t *testing.T) {
	told := func(d *modeltest.Diary) model.Told { return model.Told{At: d.At("2026-03-02 15:00")} }
	remove := func(d *modeltest.Diary, id model.ID) {
		d.Do("delete", model.DeleteTask{Told: told(d), Task: id})
	}
	archive := func(d *modeltest.Diary, id model.ID) {
		d.Do("archive", model.Archive{Told: told(d), Task: id})
	}
	hand := func(d *modeltest.Diary, id model.ID, add ...string) {
		d.Do("assign", model.Members{Told: told(d), Task: id, Field: model.AssigneesField, Remove: []string{"kim"}, Add: add})
	}
	done := func(d *modeltest.Diary, id model.ID) { d.Move("2026-03-02 14:00", id, "done") }
	for what, c := range map[string]struct {
		happens func(d *modeltest.Diary, id model.ID)
		fate    meet.Fate
	}{
		"done":              {done, meet.Kept},
		"done and archived": {func(d *modeltest.Diary, id model.ID) { done(d, id); archive(d, id) }, meet.Kept},
		"done and deleted":  {func(d *modeltest.Diary, id model.ID) { done(d, id); remove(d, id) }, meet.Dropped},
		"done and handed":   {func(d *modeltest.Diary, id model.ID) { done(d, id); hand(d, id, "ann") }, meet.Kept},
		"reopened":          {func(d *modeltest.Diary, id model.ID) { done(d, id); d.Move("2026-03-02 16:00", id, "todo") }, meet.Open},
		"nothing":           {func(*modeltest.Diary, model.ID) {}, meet.Open},
		"begun":             {func(d *modeltest.Diary, id model.ID) { d.Move("2026-03-02 14:00", id, "doing") }, meet.Moved},
		"blocked":           {func(d *modeltest.Diary, id model.ID) { d.Block("2026-03-02 14:00", id, "why") }, meet.Blocked},
		"archived":          {archive, meet.Dropped},
		"deleted":           {remove, meet.Dropped},
		"handed over":       {func(d *modeltest.Diary, id model.ID) { hand(d, id, "ann") }, meet.Dropped},
		"taken from them":   {func(d *modeltest.Diary, id model.ID) { hand(d, id) }, meet.Dropped},
		"given back later": {func(d *modeltest.Diary, id model.ID) {
			hand(d, id)
			d.Do("assign", model.Members{Told: model.Told{At: d.At("2026-03-03 12:00")}, Task: id, Field: model.AssigneesField, Add: []string{"kim"}})
		}, ""},
	} {
		d := modeltest.NewDiary(t, "UTC")
		id := d.Add("2026-03-02 08:00", "a", "kim")
		says(d, "2026-03-02 09:30", model.CheckIn{Standup: true, Promises: []model.Promise{{By: "kim", Task: id}}})
		c.happens(d, id)
		now := d.At("2026-03-03 09:30").Time().In(d.Zone)
		if c.fate != "" { // the minutes do not know what happens later
			var fates []meet.Fate
			for _, turn := range meet.Make(d.Board, meet.Look(d.Log, 0, now), now, true).Turns {
				for _, o := range turn.Promised {
					fates = append(fates, o.Fate)
				}
			}
			same(t, what+", in the minutes", fates, []meet.Fate{c.fate})
		}
		says(d, "2026-03-03 09:30", model.CheckIn{Standup: true})
		s := tell(d, report.Weekly, "2026-03-04 12:00").Standups
		want := []int{one(c.fate == meet.Kept), one(c.fate == meet.Dropped || c.fate == ""), 0}
		want[2] = 1 - want[0] - want[1]
		same(t, what+", in a report", []int{s.Kept, s.Dropped, len(s.Missed)}, want)
	}
}

func TestATaskThatCameDoneIsAPromiseKept(t *testing.T) {
	d := modeltest.NewDiary(t, "UTC")
	id := d.World.NewID()
	d.Do("import", model.AddTask{Told: model.Told{At: d.At("2026-02-02 08:00")}, Task: &model.Task{ID: id, Title: "a", Column: "done", Assignees: []model.PersonID{"kim"}}, Body: &model.Body{}},
		model.Move{Told: model.Told{At: d.At("2026-02-02 08:00")}, Task: id, To: "done", Rank: model.Between(model.Between("", ""), ""), Was: &model.Times{}})
	says(d, "2026-03-02 09:30", model.CheckIn{Standup: true, Promises: []model.Promise{{By: "kim", Task: id}}})
	same(t, "kept", tell(d, report.Weekly, "2026-03-04 12:00").Standups.Kept, 1)
}
