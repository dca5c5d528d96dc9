package model

import (
	"fmt"
	"strings"
	"time"

	"github.com/oklog/ulid/v2"
)

// ID identifies a task, a comment, a checklist item or an event, permanently and on
// every machine: a ULID (https://github.com/ulid/spec). The zero ID is none.
type ID = ulid.ULID

// ParseID reads the 26 characters of an ID.
func ParseID(s string) (ID, error) { return ulid.ParseStrict(s) }

// EventID identifies an event, permanently and in every log that has it. The zero
// EventID is no event. Events refer to each other by it, because numbers change when
// two histories are joined.
type EventID ID

// ParseEventID reads the 26 characters of an EventID.
func ParseEventID(s string) (EventID, error) {
	id, err := ParseID(s)
	return EventID(id), err
}

// UnknownEvent stands for an event that is only known to have existed. No log has
// it.
func UnknownEvent() EventID {
	var id EventID
	for i := range id {
		id[i] = 0xFF
	}
	return id
}

// IsZero reports whether it is no event.
func (id EventID) IsZero() bool { return id == EventID{} }

// String is the 26 characters of a ULID.
func (id EventID) String() string { return ID(id).String() }

// Seq numbers the events of one log from 1. Zero is before the first.
type Seq uint64

// The IDs of a board's set-up are made from the first name that an item had and stay
// when it is renamed, so that history shows the new name too.
type (
	// PersonID identifies a person.
	PersonID string
	// ColumnID identifies a column.
	ColumnID string
	// LabelID identifies a label.
	LabelID string
	// MilestoneID identifies a milestone.
	MilestoneID string
	// ViewID identifies a saved view.
	ViewID string
)

// Instant is a moment in milliseconds since the Unix epoch, UTC. Zero is none.
type Instant int64

// The first and the last instant. In every zone they are in the years 1 to 9999, so
// that they have a Day.
const (
	FirstInstant Instant = -62135510400_000
	LastInstant  Instant = 253402214399_000
)

// At returns the instant of t, 0 for the zero time.
func At(t time.Time) Instant {
	if t.IsZero() {
		return 0
	}
	return Instant(t.UnixMilli()).Bounded()
}

// Bounded returns the instant, or the first or last one if it is out of range.
func (i Instant) Bounded() Instant { return min(max(i, FirstInstant), LastInstant) }

// Time returns the moment in UTC, the zero time for 0.
func (i Instant) Time() time.Time {
	if i == 0 {
		return time.Time{}
	}
	return time.UnixMilli(int64(i)).UTC()
}

// String is RFC 3339 in UTC with milliseconds where there are any, "" for none.
func (i Instant) String() string {
	if i == 0 {
		return ""
	}
	return i.Time().Format("2006-01-02T15:04:05.999Z07:00")
}

// MarshalJSON writes the string, or null for none.
func (i Instant) MarshalJSON() ([]byte, error) { return quoted(i.String()), nil }

// quoted quotes a text that needs no escapes; "" is null.
func quoted(s string) []byte {
	if s == "" {
		return []byte("null")
	}
	return []byte(`"` + s + `"`)
}

// Day is a calendar day without a time zone: 1 is 1 January of the year 1.
// Zero is none. Days compare as numbers.
type Day int32

// LastDay is the last day of the year 9999.
const LastDay Day = 3652059

// Bounded returns the day, or none or the last one if it is out of range.
func (d Day) Bounded() Day { return min(max(d, 0), LastDay) }

const secondsPerDay = 24 * 60 * 60

// DayOf returns the day that t's clock shows in t's own zone.
func DayOf(t time.Time) Day {
	y, m, d := t.Date()
	return Date(y, m, d)
}

// Date returns the day of a year, month and day, normalised as time.Date does.
func Date(year int, month time.Month, day int) Day {
	t := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
	first := time.Date(1, 1, 1, 0, 0, 0, 0, time.UTC)
	return Day((t.Unix()-first.Unix())/secondsPerDay) + 1
}

// Time returns midnight UTC of the day.
func (d Day) Time() time.Time {
	return time.Date(1, 1, int(d), 0, 0, 0, 0, time.UTC)
}

// Begin returns the first moment of the day in a zone. Clocks do not always show
// 00:00 then: they may go forward over midnight, and if they go back over it, it is
// the first of two. For a day that the zone skipped, it is the first moment of the
// next day.
func (d Day) Begin(zone *time.Location) time.Time {
	midnight := d.Time()
	// No clock is more than 26 hours ahead of another.
	for t := midnight.Add(-26 * time.Hour).In(zone); ; {
		_, offset := t.Zone()
		_, end := t.ZoneBounds()
		begin := midnight.Add(-time.Duration(offset) * time.Second).In(zone)
		if begin.Before(t) {
			begin = t
		}
		if (end.IsZero() || begin.Before(end)) && DayOf(begin) >= d {
			return begin
		}
		if end.IsZero() {
			return begin // a broken zone
		}
		t = end
	}
}

// Weekday returns the day of the week. Day 1 is a Monday. Forecasts call this
// millions of times, so it only calculates.
func (d Day) Weekday() time.Weekday { return time.Weekday((d%7 + 7) % 7) }

// String is the ISO 8601 form 2006-01-02, "" for none.
func (d Day) String() string {
	if d == 0 {
		return ""
	}
	return d.Time().Format(time.DateOnly)
}

// MarshalJSON writes the string, or null for none.
func (d Day) MarshalJSON() ([]byte, error) { return quoted(d.String()), nil }

// UnmarshalJSON reads what MarshalJSON writes.
func (d *Day) UnmarshalJSON(b []byte) (err error) {
	s := strings.Trim(string(b), `"`)
	if *d = 0; s == "null" || s == "" {
		return nil
	}
	*d, err = ParseDay(s)
	return err
}

// ParseDay reads 2006-01-02 strictly: 31 February is an error.
func ParseDay(s string) (Day, error) {
	t, err := time.Parse(time.DateOnly, s)
	if err != nil || t.Year() < 1 {
		return 0, fmt.Errorf("invalid day %q: write it as in 2026-12-24", s)
	}
	return DayOf(t), nil
}
