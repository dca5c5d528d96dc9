package flow

import "baton/model"

// fill works out what each day of each week is played with: what happened on it, or if
// it was off or before the past, on the same weekday of another week.
func (r *Rate) fill() {
	n, last := len(r.weeks), len(r.Past.Counts)-1
	r.plays = make([]day, 7*n)
	for i := range r.plays {
		r.plays[i].week = i / 7
		for k := range n {
			w := (i/7 + k) % n
			at := last - 7*w - i%7
			if at >= 0 && r.Past.Works(r.Past.First+model.Day(at)) {
				r.plays[i] = day{r.Past.Counts[at], w}
				break
			}
		}
	}
}

// future is one possible course of the days to come: random weeks of the past, scaled
// as if all had been at the same rate.
type future struct {
	*Rate
	change      int     // weeks since the rate changed
	now, before float64 // what the weeks since the change, and before it, are multiplied by
	first, last int     // the weeks to draw from: first to before last
	week        int     // the one being played
}

// drawRate draws the rate of a course.
func (f *future) drawRate(dice func() float64) {
	if f.PerDay == 0 && f.OldPerDay == 0 {
		return
	}
	u := dice()
	f.change = 0
	for f.change < len(f.odds)-1 && u >= f.odds[f.change] {
		u -= f.odds[f.change]
		f.change++
	}
	f.change++
	now, before := f.sumWeeks(0, f.change), f.sumWeeks(f.change, len(f.weeks))
	of := now
	if f.change == f.changeWeeks {
		of = f.recent
	}
	rate := f.quantile(of, dice())
	f.now, f.before, f.first, f.last = 0, 0, 0, len(f.weeks)
	if now.tasks > 0 {
		f.now = rate / now.mean()
	} else {
		f.first = f.change
	}
	if before.tasks > 0 {
		f.before = rate / before.mean()
	} else {
		f.last = f.change
	}
}

// nextWeek draws the week that is played next: the week like, of another course, if it
// can be used.
func (f *future) nextWeek(like int, roll func(int) int) {
	if f.week = like; f.last > f.first && (like < f.first || like >= f.last) {
		f.week = f.first + roll(f.last-f.first)
	}
}

// at returns how much happens on the d-th day, where day 0 is the first after the past.
func (f *future) at(d int) float64 {
	if len(f.plays) == 0 {
		return 0
	}
	p := f.plays[7*f.week+6-d%7]
	if p.week < f.change {
		return f.now * float64(p.tasks)
	}
	return f.before * float64(p.tasks)
}
