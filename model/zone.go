package model

import (
	"strings"
	"time"
)

// Zone returns the time zone called name: of the IANA database, as
// Europe/Berlin, or an offset, as +09:00. It is nil for no name, and for one
// that means different zones on different machines.
func Zone(name string) *time.Location {
	if name == "" || machineDependent(name) {
		return nil
	}
	if strings.ContainsRune("+-", rune(name[0])) {
		t, err := time.Parse("-07:00", name)
		if err != nil {
			return nil
		}
		_, offset := t.Zone()
		if offset < -12*60*60 || offset > 14*60*60 {
			return nil // nowhere
		}
		return time.FixedZone("", offset)
	}
	// The database is part of the program where the system has none.
	zone, err := time.LoadLocation(name)
	if err != nil {
		return nil
	}
	return zone
}

// machineDependent reports whether a name means different zones, or none, on
// different machines.
func machineDependent(name string) bool {
	switch name {
	case "Local", "localtime", "posixrules", "Factory":
		return true
	}
	return strings.HasPrefix(name, "posix/") || strings.HasPrefix(name, "right/")
}

// ZoneName names the zone of a moment so that [Zone] finds it: by its name in
// the database if it has one, else by its offset at that moment.
func ZoneName(t time.Time) string {
	if name := t.Location().String(); Zone(name) != nil {
		return name
	}
	return t.Format("-07:00")
}

// In returns a moment in the board's zone, in its own where the board has none.
func (i Info) In(t time.Time) time.Time {
	if zone := Zone(i.Zone); zone != nil {
		return t.In(zone)
	}
	return t
}

// Hours are the working hours of a day, from a time to a later one. The zero
// Hours are not set.
type Hours struct{ From, To Clock }

// ParseHours reads "09:00..17:00".
func ParseHours(s string) (Hours, error) {
	from, to, _ := strings.Cut(s, "..")
	var h Hours
	var err error
	if h.From, err = ParseClock(from); err == nil {
		h.To, err = ParseClock(to)
	}
	if err != nil || h.From >= h.To {
		return Hours{}, Errorf(Usage, "invalid working hours %q: write them as in 09:00..17:00", s)
	}
	return h, nil
}

// String is the hours as people write them, "" for none.
func (h Hours) String() string {
	if h == (Hours{}) {
		return ""
	}
	return h.From.String() + ".." + h.To.String()
}

// valid reports whether the hours are none, or end after they begin.
func (h Hours) valid() bool {
	return h == Hours{} || 0 < h.From && h.From < h.To && h.To <= lastClock
}
