package flow_test

import (
	"math"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
)

// Spans of time, in milliseconds.
const (
	minute = 60 * 1000
	hour   = 60 * minute
)

func allTime(h *flow.History, w flow.Window) *flow.Meter {
	info := h.Setup.Info
	info.Hours = model.Hours{}
	return flow.NewMeter(info, w)
}

// held returns how many hours tasks were blocked in a window, and how many they
// waited.
func held(h *flow.History, w flow.Window) (blocked, waited float64) {
	m := flow.NewMeter(h.Setup.Info, w)
	for _, r := range h.Blocked(w.Begin(w.First), w.End(w.Last), m) {
		blocked += float64(r.Time) / hour
	}
	return blocked, float64(h.Waited(w.Begin(w.First), w.End(w.Last), m)) / hour
}

// Each task is blocked at nine on Monday, 2 March 2026, and nobody takes the reason
// away.
func TestBlockedTimeEndsWhereATaskIsDoneOrLeaves(t *testing.T) {
	told := func(d *modeltest.Diary, at string) model.Told { return model.Told{At: d.At(at)} }
	for name, c := range map[string]struct {
		then func(d *modeltest.Diary, id model.ID)
		want float64
	}{
		"nothing happens": {func(*modeltest.Diary, model.ID) {}, 2*24 - 9},
		"done":            {func(d *modeltest.Diary, id model.ID) { d.Move("2026-03-02 12:00", id, "done") }, 3},
		"archived": {func(d *modeltest.Diary, id model.ID) {
			d.Do("archive", model.Archive{Told: told(d, "2026-03-02 13:00"), Task: id})
		}, 4},
		"deleted": {func(d *modeltest.Diary, id model.ID) {
			d.Do("delete", model.DeleteTask{Told: told(d, "2026-03-02 14:00"), Task: id})
		}, 5},
		"reopened": {func(d *modeltest.Diary, id model.ID) {
			d.Move("2026-03-02 12:00", id, "done")
			d.Move("2026-03-03 12:00", id, "doing")
		}, 3 + 12},
		"reopened when the reason was gone": {func(d *modeltest.Diary, id model.ID) {
			d.Move("2026-03-02 12:00", id, "done")
			d.Block("2026-03-02 18:00", id, "")
			d.Move("2026-03-03 12:00", id, "doing")
		}, 3},
		"unarchived": {func(d *modeltest.Diary, id model.ID) {
			d.Do("archive", model.Archive{Told: told(d, "2026-03-02 13:00"), Task: id})
			d.Do("unarchive", model.Archive{Told: told(d, "2026-03-03 22:00"), Task: id, Off: true})
		}, 4 + 2},
		"done by mistake": {func(d *modeltest.Diary, id model.ID) {
			d.Move("2026-03-02 12:00", id, "done")
			d.Take(model.Undo("kim", 0).Plan(false))
		}, 2*24 - 9},
	} {
		t.Run(name, func(t *testing.T) {
			d := newDiary(t, "UTC")
			id := d.Add("2026-03-02 08:00", "a")
			d.Move("2026-03-02 08:00", id, "doing")
			d.Block("2026-03-02 09:00", id, "waits for ops")
			c.then(d, id)
			if got, _ := held(read(d), window(d, "2026-03-02", "2026-03-03")); got != c.want {
				t.Errorf("blocked for %v h, not %v", got, c.want)
			}
		})
	}
}

func after(d *modeltest.Diary, at string, id model.ID, on ...model.ID) {
	var add []string
	for _, o := range on {
		add = append(add, o.String())
	}
	d.Do("edit", model.Members{Told: model.Told{At: d.At(at)}, Task: id, Field: model.AfterField, Add: add})
}

func TestWaitingIsFromWhenItIsSetAndBegunToWhenTheOtherIsDone(t *testing.T) {
	d := newDiary(t, "UTC")
	a, b, c := d.Add("2026-03-02 08:00", "a"), d.Add("2026-03-02 08:00", "b"), d.Add("2026-03-02 08:00", "c")
	after(d, "2026-03-02 09:00", a, b, c)
	d.Move("2026-03-02 10:00", a, "doing") // now it waits
	d.Move("2026-03-02 12:00", b, "done")  // still for c
	d.Move("2026-03-02 15:00", c, "done")
	d.Move("2026-03-02 17:00", c, "doing") // reopened: again
	d.Move("2026-03-02 18:00", a, "done")
	h, w := read(d), window(d, "2026-03-02", "2026-03-02")
	if blocked, waited := held(h, w); blocked != 0 || waited != 5+1 {
		t.Errorf("blocked for %v h, waited for %v h: want 0 and 6", blocked, waited)
	}
	for at, want := range map[string]bool{
		"2026-03-02 08:30": false, "2026-03-02 09:30": true, "2026-03-02 13:00": true, "2026-03-02 16:00": false, "2026-03-02 17:30": true, "2026-03-02 19:00": false,
	} {
		if got := h.Tracks[0].Waiting(d.At(at)); got != want {
			t.Errorf("it waits at %s: %v", at, got)
		}
	}
	d.Do("edit", model.Members{Told: model.Told{At: d.At("2026-03-02 14:00")}, Task: a, Field: model.AfterField, Remove: []string{b.String(), c.String()}})
	if _, waited := held(read(d), w); waited != 4 {
		t.Errorf("it waited for %v h till it waited no more, not 4", waited)
	}
}

// The team works from nine to five. Clocks go forward in Berlin on Sunday, 29
// March 2026, and here that Sunday is a working day.
func TestWorkingTimeAlone(t *testing.T) {
	d := newDiary(t, "Europe/Berlin")
	info := d.Setup().Info
	info.Hours = model.Hours{From: clock(t, "01:00"), To: clock(t, "09:00")}
	info.WorkDays |= 1 // Sunday
	info.Holidays = model.DaysOff{{First: d.Day("2026-03-31"), Last: d.Day("2026-03-31")}}
	d.Do("edit", model.SetInfo{Info: info})
	m := flow.NewMeter(d.Setup().Info, window(d, "2026-03-26", "2026-04-03"))
	for _, c := range []struct {
		from, to string
		want     float64
	}{
		{"2026-03-26 02:00", "2026-03-26 05:00", 3},
		{"2026-03-26 08:00", "2026-03-26 23:00", 1},
		{"2026-03-26 10:00", "2026-03-26 23:00", 0},
		{"2026-03-27 08:00", "2026-03-28 12:00", 1},       // Saturday is off
		{"2026-03-28 12:00", "2026-03-29 12:00", 7},       // an hour is skipped
		{"2026-03-30 00:00", "2026-04-01 02:00", 8 + 1},   // a holiday
		{"2026-03-26 00:00", "2026-04-03 23:00", 8*6 + 7}, // all of it
		{"2026-01-01 00:00", "2026-12-31 23:00", 8*6 + 7}, // no more than there is
		{"2026-03-27 08:00", "2026-03-27 07:00", 0},       // the wrong way round
		{"2026-03-26 01:00", "2026-03-26 09:00", 8},       // a day
		{"2026-03-26 01:00", "2026-03-27 01:00", 8},       // the same
		{"2026-03-26 08:30", "2026-03-27 01:30", 1},       // overnight
	} {
		if got := float64(m.Between(d.At(c.from), d.At(c.to))) / hour; got != c.want {
			t.Errorf("from %s to %s are %v working hours, not %v", c.from, c.to, got, c.want)
		}
	}
	if m.Day() != 8*hour {
		t.Errorf("a day is %d ms", m.Day())
	}
}

func clock(t *testing.T, s string) model.Clock {
	c, err := model.ParseClock(s)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Whatever happens, tasks are not blocked longer than they are open, nor do they
// wait longer than they are in progress, nor in working hours longer than at all.
func TestNoTaskIsBlockedLongerThanItIsOpen(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := modeltest.NewLog(modeltest.Setup())
		for range 40 {
			l.Draw(t)
		}
		w := flow.Window{First: model.Date(2026, 1, 5), Last: model.Date(2026, 1, 5), Zone: time.UTC}
		w.First, w.Last = w.Day(l.Events[0].At), w.Day(l.Events[len(l.Events)-1].At)+2
		h := flow.Read(l.Setup(), slices.Values(l.Events))
		m := allTime(h, w)
		info := h.Setup.Info
		info.Hours = model.Hours{From: 9*60 + 1, To: 17*60 + 1}
		working := flow.NewMeter(info, w)
		for _, track := range h.Tracks {
			one := &flow.History{Setup: h.Setup, Tracks: []*flow.Track{track}}
			var open, doing, blocked, worked model.Instant
			for at := w.Begin(w.First); at < w.End(w.Last); at += minute {
				switch track.KindAt(at) {
				case model.KindDoing:
					open, doing = open+minute, doing+minute
				case model.KindBacklog, model.KindTodo:
					open += minute
				}
			}
			for _, r := range one.Blocked(w.Begin(w.First), w.End(w.Last), m) {
				blocked += r.Time
			}
			for _, r := range one.Blocked(w.Begin(w.First), w.End(w.Last), working) {
				worked += r.Time
			}
			waited := one.Waited(w.Begin(w.First), w.End(w.Last), m)
			if blocked > open+minute || waited > doing+minute || worked > blocked {
				t.Fatalf("PAY-%d was open for %d ms, in progress for %d, blocked for %d, %d of work, and waited for %d", track.Num, open, doing, blocked, worked, waited)
			}
			if track.KindAt(math.MaxInt64-1) == model.KindDone && track.Waiting(math.MaxInt64-1) {
				t.Fatalf("PAY-%d is done and waits", track.Num)
			}
		}
	})
}
