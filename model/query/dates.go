package query

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"baton/model"
)

// ParseDue reads a day: 2026-11-27, today, tomorrow, yesterday, mon … sun or
// their full names (the next one, today left out), +3d, -2d, +2w, +1m, eow (the
// week's last working day, today included), eom. "none" is no day. +1m on 31 January
// is the last day of February. Today is the day of now in its own zone.
func ParseDue(s string, now time.Time, board model.Info) (model.Day, error) {
	d, p := parseDue(s, model.DayOf(now), board)
	if p != nil {
		return 0, p.alone()
	}
	return d, nil
}

func parseDue(s string, today model.Day, board model.Info) (model.Day, *problem) {
	low := strings.ToLower(s)
	switch low {
	case "none":
		return 0, nil
	case "today":
		return today, nil
	case "tomorrow":
		return today + 1, nil
	case "yesterday":
		return today - 1, nil
	case "eow":
		return endOfWeek(today, board), nil
	case "eom":
		return endOfMonth(today), nil
	}
	if wd, ok := weekday(low); ok {
		return nextDay(today, wd), nil
	}
	for sign, way := range map[string]int{"+": 1, "-": -1} {
		if rest, ok := strings.CutPrefix(low, sign); ok {
			if d, ok := offset(today, rest, way); ok {
				return d, nil
			}
		}
	}
	if d, p, ok := isoDay(s); ok {
		return d, p
	}
	return 0, notADay(s, dueWords(), "2026-11-27, today, tomorrow, fri, +3d, +2w, +1m, eow or eom")
}

func dueWords() []string {
	return append([]string{"today", "tomorrow", "yesterday", "eow", "eom", "none"}, weekdayNames()...)
}

// weekdayNames returns the short names and then the full ones, Monday first.
func weekdayNames() []string {
	return []string{
		"mon", "tue", "wed", "thu", "fri", "sat", "sun",
		"monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
	}
}

func weekday(low string) (time.Weekday, bool) {
	for i, n := range weekdayNames() {
		if n == low {
			return time.Weekday((i + 1) % 7), true
		}
	}
	return 0, false
}

// nextDay returns the first such weekday after d.
func nextDay(d model.Day, wd time.Weekday) model.Day {
	return d + 1 + model.Day((wd-(d+1).Weekday()+7)%7)
}

// lastDay returns the last such weekday before d.
func lastDay(d model.Day, wd time.Weekday) model.Day {
	return d - 1 - model.Day(((d-1).Weekday()-wd+7)%7)
}

// endOfWeek returns the last working day of the week, today or later. If the rest of
// the week is off, it is that of the next week.
func endOfWeek(today model.Day, board model.Info) model.Day {
	last := lastWorkday(board.WorkDays)
	usual := nextDay(today-1, last)
	for end := usual; end < usual+mostWeeks*7; end += 7 {
		if board.Holidays.Has(end) {
			if before := board.WorkdayBefore(end); before >= max(today, end-6) {
				return before
			}
			continue
		}
		return end
	}
	return usual
}

// mostWeeks is how many weeks ahead to look for one that is not off.
const mostWeeks = 60

// lastWorkday returns the working day before the longest break of the week: Friday for
// most, Thursday where Friday and Saturday are off. If breaks are equally long, it is
// the later one in a week that begins on Monday.
func lastWorkday(work model.Weekdays) time.Weekday {
	if work&0x7f == 0 {
		work = model.MondayToFriday
	}
	last, longest := time.Sunday, -1
	for i := range 7 {
		wd := time.Weekday((i + 1) % 7)
		if !work.Has(wd) {
			continue
		}
		free := 0
		for free < 7 && !work.Has((wd+1+time.Weekday(free))%7) {
			free++
		}
		if free >= longest {
			last, longest = wd, free
		}
	}
	return last
}

func endOfMonth(d model.Day) model.Day {
	y, m, _ := d.Time().Date()
	return model.Date(y, m+1, 0)
}

// offset reads "3d", "2w" or "1m" and returns the day that far from d, forwards with a
// sign of 1 or backwards with -1.
func offset(d model.Day, s string, sign int) (model.Day, bool) {
	if len(s) < 2 || len(s) > 5 || !allDigits(s[:len(s)-1]) {
		return 0, false
	}
	n, err := strconv.Atoi(s[:len(s)-1])
	if err != nil {
		return 0, false
	}
	n *= sign
	var out model.Day
	switch s[len(s)-1] {
	case 'd':
		out = d + model.Day(n)
	case 'w':
		out = d + 7*model.Day(n)
	case 'm':
		y, m, day := d.Time().Date()
		out = min(model.Date(y, m+time.Month(n), day), model.Date(y, m+time.Month(n)+1, 0))
	}
	return out, out > 0 && out <= model.Date(9999, 12, 31)
}

func allDigits(s string) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return s != ""
}

// isoDay reads 2006-01-02. It reports false for text of another shape, and returns the
// problem with text of that shape that is not a day.
func isoDay(s string) (model.Day, *problem, bool) {
	if len(s) != 10 || s[4] != '-' || s[7] != '-' || !allDigits(s[:4]+s[5:7]+s[8:]) {
		return 0, nil, false
	}
	y, _ := strconv.Atoi(s[:4])
	m, _ := strconv.Atoi(s[5:7])
	d, _ := strconv.Atoi(s[8:])
	if y == 0 {
		return 0, usage("years start at 0001", "invalid day %q", s), true
	}
	if m < 1 || m > 12 {
		return 0, usage("months go from 01 to 12", "invalid day %q", s), true
	}
	last := endOfMonth(model.Date(y, time.Month(m), 1)).Time().Day()
	if d < 1 || d > last {
		return 0, usage(fmt.Sprintf("%s %d has %d days", time.Month(m), y, last), "invalid day %q", s), true
	}
	return model.Date(y, time.Month(m), d), nil, true
}

// notADay is the problem with a word that is not a day; forms are the ways to write one.
func notADay(s string, words []string, forms string) *problem {
	if s == "" {
		return usage("write "+forms, "the day is missing")
	}
	if near, ok := model.Nearest(s, words); ok {
		return usage(fmt.Sprintf("did you mean %s?", near), "invalid day %q", s)
	}
	return usage("write "+forms, "invalid day %q", s)
}

// showFull says a day with its weekday: "Fri 27 Nov".
func showFull(d, today model.Day) string {
	if d.Time().Year() == today.Time().Year() {
		return d.Time().Format("Mon 2 Jan")
	}
	return d.Time().Format("Mon 2 Jan 2006")
}
