package report_test

import (
	"flag"
	"math"
	"math/rand/v2"
	"slices"
	"testing"
	"time"

	"baton/model"
	"baton/model/flow"
	"baton/model/modeltest"
	"baton/model/report"
)

var moments = flag.Int("baton.moments", 60, "at how many moments a forecast of each team is checked, at least; 2000 is a long run")

// daily is how many tasks there are on a working day; day 0 is the day of the forecast.
type daily func(day int, on time.Weekday) int

// played is a kind of team whose behaviour is known, and how well its forecasts
// have to hold: how often there is a date, how often the 85 % line holds, and how
// often at least so many tasks are finished by the end of next week.
type played struct {
	name              string
	weeks             [2]int // of past, from and to
	pace, adds        func(r *rand.Rand) daily
	dated, held, next [2]float64
}

// TestForecastsHold asks of simulated teams how often what was said to come true
// in 85 % of all cases does, and that nothing is said where nothing can be.
func TestForecastsHold(t *testing.T) {
	usual, never := [2]float64{0.80, 0.92}, [2]float64{0, 0.02}
	most, next := [2]float64{0.95, 1}, [2]float64{0.80, 0.95}
	mixed, long, short := [2]int{2, 20}, [2]int{12, 20}, [2]int{2, 4}
	for _, c := range []played{
		{"steady, 5 a week", mixed, poisson(1), nil, most, usual, next},
		{"steady, 5 a week, two weeks old", [2]int{2, 2}, poisson(1), nil, most, usual, next},
		{"steady, 15 a week", mixed, poisson(3), nil, most, usual, next},
		{"bursty days", mixed, bursts(3, 0.5), nil, most, usual, next},
		{"bursty days, two to four weeks old", short, bursts(3, 0.5), nil, most, [2]float64{0.78, 0.92}, [2]float64{0.78, 0.95}},
		{"bursty weeks", mixed, roughWeeks, nil, most, usual, next},
		// The line of what is closed on Fridays is a Friday, and holds in more cases than it says.
		{"Fridays, 2 to 15", mixed, fridays(func(r *rand.Rand) int { return 2 + r.IntN(14) }), nil, [2]float64{0.9, 1}, [2]float64{0.80, 0.95}, next},
		{"Fridays, bursty", mixed, fridays(func(r *rand.Rand) int { return negative(r, 10, 2) }), nil, [2]float64{0.9, 1}, [2]float64{0.80, 0.95}, next},
		{"pace halved 4 to 8 weeks ago", long, halved(3, 4, 8), nil, most, usual, next},
		{"pace halved 2 to 4 weeks ago", long, halved(3, 2, 4), nil, most, [2]float64{0.76, 0.92}, [2]float64{0.75, 0.95}},
		{"pace halved this week", long, halved(3, 0, 1), nil, most, [2]float64{0.10, 1}, [2]float64{0.25, 1}}, // nobody can know
		{"backlog growing slowly, 5 against 15", mixed, poisson(3), poisson(1), [2]float64{0.9, 1}, usual, next},
		{"backlog growing slowly, bursty days", mixed, bursts(3, 0.5), poisson(1), [2]float64{0.6, 1}, usual, next},
		{"backlog growing slowly, 6 against 10", long, poisson(2), poisson(1.2), [2]float64{0.3, 1}, usual, next},
		{"backlog that stays as it is, 10 against 10", long, poisson(2), poisson(2), [2]float64{0, 0.05}, [2]float64{0, 1}, [2]float64{0, 1}},
		{"backlog growing, 12 against 10", long, poisson(2), poisson(2.4), never, [2]float64{0, 1}, [2]float64{0, 1}},
		{"backlog growing, 15 against 10", mixed, poisson(2), poisson(3), never, [2]float64{0, 1}, [2]float64{0, 1}},
		{"stopped six weeks ago", long, stopped(1, 42), nil, [2]float64{0, 0}, [2]float64{0, 1}, [2]float64{0, 1}},
		{"all finished on one day", long, once(30), nil, [2]float64{0, 0}, [2]float64{0, 1}, [2]float64{0, 1}},
	} {
		t.Run(c.name, func(t *testing.T) {
			t.Parallel()
			c.check(t)
		})
	}
}

// closely are teams whose forecasts are checked at many moments: of 60, all 60 holding
// would be nothing strange.
var closely = []string{"steady, 5 a week", "Fridays, 2 to 15", "backlog growing slowly, 5 against 15"}

func (c played) check(t *testing.T) {
	r, of := rand.New(rand.NewPCG(7, 11)), *moments
	if slices.Contains(closely, c.name) {
		of = max(of, 300)
	}
	var dated, held, told, next int
	for range of {
		said, came := c.moment(r)
		if said.Believable {
			told++
			next += one(came.next >= said.Next85)
		}
		if said.By85 != 0 {
			dated++
			held += one(came.end != 0 && came.end <= said.By85)
		}
	}
	for _, q := range []struct {
		what   string
		n, of  int
		bounds [2]float64
	}{{"there is a date", dated, of, c.dated}, {"the 85 % line holds", held, dated, c.held}, {"so many are finished", next, told, c.next}} {
		if q.of == 0 && c.dated[0] > 0 {
			t.Fatalf("%s: there was no date at any of %d moments", q.what, of)
		}
		if q.of == 0 {
			continue
		}
		rate := float64(q.n) / float64(q.of)
		t.Logf("%s: %.1f %% of %d", q.what, 100*rate, q.of)
		const chance = 0.001
		if atLeast(q.n, q.of, q.bounds[1]) < chance || atLeast(q.of-q.n, q.of, 1-q.bounds[0]) < chance {
			t.Errorf("%s in %.1f %% of %d, not %.0f to %.0f", q.what, 100*rate, q.of, 100*q.bounds[0], 100*q.bounds[1])
		}
	}
}

// atLeast returns how likely k or more of n are, each with a chance p.
func atLeast(k, n int, p float64) float64 {
	ln := func(n int) float64 { l, _ := math.Lgamma(float64(n) + 1); return l }
	sum := 0.0
	for ; k <= n; k++ {
		sum += math.Exp(ln(n)-ln(k)-ln(n-k)) * math.Pow(p, float64(k)) * math.Pow(1-p, float64(n-k))
	}
	return sum
}

// outcome is what a team has done in the end.
type outcome struct {
	end  model.Day // nothing was open
	next int       // finished by the end of next week
}

// moment plays a team, and returns its forecast at a moment and what came of it.
func (c played) moment(r *rand.Rand) (report.Forecast, outcome) {
	const years = 3 * 365
	today := model.Date(2026, 3, 2) + model.Day(r.IntN(7))
	past := 7*c.weeks[0] + r.IntN(7*(c.weeks[1]-c.weeks[0])+1)
	pace, adds := c.pace(r), daily(func(int, time.Weekday) int { return 0 })
	if c.adds != nil {
		adds = c.adds(r)
	}
	finishes, added := map[int]int{}, map[int]int{}
	sum, more := 0, 0
	for d := -past; d < years; d++ {
		if on := (today + model.Day(d)).Weekday(); model.MondayToFriday.Has(on) {
			finishes[d], added[d] = pace(d, on), adds(d, on)
		}
		if d <= 0 {
			sum, more = sum+finishes[d], more+added[d]
		}
	}
	open := max(3, int(float64(sum)/float64(past)*7*(0.5+6*r.Float64())))
	var board modeltest.Tally
	board.Day(today-model.Day(past), max(0, open+sum-more), 0)
	for d := -past; d <= 0; d++ {
		board.Day(today+model.Day(d), added[d], finishes[d])
	}
	s := board.Setup()
	h := flow.Read(s, slices.Values(board.Events))
	now := model.At(today.Time()) + 20*60*60*1000
	said := report.Make(h, report.Ask{
		Kind: report.Weekly, Now: now, Dice: func(uint64) func(int) int { return r.IntN }, Window: report.Window(h, report.Weekly, 0, 0, now.Time().UTC()),
	}).Forecast
	var came outcome
	for d := 1; d < years && came.end == 0; d++ {
		day := today + model.Day(d)
		n := board.Day(day, added[d], finishes[d])
		if day <= said.Next {
			came.next += n
		}
		if board.Open() == 0 {
			came.end = day
		}
	}
	return said, came
}

func one(yes bool) int {
	if yes {
		return 1
	}
	return 0
}

func poisson(mean float64) func(r *rand.Rand) daily {
	return func(r *rand.Rand) daily { return func(int, time.Weekday) int { return arrivals(r, mean) } }
}

// arrivals draws how many of what comes at random come.
func arrivals(r *rand.Rand, mean float64) int {
	n := 0
	for t := r.ExpFloat64(); t < mean; t += r.ExpFloat64() {
		n++
	}
	return n
}

// negative draws from the negative binomial distribution: the smaller the shape,
// the wilder (Marsaglia and Tsang, A Simple Method for Generating Gamma Variables,
// 2000).
func negative(r *rand.Rand, mean, shape float64) int {
	boost, a := 1.0, shape
	if shape < 1 {
		boost, a = math.Pow(r.Float64(), 1/shape), shape+1
	}
	d := a - 1.0/3
	for {
		x := r.NormFloat64()
		v := 1 + x/math.Sqrt(9*d)
		if v = v * v * v; v > 0 && math.Log(r.Float64()) < x*x/2+d-d*v+d*math.Log(v) {
			return arrivals(r, mean*d*v*boost/shape)
		}
	}
}

func bursts(mean, shape float64) func(r *rand.Rand) daily {
	return func(r *rand.Rand) daily { return func(int, time.Weekday) int { return negative(r, mean, shape) } }
}

// roughWeeks has good weeks and bad ones.
func roughWeeks(r *rand.Rand) daily {
	level := map[int]float64{}
	return func(day int, _ time.Weekday) int {
		week := (day + 7000) / 7
		if _, ok := level[week]; !ok {
			level[week] = []float64{0.5, 1, 2, 6}[r.IntN(4)]
		}
		return arrivals(r, level[week])
	}
}

// fridays closes all on Fridays.
func fridays(batch func(r *rand.Rand) int) func(r *rand.Rand) daily {
	return func(r *rand.Rand) daily {
		return func(_ int, on time.Weekday) int {
			if on == time.Friday {
				return batch(r)
			}
			return 0
		}
	}
}

func halved(mean float64, from, to int) func(r *rand.Rand) daily {
	return func(r *rand.Rand) daily {
		since := -7*from - r.IntN(7*(to-from)+1)
		return func(day int, _ time.Weekday) int {
			if day >= since {
				return arrivals(r, mean/2)
			}
			return arrivals(r, mean)
		}
	}
}

func stopped(mean float64, days int) func(r *rand.Rand) daily {
	return func(r *rand.Rand) daily {
		return func(day int, _ time.Weekday) int {
			if day >= -days {
				return 0
			}
			return arrivals(r, mean)
		}
	}
}

// once closes all on one Wednesday, some weeks ago.
func once(n int) func(r *rand.Rand) daily {
	return func(r *rand.Rand) daily {
		week := -1 - r.IntN(10)
		return func(day int, on time.Weekday) int {
			if (day+7000)/7-1000 == week && on == time.Wednesday {
				return n
			}
			return 0
		}
	}
}
