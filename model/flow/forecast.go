package flow

import (
	"slices"

	"baton/model"
)

// Forecast is drawn from a team's own past by Monte Carlo: each trial plays the
// days to come with whole weeks of the past, drawn at random, with replacement
// (Vacanti, When Will It Be Done?, 2018). Weeks and not days, for what is closed
// on Fridays. Because a short past may have been a lucky one, each trial first
// draws the rate that it plays at from those that the past may have come from.
type Forecast struct {
	Finished, Added *Rate                // of pasts that end on one day, when work begins
	Works           func(model.Day) bool // whether the team works on a day
	Trials          int                  // 2,000 if 0
	Roll            func(n int) int      // a die of n sides, from 0
}

const (
	usualTrials = 2000
	horizon     = 3650 // days after which a trial gives up
	patience    = 730  // the same, if more is open than at first
)

// trial is one course of the days to come.
type trial struct {
	*Forecast
	end             model.Day
	finished, added future
	works           []bool // of the days that were looked at
}

func (f *Forecast) trial() *trial {
	return &trial{Forecast: f, end: f.Finished.Past.End(), finished: future{Rate: f.Finished}, added: future{Rate: f.Added}, works: []bool{false}}
}

const sides = 1 << 30

// dice returns a number between 0 and 1.
func (t *trial) dice() float64 { return (float64(t.Roll(sides)) + 0.5) / sides }

func (t *trial) begin() {
	t.finished.begin(t.dice)
	t.added.begin(t.dice)
}

// day plays the d-th day: what is finished on it, and what is added.
func (t *trial) day(d int) (finished, added float64) {
	if d%7 == 0 || d == 1 {
		t.finished.turn(-1, t.Roll)
		t.added.turn(t.finished.week, t.Roll)
	}
	if d >= len(t.works) {
		t.works = append(t.works, t.Works(t.end+model.Day(d)))
	}
	if !t.works[d] {
		return 0, 0
	}
	return t.finished.at(d), t.added.at(d)
}

// When returns the days by which n tasks, and all that are added until then, are
// finished in p per cent of the trials, for each p. The day after the past is not
// over and neither past nor future: work begins on the next. The zero Day stands
// for more than ten years.
func (f *Forecast) When(n int, percent ...int) []model.Day {
	days, t := make([]int, f.trials()), f.trial()
	for i := range days {
		days[i] = t.play(float64(n))
	}
	slices.Sort(days)
	out := make([]model.Day, len(percent))
	for i, p := range percent {
		if d := rank(days, p); d <= horizon {
			out[i] = t.end + model.Day(d)
		}
	}
	return out
}

func (f *Forecast) trials() int {
	if f.Trials > 0 {
		return f.Trials
	}
	return usualTrials
}

// half a task is none: rates make numbers that are not whole.
const half = 0.5

// play returns after how many days nothing is open in one trial.
func (t *trial) play(first float64) int {
	t.begin()
	open := first
	for d := 0; ; d++ {
		switch {
		case open < half:
			return d
		case d > horizon, d == patience && open > first:
			return horizon + 1
		}
		finished, added := t.day(d + 1)
		open += added - finished
	}
}

// HowMany returns how many of n tasks, and of those that are added until then, are
// finished at least by the end of a day in p per cent of the trials, for each p.
func (f *Forecast) HowMany(to model.Day, n int, percent ...int) []int {
	sums, t := make([]int, f.trials()), f.trial()
	for i := range sums {
		t.begin()
		open, done := float64(n), 0.0
		for d := 1; t.end+model.Day(d) <= to; d++ {
			finished, added := t.day(d)
			finished = min(finished, open+added)
			open, done = open+added-finished, done+finished
		}
		sums[i] = int(done)
	}
	slices.SortFunc(sums, func(a, b int) int { return b - a })
	out := make([]int, len(percent))
	for i, p := range percent {
		out[i] = rank(sums, p)
	}
	return out
}
