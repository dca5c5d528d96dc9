package flow_test

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
)

func newDiary(t *testing.T, zone string) *modeltest.Diary { return modeltest.NewDiary(t, zone) }

func read(d *modeltest.Diary) *flow.History { return flow.Read(d.Setup(), slices.Values(d.Events)) }

func window(d *modeltest.Diary, first, last string) flow.Window {
	return flow.Window{First: d.Day(first), Last: d.Day(last), Zone: d.Zone}
}

func day(t *testing.T, s string) model.Day { return newDiary(t, "UTC").Day(s) }

// timed is what the tests look at of an item.
type timed struct {
	Title       string
	Cycle, Lead int
}

func timesOf(items []flow.Item) []timed {
	var out []timed
	for _, i := range items {
		out = append(out, timed{i.Title, i.Cycle, i.Lead})
	}
	return out
}

func same(t *testing.T, what string, got, want any) {
	t.Helper()
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("%s (-want +got):\n%s", what, diff)
	}
}

// The week of Monday, 2 March 2026, worked out on paper.
func TestAWeekWorkedOutByHand(t *testing.T) {
	d := newDiary(t, "Europe/Berlin")
	a := d.Add("2026-03-02 09:00", "a")
	b := d.Add("2026-03-02 09:00", "b")
	c := d.Add("2026-03-03 09:00", "c")
	d.Move("2026-03-02 10:00", a, "doing")
	d.Move("2026-03-02 23:30", b, "doing")
	d.Move("2026-03-03 00:30", b, "review") // half past eleven in UTC, the next day here
	d.Move("2026-03-04 12:00", a, "done")
	d.Move("2026-03-05 12:00", b, "done")
	d.Move("2026-03-06 08:00", b, "doing") // reopened: not finished on Thursday then
	d.Move("2026-03-06 18:00", b, "done")
	d.Move("2026-03-06 09:00", c, "done") // straight to done: it took a day
	h, w := read(d), window(d, "2026-03-02", "2026-03-06")
	same(t, "items", timesOf(h.Items(w)), []timed{{"a", 3, 3}, {"c", 1, 4}, {"b", 5, 5}})
	same(t, "throughput", h.Throughput(w), []int{0, 0, 1, 0, 2})
	same(t, "until Thursday", timesOf(h.Items(window(d, "2026-03-02", "2026-03-05"))), []timed{{"a", 3, 3}, {"b", 4, 4}})
	same(t, "in progress", h.InProgress(w), []int{2, 2, 1, 0, 0})
	same(t, "cumulative flow", h.Cumulative(w), [][]int{
		{0, 0, 2, 0, 0}, // backlog, todo, doing, review, done
		{0, 1, 1, 1, 0},
		{0, 1, 0, 1, 1},
		{0, 1, 0, 0, 2},
		{0, 0, 0, 0, 3},
	})
	if got := h.Ages(d.At("2026-03-03 12:00"), d.Zone); len(got) != 2 || got[0].Title != "a" || got[0].Age != 2 || got[1].Age != 2 {
		t.Errorf("ages: %+v", got)
	}
}

func TestWhatWasUndoneHasNotHappened(t *testing.T) {
	d := newDiary(t, "UTC")
	a := d.Add("2026-03-02 09:00", "a")
	d.Move("2026-03-02 10:00", a, "doing")
	d.Move("2026-03-03 10:00", a, "done")
	w := window(d, "2026-03-02", "2026-03-06")
	d.Take(model.Undo("kim", 0).Plan(false))
	same(t, "undone", timesOf(read(d).Items(w)), []timed(nil))
	same(t, "and in progress", read(d).InProgress(w), []int{1, 1, 1, 1, 1})
	d.Take(model.Redo("kim").Plan(false))
	same(t, "done again, when it was", timesOf(read(d).Items(w)), []timed{{"a", 2, 2}})
	d.Take(model.Undo("kim", 0).Plan(false))
	d.Take(model.Undo("kim", 0).Plan(false))
	d.Take(model.Undo("kim", 0).Plan(false)) // the task itself
	h := read(d)
	same(t, "never there", h.Cumulative(w)[4], []int{0, 0, 0, 0, 0})
	if h.Tracks[0].Real() {
		t.Error("a task whose adding was undone was on the board")
	}
}

// Ten tasks, worked out on paper. The clocks go forward in Berlin on 29 March,
// a Sunday of 23 hours.
func TestPaceWorkedOutByHand(t *testing.T) {
	d := newDiary(t, "Europe/Berlin")
	var ids []model.ID
	leave := []string{ // ages 1, 1, 2, 2, 3, 3, 4, 5, 6, 7
		"2026-03-26", "2026-03-26", "2026-03-27", "2026-03-27", "2026-03-28",
		"2026-03-28", "2026-03-29", "2026-03-30", "2026-03-31", "2026-04-01",
	}
	for i := range leave {
		id := d.Add("2026-03-25 09:00", string(rune('a'+i)))
		ids = append(ids, id)
		d.Move("2026-03-26 10:00", id, "doing")
		d.Move(leave[i]+" 23:30", id, "review") // in UTC half past nine or ten
		if i < 9 {
			d.Move("2026-04-02 10:00", id, "done")
		}
	}
	w := window(d, "2026-01-12", "2026-04-05")
	pace := func(c model.ColumnID) int {
		days, ok := read(d).Pace(w).Of(c)
		if !ok {
			return -1
		}
		return days
	}
	same(t, "of nine", pace("doing"), -1)
	d.Move("2026-04-02 10:00", ids[9], "done")
	same(t, "of ten the ninth", pace("doing"), 6)
	same(t, "review", pace("review"), 8)
	same(t, "todo is not of kind doing", pace("todo"), -1)

	d.Move("2026-04-03 10:00", ids[0], "doing") // back: its age goes on
	d.Move("2026-04-04 00:30", ids[0], "done")
	same(t, "moved back", pace("doing"), 7) // ages 1, 2, 2, 3, 3, 4, 5, 6, 7, 10
	d.Take(model.Undo("kim", 0).Plan(false))
	same(t, "no longer finished", pace("doing"), -1)
	d.Take(model.Undo("kim", 0).Plan(false))
	same(t, "and all undone", pace("doing"), 6)
	same(t, "of a window before", func() int { n, _ := read(d).Pace(window(d, "2026-01-12", "2026-04-01")).Of("doing"); return n }(), 0)
	if _, ok := (*flow.Pace)(nil).Of("doing"); ok {
		t.Error("nothing has a pace")
	}
}

func TestWhatLeavesTheBoard(t *testing.T) {
	d := newDiary(t, "UTC")
	a, b, c := d.Add("2026-03-02 09:00", "a"), d.Add("2026-03-02 09:00", "b"), d.Add("2026-03-02 09:00", "c")
	d.Move("2026-03-02 10:00", a, "done")
	d.Move("2026-03-02 10:00", b, "doing")
	d.Move("2026-03-02 10:00", c, "doing")
	d.Do("archive", model.Archive{Told: model.Told{At: d.At("2026-03-03 10:00")}, Task: a}, model.Archive{Told: model.Told{At: d.At("2026-03-03 10:00")}, Task: b})
	d.Do("unarchive", model.Archive{Told: model.Told{At: d.At("2026-03-04 10:00")}, Task: b, Off: true})
	d.Do("delete", model.DeleteTask{Told: model.Told{At: d.At("2026-03-04 10:00")}, Task: c})
	h, w := read(d), window(d, "2026-03-02", "2026-03-04")
	same(t, "cumulative flow", h.Cumulative(w), [][]int{
		{0, 0, 2, 0, 1},
		{0, 0, 1, 0, 1}, // what was done stays done in the archive
		{0, 0, 1, 0, 1},
	})
	same(t, "items", timesOf(h.Items(w)), []timed{{"a", 1, 1}})
}

// What was done on Monday is done on the days until it is deleted, in the archive too.
func TestADeletionDoesNotChangeTheDaysBefore(t *testing.T) {
	d := newDiary(t, "UTC")
	a := d.Add("2026-03-02 09:00", "a")
	d.Move("2026-03-02 10:00", a, "done")
	d.Do("archive", model.Archive{Told: model.Told{At: d.At("2026-03-03 10:00")}, Task: a})
	d.Do("delete", model.DeleteTask{Told: model.Told{At: d.At("2026-03-05 10:00")}, Task: a})
	w := window(d, "2026-03-02", "2026-03-05")
	same(t, "cumulative flow", read(d).Cumulative(w), [][]int{{0, 0, 0, 0, 1}, {0, 0, 0, 0, 1}, {0, 0, 0, 0, 1}, {0, 0, 0, 0, 0}})
}

func TestATaskHasNotLeftAMilestoneBeforeItCame(t *testing.T) {
	d := newDiary(t, "UTC")
	a := d.Add("2026-03-04 09:00", "a")
	d.Do("edit", model.Set{Told: model.Told{At: d.At("2026-03-05 09:00")}, Task: a, Field: model.MilestoneField, To: model.Text("v1")})
	same(t, "left", read(d).Of("v1").Tracks[0].Left(d.At("2026-03-03 09:00")), model.Instant(0))
}

func TestBlockedTimeAndEfficiency(t *testing.T) {
	d := newDiary(t, "UTC")
	a := d.Add("2026-03-02 09:00", "a")
	d.Move("2026-03-02 10:00", a, "doing")
	d.Block("2026-03-02 12:00", a, "waits for ops")
	d.Block("2026-03-02 15:00", a, "")
	d.Move("2026-03-02 18:00", a, "todo") // put down for two hours
	d.Move("2026-03-02 20:00", a, "doing")
	d.Block("2026-03-02 21:00", a, "no test data")
	d.Move("2026-03-02 22:00", a, "done")
	h, w := read(d), window(d, "2026-03-02", "2026-03-02")
	same(t, "blocked", h.Blocked(d.At("2026-03-02 00:00"), d.At("2026-03-02 23:00"), allTime(h, w)), []flow.Reason{
		{Text: "waits for ops", Tasks: 1, Time: 3 * hour}, {Text: "no test data", Tasks: 1, Time: 1 * hour}, // it was done at ten
	})
	// Twelve hours from start to end; two in Todo, three and one blocked.
	if got, want := h.Efficiency(h.Items(w), d.Zone), 6.0/12; got != want {
		t.Errorf("efficiency %v, want %v", got, want)
	}
}

// Clocks went forward in Berlin on 29 March 2026: the day has 23 hours.
func TestDaysOfDaylightSaving(t *testing.T) {
	d := newDiary(t, "Europe/Berlin")
	a := d.Add("2026-03-28 09:00", "a")
	d.Move("2026-03-28 23:59", a, "doing")
	d.Move("2026-03-30 00:01", a, "done")
	w := window(d, "2026-03-28", "2026-03-30")
	same(t, "items", timesOf(read(d).Items(w)), []timed{{"a", 3, 3}})
	if got := w.End(w.First+1) - w.Begin(w.First+1); got != 23*60*60*1000 {
		t.Errorf("that day had %d ms", got)
	}
}

func TestPercentilesAreByNearestRank(t *testing.T) {
	all := []int{15, 20, 35, 40, 50}
	for p, want := range map[int]int{5: 15, 30: 20, 40: 20, 50: 35, 85: 50, 100: 50, 0: 15} {
		if got := flow.Percentile(all, p); got != want {
			t.Errorf("%d %%: %d, want %d", p, got, want)
		}
	}
	if flow.Percentile(nil, 50) != 0 {
		t.Error("of none there is one")
	}
}

// TestForecastsHold asks of simulated teams, whose behaviour is known, how often
// what was said to come true in 85 % of all cases does.
