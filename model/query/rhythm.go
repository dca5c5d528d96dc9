package query

import (
	"slices"
	"strconv"
	"strings"

	"baton/model"
)

// rhythmSetting sets when and how the team meets, and when it works.
func rhythmSetting(i *model.Info, key, value string) *problem {
	switch key {
	case "standup":
		return meeting(&i.Standup, value)
	case "review":
		return meeting(&i.Review, value)
	case "holidays":
		return daysOff(&i.Holidays, value)
	case "order":
		low := strings.ToLower(value)
		if !slices.Contains(model.Orders(), low) {
			return usage("use "+oneOf(model.Orders()), "unknown speaking order %q", value)
		}
		i.FixedOrder = low == "fixed"
	case "timer":
		return timer(&i.Timer, value)
	case "zone":
		return zone(&i.Zone, value)
	case "hours":
		return hours(&i.Hours, value)
	default:
		return noSetting("board", key, "name:, key:, unit:, estimate:, stale:, days:, standup:, review:, holidays:, order:, timer:, zone: and hours:")
	}
	return nil
}

// printRhythm writes the settings that differ from a new board's, as rhythmSetting reads
// them.
func printRhythm(i model.Info) []string {
	var out []string
	if i.Standup.At != 0 {
		out = append(out, "standup:"+quoteName(i.Standup.String()))
	}
	if i.Review.At != 0 {
		out = append(out, "review:"+quoteName(i.Review.String()))
	}
	if len(i.Holidays) > 0 {
		out = append(out, "holidays:"+i.Holidays.String())
	}
	if i.FixedOrder {
		out = append(out, "order:"+i.Order())
	}
	if i.Timer != 0 {
		out = append(out, "timer:"+PrintTimer(i))
	}
	if i.Zone != "" {
		out = append(out, "zone:"+i.Zone)
	}
	if i.Hours != (model.Hours{}) {
		out = append(out, "hours:"+i.Hours.String())
	}
	return out
}

// meeting reads days of the week and a time, or only a time; "" and "none" are no
// meeting.
func meeting(to *model.Meeting, value string) *problem {
	if value == "" || value == "none" {
		*to = model.Meeting{}
		return nil
	}
	bad := usage(`write days and a time, as in "mon..fri 09:30", a time alone, or none`, "invalid meeting time %q", value)
	words := strings.Fields(value)
	if len(words) == 0 {
		return bad
	}
	var m model.Meeting
	var err error
	if m.At, err = model.ParseClock(words[len(words)-1]); err != nil {
		return bad
	}
	if days := words[:len(words)-1]; len(days) > 0 && weekdays(&m.Days, strings.Join(days, "")) != nil {
		return bad
	}
	*to = m
	return nil
}

// daysOff reads days and spans of days: 2026-12-24..2026-12-26,2027-01-01. "" and
// "none" are no days.
func daysOff(to *model.DaysOff, value string) *problem {
	if value == "" || value == "none" {
		*to = nil
		return nil
	}
	var all model.DaysOff
	for _, part := range strings.Split(value, ",") {
		span, bad := daySpan(strings.TrimSpace(part))
		if bad != nil {
			return bad
		}
		all = append(all, span)
	}
	normalised, err := all.Normalised()
	if err != nil {
		what, out, _ := strings.Cut(err.Error(), ": ")
		return usage(out, "%s", what)
	}
	*to = normalised
	return nil
}

// daySpan reads a day, or the first and last day of a span.
func daySpan(text string) (model.DaySpan, *problem) {
	var ends [2]model.Day
	first, last, isRange := strings.Cut(text, "..")
	if !isRange {
		last = first
	}
	for i, s := range []string{first, last} {
		day, bad, ok := isoDay(s)
		if !ok {
			bad = usage("write days off as in 2026-12-24..2026-12-26,2027-01-01, or none", "invalid day off %q", text)
		}
		if bad != nil {
			return model.DaySpan{}, bad
		}
		ends[i] = day
	}
	return model.DaySpan{First: ends[0], Last: ends[1]}, nil
}

// timer reads minutes; "" and "none" are no timer.
func timer(to *int, value string) *problem {
	if value == "" || value == "none" {
		*to = model.NoTimer
		return nil
	}
	n, err := strconv.Atoi(strings.TrimSuffix(value, "m"))
	if err != nil || n < 1 || n > model.MostTimer {
		return usage("write the minutes of a whole standup, as in timer:15m, or none", "invalid timer %q", value)
	}
	if *to = n; n == model.UsualTimer {
		*to = 0 // the default is stored as 0
	}
	return nil
}

// zone reads the name of a time zone; "" and "none" are the viewer's.
func zone(to *string, value string) *problem {
	if value == "none" {
		value = ""
	}
	if value != "" && model.Zone(value) == nil {
		return usage("write it as in Europe/Berlin or +09:00, or none", "unknown time zone %q", value)
	}
	*to = value
	return nil
}

// hours reads working hours; "" and "none" are none.
func hours(to *model.Hours, value string) *problem {
	if value == "" || value == "none" {
		*to = model.Hours{}
		return nil
	}
	h, err := model.ParseHours(value)
	if err != nil {
		return usage("write them as in 09:00..17:00, or none", "invalid working hours %q", value)
	}
	*to = h
	return nil
}

// PrintTimer writes how long a standup may take as ParseInfo reads it.
func PrintTimer(i model.Info) string {
	box := i.Timebox()
	if box == 0 {
		return "none"
	}
	return strconv.Itoa(int(box.Minutes())) + "m"
}

// weekdays reads days of the week: mon,tue,thu or mon..fri.
func weekdays(days *model.Weekdays, value string) *problem {
	bad := usage("write days of the week, as in days:mon,wed or days:mon..fri", "invalid working days %q", value)
	var set model.Weekdays
	for _, part := range strings.Split(strings.ToLower(value), ",") {
		first, last, isRange := strings.Cut(part, "..")
		if !isRange {
			last = first
		}
		from, ok := weekday(strings.TrimSpace(first))
		to, ok2 := weekday(strings.TrimSpace(last))
		if !ok || !ok2 {
			return bad
		}
		for ; from != to; from = (from + 1) % 7 {
			set |= 1 << from
		}
		set |= 1 << to
	}
	*days = set
	return nil
}
