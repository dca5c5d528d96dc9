package report_test

import (
	"fmt"
	"math"
	"testing"

	"baton/model"
	"baton/model/modeltest"
	"baton/model/report"
)

// pace is a diary in which so many tasks are finished at noon on each of the days
// from 23 February 2026, a Monday.
func pace(t *testing.T, days ...int) *modeltest.Diary {
	d := modeltest.NewDiary(t, "Europe/Berlin")
	d.Add("2026-02-16 09:00", "first")
	for i, n := range days {
		day := d.Day("2026-02-23") + model.Day(i)
		for k := range n {
			d.Move(day.String()+" 12:00", d.Add(day.String()+" 09:00", fmt.Sprintf("%s %d", day, k)), "done")
		}
	}
	return d
}

func first(d *modeltest.Diary, at string, ask ...func(*report.Ask)) string {
	return tell(d, report.Weekly, at, ask...).Summary[0]
}

// A team that finishes three tasks a day is never reported as faster or slower,
// whatever the hour and the day of the week.
func TestASteadyTeamIsNeitherFasterNorSlower(t *testing.T) {
	week := []int{3, 3, 3, 3, 3, 0, 0}
	d := pace(t, append(append(append([]int{}, week...), week...), week...)...)
	for day := d.Day("2026-03-09"); day <= d.Day("2026-03-15"); day++ {
		for _, hour := range []string{"00:30", "11:00", "23:00"} {
			if c := tell(d, report.Weekly, day.String()+" "+hour).Compared; c == nil || c.Differs || c.Finished != c.Before {
				t.Errorf("on %s at %s: %+v", day, hour, c)
			}
		}
	}
}

func TestAFasterWeekIsToldInNumbersThatCanBeCounted(t *testing.T) {
	slow, fast := []int{1, 1, 1, 1, 2, 0, 0}, []int{4, 4, 4, 4, 2, 0, 0}
	d := pace(t, append(slow, fast...)...)
	d.Add("2026-03-06 10:00", "new")
	// Friday, 6 March: Saturday to Thursday are compared with Saturday to Thursday.
	same(t, "on Friday", first(d, "2026-03-06 18:00"), "The team finished 18 tasks (16 by yesterday, against 4 in the same days of the week before) and added 19.")
	d = pace(t, append(fast, slow...)...)
	same(t, "and fewer", first(d, "2026-03-06 18:00"), "The team finished 6 tasks (4 by yesterday, against 16 in the same days of the week before) and added 6.")
	over := func(a *report.Ask) { a.Window.First, a.Window.Last = d.Day("2026-03-02"), d.Day("2026-03-08") }
	same(t, "of a week that is over", first(d, "2026-03-11 18:00", over), "The team finished 6 tasks, 12 fewer than the week before, and added 6.")
}

func TestHolidaysAreSaid(t *testing.T) {
	d := pace(t, 1, 1, 1, 1, 2, 0, 0, 5, 5, 0, 5, 5, 0, 0)
	info := d.Setup().Info
	info.Holidays = model.DaysOff{{First: d.Day("2026-03-04"), Last: d.Day("2026-03-04")}}
	d.Do("edit", model.SetInfo{Info: info})
	same(t, "while it goes on", first(d, "2026-03-06 18:00"),
		"The team finished 20 tasks (15 in 3 working days by yesterday, against 4 in 4 the week before) and added 20.")
	over := func(a *report.Ask) { a.Window.First, a.Window.Last = d.Day("2026-03-02"), d.Day("2026-03-08") }
	same(t, "when it is over", first(d, "2026-03-11 18:00", over),
		"The team finished 20 tasks (in 4 working days, against 6 in 5 the week before) and added 20.")
}

// The p-values were worked out apart, as sums of exact binomial chances.
func TestWhatIsNoMoreThanChanceIsNotSaid(t *testing.T) {
	for _, c := range []struct {
		a, b, days, before int
		want               bool
	}{
		{2, 1, 5, 5, false},
		{0, 0, 5, 5, false},
		{0, 5, 5, 5, false}, // 0.0625
		{0, 6, 5, 5, true},  // 0.03125
		{14, 8, 5, 5, false},
		{18, 6, 5, 5, true},  // 0.0227
		{12, 6, 4, 5, false}, // 0.0940
		{15, 4, 3, 4, true},
		{1000, 1100, 5, 5, true},
		{1000, 1050, 5, 5, false},
	} {
		if got := report.Differ(c.a, c.b, c.days, c.before); got != c.want {
			t.Errorf("%d in %d days against %d in %d differ: %v", c.a, c.days, c.b, c.before, got)
		}
	}
}

// Two weeks at the same pace are reported to differ at most 5 times in 100.
func TestOneInTwentyIsMistakenAtMost(t *testing.T) {
	for _, mean := range []float64{2, 5, 12, 40} {
		wrong, all := 0.0, 0.0
		for a := range 120 {
			for b := range 120 {
				p := chance(mean, a) * chance(mean, b)
				all += p
				if report.Differ(a, b, 5, 5) {
					wrong += p
				}
			}
		}
		if wrong > 0.05 || all < 0.99 {
			t.Errorf("at %v a week %.3f are mistaken, of %.3f", mean, wrong, all)
		}
	}
}

// chance is that of n where so many are usual (Poisson).
func chance(mean float64, n int) float64 {
	l, _ := math.Lgamma(float64(n) + 1)
	return math.Exp(float64(n)*math.Log(mean) - mean - l)
}
