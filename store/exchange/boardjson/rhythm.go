package boardjson

import (
	"slices"
	"time"

	"baton/model"
	"baton/model/plain"
)

// Span is some days in a row in JSON, the last included.
type Span struct {
	First string `json:"first"`
	Last  string `json:"last"`
}

// Meeting is when people meet, in JSON. Without days it is on all working days.
type Meeting struct {
	Days []string `json:"days"`
	At   string   `json:"at"` // "09:30", in the board's zone, or by everybody's own clock
}

// rhythm takes over when the team meets, and when it is off.
func (b *Board) rhythm(i model.Info) {
	minutes := int(i.Timebox().Minutes())
	b.Holidays, b.Order, b.Timer = spansJSON(i.Holidays), i.Order(), &minutes
	b.Standup, b.Review = meetingJSON(i.Standup), meetingJSON(i.Review)
	b.Zone, b.Hours = opt(i.Zone), opt(i.Hours.String())
}

// setRhythm is what a file says of it. What it does not say, or says wrongly,
// is as on a new board.
func (b *Board) setRhythm(i *model.Info) {
	i.Holidays, i.FixedOrder = daysOff(b.Holidays), b.Order == "fixed"
	i.Standup, i.Review = b.Standup.meeting(), b.Review.meeting()
	i.Hours, _ = model.ParseHours(val(b.Hours))
	if zone := plain.Line(val(b.Zone)); model.Zone(zone) != nil {
		i.Zone = zone
	}
	switch {
	case b.Timer == nil || *b.Timer == model.UsualTimer || *b.Timer > model.MostTimer:
	case *b.Timer <= 0:
		i.Timer = model.NoTimer
	default:
		i.Timer = *b.Timer
	}
}

func meetingJSON(m model.Meeting) *Meeting {
	if m.At == 0 {
		return nil
	}
	return &Meeting{daysJSON(m.Days), m.At.String()}
}

func (m *Meeting) meeting() model.Meeting {
	if m == nil {
		return model.Meeting{}
	}
	at, err := model.ParseClock(m.At)
	if err != nil {
		return model.Meeting{}
	}
	return model.Meeting{Days: weekdays(m.Days), At: at}
}

func daysJSON(w model.Weekdays) []string { return append([]string{}, w.Names()...) }

func weekdays(names []string) model.Weekdays {
	var out model.Weekdays
	for d := time.Sunday; d <= time.Saturday; d++ {
		if slices.Contains(names, model.Weekdays(1<<d).String()) {
			out |= 1 << d
		}
	}
	return out
}

func spansJSON(o model.DaysOff) []Span {
	out := make([]Span, len(o))
	for i, s := range o {
		out[i] = Span{s.First.String(), s.Last.String()}
	}
	return out
}

// daysOff returns days off as the file gives them, possible or not.
func daysOff(spans []Span) model.DaysOff {
	out := make(model.DaysOff, len(spans))
	for i, s := range spans {
		out[i].First, _ = model.ParseDay(s.First)
		out[i].Last, _ = model.ParseDay(s.Last)
	}
	return out
}

// settled returns days off in order. An impossible holiday does not keep people from
// their board: the days off are left out then, and the report says so.
func (in *reader) settled(whose string, o model.DaysOff) model.DaysOff {
	out, err := o.Normalised()
	if err != nil {
		in.rep.Note("%s days off were left out: %v", whose, err)
	}
	return out
}
