package model

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Clock is a time of day in no particular zone: minutes since midnight plus 1, so
// that 00:00 is 1 and 0 is none.
type Clock int

// lastClock is 23:59.
const lastClock Clock = 24 * 60

// ParseClock reads "09:30" and "9:30".
func ParseClock(s string) (Clock, error) {
	h, m, ok := strings.Cut(s, ":")
	hour, err := strconv.ParseUint(h, 10, 8)
	minute, err2 := strconv.ParseUint(m, 10, 8)
	if !ok || err != nil || err2 != nil || len(h) > 2 || len(m) != 2 || hour > 23 || minute > 59 {
		return 0, fmt.Errorf("invalid time of day %q: write it as in 09:30", s)
	}
	return Clock(hour*60+minute) + 1, nil
}

// String is the time as 09:30, "" for none.
func (c Clock) String() string {
	if c == 0 {
		return ""
	}
	return fmt.Sprintf("%02d:%02d", (c-1)/60, (c-1)%60)
}

// On returns the moment at which clocks in a zone show the time on a day. If they
// skip that time, it is what time.Date makes of it, but not before the day begins.
func (c Clock) On(d Day, zone *time.Location) time.Time {
	y, m, day := d.Time().Date()
	t := time.Date(y, m, day, 0, int(c-1), 0, 0, zone)
	if first := d.Begin(zone); t.Before(first) {
		return first
	}
	return t
}

// Meeting is when a recurring meeting takes place: at a time, on some days of the
// week or, if there are none, on all working days. Without a time there is none.
type Meeting struct {
	Days Weekdays
	At   Clock
}

// String is the meeting as people write it: "fri 15:00", "09:30", "" for none.
func (m Meeting) String() string { return strings.TrimSpace(m.Days.String() + " " + m.At.String()) }

// Meets reports whether a meeting takes place on a day. None does on a holiday.
func (i Info) Meets(m Meeting, d Day) bool {
	switch {
	case m.At == 0:
		return false
	case m.Days == 0:
		return i.Works(d)
	}
	return m.Days.Has(d.Weekday()) && !i.Holidays.Has(d)
}

// Orders returns the speaking orders of a standup, the default first.
func Orders() []string { return []string{"fair", "fixed"} }

// Order returns the board's speaking order, one of [Orders].
func (i Info) Order() string {
	if i.FixedOrder {
		return "fixed"
	}
	return "fair"
}

// UsualTimer is how many minutes a standup has by default.
const UsualTimer = 15

// NoTimer is no timer at all, MostTimer the longest one in minutes.
const (
	NoTimer   = -1
	MostTimer = 8 * 60
)

// Timebox returns how long a whole standup may take, 0 if there is no timer.
func (i Info) Timebox() time.Duration {
	minutes := i.Timer
	if minutes == 0 {
		minutes = UsualTimer
	}
	return time.Duration(max(minutes, 0)) * time.Minute
}
