package flow

import (
	"context"

	"baton/model"
)

// Of reads the history of all tasks of a board from its log: from all of it, or if
// before is not 0, from what was recorded before that moment. It calls tell now and
// then with how many of how many events it has read, and gives up when ctx ends.
func Of(ctx context.Context, r model.Reader, before model.Instant, tell func(done, all int)) (*History, error) {
	ways, until := Begin(r.Setup()), Until(r, before)
	if until == 0 { // nothing was recorded yet
		return ways.End(), nil
	}
	for ev := range r.Log(model.Span{Until: until, Brief: true}) {
		ways.Take(ev)
		if ev.Seq%often == 0 {
			tell(int(ev.Seq), int(until))
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
		}
	}
	return ways.End(), nil
}

// Until returns the number of the last event that was recorded before a moment, or of
// the last event if the moment is 0. Clocks go back, so earlier events may have later
// times.
func Until(r model.Reader, before model.Instant) model.Seq {
	if before == 0 {
		return r.Head().Seq
	}
	for ev := range r.Log(model.Span{Newest: true, Brief: true}) {
		if ev.At < before {
			return ev.Seq
		}
	}
	return 0
}

// often is the number of events after which Of calls tell.
const often = 4096
