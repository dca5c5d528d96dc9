package exchange

import (
	"strconv"
	"strings"
	"time"

	"baton/model"
)

// layouts are the ways in which dates are written that can be read only one
// way: ISO 8601 and RFC 3339, Jira ("22/Sep/25 9:26 AM"), JavaScript's
// Date.toString, and with dots, the day first.
var layouts = []string{
	time.RFC3339, "2006-01-02", "2006-01-02 15:04:05", "2006-01-02 15:04", "2006-01-02T15:04:05.999", "2006-01-02T15:04", "2006-01-02 15:04:05 -0700",
	"2006-01-02 15:04:05 MST", "2006/1/2", "2006/1/2 15:04", "2006/1/2 15:04:05", "2006. 1. 2", "2006.1.2",
	"2/Jan/06 3:04 PM", "2/Jan/06", "2/Jan/2006 3:04 PM", "2/Jan/2006", "2/Jan/06 15:04", "2-Jan-06", "2-Jan-2006",
	"Mon Jan 02 2006 15:04:05 GMT-0700", time.RFC1123Z, time.RFC1123,
	"2.1.2006", "2.1.2006 15:04", "2.1.2006 15:04:05", "2.1.2006, 15:04", "2.1.06", "2.1.06 15:04",
	"Jan 2, 2006", "Jan 2, 2006 3:04 PM", "Jan 2 2006", "January 2, 2006", "January 2, 2006 3:04 PM", "2 Jan 2006", "2 January 2006", "Monday, January 2, 2006",
}

// clocks are the times of day that stand behind a date with slashes.
var clocks = []string{"", " 15:04", " 15:04:05", " 3:04 PM", " 3:04:05 PM", ", 15:04", ", 3:04 PM", ", 3:04:05 PM"}

// dates reads the dates of one column.
type dates struct {
	zone  *time.Location
	order string // of slashed dates: "2/1/" day first, "1/2/" month first, "" if the column does not tell
	last  string // the layout that fitted last
}

// datesOf learns from all the cells of a column whether the day or the month
// comes first where slashes separate them.
func datesOf(cells []string, zone *time.Location) dates {
	d := dates{zone: zone}
	dayFirst, monthFirst := false, false
	for _, s := range cells {
		a, b, ok := slashed(s)
		dayFirst = dayFirst || ok && a > 12
		monthFirst = monthFirst || ok && b > 12
	}
	switch {
	case dayFirst && !monthFirst:
		d.order = "2/1/"
	case monthFirst && !dayFirst:
		d.order = "1/2/"
	}
	return d
}

// slashed returns the first two numbers of a date like 3/4/2026.
func slashed(s string) (a, b int, ok bool) {
	parts := strings.SplitN(strings.TrimSpace(s), "/", 3)
	if len(parts) != 3 || len(parts[0]) > 2 {
		return 0, 0, false
	}
	a, errA := strconv.Atoi(parts[0])
	b, errB := strconv.Atoi(parts[1])
	return a, b, errA == nil && errB == nil
}

// parse reads a date, false for what is none or could be two.
func (d *dates) parse(s string) (time.Time, bool) {
	s = line(s)
	if i := strings.Index(s, " ("); i > 0 && strings.HasSuffix(s, ")") {
		s = s[:i] // the name of the zone in Date.toString
	}
	s = strings.TrimSuffix(s, ".")
	if d.last != "" {
		if t, ok := d.try(d.last, s); ok {
			return t, true
		}
	}
	if _, _, ok := slashed(s); ok {
		return d.parseSlashed(s)
	}
	for _, l := range layouts {
		if t, ok := d.try(l, s); ok {
			d.last = l
			return t, true
		}
	}
	return time.Time{}, false
}

func (d *dates) parseSlashed(s string) (time.Time, bool) {
	if a, b, _ := slashed(s); d.order == "" && a != b {
		return time.Time{}, false
	}
	order := d.order
	if order == "" {
		order = "1/2/" // both the same
	}
	for _, year := range []string{"2006", "06"} {
		for _, clock := range clocks {
			if t, ok := d.try(order+year+clock, s); ok {
				return t, true
			}
		}
	}
	return time.Time{}, false
}

func (d *dates) try(layout, s string) (time.Time, bool) {
	zone := d.zone
	if zone == nil {
		zone = time.UTC
	}
	t, err := time.ParseInLocation(layout, s, zone)
	// In UTC every time of day is there: at midnight clocks may go forward.
	if wall, err := time.Parse(layout, s); err == nil && t.Location() == zone && wall.Hour() == 0 && wall.Minute() == 0 {
		t = model.DayOf(wall).Begin(zone)
	}
	return t, err == nil && t.Year() >= 1900 && t.Year() <= 9999
}

// dueOf returns the day of a moment: the one that is written if it is midnight
// there, else the one it has in the board's zone.
func dueOf(t time.Time, zone *time.Location) model.Day {
	if t.Hour() == 0 && t.Minute() == 0 {
		return model.DayOf(t)
	}
	return model.DayOf(t.In(zone))
}
