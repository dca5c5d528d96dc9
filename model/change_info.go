package model

import (
	"unicode"
)

// SetInfo changes the board's own settings.
type SetInfo struct {
	Told
	Info Info
}

// Kind returns "set-board".
func (SetInfo) Kind() string { return "set-board" }

// Subject returns the zero ID.
func (SetInfo) Subject() ID { return ID{} }

func (c SetInfo) as(t Told) Change { c.Told = t; return c }

func (c SetInfo) admit(e *Edit, _ *Draft, _ Stamp) (Change, error) {
	off, err := c.Info.Holidays.Normalised()
	if err != nil {
		return nil, err
	}
	if c.Info.Holidays = off; c.Info.Equal(e.Setup().Info) {
		return nil, nil
	}
	for at, r := range c.Info.Key {
		if at == 0 && unicode.IsDigit(r) { // 12-14 would be a task, not three
			return nil, Errorf(Usage, "invalid key %q: it must begin with a letter", c.Info.Key)
		}
		if !unicode.IsLetter(r) && !unicode.IsDigit(r) || r > unicode.MaxASCII {
			return nil, Errorf(Usage, "invalid key %q: use only the letters A to Z and digits", c.Info.Key)
		}
	}
	return c, c.Info.check()
}

// check refuses settings that can't be meant.
func (i Info) check() error {
	if i.DefaultEstimate < 0 || i.StaleDays < 0 {
		return Errorf(Usage, "an estimate or a number of days can't be negative")
	}
	if t := max(i.Standup.At, i.Review.At); t > lastClock || min(i.Standup.At, i.Review.At) < 0 {
		return Errorf(Usage, "invalid meeting time: use times from 00:00 to 23:59")
	}
	if i.Timer < NoTimer || i.Timer > MostTimer {
		return Errorf(Usage, "invalid standup timer: use from 1 to %d minutes, or none", MostTimer)
	}
	if i.Zone != "" && Zone(i.Zone) == nil {
		return Errorf(Usage, "unknown time zone %q: write it as in Europe/Berlin or +09:00", i.Zone)
	}
	if !i.Hours.valid() {
		return Errorf(Usage, "invalid working hours: they must end after they begin, as in 09:00..17:00")
	}
	return nil
}

func (c SetInfo) undo(e *Edit) Change { return SetInfo{Info: e.Setup().Info} }

func (c SetInfo) apply(e *Edit, _ Stamp) { e.ownSetup().Info = c.Info }

func (SetInfo) touches(Change) []string { return []string{"board"} }

// rows returns a row for each setting that has changed; for a new board, only one.
func (c SetInfo) rows(back Change, _ Names) []Row {
	b, _ := back.(SetInfo)
	if b.Info.Equal(Info{}) {
		return []Row{{Field: "board", To: Text(c.Info.Name)}}
	}
	was, is := b.Info.values(), c.Info.values()
	var out []Row
	for i, to := range is {
		if was[i] != to {
			out = append(out, Row{Field: boardField + to.name, From: was[i].Value, To: to.Value})
		}
	}
	return out
}

// boardField is the prefix of the board's own settings in rows.
const boardField = "board."

// named is a setting of the board: its name and its value.
type named struct {
	name string
	Value
}

func (i Info) values() []named {
	return []named{
		{"name", Text(i.Name)},
		{"key", Text(i.Key)},
		{"unit", Text(i.Unit)},
		{"estimate", Number(i.DefaultEstimate)},
		{"stale", EstimateOf(float64(i.StaleDays))},
		{"days", Text(i.WorkDays.String())},
		{"standup", Text(i.Standup.String())},
		{"review", Text(i.Review.String())},
		{"holidays", Text(i.Holidays.String())},
		{"order", Text(i.Order())},
		{"timer", EstimateOf(i.Timebox().Minutes())},
		{"zone", Text(i.Zone)},
		{"hours", Text(i.Hours.String())},
	}
}

func (c SetInfo) scrub() Change { return c }
