package meet

import (
	"time"

	"baton/model"
)

// Morning returns the first moment of a day, in now's zone.
func Morning(now time.Time) time.Time { return model.DayOf(now).Begin(now.Location()) }

// DayBefore returns the first moment of the last working day before today, which the
// first standup counts from.
func DayBefore(now time.Time, board model.Info) time.Time {
	return board.WorkdayBefore(model.DayOf(now)).Begin(now.Location())
}

// Fair returns a function that shuffles turns: the same way for everybody on the same
// day, and another way on the next, so that nobody is always first.
func Fair(now time.Time) func([]Turn) {
	seed := uint64(model.DayOf(now))
	// SplitMix64 (Steele, Lea, Flood, 2014): a good draw from any seed.
	next := func() uint64 {
		seed += 0x9e3779b97f4a7c15
		z := seed
		z = (z ^ z>>30) * 0xbf58476d1ce4e5b9
		z = (z ^ z>>27) * 0x94d049bb133111eb
		return z ^ z>>31
	}
	return func(turns []Turn) {
		for i := len(turns) - 1; i > 0; i-- {
			j := int(next() % uint64(i+1))
			turns[i], turns[j] = turns[j], turns[i]
		}
	}
}
