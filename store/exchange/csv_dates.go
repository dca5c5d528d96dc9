package exchange

import (
	"strconv"
	"strings"
	"time"

	"baton/model"
)

// Whether the day or the month comes first, as --map says it behind a field:
// "due:dmy".
const (
	dayFirst   = "dmy"
	monthFirst = "mdy"
)

// dates reads the dates of one column. All of a file's share what was learnt
// from it.
type dates struct {
	*moments
	zone   *time.Location
	order  string // of dates like 3/4/2026: dayFirst, monthFirst, "" if nothing tells
	serial bool   // the column holds Excel's days since 1899 and nothing else
}

// orderOf learns from all the cells of a file whether the day or the month
// comes first where slashes or hyphens separate them: "" if they don't tell or
// disagree.
func orderOf(rows [][]string) string {
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
		return dayFirst
	case month && !day:
		return monthFirst
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

// Why a date is none.
const (
	noDate   = "not a date: kept as a field"
	twoDates = "can be read two ways, as day or month first: kept as a field"
)

// parse reads a date, and says why it can't be.
func (d *dates) parse(s string) (t time.Time, why string) {
	s = line(s)
	if t, ok := d.counted(s); ok {
		return t, ""
	}
	w, ok := d.read(s, d.zone)
	if !ok {
		return time.Time{}, noDate
	}
	if w.a > 0 {
		if why := d.arrange(&w); why != "" {
			return time.Time{}, why
		}
	}
	zone := d.zone
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
func (d *dates) arrange(w *written) (why string) {
	dmy, mdy := *w, *w
	dmy.day, dmy.month = w.a, w.b
	mdy.day, mdy.month = w.b, w.a
	switch {
	case dmy.isDay() && (!mdy.isDay() || w.a == w.b || d.order == dayFirst):
		*w = dmy
	case mdy.isDay() && (!dmy.isDay() || d.order == monthFirst):
		*w = mdy
	case dmy.isDay():
		return twoDates
	default:
		return noDate
	}
	return ""
}

// counted reads Unix time in seconds or milliseconds, and Excel's days since
// 1899 (https://support.microsoft.com/office/date-function-e36c0c8c-4104-49da-ab83-82328b832349).
func (d *dates) counted(s string) (time.Time, bool) {
	whole, part, _ := strings.Cut(s, ".")
	n, err := strconv.ParseInt(whole, 10, 64)
	f, errPart := strconv.ParseFloat("0."+part+"0", 64)
	if err != nil || errPart != nil || n < 0 || strings.HasPrefix(s, "+") {
		return time.Time{}, false
	}
	var t time.Time
	switch {
	case d.serial:
		wall := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC).AddDate(0, 0, int(n)).Add(time.Duration(f * 24 * float64(time.Hour))).Round(time.Second)
		if wall.Hour() == 0 && wall.Minute() == 0 {
			return model.DayOf(wall).Begin(d.zone), true
		}
		return time.Date(wall.Year(), wall.Month(), wall.Day(), wall.Hour(), wall.Minute(), wall.Second(), 0, d.zone), true
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
	return t.In(d.zone), true
}

// serials reports whether all cells are days as Excel counts them, of the years
// 1954 to 2119.
func serials(cells []string) bool {
	for _, c := range cells {
		f, err := strconv.ParseFloat(strings.TrimSpace(c), 64)
		if err != nil || f < 20_000 || f >= 80_000 {
			return false
		}
	}
	return len(cells) > 0
}

// dueOf returns the day of a moment: the one that is written if it is midnight
// there, else the one it has in the board's zone.
func dueOf(t time.Time, zone *time.Location) model.Day {
	if t.Hour() == 0 && t.Minute() == 0 {
		return model.DayOf(t)
	}
	return model.DayOf(t.In(zone))
}
