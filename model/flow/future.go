package flow

import "baton/model"

// fill finds what each day of each week is played with: what it has brought, or
// where it was off, or before the past, what the same weekday of another week has.
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

// future is one course that the days to come may take: weeks of the past at
// random, as if all had been at one rate.
type future struct {
	*Rate
	change      int     // the weeks since the rate changed
	now, before float64 // by which what they brought is multiplied, and the older
	first, last int     // the weeks that it is made of
	week        int     // that is being played
}

// begin draws the rate of a course.
func (f *future) begin(dice func() float64) {
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
	now, before := f.of(0, f.change), f.of(f.change, len(f.weeks))
	of := now
	if f.change == f.turned {
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

// turn draws the week that is played next: that of another course, if it can be.
func (f *future) turn(like int, roll func(int) int) {
	if f.week = like; f.last > f.first && (like < f.first || like >= f.last) {
		f.week = f.first + roll(f.last-f.first)
	}
}

// at returns what the d-th day of the future brings, of which day 0 is the first
// that is no longer past.
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
