package query_test

import (
	"testing"
	"time"

	"baton/model"
	"baton/model/query"
)

func at(t *testing.T, zone, clock string) time.Time {
	t.Helper()
	loc, err := time.LoadLocation(zone)
	if err != nil {
		t.Fatal(err)
	}
	when, err := time.ParseInLocation("2006-01-02 15:04", clock, loc)
	if err != nil {
		t.Fatal(err)
	}
	return when
}

func TestADueDayIsRead(t *testing.T) {
	thursday := now(t)
	for s, want := range map[string]string{
		"today": "2026-11-26", "Tomorrow": "2026-11-27", "2026-12-24": "2026-12-24", "none": "",
		"thu": "2026-12-03", "fri": "2026-11-27", "Friday": "2026-11-27", "wednesday": "2026-12-02", "sun": "2026-11-29",
		"+0d": "2026-11-26", "+3d": "2026-11-29", "+2w": "2026-12-10", "+1m": "2026-12-26", "+3m": "2027-02-26",
		"eow": "2026-11-27", "eom": "2026-11-30", "2028-02-29": "2028-02-29",
	} {
		got, err := query.ParseDue(s, thursday, model.Info{WorkDays: model.MondayToFriday})
		if err != nil || got.String() != want {
			t.Errorf("%s: got %s, %v, want %s", s, got, err, want)
		}
	}
	for s, want := range map[string]string{
		"":           "the day is missing: write 2026-11-27, today, tomorrow, fri, +3d, +2w, +1m, eow or eom",
		"2026-02-31": `invalid day "2026-02-31": February 2026 has 28 days`,
		"2026-02-00": `invalid day "2026-02-00": February 2026 has 28 days`,
		"2026-00-01": `invalid day "2026-00-01": months go from 01 to 12`,
		"0000-01-01": `invalid day "0000-01-01": years start at 0001`,
		"tomorrw":    `invalid day "tomorrw": did you mean tomorrow?`,
		"thr":        `invalid day "thr": did you mean thu?`,
		"next week":  `invalid day "next week": write 2026-11-27, today, tomorrow, fri, +3d, +2w, +1m, eow or eom`,
		"+99999d":    `invalid day "+99999d": write 2026-11-27, today, tomorrow, fri, +3d, +2w, +1m, eow or eom`,
		"+9999m":     "2860-",
		"-1d":        "2026-",
		"2026-2-3":   `invalid day "2026-2-3": write 2026-11-27, today, tomorrow, fri, +3d, +2w, +1m, eow or eom`,
	} {
		d, err := query.ParseDue(s, thursday, model.Info{WorkDays: model.MondayToFriday})
		if err == nil {
			if d.String()[:5] != want {
				t.Errorf("%s: got %s, want %s", s, d, want)
			}
			continue
		}
		if err.Error() != want || model.CodeOf(err) != model.Usage {
			t.Errorf("%s\n got %v\nwant %s", s, err, want)
		}
	}
}

func TestTheEndOfTheWeekIsItsLastWorkingDay(t *testing.T) {
	set := func(days ...time.Weekday) (w model.Weekdays) {
		for _, d := range days {
			w |= 1 << d
		}
		return w
	}
	off := model.DaysOff{
		{First: model.Date(2026, 12, 24), Last: model.Date(2026, 12, 26)}, // Thursday to Saturday
		{First: model.Date(2027, 1, 1), Last: model.Date(2027, 1, 1)},     // a Friday
		{First: model.Date(2027, 2, 1), Last: model.Date(2027, 2, 14)},    // two weeks
	}
	for _, c := range []struct {
		name, today, want string
		work              model.Weekdays
	}{
		{"before it", "2026-11-26 10:00", "2026-11-27", model.MondayToFriday},
		{"on it", "2026-11-27 10:00", "2026-11-27", model.MondayToFriday},
		{"past it", "2026-11-28 10:00", "2026-12-04", model.MondayToFriday},
		{"on Sunday", "2026-11-29 10:00", "2026-12-04", model.MondayToFriday},
		{"with none set", "2026-11-26 10:00", "2026-11-27", 0},
		{"from Sunday to Thursday", "2026-11-24 10:00", "2026-11-26", set(0, 1, 2, 3, 4)},
		{"past Thursday", "2026-11-27 10:00", "2026-12-03", set(0, 1, 2, 3, 4)},
		{"with a free Wednesday", "2026-11-24 10:00", "2026-11-27", set(1, 2, 4, 5)},
		{"every day", "2026-11-24 10:00", "2026-11-29", 0x7f},
		{"on Mondays only", "2026-11-24 10:00", "2026-11-30", set(1)},
		{"before holidays", "2026-12-21 10:00", "2026-12-23", model.MondayToFriday},
		{"on the last day before them", "2026-12-23 10:00", "2026-12-23", model.MondayToFriday},
		{"on a holiday", "2026-12-24 10:00", "2026-12-31", model.MondayToFriday},
		{"on the Friday that is one", "2027-01-01 10:00", "2027-01-08", model.MondayToFriday},
		{"on a working Sunday before one", "2026-12-27 10:00", "2026-12-31", model.MondayToFriday | set(0)},
		{"of weeks that are off", "2027-02-02 10:00", "2027-02-19", model.MondayToFriday},
		{"on the Saturday before those", "2027-01-30 10:00", "2027-02-19", model.MondayToFriday},
	} {
		got, err := query.ParseDue("eow", at(t, "Europe/Berlin", c.today), model.Info{WorkDays: c.work, Holidays: off})
		if err != nil || got.String() != c.want {
			t.Errorf("%s: got %s, %v, want %s", c.name, got, err, c.want)
		}
	}
}

func TestAMonthOnIsNeverInTheMonthAfter(t *testing.T) {
	for today, want := range map[string]string{
		"2026-01-31 10:00": "2026-02-28", "2028-01-30 10:00": "2028-02-29", "2026-12-31 10:00": "2027-01-31", "2026-11-30 10:00": "2026-12-30",
	} {
		got, err := query.ParseDue("+1m", at(t, "UTC", today), model.Info{})
		if err != nil || got.String() != want {
			t.Errorf("%s: got %s, %v, want %s", today, got, err, want)
		}
	}
}

func TestAMomentBehindIsRead(t *testing.T) {
	thursday := now(t)
	for s, want := range map[string]string{
		"today": "2026-11-25T23:00:00Z", "yesterday": "2026-11-24T23:00:00Z", "-7d": "2026-11-18T23:00:00Z", "7d": "2026-11-18T23:00:00Z",
		"-2w": "2026-11-11T23:00:00Z", "-1m": "2026-10-25T23:00:00Z", "mon": "2026-11-22T23:00:00Z", "thursday": "2026-11-18T23:00:00Z",
		"2026-07-01": "2026-06-30T22:00:00Z", "2026-11-20T09:00:00+01:00": "2026-11-20T08:00:00Z",
		"2026-11-20t09:00:00.5z": "2026-11-20T09:00:00.5Z",
	} {
		got, err := query.ParseSince(s, thursday)
		if err != nil || got.String() != want {
			t.Errorf("%s: got %s, %v, want %s", s, got, err, want)
		}
	}
	for s, want := range map[string]string{
		"tomorrow":   `invalid day "tomorrow": write 2026-11-27, today, yesterday, mon, -7d, -2w or a time like 2026-11-27T09:00:00Z`,
		"yesterdy":   `invalid day "yesterdy": did you mean yesterday?`,
		"2026-02-31": `invalid day "2026-02-31": February 2026 has 28 days`,
	} {
		if _, err := query.ParseSince(s, thursday); err == nil || err.Error() != want {
			t.Errorf("%s\n got %v\nwant %s", s, err, want)
		}
	}
}

func TestDaysAreThoseOfTheZone(t *testing.T) {
	for _, c := range []struct{ zone, clock, due, since string }{
		{"Pacific/Auckland", "2026-11-27 00:10", "2026-11-27", "2026-11-26T11:00:00Z"},
		{"America/New_York", "2026-11-26 23:50", "2026-11-26", "2026-11-26T05:00:00Z"},
		{"Europe/Berlin", "2026-03-29 12:00", "2026-03-29", "2026-03-28T23:00:00Z"},  // spring forward
		{"Europe/Berlin", "2026-10-25 12:00", "2026-10-25", "2026-10-24T22:00:00Z"},  // fall back
		{"Africa/Cairo", "2026-04-24 12:00", "2026-04-24", "2026-04-23T22:00:00Z"},   // no 00:00 that day
		{"America/Havana", "2026-11-01 12:00", "2026-11-01", "2026-11-01T04:00:00Z"}, // 00:00 twice
		{"Asia/Kathmandu", "2026-11-26 00:00", "2026-11-26", "2026-11-25T18:15:00Z"},
	} {
		when := at(t, c.zone, c.clock)
		if got, err := query.ParseDue("today", when, model.Info{}); err != nil || got.String() != c.due {
			t.Errorf("%s: today is %s, %v, want %s", c.zone, got, err, c.due)
		}
		if got, err := query.ParseSince("today", when); err != nil || got.String() != c.since {
			t.Errorf("%s: today began %s, %v, want %s", c.zone, got, err, c.since)
		}
	}
}

func TestADayIsSaidAsPeopleDo(t *testing.T) {
	today := model.Date(2026, 11, 26)
	for day, want := range map[model.Day]string{
		0: "", today: "today", today + 1: "tomorrow", today - 1: "yesterday", today + 2: "sat", today + 6: "wed", today + 7: "3 Dec",
		today - 2: "24 Nov", model.Date(2026, 12, 9): "9 Dec", model.Date(2027, 12, 9): "9 Dec 2027", model.Date(2025, 12, 9): "9 Dec 2025",
	} {
		if got := day.Words(today); got != want {
			t.Errorf("%s: got %s, want %s", day, got, want)
		}
	}
}

// TestADayThatItsZoneSkippedIsEmptyNotAnError looks back from the day after the one that
// Samoa skipped.
func TestADayThatItsZoneSkippedIsEmptyNotAnError(t *testing.T) {
	apia, err := time.LoadLocation("Pacific/Apia")
	if err != nil {
		t.Skip("no time zones here")
	}
	e := env(t)
	e.Now = time.Date(2011, 12, 31, 12, 0, 0, 0, apia)
	for _, text := range []string{"created:yesterday", "created:2011-12-30", "done:2011-12-30..2011-12-30", "created:<2011-12-30", "created:>=2011-12-30"} {
		if _, err := query.Parse(text, e); err != nil {
			t.Errorf("%s: %v", text, err)
		}
	}
	if _, err := query.Parse("created:today..2011-12-29", e); err == nil {
		t.Error("a range the wrong way round was taken")
	}
}
