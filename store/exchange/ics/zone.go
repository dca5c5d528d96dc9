package ics

import (
	"fmt"
	"time"

	"baton/model"
)

// zoneYears is for how many years a calendar is told the changes of a zone's offset.
const zoneYears = 10

// zone writes the board's time zone (RFC 5545, section 3.6.5): each change of its
// offset from a year before now on. A board without one has floating times.
func (c *calendar) zone(name string) {
	zone := model.Zone(name)
	if zone == nil {
		return
	}
	c.put("BEGIN", "VTIMEZONE")
	c.put("TZID", escape(name))
	end := c.now.AddDate(zoneYears, 0, 0)
	for at := c.now.AddDate(-1, 0, 0).In(zone); at.Before(end); {
		from, to := at.ZoneBounds()
		c.offset(from, at)
		if to.IsZero() {
			break
		}
		at = to
	}
	c.put("END", "VTIMEZONE")
}

// offset writes the offset that a zone has at a moment, and from when on; the zero time
// is for ever.
func (c *calendar) offset(from, at time.Time) {
	kind, start := "STANDARD", "19700101T000000"
	name, seconds := at.Zone()
	before := seconds
	if !from.IsZero() {
		_, before = from.Add(-time.Second).Zone()
		start = from.UTC().Add(time.Duration(before) * time.Second).Format("20060102T150405")
	}
	if at.IsDST() {
		kind = "DAYLIGHT"
	}
	c.put("BEGIN", kind)
	c.put("DTSTART", start)
	c.put("TZOFFSETFROM", utcOffset(before))
	c.put("TZOFFSETTO", utcOffset(seconds))
	if name != "" {
		c.put("TZNAME", escape(name))
	}
	c.put("END", kind)
}

// utcOffset writes an offset in seconds (section 3.3.14).
func utcOffset(seconds int) string {
	sign := '+'
	if seconds < 0 {
		sign, seconds = '-', -seconds
	}
	return fmt.Sprintf("%c%02d%02d", sign, seconds/3600, seconds/60%60)
}

// tzid returns the parameter of a time in a zone, "" for a floating one. A value with a
// colon is quoted (section 3.2).
func tzid(name string) string {
	if model.Zone(name) == nil {
		return ""
	}
	return fmt.Sprintf(`;TZID="%s"`, name)
}
