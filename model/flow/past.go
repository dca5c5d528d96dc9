package flow

import "baton/model"

// Past is how many tasks were finished, or joined the open work, on each day until a
// forecast begins.
type Past struct {
	First  model.Day
	Counts []int                // by day
	Works  func(model.Day) bool // whether the team works on a day
}

// NewPast returns the past of the days from first on. Tasks on a day off count for the
// working day before it, or if there is none, for the first working day.
func NewPast(first model.Day, counts []int, works func(model.Day) bool) Past {
	p := Past{First: first, Counts: make([]int, len(counts)), Works: works}
	before, early := -1, 0
	for i, n := range counts {
		if works(first + model.Day(i)) {
			before = i
		}
		if before < 0 {
			early += n
			continue
		}
		p.Counts[before] += n + early
		early = 0
	}
	return p
}

// End returns the first day after the past.
func (p Past) End() model.Day { return p.First + model.Day(len(p.Counts)) }

// Days returns how many working days the past has.
func (p Past) Days() int { return p.worked(0, len(p.Counts)) }

// Sum returns how many tasks the past has.
func (p Past) Sum() int { return sum(p.Counts) }

// worked returns how many working days there are from one day to before another.
func (p Past) worked(from, to int) int {
	n := 0
	for i := from; i < to; i++ {
		n += one(p.Works(p.First + model.Day(i)))
	}
	return n
}

// Since returns the past from a day on.
func (p Past) Since(d model.Day) Past {
	from := min(max(0, int(d-p.First)), len(p.Counts))
	return Past{First: p.First + model.Day(from), Counts: p.Counts[from:], Works: p.Works}
}

// Busy returns on how many days anything happened.
func (p Past) Busy() int {
	days := 0
	for _, n := range p.Counts {
		days += one(n != 0)
	}
	return days
}

// Plain returns the past without a day that has more than twice as many tasks as all
// others together: filling or cleaning up a board says nothing about its pace.
func (p Past) Plain() Past {
	most := 0
	for _, n := range p.Counts {
		most = max(most, n)
	}
	if most < EnoughTasks || most <= 2*(p.Sum()-most) {
		return p
	}
	out := p
	out.Counts = make([]int, len(p.Counts))
	for i, n := range p.Counts {
		if n != most {
			out.Counts[i] = n
		}
	}
	return out
}

// PerDay returns how many tasks there are per working day.
func (p Past) PerDay() float64 { return p.days(0, len(p.Counts)).mean() }

// quiet returns how many working days without anything the past ends with, and the
// longest run of such days before.
func (p Past) quiet() (last, before int) {
	row := 0
	for i, n := range p.Counts {
		switch {
		case n != 0:
			before, row = max(before, row), 0
		case p.Works(p.First + model.Day(i)):
			row++
		}
	}
	return row, before
}

func sum(all []int) int {
	n := 0
	for _, k := range all {
		n += k
	}
	return n
}

// What a past needs to be believed.
const (
	EnoughDays  = 10 // working days
	EnoughTasks = 5
	enoughBusy  = 3 // days on which something was finished
)

// Doubt is why nothing can be forecast.
type Doubt string

// The doubts.
const (
	Short      Doubt = "short"      // the past is too short
	Batch      Doubt = "batch"      // everything was finished at once
	Standstill Doubt = "standstill" // nothing is finished any more
	Changed    Doubt = "changed"    // the pace has changed, and too little is known of the new one
	Growing    Doubt = "growing"    // as much is added as is finished, or nearly
	Far        Doubt = "far"        // it would take more than ten years
	Unsure     Doubt = "unsure"     // it may take that long, or never end
)

// standstill is how many working days without anything finished are a standstill.
const standstill = 20

// Doubt returns why nothing can be forecast from the past, "" if something can. It is
// at a standstill after twenty working days on which nothing was finished, or after
// ten if that is more than twice as many as there ever were in a row.
func (p Past) Doubt() Doubt {
	few := p.Plain().few()
	last, before := p.quiet()
	switch {
	case p.Days() < EnoughDays:
		return Short
	case last >= standstill || last >= EnoughDays && last > 2*before: // before Batch: one batch long ago is a standstill too
		return Standstill
	case few && p.Sum() >= EnoughTasks:
		return Batch
	case few:
		return Short
	}
	return ""
}

// few reports whether too little happened in a past to know its pace.
func (p Past) few() bool { return p.Sum() < EnoughTasks || p.Busy() < enoughBusy }

// Enough reports whether a past is long enough, and enough happened in it, to know its
// pace: of a rate that has changed, the past since the change.
func (p Past) Enough() bool { return p.Days() >= EnoughDays && !p.few() }
