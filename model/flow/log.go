package flow

import (
	"context"

	"baton/model"
)

// Of reads the ways of all tasks of a board out of its log: all of it, or what had been
// recorded before a moment that is not 0. It tells now and then how many events of
// how many it has read, and gives up when ctx ends.
func Of(ctx context.Context, r model.Reader, before model.Instant, tell func(done, all int)) (*History, error) {
	ways, until := Begin(r.Setup()), Until(r, before)
	if until == 0 { // there was nothing yet
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

// Until returns the last event that was recorded before a moment, the last of all for
// the moment 0. Clocks go back: those before it may be younger.
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

// often is after how many events Of tells.
const often = 4096
