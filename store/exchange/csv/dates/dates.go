// Package dates reads the dates and moments that people and programs write into
// tables, in many languages: what has one reading only, and what has two by what the
// rest of the file shows. It is apart from package csv because it needs nothing of a
// table but its cells.
package dates

import (
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/plain"
)

// Whether the day or the month comes first, as --map says it behind a field:
// "due:dmy".
const (
	DayFirst   = "dmy"
	MonthFirst = "mdy"
)

// Column reads the dates of one column. All of a file's share what was learnt
// from it.
type Column struct {
	*Moments
	Zone   *time.Location
	Order  string // of dates like 3/4/2026: dayFirst, monthFirst, "" if nothing tells
	Serial bool   // the column holds Excel's days since 1899 and nothing else
}

// OrderOf learns from all the cells of a file whether the day or the month
// comes first where slashes or hyphens separate them: "" if they don't tell or
// disagree.
func OrderOf(rows [][]string) string {
	day, month := false, false
	for _, row := range rows {
		for _, cell := range row {
			at, _, _ := strings.Cut(cell, ";") // as comments begin
			a, b, ok := slashed(at)
			day = day || ok && a > 12 && b <= 12
			month = month || ok && b > 12 && a <= 12
		}
	}
	switch {
	case day && !month:
		return DayFirst
	case month && !day:
		return MonthFirst
	}
	return ""
}

// slashed returns the first two numbers of a date like 3/4/2026 or 3-4-2026.
func slashed(s string) (a, b int, ok bool) {
	s = strings.TrimSpace(s)
	if len(s) < 6 || len(s) > 40 {
		return 0, 0, false
	}
	i := strings.IndexAny(s, "/-")
	if i < 1 || i > 2 {
		return 0, 0, false
	}
	second, year, found := strings.Cut(s[i+1:], s[i:i+1])
	if !found || len(second) > 2 || len(year) < 2 || s[i] == '-' && len(year) < 4 {
		return 0, 0, false
	}
	a, errA := strconv.Atoi(s[:i])
	b, errB := strconv.Atoi(second)
	_, errYear := strconv.Atoi(year[:2])
	return a, b, errA == nil && errB == nil && errYear == nil
}

// The reasons why a cell is not a date.
const (
	noDate  = "not a date: kept as a field"
	TwoWays = "can be read two ways, as day or month first: kept as a field"
)

// Parse reads a date, and says why it can't be.
func (d *Column) Parse(s string) (t time.Time, why string) {
	s = plain.Line(s)
	if t, ok := d.counted(s); ok {
		return t, ""
	}
	w, ok := d.read(s, d.Zone)
	if !ok {
		return time.Time{}, noDate
	}
	if w.a > 0 {
		if why := d.arrange(&w); why != "" {
			return time.Time{}, why
		}
	}
	zone := d.Zone
	if w.zone != nil {
		zone = w.zone
	}
	wall := time.Date(w.year, time.Month(w.month), w.day, 0, 0, 0, 0, time.UTC).Add(w.ofDay)
	if w.ofDay < time.Minute { // clocks may go forward at midnight
		return model.DayOf(wall).Begin(zone).Add(w.ofDay), ""
	}
	return time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), wall.Nanosecond(), zone), ""
}

// arrange says which of two numbers is the day: the one that can't be a month,
// else as in the rest of the file.
func (d *Column) arrange(w *written) (why string) {
	dmy, mdy := *w, *w
	dmy.day, dmy.month = w.a, w.b
	mdy.day, mdy.month = w.b, w.a
	switch {
	case dmy.isDay() && (!mdy.isDay() || w.a == w.b || d.Order == DayFirst):
		*w = dmy
	case mdy.isDay() && (!dmy.isDay() || d.Order == MonthFirst):
		*w = mdy
	case dmy.isDay():
		return TwoWays
	default:
		return noDate
	}
	return ""
}

// counted reads Unix time in seconds or milliseconds, and Excel's days since
// 1899 (https://support.microsoft.com/office/date-function-e36c0c8c-4104-49da-ab83-82328b832349).
func (d *Column) counted(s string) (time.Time, bool) {
	whole, part, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	f, errPart := strconv.ParseFloat("0."+part+"0", 64)
	if err != nil || errPart != nil || n < 0 || strings.HasPrefix(s, "+") {
		return time.Time{}, false
	}
	var t time.Time
	switch {
	case d.Serial:
		wall := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Add(time.Duration(f * 24 * float64(time.Hour))).Round(time.Second)
		if wall.Hour() == 0 && wall.Minute() == 0 {
			return model.DayOf(wall).Begin(d.Zone), true
		}
		return time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, d.Zone), true
	case len(whole) == 10:
		t = time.Unix(n, int64(f*1e9))
	case len(whole) == 13 && part == "":
		t = time.UnixMilli(n)
	default:
		return time.Time{}, false
	}
	if t.Unix()%(24*3600) == 0 {
		return t.UTC(), true // a day, as programs keep it
	}
	return t.In(d.Zone), true
}

// Serials reports whether all cells are days as Excel counts them, of the years
// 1954 to 2119.
func Serials(cells []string) bool {
	for _, c := range cells {
		f, err := strconv.ParseFloat(strings.TrimSpace(c), 64)
		if err != nil || f < 20_000 || f >= 80_000 {
			return false
		}
	}
	return len(cells) > 0
}

// DueOf returns the day of a moment: the one that is written if it is midnight
// there, else the one it has in the board's zone.
func DueOf(t time.Time, zone *time.Location) model.Day {
	if t.Hour() == 0 && t.Minute() == 0 {
		return model.DayOf(t)
	}
	return model.DayOf(t.In(zone))
}
