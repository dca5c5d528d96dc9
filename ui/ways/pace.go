// Package ways reads the ways that tasks went from a log that may be long: piece by
// piece, so that nobody who wants to write waits, and off the screen's time.
package ways

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/flow"
	"baton/ui/screen"
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

// Pace keeps the world's pace of the columns.
type Pace struct {
	world   *screen.World
	host    screen.Host
	freed   func() // is told that much memory came free
	reading bool
	at      time.Time // when it was read last
	day     model.Day
	head    model.Seq // of the log then
}

// New returns the pace of a world, which is not read yet. freed is told when
// memory that a long log took came free; it may be nil.
func New(w *screen.World, h screen.Host, freed func()) *Pace {
	return &Pace{world: w, host: h, freed: freed}
}

// Due asks to read the pace for the first time.
type Due struct{}

// Soon asks for it when the first frame has come.
func Soon() tea.Cmd { return tea.Tick(paceWait, func(time.Time) tea.Msg { return Due{} }) }

// Handle reads the pace, and takes up what was read. A pace that could not be read stays
// as it was: what is wrong is said where somebody asks for something.
func (p *Pace) Handle(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case Due:
		p.Read()
	case paceRead:
		if p.reading = false; m.pace != nil {
			p.world.Pace = m.pace
		}
	}
	return nil
}

// paceRead is the pace that was read, nil where it could not be.
type paceRead struct{ pace *flow.Pace }

// Read reads the pace of the columns, unless the one that is known will do.
func (p *Pace) Read() {
	now, head := p.world.Now(), p.world.Board.Head().Seq
	known := p.day == p.world.Today() && (p.head == head || now.Sub(p.at) < paceStays)
	if p.reading || known {
		return
	}
	p.reading, p.at, p.day, p.head = true, now, p.world.Today(), head
	piece, tasks := Piece(p.world), p.world.Board.Head().Next // one event may have brought them all
	p.host.Do(func(ctx context.Context, v screen.Viewer) tea.Msg {
		out := paceRead{pace(ctx, v, head, piece, now)}
		if p.freed != nil && (head > pacePiece || tasks > pacePiece) {
			p.freed()
		}
		return out
	})
}

// Piece is how many events are read before the file is let go of.
func Piece(w *screen.World) model.Seq {
	if w.ReadOnly != "" {
		return w.Board.Head().Seq // nobody writes here, and each look may be a copy
	}
	return pacePiece
}

// pace returns the pace of the columns, nil where it can't be read.
func pace(ctx context.Context, v screen.Viewer, head, piece model.Seq, now time.Time) *flow.Pace {
	since := time.Time{}
	if head > longLog {
		since = now.Add(-lately)
	}
	h, err := Read(ctx, v, head, piece, since, 0)
	if err != nil {
		return nil
	}
	last := model.DayOf(now)
	return h.Pace(flow.Window{First: last - flow.PaceDays + 1, Last: last, Zone: now.Location()})
}

// Read reads the ways of the tasks, piece by piece: what was recorded since a
// moment, all of it where that is zero; and before another one, where that is not 0.
func Read(ctx context.Context, v screen.Viewer, head, piece model.Seq, since time.Time, before model.Instant) (*flow.History, error) {
	var ways *flow.Reading
	var after model.Seq
	for ways == nil || after < head {
		err := v.View(ctx, func(r model.Reader) error {
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
