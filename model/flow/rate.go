package flow

import (
	"math"
	"slices"

	"baton/model"
)

// Rate is how many tasks there are on a working day, estimated from a past, and how
// certain that is. The tasks of a week are assumed to vary around a rate that may
// have changed once, before any of the weeks, with a variance that is a multiple
// of the rate (McCullagh and Nelder, Generalized Linear Models, 1989, chapter
// 6.2). How likely each change is, and which rates, follows from Bayes' theorem
// with a Gamma prior (Raftery and Akman, Bayesian Analysis of a Poisson Process
// with a Change-Point, 1986).
type Rate struct {
	PerDay    float64   // tasks a working day, since the change if there was one
	ChangedOn model.Day // the first working day after the change, 0 if none is likely
	OldPerDay float64   // tasks a working day before the change
	Past      Past      // that it was estimated from

	weeks       []week // of seven days, the latest first
	plays       []day  // the days of each week, the latest first
	spread      float64
	changeWeeks int       // weeks since the change
	recent      week      // what happened since the day of the change
	odds        []float64 // odds[k]: that the rate changed before the k-th latest week; the last: that it did not
}

// week is how many tasks and working days a week had.
type week struct{ tasks, days int }

// day is how many tasks a day had, and in which week it was.
type day struct{ tasks, week int }

const (
	calm   = 1.2 // the spread of tasks that come independently of each other
	weight = 3   // the weeks that calm counts for, besides those of the past

	likely = 0.7 // the probability that a rate changes within a past
	lately = 4   // before each of these latest weeks it is twice as likely: an old change matters less
	sure   = 0.9 // a change at least this likely is taken as certain
)

// NewRate returns the rate of a past.
func NewRate(p Past) *Rate {
	r := &Rate{Past: p}
	for to := len(p.Counts); to > 0; to -= 7 {
		from := max(0, to-7)
		r.weeks = append(r.weeks, p.days(from, to))
	}
	all := r.sumWeeks(0, len(r.weeks))
	r.PerDay = all.mean()
	if r.PerDay == 0 {
		return r
	}
	r.spread = r.estimate() * (1 + 1/float64(len(r.weeks)))
	r.weighChanges()
	r.fill()
	return r
}

func (w week) mean() float64 { return float64(w.tasks) / float64(max(1, w.days)) }

// sumWeeks adds up the weeks from one to before another.
func (r *Rate) sumWeeks(from, to int) week {
	var out week
	for _, w := range r.weeks[from:to] {
		out.tasks += w.tasks
		out.days += w.days
	}
	return out
}

// estimate returns how many times larger the variance of weeks is than if tasks came
// independently of each other. It compares each week with the next, so that a change
// of the rate hardly matters (von Neumann, 1941).
func (r *Rate) estimate() float64 {
	total, n := weight*calm, float64(weight)
	for k := 0; k+1 < len(r.weeks); k++ {
		a, b := r.weeks[k], r.weeks[k+1]
		if a.days == 0 || b.days == 0 {
			continue
		}
		d := a.mean() - b.mean()
		total += d * d / (r.PerDay * (1/float64(a.days) + 1/float64(b.days)))
		n++
	}
	return total / n
}

// weighChanges finds how likely each change is.
func (r *Rate) weighChanges() {
	n := len(r.weeks)
	logs := make([]float64, n)
	for k := range logs {
		logs[k] = math.Log(priorOfChange(k, n)) + r.logLikelihood(r.sumWeeks(0, k+1)) + r.logLikelihood(r.sumWeeks(k+1, n))
	}
	most, total := slices.Max(logs), 0.0
	r.odds = make([]float64, n)
	for k, l := range logs {
		r.odds[k] = math.Exp(l - most)
		total += r.odds[k]
	}
	if none := r.odds[n-1] / total; none <= 1-sure {
		total, r.odds[n-1] = total-r.odds[n-1], 0
		r.setChange(indexOfMax(logs[:n-1]))
	}
	for k := range r.odds {
		r.odds[k] /= total
	}
}

// indexOfMax returns the index of the largest number.
func indexOfMax(logs []float64) int {
	best := 0
	for k, l := range logs {
		if l > logs[best] {
			best = k
		}
	}
	return best
}

// setChange takes a change before the k-th latest week as certain and finds its day: the
// likeliest one within a week of that, so that it stays the same from day to day.
func (r *Rate) setChange(k int) {
	at := max(0, len(r.Past.Counts)-7*(k+1))
	var days []int
	var logs []float64
	for i := max(1, at-6); i < min(at+7, len(r.Past.Counts)); i++ {
		if r.Past.Works(r.Past.First + model.Day(i)) {
			days, logs = append(days, i), append(logs, r.logLikelihood(r.Past.days(i, len(r.Past.Counts)))+r.logLikelihood(r.Past.days(0, i)))
		}
	}
	if len(days) > 0 {
		at = days[indexOfMax(logs)]
	}
	r.ChangedOn = r.Past.First + model.Day(at)
	r.changeWeeks, r.recent = k+1, r.Past.days(at, len(r.Past.Counts))
	r.PerDay, r.OldPerDay = r.recent.mean(), r.Past.days(0, at).mean()
}

// days adds up the days from one to before another.
func (p Past) days(from, to int) week { return week{sum(p.Counts[from:to]), p.worked(from, to)} }

// priorOfChange returns the prior probability that a rate changed before the k-th latest
// of n weeks; for the last, that it did not change.
func priorOfChange(k, n int) float64 {
	if k == n-1 {
		return 1 - likely
	}
	one := likely / float64(n-1+min(lately, n-1))
	if k < lately {
		return 2 * one
	}
	return one
}

// prior is how many tasks the rate of all weeks counts for in the rate of some.
const prior = 1

// logLikelihood returns the logarithm of the likelihood of weeks with the same, unknown
// rate.
func (r *Rate) logLikelihood(w week) float64 {
	if w.days == 0 {
		return 0
	}
	shape, days := r.gamma(w)
	first := prior / r.sumWeeks(0, len(r.weeks)).mean()
	a, _ := math.Lgamma(shape)
	b, _ := math.Lgamma(prior)
	return prior*math.Log(first) - b + a - shape*math.Log(days)
}

// gamma returns the shape and the rate parameter of the Gamma distribution of the rate
// of some weeks.
func (r *Rate) gamma(w week) (shape, days float64) {
	return prior + float64(w.tasks)/r.spread, prior/r.sumWeeks(0, len(r.weeks)).mean() + float64(w.days)/r.spread
}

// quantile returns the u-quantile of the rate of some weeks: its cube root is nearly
// normal (Wilson and Hilferty, 1931).
func (r *Rate) quantile(w week, u float64) float64 {
	shape, days := r.gamma(w)
	z := math.Sqrt2 * math.Erfinv(2*u-1)
	c := 1 - 1/(9*shape) + z/(3*math.Sqrt(shape))
	return shape / days * max(0, c*c*c)
}
