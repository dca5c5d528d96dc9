package query

import (
	"strings"
	"time"

	"baton/model"
)

// ParseSince reads a moment in the past: -7d or 7d, -2w, -1m, mon … sun (the last one,
// not today), yesterday, today, 2026-11-27, or RFC 3339. A day is its first moment in
// now's zone.
func ParseSince(s string, now time.Time) (model.Instant, error) {
	m, p := parseMoment(s, now)
	if p != nil {
		return 0, p.alone()
	}
	return m.from, nil
}

// moment is a day or a millisecond: from its first moment to before end.
type moment struct {
	from, end model.Instant
	day       model.Day    // 0 for a millisecond
	wd        time.Weekday // if named: it was given as a weekday
	named     bool
	ago       bool // it was given as a number of days ago
}

func parseMoment(s string, now time.Time) (moment, *problem) {
	low, today := strings.ToLower(s), model.DayOf(now)
	switch low {
	case "today":
		return onDay(today, now), nil
	case "yesterday":
		return onDay(today-1, now), nil
	}
	if wd, ok := weekday(low); ok {
		m := onDay(lastDay(today, wd), now)
		m.wd, m.named = wd, true
		return m, nil
	}
	if d, ok := offset(today, strings.TrimPrefix(low, "-"), -1); ok {
		m := onDay(d, now)
		m.ago = true
		return m, nil
	}
	if t, err := time.Parse(time.RFC3339, strings.ToUpper(s)); err == nil && sane(t.UTC().Year()) {
		i := model.Instant(t.UnixMilli())
		return moment{from: i, end: i + 1}, nil
	}
	if d, p, ok := isoDay(s); ok {
		if p == nil && !sane(d.Time().Year()) {
			p = usage("it is too far away", "invalid day %q", s)
		}
		if p != nil {
			return moment{}, p
		}
		return onDay(d, now), nil
	}
	words := append([]string{"today", "yesterday"}, weekdayNames()...)
	return moment{}, notADay(s, words, "2026-11-27, today, yesterday, mon, -7d, -2w or a time like 2026-11-27T09:00:00Z")
}

// sane reports whether there is room for a day before and after the year.
func sane(year int) bool { return 1 < year && year < 9999 }

func onDay(d model.Day, now time.Time) moment {
	return moment{from: dawn(d, now.Location()), end: dawn(d+1, now.Location()), day: d}
}

// dawn returns the first moment of a day.
func dawn(d model.Day, zone *time.Location) model.Instant { return model.At(d.Begin(zone)) }

// showMoment writes a moment as parseMoment reads it.
func showMoment(i model.Instant, zone *time.Location) string {
	t := time.UnixMilli(int64(i))
	if d := model.DayOf(t.In(zone)); dawn(d, zone) == i {
		return d.String()
	}
	return t.UTC().Format("2006-01-02T15:04:05.999Z07:00")
}

// ParseAt reads when something was: what [ParseSince] reads, or a time on a day in
// now's zone, as in "2026-11-27 09:30". It returns the span from a moment to before
// another: a whole day, or the minute of a time.
func ParseAt(s string, now time.Time) (from, before model.Instant, err error) {
	if t, err := time.ParseInLocation("2006-01-02 15:04", s, now.Location()); err == nil && sane(t.Year()) {
		return model.At(t), model.At(t.Add(time.Minute)), nil
	}
	m, p := parseMoment(s, now)
	if p != nil {
		return 0, 0, p.alone()
	}
	return m.from, m.end, nil
}
