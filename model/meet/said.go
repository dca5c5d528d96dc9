package meet

import (
	"iter"
	"slices"
	"time"

	"baton/model"
)

// statement is what a person has said for one day.
type statement struct {
	tasks       []promise
	words       []string
	replaces    bool // it has tasks, which replace what was said before for the day
	fromStandup bool // it is from a standup, which knew what was promised before it
}

// promise is a promise with the event in which it was made.
type promise struct {
	model.Promise
	seq model.Seq
}

// statements are what people have said, by person and by the day that it is for.
type statements map[model.PersonID]map[model.Day]*statement

func (s statements) of(who model.PersonID, day model.Day) *statement {
	if s[who] == nil {
		s[who] = map[model.Day]*statement{}
	}
	if s[who][day] == nil {
		s[who][day] = &statement{}
	}
	return s[who][day]
}

// hear takes in a check-in. Check-ins have to come newest first: one with tasks replaces
// what was said for that day before it, one with only words adds to it.
func (s statements) hear(setup *model.Setup, c speech, now time.Time) {
	who, day := model.Author(c.Event, c.CheckIn), dayOf(setup, c, now)
	said := s.of(who, day)
	if said.replaces {
		return
	}
	if c.Words != "" {
		said.words = append([]string{c.Words}, said.words...)
	}
	for _, p := range c.Promises {
		if p.Day = day; !said.fromStandup {
			said.tasks = append(said.tasks, promise{p, c.Event.Seq})
		}
	}
	said.replaces = len(c.Promises) > 0
}

// standup takes in the promises of a standup, unless something was said for the same day
// since. Standups and check-ins have to come newest first.
func (s statements) standup(setup *model.Setup, held Held, now time.Time) {
	for _, p := range held.Promises {
		if p.Day == 0 {
			p.Day = held.On(setup.Info, now)
		}
		if said := s.of(p.By, p.Day); !said.replaces && (!said.fromStandup || said.tasks[0].seq == held.Event.Seq) {
			said.fromStandup = true
			said.tasks = append(said.tasks, promise{p, held.Event.Seq})
		}
	}
}

// Pledges returns what was promised for the days from first to last: for each person and
// day, what was said last. spoken yields check-ins and standups newest first. now's zone
// is that of old ones, which have none.
func Pledges(setup *model.Setup, spoken iter.Seq2[model.Event, model.CheckIn], first, last model.Day, now time.Time) []Pledge {
	said, when := statements{}, map[model.Seq]model.Instant{}
	for ev, c := range spoken {
		when[ev.Seq] = at(ev, c)
		if c := (speech{c, ev}); c.Standup {
			said.standup(setup, Held(c), now)
		} else {
			said.hear(setup, c, now)
		}
	}
	var out []Pledge
	for _, who := range setup.People {
		for _, day := range said.days(who.ID) {
			if day < first || day > last {
				continue
			}
			tasks := said[who.ID][day].tasks
			for i, p := range tasks {
				if !slices.ContainsFunc(tasks[:i], p.sameFor) {
					out = append(out, Pledge{p.Promise, when[p.seq]})
				}
			}
		}
	}
	return out
}

// Pledge is a promise and when it was made, or last repeated in a standup.
type Pledge struct {
	model.Promise
	At model.Instant
}

// sameFor reports whether another promise is the same, for the same day.
func (p promise) sameFor(o promise) bool { return p.Promise == o.Promise }

// days returns the days for which a person has said something, in order.
func (s statements) days(who model.PersonID) []model.Day {
	var out []model.Day
	for day := range s[who] {
		out = append(out, day)
	}
	slices.Sort(out)
	return out
}

// due returns what a person promised for the last day before today for which they
// promised anything: it replaces promises for earlier days.
func (s statements) due(who model.PersonID, today model.Day) []promise {
	for _, day := range slices.Backward(s.days(who)) {
		if said := s[who][day]; day < today && len(said.tasks) > 0 {
			return said.tasks
		}
	}
	return nil
}

// ahead returns what a person has promised for today and later days.
func (s statements) ahead(who model.PersonID, today model.Day) []promise {
	var out []promise
	for _, day := range s.days(who) {
		if day >= today {
			out = append(out, s[who][day].tasks...)
		}
	}
	return out
}

// Words returns the words of a person's check-ins for a day and later ones.
func (p Past) Words(who model.PersonID, from model.Day) []string {
	var out []string
	for _, day := range p.said.days(who) {
		if day >= from {
			out = append(out, p.said[who][day].words...)
		}
	}
	return out
}

// Today returns what everybody has promised for today and later days.
func (p Past) Today(s *model.Setup, today model.Day) []model.Promise {
	var out []model.Promise
	for _, who := range s.People {
		for _, o := range p.said.ahead(who.ID, today) {
			if !slices.Contains(out, o.Promise) { // a task may be promised for two days
				out = append(out, o.Promise)
			}
		}
	}
	return out
}

// CheckedIn reports whether a person has said something for a day or a later one.
func (p Past) CheckedIn(who model.PersonID, day model.Day) bool {
	days := p.said.days(who)
	return len(days) > 0 && days[len(days)-1] >= day
}

// dayOf returns the day that a check-in is about. If an old version wrote it, it does not
// say, and the day is worked out as it would be now.
func dayOf(s *model.Setup, c speech, now time.Time) model.Day {
	if c.Day != 0 {
		return c.Day
	}
	when := at(c.Event, c.CheckIn).Time().In(now.Location())
	return speaksOf(s, model.Author(c.Event, c.CheckIn), when, false)
}

// evening is 17:00: on a board without working hours, what people say from then on is
// about their next day. A Clock counts minutes from 1.
const evening model.Clock = 17*60 + 1

// speaksOf returns the day that a person means at a moment: the same day, or their next
// working day if the day's standup is over, if it is after working hours, or if they
// are off.
func speaksOf(s *model.Setup, who model.PersonID, at time.Time, over bool) model.Day {
	day, late := model.DayOf(at), evening
	if s.Info.Hours.To != 0 {
		late = s.Info.Hours.To
	}
	person, _ := model.ByKey[model.Person](s, string(who))
	if !over && at.Before(late.On(day, at.Location())) && person.Works(s.Info, day) {
		return day
	}
	for next := day + 1; next < day+longestWait; next++ {
		if person.Works(s.Info, next) {
			return next
		}
	}
	return day + 1
}

// DayMeant returns the day that a person means by a promise in a standup. at is in the
// team's zone.
func DayMeant(s *model.Setup, who model.PersonID, at time.Time) model.Day {
	return speaksOf(s, who, at, false)
}

// longestWait is how many days ahead to look for a working day.
const longestWait = 400

// Complete completes a check-in or standup at a moment with its zone and the days that it
// is about. They are recorded with it so that they do not depend on who reads it, or
// where. now is in the zone of the person who says it.
func Complete(r model.Reader, c model.CheckIn, now time.Time) model.CheckIn {
	s := r.Setup()
	now = s.Info.In(now)
	c.Zone = model.ZoneName(now)
	over := false
	if !c.Standup {
		last, ok := LastHeld(r, 1, r.Head().Seq)
		over = ok && last.On(s.Info, now) == model.DayOf(now)
	}
	if c.Day = model.DayOf(now); !c.Standup && len(c.Present) > 0 {
		c.Day = speaksOf(s, c.Present[0], now, over)
	}
	c.Promises = slices.Clone(c.Promises)
	for i, p := range c.Promises {
		switch {
		case !c.Standup:
			c.Promises[i].Day = c.Day
		case p.Day == 0 || p.Day < c.Day:
			c.Promises[i].Day = DayMeant(s, p.By, now)
		}
	}
	return c
}

// Silent returns the people who work today and have said nothing yet: neither in a
// check-in for today or later, nor in today's standup. now is in the board's zone, or
// in that of the person who asks.
func Silent(log Log, now time.Time) []model.Person {
	s, today := log.Setup(), model.DayOf(now)
	heard := map[model.PersonID]bool{}
	for c := range spoken(log, 0, log.Head().Seq) {
		switch {
		case c.Standup && Held(c).On(s.Info, now) == today:
			for _, who := range c.Present {
				heard[who] = true
			}
		case !c.Standup && dayOf(s, c, now) >= today:
			heard[model.Author(c.Event, c.CheckIn)] = true
		}
	}
	var out []model.Person
	for _, who := range model.Live[model.Person](s) {
		if who.Works(s.Info, today) && !heard[who.ID] {
			out = append(out, who)
		}
	}
	return out
}
