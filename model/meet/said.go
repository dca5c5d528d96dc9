package meet

import (
	"iter"
	"slices"
	"time"

	"baton/model"
)

// saying is what somebody has said for a day.
type saying struct {
	tasks     []promise
	words     []string
	replaces  bool // tasks were named, in place of what was said before for the day
	byStandup bool // it is what a standup kept, which knew what was promised before it
}

// promise is one with the place in the log where it was made.
type promise struct {
	model.Promise
	seq model.Seq
}

// sayings are what everybody has said, by the day that it is for.
type sayings map[model.PersonID]map[model.Day]*saying

func (s sayings) of(who model.PersonID, day model.Day) *saying {
	if s[who] == nil {
		s[who] = map[model.Day]*saying{}
	}
	if s[who][day] == nil {
		s[who][day] = &saying{}
	}
	return s[who][day]
}

// hear takes in a check-in, newest first: one with tasks replaces what was said
// for the day before it, one with words alone adds to it.
func (s sayings) hear(setup *model.Setup, c speech, now time.Time) {
	who, day := model.Author(c.Event, c.CheckIn), dayOf(setup, c, now)
	said := s.of(who, day)
	if said.replaces {
		return
	}
	if c.Words != "" {
		said.words = append([]string{c.Words}, said.words...)
	}
	for _, p := range c.Promises {
		if p.Day = day; !said.byStandup {
			said.tasks = append(said.tasks, promise{p, c.Event.Seq})
		}
	}
	said.replaces = len(c.Promises) > 0
}

// standup takes in what was promised in a standup, newest first: where nothing was
// said for that day since.
func (s sayings) standup(setup *model.Setup, held Held, now time.Time) {
	for _, p := range held.Promises {
		if p.Day == 0 {
			p.Day = held.On(setup.Info, now)
		}
		if said := s.of(p.By, p.Day); !said.replaces && (!said.byStandup || said.tasks[0].seq == held.Event.Seq) {
			said.byStandup = true
			said.tasks = append(said.tasks, promise{p, held.Event.Seq})
		}
	}
}

// Pledges returns what was promised for the days from one to another, in check-ins
// and standups that are yielded newest first: of each person and day what was said
// last. Now is in the zone that is taken where an old one has none.
func Pledges(setup *model.Setup, spoken iter.Seq2[model.Event, model.CheckIn], first, last model.Day, now time.Time) []Pledge {
	said, when := sayings{}, map[model.Seq]model.Instant{}
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
				if !slices.ContainsFunc(tasks[:i], p.again) {
					out = append(out, Pledge{p.Promise, when[p.seq]})
				}
			}
		}
	}
	return out
}

// Pledge is a promise and when it was made, in the last standup that kept it.
type Pledge struct {
	model.Promise
	At model.Instant
}

// again reports whether another promise is the same one, for the same day.
func (p promise) again(o promise) bool { return p.Promise == o.Promise }

// days returns the days for which somebody has said something, in order.
func (s sayings) days(who model.PersonID) []model.Day {
	var out []model.Day
	for day := range s[who] {
		out = append(out, day)
	}
	slices.Sort(out)
	return out
}

// due returns what somebody has promised for the last day before a day for which
// they promised anything: what was promised for a day before that is replaced.
func (s sayings) due(who model.PersonID, today model.Day) []promise {
	for _, day := range slices.Backward(s.days(who)) {
		if said := s[who][day]; day < today && len(said.tasks) > 0 {
			return said.tasks
		}
	}
	return nil
}

// ahead returns what somebody has promised for a day and later ones.
func (s sayings) ahead(who model.PersonID, today model.Day) []promise {
	var out []promise
	for _, day := range s.days(who) {
		if day >= today {
			out = append(out, s[who][day].tasks...)
		}
	}
	return out
}

// Words returns what somebody has said in words for a day and later ones.
func (p Past) Words(who model.PersonID, from model.Day) []string {
	var out []string
	for _, day := range p.said.days(who) {
		if day >= from {
			out = append(out, p.said[who][day].words...)
		}
	}
	return out
}

// Today returns what was promised for a day and later ones, by anybody.
func (p Past) Today(s *model.Setup, today model.Day) []model.Promise {
	var out []model.Promise
	for _, who := range s.People {
		for _, o := range p.said.ahead(who.ID, today) {
			if !slices.Contains(out, o.Promise) { // one may be promised for two days
				out = append(out, o.Promise)
			}
		}
	}
	return out
}

// CheckedIn reports whether somebody has said something for a day or a later one.
func (p Past) CheckedIn(who model.PersonID, day model.Day) bool {
	days := p.said.days(who)
	return len(days) > 0 && days[len(days)-1] >= day
}

// dayOf returns the day that a check-in speaks of. What an old version wrote does
// not say, so it is worked out as it would be now.
func dayOf(s *model.Setup, c speech, now time.Time) model.Day {
	if c.Day != 0 {
		return c.Day
	}
	when := at(c.Event, c.CheckIn).Time().In(now.Location())
	return speaksOf(s, model.Author(c.Event, c.CheckIn), when, false)
}

// evening is 17:00, from which on what people say is about their next day on a board
// without working hours. A Clock counts minutes from 1.
const evening model.Clock = 17*60 + 1

// speaksOf returns the day that is meant by what somebody says at a moment: that
// on which they say it, or their next working day if the day's standup is over,
// after working hours, or on a day off.
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

// Means returns the day that is meant by what somebody promises at a moment in a
// standup, which is in the team's zone.
func Means(s *model.Setup, who model.PersonID, at time.Time) model.Day {
	return speaksOf(s, who, at, false)
}

// longestWait is in how many days the next working day is looked for.
const longestWait = 400

// Heard completes what is said at a moment with the zone and the days that it
// speaks of, which are kept with it: they do not depend on who reads it, nor
// where. The moment is in the zone of the person who says it.
func Heard(r model.Reader, c model.CheckIn, now time.Time) model.CheckIn {
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
			c.Promises[i].Day = Means(s, p.By, now)
		}
	}
	return c
}

// Silent returns who works today and has not been heard: neither in a check-in for
// today or later, nor in today's standup. The moment is in the board's zone, or in
// that of the person who asks.
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
