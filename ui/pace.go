package ui

import (
	"context"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/flow"
)

// The pace of the columns comes from the log, which may be long: it is read when
// nobody waits for it, and seldom.
const (
	paceWait  = 300 * time.Millisecond // the first frame comes first
	paceStays = 5 * time.Minute        // while the board moves
	// A long log is read for what was recorded lately: what was added to the board
	// before then is left out.
	longLog = 100_000
	lately  = 200 * 24 * time.Hour
	// The file is let go of after so many events: somebody may want to write.
	pacePiece = 10_000
)

// pacing is what is known of the reading of the pace.
type pacing struct {
	reading bool
	at      time.Time // when it was read last
	day     model.Day
	head    model.Seq // of the log then
}

// paceDue asks to read the pace for the first time.
type paceDue struct{}

func soon() tea.Cmd { return tea.Tick(paceWait, func(time.Time) tea.Msg { return paceDue{} }) }

// paceRead is the pace that was read, nil where it could not be.
type paceRead struct{ pace *flow.Pace }

// readPace reads the pace of the columns, unless the one that is known will do.
func (a *App) readPace() {
	p, now, head := &a.pacing, a.world.Now(), a.world.Board.Head().Seq
	known := p.day == a.world.Today() && (p.head == head || now.Sub(p.at) < paceStays)
	if p.reading || known {
		return
	}
	*p = pacing{reading: true, at: now, day: a.world.Today(), head: head}
	store, piece, tasks := a.opts.Store, a.piece(head), a.world.Board.Head().Next // one event may have brought them all
	a.run(a.io(func(ctx context.Context) tea.Msg {
		out := paceRead{pace(ctx, store, head, piece, now)}
		if head > pacePiece || tasks > pacePiece {
			debug.FreeOSMemory() // a board that stands open all day holds no log
		}
		return out
	}))
}

// piece is how many events are read before the file is let go of.
func (a *App) piece(head model.Seq) model.Seq {
	if a.opts.ReadOnly != "" {
		return head // nobody writes here, and each look may be a copy
	}
	return pacePiece
}

// pace returns the pace of the columns, nil where it can't be read.
func pace(ctx context.Context, store Store, head, piece model.Seq, now time.Time) *flow.Pace {
	since := time.Time{}
	if head > longLog {
		since = now.Add(-lately)
	}
	h, err := ways(ctx, store, head, piece, since, 0)
	if err != nil {
		return nil
	}
	last := model.DayOf(now)
	return h.Pace(flow.Window{First: last - flow.PaceDays + 1, Last: last, Zone: now.Location()})
}

// ways reads the ways of the tasks, piece by piece: what was recorded since a
// moment, all of it where that is zero; and before another one, where that is not 0.
func ways(ctx context.Context, store Store, head, piece model.Seq, since time.Time, before model.Instant) (*flow.History, error) {
	var ways *flow.Reading
	var after model.Seq
	for ways == nil || after < head {
		err := store.View(ctx, func(r model.Reader) error {
			if ways == nil {
				ways = flow.Begin(r.Setup())
				if !since.IsZero() {
					after = r.Since(model.At(since)) - 1
				}
				if before != 0 {
					head = flow.Until(r, before)
				}
			}
			if after >= head {
				return nil
			}
			for ev := range r.Log(model.Span{After: after, Until: min(after+piece, head), Brief: true}) {
				ways.Take(ev)
			}
			return ctx.Err()
		})
		if err != nil {
			return nil, err
		}
		after += piece
	}
	return ways.End(), nil
}

// paced takes up the pace that was read. One that could not be read stays as it
// was: whatever is wrong is said where somebody asks for something.
func (a *App) paced(m paceRead) {
	a.pacing.reading = false
	if m.pace != nil {
		a.world.Pace = m.pace
	}
}
