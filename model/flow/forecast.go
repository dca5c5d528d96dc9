package flow

import (
	"slices"

	"baton/model"
)

// Forecast is a Monte Carlo simulation from a team's own past: each trial plays the
// days to come with whole weeks of the past, drawn at random with replacement
// (Vacanti, When Will It Be Done?, 2018). It draws weeks instead of days because many
// teams close their work on Fridays. Because a short past may have been a lucky one,
// each trial first draws its rate from those that the past may have come from.
type Forecast struct {
	Finished, Added *Rate                // from pasts that end on the same day, when work begins
	Works           func(model.Day) bool // whether the team works on a day
	Trials          int                  // 2,000 if 0
	Roll            func(n int) int      // a die of n sides, from 0
}

const (
	usualTrials = 2000
	horizon     = 3650 // days after which a trial gives up
	patience    = 730  // the same, if more is open by then than at first
)

// trial is one simulation of the days to come.
type trial struct {
	*Forecast
	end             model.Day
	finished, added future
	works           []bool // by day, as far as they were played
}

func (f *Forecast) trial() *trial {
	return &trial{Forecast: f, end: f.Finished.Past.End(), finished: future{Rate: f.Finished}, added: future{Rate: f.Added}, works: []bool{false}}
}

const sides = 1 << 30

// dice returns a random number between 0 and 1.
func (t *trial) dice() float64 { return (float64(t.Roll(sides)) + 0.5) / sides }

func (t *trial) begin() {
	t.finished.drawRate(t.dice)
	t.added.drawRate(t.dice)
}

// day plays the d-th day and returns how much is finished and how much is added.
func (t *trial) day(d int) (finished, added float64) {
	if d%7 == 0 || d == 1 {
		t.finished.nextWeek(-1, t.Roll)
		t.added.nextWeek(t.finished.week, t.Roll)
	}
	if d >= len(t.works) {
		t.works = append(t.works, t.Works(t.end+model.Day(d)))
	}
	if !t.works[d] {
		return 0, 0
	}
	return t.finished.at(d), t.added.at(d)
}

// When returns, for each p, the day by which n tasks, and those added until then, are
// finished in p per cent of the trials. The first day after the past is today, which
// is neither past nor future: work begins on the next. The zero Day means more than
// ten years.
func (f *Forecast) When(n int, percent ...int) []model.Day {
	days, t := make([]int, f.trials()), f.trial()
	for i := range days {
		days[i] = t.play(float64(n))
	}
	slices.Sort(days)
	out := make([]model.Day, len(percent))
	for i, p := range percent {
		if d := nearestRank(days, p); d <= horizon {
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

// half is the number of tasks below which nothing is open: rates give fractions of
// tasks.
const half = 0.5

// play runs one trial and returns after how many days nothing is open.
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

// HowMany returns, for each p, how many of n tasks, and of those added until then, are
// at least finished by the end of a day in p per cent of the trials.
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
		out[i] = nearestRank(sums, p)
	}
	return out
}
