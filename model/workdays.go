package model

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// Weekdays is a set of days of the week: bit n is [time.Weekday] n.
type Weekdays uint8

// MondayToFriday is the usual working week.
const MondayToFriday Weekdays = 0b0111110

// Has reports whether d is in the set.
func (w Weekdays) Has(d time.Weekday) bool { return w&(1<<d) != 0 }

// Names returns the short names of the days, Monday first.
func (w Weekdays) Names() []string {
	var out []string
	for n := range 7 {
		if d := time.Weekday((n + 1) % 7); w.Has(d) {
			out = append(out, strings.ToLower(d.String()[:3]))
		}
	}
	return out
}

// String is the set as people write it: "mon,tue".
func (w Weekdays) String() string { return strings.Join(w.Names(), ",") }

// DaySpan is some days in a row, the last included.
type DaySpan struct{ First, Last Day }

// String is the span as people write it: "2026-12-24..2026-12-26", or its only
// day.
func (s DaySpan) String() string {
	if s.First == s.Last {
		return s.First.String()
	}
	return s.First.String() + ".." + s.Last.String()
}

// DaysOff are days on which nobody works, or one person doesn't: in order, with at
// least a day between one span and the next. A DaysOff is never changed, only
// replaced.
type DaysOff []DaySpan

// Has reports whether d is one of the days.
func (o DaysOff) Has(d Day) bool {
	if len(o) == 0 {
		return false
	}
	i, _ := slices.BinarySearchFunc(o, d, func(s DaySpan, d Day) int { return cmp.Compare(s.Last, d) })
	return i < len(o) && o[i].First <= d
}

// String is the days as people write them, "" for none.
func (o DaysOff) String() string {
	out := make([]string, len(o))
	for i, s := range o {
		out[i] = s.String()
	}
	return strings.Join(out, ",")
}

// The limits of days off: anything longer is a typing slip, and no team has more
// spans than that.
const (
	maxDaysInRow = 400 // days in a row
	maxSpans     = 400 // spans
)

// Normalised returns the days in order, each once. It refuses days out of range, spans
// that end before they begin, and what is beyond the limits.
func (o DaysOff) Normalised() (DaysOff, error) {
	all := slices.Clone(o)
	slices.SortFunc(all, func(a, b DaySpan) int { return cmp.Compare(a.First, b.First) })
	var out DaysOff
	for _, s := range all {
		switch n := len(out); {
		case s.First <= 0 || s.Last > Date(9999, time.December, 31):
			return nil, Errorf(Usage, "days off must be in the years 1 to 9999, as in 2026-12-24..2026-12-26")
		case s.Last < s.First:
			return nil, Errorf(Usage, "%s ends before it begins: did you mean %s?", s, DaySpan{s.Last, s.First})
		case n > 0 && s.First <= out[n-1].Last+1:
			out[n-1].Last = max(out[n-1].Last, s.Last)
		default:
			out = append(out, s)
		}
	}
	for _, s := range out {
		if n := int(s.Last-s.First) + 1; n > maxDaysInRow {
			return nil, Errorf(Usage, "%s is %d days off in a row: the limit is %d", s, n, maxDaysInRow)
		}
	}
	if len(out) > maxSpans {
		return nil, Errorf(Usage, "there are %d times off: the limit is %d, so leave out those long past", len(out), maxSpans)
	}
	return out, nil
}

// Works reports whether the team works on a day. On a board without working days it
// works on every day that is not a holiday.
func (i Info) Works(d Day) bool {
	return (i.WorkDays == 0 || i.WorkDays.Has(d.Weekday())) && !i.Holidays.Has(d)
}

// longestBreak is how many days back to look for a working day.
const longestBreak = 2 * maxDaysInRow

// WorkdayBefore returns the last working day before d, or the day a week before if
// there is none for two years.
func (i Info) WorkdayBefore(d Day) Day {
	for back := d - 1; back > d-longestBreak; back-- {
		if i.Works(back) {
			return back
		}
	}
	return d - 7
}

// Works reports whether the person works on a day: on their own working days, or the
// board's if they have none, except on its holidays and their days off.
func (p Person) Works(board Info, d Day) bool {
	if p.Days != 0 {
		board.WorkDays = p.Days
	}
	return board.Works(d) && !p.Off.Has(d)
}
