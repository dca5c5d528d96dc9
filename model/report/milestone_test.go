package report_test

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
	"baton/model/report"
)

func put(d *modeltest.Diary, at string, id model.ID, milestone string) {
	d.Do("edit", model.Set{Told: model.Told{At: d.At(at)}, Task: id, Field: model.MilestoneField, To: model.Text(milestone)})
}

// One task is in the milestone from Monday, one comes on Wednesday and goes on
// Friday, one comes on Thursday when it is done already.
func TestAMilestonesScopeIsThatOfTheDay(t *testing.T) {
	d := modeltest.NewDiary(t, "Europe/Berlin")
	a, b, c := d.Add("2026-03-02 09:00", "a"), d.Add("2026-03-02 09:00", "b"), d.Add("2026-03-02 09:00", "c")
	put(d, "2026-03-09 10:00", a, "v1")
	put(d, "2026-03-11 23:30", b, "v1")
	d.Move("2026-03-11 10:00", c, "done")
	put(d, "2026-03-12 10:00", c, "v1")
	put(d, "2026-03-13 09:00", b, "")
	v1 := func(a *report.Ask) { a.Milestone, a.Window.First = "v1", d.Day("2026-03-09") }
	r := tell(d, report.Milestone, when, v1)
	var got [][2]int
	for _, day := range r.Milestones[0].BurnUp {
		got = append(got, [2]int{day.Scope, day.Done})
	}
	same(t, "scope and done", got, [][2]int{{1, 0}, {1, 0}, {2, 0}, {3, 1}, {2, 1}})
	same(t, "added", titles(r.Added), []string{"a", "b", "c"})
	same(t, "dropped", titles(r.Dropped), []string{"b"})
	same(t, "where it is", r.Dropped[0].Status, "Todo")
	same(t, "finished", titles(r.Finished), []string{"c"})
	same(t, "of the whole board", len(tell(d, report.Weekly, when).Dropped), 0)

	d.Take(model.Undo("kim", 0).Plan(false)) // b was not taken out
	r = tell(d, report.Milestone, when, v1)
	same(t, "scope", r.Milestones[0].Scope, 3)
	same(t, "dropped", len(r.Dropped), 0)
}

func TestAMilestonesScopeAtTheEndIsTheTasksThatHaveIt(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 40 {
			l.Draw(t)
		}
		h := flow.Read(l.Setup(), slices.Values(l.Events))
		now := l.Events[len(l.Events)-1].At + 60_000
		r := report.Make(h, report.Ask{
			Kind: report.Milestone, Now: now, Dice: func(uint64) func(int) int { return func(int) int { return 0 } },
			Window: report.Window(h, report.Milestone, 0, 0, now.Time()),
		})
		for _, s := range r.Milestones {
			scope, done := 0, 0
			for task := range l.Tasks() {
				is := l.Setup().KindOf(task.Column) == model.KindDone
				if model.Named[model.Milestone](l.Setup(), string(task.Milestone)) == s.Name && (is || task.Archived == 0) {
					scope++
					if is {
						done++
					}
				}
			}
			if s.Scope != scope || s.Done != done {
				t.Fatalf("%s has %d tasks, %d of them done; the report says %d and %d", s.Name, scope, done, s.Scope, s.Done)
			}
		}
	})
}
