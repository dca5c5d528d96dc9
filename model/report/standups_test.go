package report_test

import (
	"fmt"
	"testing"

	"baton/model"
	"baton/model/meet"
	"baton/model/modeltest"
	"baton/model/report"
)

// says has somebody speak in a standup or a check-in.
func says(d *modeltest.Diary, when string, c model.CheckIn) {
	d.Helper()
	at := d.At(when)
	c = meet.Heard(d.Log, c, at.Time().In(d.Zone))
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
		Decided: []string{"no deploys"}, Parked: []model.Remark{{Text: "the lift"}},
	})
	d.Move("2026-03-02 15:00", a, "done")
	d.Do("delete", model.DeleteTask{Told: model.Told{At: d.At("2026-03-02 16:00")}, Task: gone})
	says(d, "2026-03-03 09:35", model.CheckIn{Standup: true, Began: began("2026-03-03 09:30"), Promises: promise("kim", b)})
	d.Move("2026-03-03 15:00", b, "done")
	d.Move("2026-03-03 15:10", c, "done") // too late for what was promised on Monday
	says(d, "2026-03-04 09:35", model.CheckIn{Standup: true, Began: began("2026-03-04 09:30"), Promises: promise("kim", b)})

	s := tell(d, report.Weekly, "2026-03-04 12:00").Standups
	same(t, "held", []int{s.Held, s.Minutes, s.Kept, s.Dropped}, []int{3, 22, 2, 1})
	same(t, "missed", fmt.Sprint(s.Missed), "[{PAY-2 b kim 2026-03-02} {PAY-3 c ann 2026-03-02}]")
	same(t, "decided", fmt.Sprint(s.Decided, s.Parked), "[{no deploys 2026-03-02}] [{the lift 2026-03-02}]")
	s = tell(d, report.Person, "2026-03-05 12:00", func(a *report.Ask) { a.Person = "kim" }).Standups
	same(t, "of kim, a day later", []int{s.Held, s.Kept, s.Dropped, len(s.Missed)}, []int{3, 3, 0, 1})
	if s := tell(d, report.Flow, "2026-03-05 12:00").Standups; s != nil {
		t.Errorf("a report on flow tells %+v", s)
	}
	d.Take(model.Undo("kim", 0).Plan(true))
	same(t, "a standup that was undone", tell(d, report.Weekly, "2026-03-04 12:00").Standups.Held, 2)
}
