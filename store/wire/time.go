package wire

import "baton/model"

// moment returns a stored moment, bounded to those that a calendar has.
func moment(ms int64) model.Instant { return model.Instant(ms).Bounded() }

// day returns a stored day, 0 for none, as moment does.
func day(n int32) model.Day { return model.Day(n).Bounded() }
