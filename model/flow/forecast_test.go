package flow_test

import (
	"math/rand/v2"
	"testing"
	"time"

	"baton/model"
	"baton/model/flow"
)

func mondayToFriday(d model.Day) bool { return model.MondayToFriday.Has(d.Weekday()) }

// monday is the first day after the past in these tests.
const monday = "2026-03-30"

// past returns a past that ends before a Monday, from the working days of each week.
func past(t *testing.T, weeks ...[5]int) flow.Past {
	var counts []int
	for _, w := range weeks {
		counts = append(append(counts, w[:]...), 0, 0)
	}
	return flow.NewPast(day(t, monday)-model.Day(len(counts)), counts, mondayToFriday)
}

func times(n int, w [5]int) (out [][5]int) {
	for range n {
		out = append(out, w)
	}
	return out
}

func forecast(finished, added flow.Past) *flow.Forecast {
	return &flow.Forecast{
		Finished: flow.NewRate(finished), Added: flow.NewRate(added), Works: mondayToFriday, Roll: rand.New(rand.NewPCG(1, 1)).IntN,
	}
}

func TestWhatIsClosedOnFridaysIsForecastForFridays(t *testing.T) {
	f := forecast(past(t, [5]int{4: 9}, [5]int{4: 12}, [5]int{4: 8}, [5]int{4: 11}, [5]int{4: 10}), flow.Past{})
	for n := range 60 {
		for _, by := range f.When(n+1, 50, 85) {
			if by.Weekday() != time.Friday {
				t.Errorf("%d tasks by %s, a %s", n+1, by, by.Weekday())
			}
		}
	}
	same(t, "by Thursday", f.HowMany(day(t, "2026-04-02"), 60, 50), []int{0})
	if n := f.HowMany(day(t, "2026-04-03"), 60, 50)[0]; n < 8 || n > 12 {
		t.Errorf("%d by Friday", n)
	}
	same(t, "nothing to do", f.When(0, 85), []model.Day{day(t, monday)})
}

func TestAShortPastIsLessSure(t *testing.T) {
	week := [5]int{2, 2, 2, 2, 2}
	width := func(weeks int) model.Day {
		by := forecast(past(t, times(weeks, week)...), flow.Past{}).When(40, 50, 85)
		if late := by[0] - day(t, "2026-04-24"); late < -3 || late > 4 {
			t.Errorf("40 tasks at two a day by %s", by[0])
		}
		return by[1] - by[0]
	}
	if short, long := width(2), width(12); short <= long {
		t.Errorf("two weeks leave %d days open, twelve %d", short, long)
	}
}

func TestWhatIsAddedPutsTheDateOff(t *testing.T) {
	pace := past(t, times(8, [5]int{2, 2, 2, 2, 2})...)
	none, some := forecast(pace, flow.Past{}).When(40, 50)[0], forecast(pace, past(t, times(8, [5]int{1, 1, 1, 1, 1})...)).When(40, 50)[0]
	if weeks := int(some-none) / 7; weeks < 3 || weeks > 5 {
		t.Errorf("by %s, and with one a day added by %s", none, some)
	}
	same(t, "as many as are finished", forecast(pace, pace).When(40, 95), []model.Day{0})
}

func TestAChangeOfPaceIsNoticed(t *testing.T) {
	fast, slow := [5]int{3, 2, 3, 2, 2}, [5]int{1, 1, 2, 1, 1}
	r := flow.NewRate(past(t, append(times(8, fast), times(4, slow)...)...))
	same(t, "since", r.ChangedOn, day(t, "2026-03-02"))
	same(t, "rates", []float64{r.PerDay, r.OldPerDay}, []float64{1.2, 2.4})
	r = flow.NewRate(past(t, append(times(4, slow), times(8, fast)...)...))
	same(t, "since it became faster", r.ChangedOn, day(t, "2026-02-02"))
	r = flow.NewRate(past(t, times(12, fast)...))
	same(t, "no change", []any{r.ChangedOn, r.PerDay}, []any{model.Day(0), 2.4})
	var rough [][5]int
	for range 4 {
		rough = append(rough, [5]int{4: 2}, [5]int{4: 16}, [5]int{0: 1, 4: 8})
	}
	same(t, "good weeks and bad ones", flow.NewRate(past(t, rough...)).ChangedOn, model.Day(0))
}

func TestWhatIsNoBasisForAForecast(t *testing.T) {
	week, none := [5]int{1, 0, 2, 1, 1}, [5]int{}
	for what, c := range map[string]struct {
		past flow.Past
		want flow.Doubt
	}{
		"two weeks":               {past(t, week, week), ""},
		"one week":                {past(t, week), flow.Short},
		"four tasks":              {past(t, none, [5]int{1, 1, 1, 1, 0}), flow.Short},
		"nothing in the window":   {past(t, none, none, none), flow.Standstill},
		"one day":                 {past(t, none, [5]int{2: 30}, none, none), flow.Batch},
		"two days":                {past(t, [5]int{4: 8}, [5]int{4: 9}), flow.Batch},
		"three Fridays":           {past(t, [5]int{4: 8}, [5]int{4: 9}, [5]int{4: 9}), ""},
		"one day, and hardly any": {past(t, [5]int{1, 1, 30, 1, 1}, none), flow.Batch},
		"four weeks of nothing":   {past(t, append(times(8, week), times(4, none)...)...), flow.Standstill},
		"two weeks of nothing":    {past(t, append(times(8, week), times(2, none)...)...), flow.Standstill},
		"one week of nothing":     {past(t, append(times(8, week), none)...), ""},
		"every third Friday":      {past(t, [5]int{4: 5}, none, none, [5]int{4: 5}, none, none, [5]int{4: 5}, none, none), ""},
	} {
		same(t, what, c.past.Doubt(), c.want)
	}
}

func TestABoardThatIsClearedUpHasNoPaceOfThat(t *testing.T) {
	week := [5]int{1, 1, 1, 1, 1}
	p := past(t, week, [5]int{1, 1, 200, 1, 1}, week, week)
	same(t, "all", p.Sum(), 219)
	same(t, "without the day", p.Plain().Sum(), 19)
	same(t, "a good day", past(t, week, [5]int{1, 1, 9, 1, 1}).Plain().Sum(), 18)
}

func TestWhatFallsOnADayOffCountsForTheDayBefore(t *testing.T) {
	saturday := day(t, "2026-03-21")
	p := flow.NewPast(saturday, []int{1, 2, 3, 0, 0, 0, 4, 5, 6}, mondayToFriday)
	same(t, "counts", p.Counts, []int{0, 0, 6, 0, 0, 0, 15, 0, 0})
	same(t, "working days", p.Days(), 5)
}

func TestArrivalsWorkedOutByHand(t *testing.T) {
	d := newDiary(t, "Europe/Berlin")
	a := d.Add("2026-03-01 09:00", "before")
	d.Move("2026-03-01 12:00", a, "done")
	b := d.Add("2026-03-02 09:00", "b")
	c := d.Add("2026-03-02 23:30", "c")
	d.Add("2026-03-03 00:30", "e")
	d.Move("2026-03-03 10:00", b, "done") // finished is not gone
	f := d.Add("2026-03-03 11:00", "finished on the day it came")
	d.Move("2026-03-03 12:00", f, "done")
	d.Move("2026-03-04 10:00", a, "doing") // reopened
	d.Do("archive", model.Archive{Told: model.Told{At: d.At("2026-03-05 10:00")}, Task: c})
	d.Do("archive", model.Archive{Told: model.Told{At: d.At("2026-03-05 10:00")}, Task: b}) // it is done
	d.Do("unarchive", model.Archive{Told: model.Told{At: d.At("2026-03-06 10:00")}, Task: c, Off: true})
	d.Add("2026-03-06 12:00", "undone")
	d.Take(model.Undo("kim", 0).Plan(false))
	w := window(d, "2026-03-02", "2026-03-06")
	// Dropping c takes a's reopening off, the last that came before.
	same(t, "arrivals", read(d).Arrivals(w), []int{2, 2, 0, 0, 1})
}
