package flow

import (
	"slices"

	"baton/model"
)

// Forecast is drawn from a team's own past by Monte Carlo: each trial plays the
// days to come with the number of tasks finished on days drawn at random, with
// replacement, from the past (Vacanti, When Will It Be Done?, 2018).
type Forecast struct {
	Past   []int                // tasks finished on each working day of the past
	Works  func(model.Day) bool // whether the team works on a day
	Trials int                  // 10,000 if 0
	Roll   func(n int) int      // a die of n sides, from 0
}

// What a past has to hold to be believed.
const (
	enoughDays  = 10
	enoughTasks = 5

	usualTrials = 10_000
	horizon     = 3650 // days after which a trial gives up
)

// Believable reports whether the past is long enough to tell something.
func (f Forecast) Believable() bool {
	sum := 0
	for _, n := range f.Past {
		sum += n
	}
	return len(f.Past) >= enoughDays && sum >= enoughTasks
}

func (f Forecast) trials() int {
	if f.Trials > 0 {
		return f.Trials
	}
	return usualTrials
}

// When returns the days by which n tasks are finished in p per cent of the
// trials, for each p. Work begins on the day after from. The zero Day stands
// for more than ten years.
func (f Forecast) When(from model.Day, n int, percent ...int) []model.Day {
	days := make([]int, f.trials())
	for i := range days {
		days[i] = f.play(from, n)
	}
	slices.Sort(days)
	out := make([]model.Day, len(percent))
	for i, p := range percent {
		if d := days[max(0, (len(days)*p+99)/100-1)]; d <= horizon {
			out[i] = from + model.Day(d)
		}
	}
	return out
}

// play returns after how many days n tasks are finished in one trial.
func (f Forecast) play(from model.Day, n int) int {
	for d := 0; ; d++ {
		if n <= 0 || d > horizon {
			return d
		}
		if f.Works(from + model.Day(d+1)) {
			n -= f.Past[f.Roll(len(f.Past))]
		}
	}
}

// HowMany returns how many tasks at least are finished by the end of a day in p
// per cent of the trials, for each p.
func (f Forecast) HowMany(from, to model.Day, percent ...int) []int {
	sums := make([]int, f.trials())
	for i := range sums {
		for d := from + 1; d <= to; d++ {
			if f.Works(d) {
				sums[i] += f.Past[f.Roll(len(f.Past))]
			}
		}
	}
	slices.Sort(sums)
	out := make([]int, len(percent))
	for i, p := range percent {
		out[i] = sums[max(0, len(sums)-(len(sums)*p+99)/100)]
	}
	return out
}
