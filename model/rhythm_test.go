package model_test

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"baton/model"
)

func day(t *testing.T, s string) model.Day {
	t.Helper()
	d, err := model.ParseDay(s)
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// off reads days off as they are printed.
func off(t *testing.T, text string) model.DaysOff {
	t.Helper()
	var out model.DaysOff
	for _, part := range strings.Fields(text) {
		first, last, ok := strings.Cut(part, "..")
		if !ok {
			last = first
		}
		out = append(out, model.DaySpan{First: day(t, first), Last: day(t, last)})
	}
	return out
}

func TestDaysOffAreKeptInOrderEachOnce(t *testing.T) {
	for in, want := range map[string]string{
		"":                      "",
		"2027-01-01 2026-12-24": "2026-12-24,2027-01-01",
		"2026-12-24..2026-12-26 2026-12-25..2026-12-28":            "2026-12-24..2026-12-28",
		"2026-12-24..2026-12-31 2026-12-25":                        "2026-12-24..2026-12-31",
		"2026-12-25 2026-12-24 2026-12-27":                         "2026-12-24..2026-12-25,2026-12-27",
		"2026-12-26..2026-12-24":                                   "2026-12-26..2026-12-24 ends before it begins: did you mean 2026-12-24..2026-12-26?",
		"2026-01-01..2027-02-04":                                   "2026-01-01..2027-02-04",
		"2026-01-01..2027-02-05":                                   "2026-01-01..2027-02-05 is 401 days off in a row: the limit is 400",
		"2026-01-01..2026-12-31 2027-01-01..2027-12-31 2028-06-01": "2026-01-01..2027-12-31 is 730 days off in a row: the limit is 400",
	} {
		got, err := off(t, in).Normalised()
		text := got.String()
		if err != nil {
			text = err.Error()
		}
		if text != want {
			t.Errorf("%s\n got %s\nwant %s", in, text, want)
		}
	}
	if _, err := (model.DaysOff{{}}).Normalised(); err == nil {
		t.Error("no day is a day off")
	}
	var many model.DaysOff
	for i := range 401 {
		many = append(many, model.DaySpan{First: model.Day(3*i + 1), Last: model.Day(3*i + 2)})
	}
	if _, err := many.Normalised(); err == nil || err.Error() != "there are 401 times off: the limit is 400, so leave out those long past" {
		t.Errorf("got %v", err)
	}
	if got, err := many[:400].Normalised(); err != nil || len(got) != 400 || !got.Has(2) || got.Has(3) || !got.Has(3*399+2) || got.Has(3*399+3) {
		t.Errorf("got %d, %v", len(got), err)
	}
}

// December 2026 on paper: the 24th is a Thursday, New Year's Day a Friday.
func TestWhoWorksOnWhichDay(t *testing.T) {
	board := model.Info{WorkDays: model.MondayToFriday, Holidays: off(t, "2026-12-24..2026-12-26 2027-01-01")}
	kim := model.Person{Days: 0b0011110, Off: off(t, "2026-12-28..2026-12-29")} // Monday to Thursday
	ann := model.Person{Days: 1 << time.Saturday}
	for _, c := range []struct {
		day             string
		board, kim, ann bool
	}{
		{"2026-12-18", true, false, false}, // a Friday
		{"2026-12-19", false, false, true},
		{"2026-12-20", false, false, false},
		{"2026-12-23", true, true, false},
		{"2026-12-24", false, false, false},
		{"2026-12-26", false, false, false}, // ann's Saturday, but a holiday
		{"2026-12-28", true, false, false},
		{"2026-12-29", true, false, false},
		{"2026-12-30", true, true, false},
		{"2027-01-01", false, false, false},
		{"2027-01-02", false, false, true},
	} {
		d := day(t, c.day)
		got := []bool{board.Works(d), kim.Works(board, d), ann.Works(board, d), model.Person{}.Works(board, d)}
		if want := []bool{c.board, c.kim, c.ann, c.board}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", c.day, got, want)
		}
	}
	for on, want := range map[string]string{
		"2026-12-23": "2026-12-22", "2026-12-24": "2026-12-23", "2026-12-28": "2026-12-23", "2026-12-21": "2026-12-18", "2027-01-04": "2026-12-31",
	} {
		if got := board.WorkdayBefore(day(t, on)); got != day(t, want) {
			t.Errorf("before %s: got %s, want %s", on, got, want)
		}
	}
	if all := (model.Info{}); !all.Works(day(t, "2026-12-20")) || all.WorkdayBefore(8) != 7 {
		t.Error("a board without working days is worked on every day")
	}
	never := model.Info{WorkDays: 1 << time.Monday, Holidays: off(t, "2025-12-01..2026-12-31")}
	if got := never.WorkdayBefore(day(t, "2026-12-31")); got != day(t, "2025-11-24") {
		t.Errorf("got %s", got)
	}
}

func TestATimeOfDayIsReadAndWritten(t *testing.T) {
	for in, want := range map[string]string{"09:30": "09:30", "9:30": "09:30", "00:00": "00:00", "23:59": "23:59"} {
		if c, err := model.ParseClock(in); err != nil || c.String() != want || c == 0 {
			t.Errorf("%s: got %s, %v", in, c, err)
		}
	}
	for _, in := range []string{"", "9", "24:00", "9:60", "9:5", "-1:00", "009:30", "9:300", "09.30", "9:3a"} {
		if c, err := model.ParseClock(in); err == nil {
			t.Errorf("%s: got %s", in, c)
		}
	}
}

func TestATimeOfDayWhereClocksChange(t *testing.T) {
	berlin, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ at, day, want string }{
		{"09:30", "2026-03-28", "2026-03-28T08:30:00Z"},
		{"09:30", "2026-03-29", "2026-03-29T07:30:00Z"}, // an hour is skipped before it
		{"02:30", "2026-03-29", "2026-03-29T01:30:00Z"}, // and this is in it: 03:30
		{"09:30", "2026-10-25", "2026-10-25T08:30:00Z"},
		{"00:00", "2026-10-25", "2026-10-24T22:00:00Z"},
	} {
		clock, err := model.ParseClock(c.at)
		if got := clock.On(day(t, c.day), berlin).UTC().Format(time.RFC3339); err != nil || got != c.want {
			t.Errorf("%s on %s: got %s, want %s", c.at, c.day, got, c.want)
		}
	}
}

func TestOnWhichDaysPeopleMeet(t *testing.T) {
	board := model.Info{WorkDays: model.MondayToFriday, Holidays: off(t, "2026-12-24..2026-12-26")}
	daily, saturdays := model.Meeting{At: 1}, model.Meeting{Days: 1 << time.Saturday, At: 601}
	for on, want := range map[string][]bool{
		"2026-12-18": {true, false}, "2026-12-19": {false, true}, "2026-12-20": {false, false}, "2026-12-24": {false, false}, "2026-12-26": {false, false},
	} {
		d := day(t, on)
		if got := []bool{board.Meets(daily, d), board.Meets(saturdays, d)}; !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", on, got, want)
		}
		if board.Meets(model.Meeting{}, d) {
			t.Errorf("%s: nobody meets without a time", on)
		}
	}
	if got := daily.String() + "|" + saturdays.String() + "|" + (model.Meeting{}).String(); got != "00:00|sat 10:00|" {
		t.Errorf("got %s", got)
	}
}

func TestAStandupsClock(t *testing.T) {
	for minutes, want := range map[int]time.Duration{0: 15 * time.Minute, model.NoTimer: 0, 20: 20 * time.Minute} {
		if got := (model.Info{Timer: minutes}).Timebox(); got != want {
			t.Errorf("%d: got %s, want %s", minutes, got, want)
		}
	}
}

// TestBoardsDifferByEverySetting sets each setting in turn, so that a new one can't be
// left out of the comparison.
func TestBoardsDifferByEverySetting(t *testing.T) {
	for i := range reflect.TypeFor[model.Info]().NumField() {
		var one model.Info
		f := reflect.ValueOf(&one).Elem().Field(i)
		switch f.Kind() {
		case reflect.String:
			f.SetString("x")
		case reflect.Bool:
			f.SetBool(true)
		case reflect.Float64:
			f.SetFloat(1)
		case reflect.Uint8:
			f.SetUint(1)
		case reflect.Int:
			f.SetInt(1)
		case reflect.Slice:
			f.Set(reflect.ValueOf(model.DaysOff{{First: 1, Last: 1}}))
		case reflect.Struct:
			f.Field(f.NumField() - 1).SetInt(1) // the time of a meeting, the end of hours
		}
		if name := reflect.TypeFor[model.Info]().Field(i).Name; one.Equal(model.Info{}) || !one.Equal(one) {
			t.Errorf("%s makes no difference", name)
		}
	}
}

func TestTheRhythmIsCheckedWhenItIsSet(t *testing.T) {
	s := tell(t)
	set := func(c model.Change) error {
		_, err := s.tryTo("board", c)
		return err
	}
	refused := func(want string, c model.Change) {
		t.Helper()
		if err := set(c); model.CodeOf(err) != model.Usage || !strings.Contains(err.Error(), want) {
			t.Errorf("got %v, want %s", err, want)
		}
	}
	for _, c := range []struct {
		want string
		set  func(*model.Info)
	}{
		{"ends before it begins", func(i *model.Info) { i.Holidays = model.DaysOff{{First: 5, Last: 4}} }},
		{"times from 00:00 to 23:59", func(i *model.Info) { i.Standup.At = 24*60 + 1 }},
		{"times from 00:00 to 23:59", func(i *model.Info) { i.Review.At = -1 }},
		{"from 1 to 480 minutes, or none", func(i *model.Info) { i.Timer = 481 }},
		{"from 1 to 480 minutes, or none", func(i *model.Info) { i.Timer = -2 }},
	} {
		i := s.Setup().Info
		c.set(&i)
		refused(c.want, model.SetInfo{Info: i})
	}
	kim, _ := model.ByName[model.Person](s.Setup(), "kim")
	kim.Off = model.DaysOff{{First: 9, Last: 10}, {First: 3, Last: 4}, {First: 5, Last: 5}}
	if err := set(model.Put[model.Person]{Item: kim, Index: -1}); err != nil {
		t.Fatal(err)
	}
	kim, _ = model.ByName[model.Person](s.Setup(), "kim")
	if len(kim.Off) != 2 || kim.Off[0] != (model.DaySpan{First: 3, Last: 5}) {
		t.Errorf("got %v", kim.Off)
	}
	if err := set(model.Put[model.Person]{Item: kim, Index: -1}); !errors.Is(err, model.ErrNothing) {
		t.Errorf("the same again: got %v", err)
	}
	kim.Off = model.DaysOff{{First: 5, Last: 4}}
	refused("ends before it begins", model.Put[model.Person]{Item: kim, Index: -1})
}
