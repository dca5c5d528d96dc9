// Package history reads the history of tasks from the log. A log may be long, so it is
// read in chunks, between which others may write, and never on the screen's time.
package history

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/flow"
	"baton/ui/screen"
)

// When the pace of the columns is read, and how much of the log.
const (
	firstRead    = 300 * time.Millisecond // after the start: the first frame comes first
	refreshEvery = 5 * time.Minute        // at most, while the board changes
	// Of a log longer than longLog only recent events are read: tasks added before
	// them are left out.
	longLog = 100_000
	recent  = 200 * 24 * time.Hour
	// chunkSize is how many events are read before the file is released, so that
	// others can write.
	chunkSize = 10_000
)

// PaceReader reads the pace of the columns and keeps the world's up to date.
type PaceReader struct {
	world   *screen.World
	host    screen.Host
	freed   func() // called when much memory can be freed; may be nil
	reading bool
	at      time.Time // when it was read last
	day     model.Day
	head    model.Seq // of the log then
}

// New returns a reader for a world; nothing is read yet. freed is called when the
// memory that reading a long log took can be freed; it may be nil.
func New(w *screen.World, h screen.Host, freed func()) *PaceReader {
	return &PaceReader{world: w, host: h, freed: freed}
}

// Due asks to read the pace for the first time.
type Due struct{}

// Soon sends a Due once the first frame has been drawn.
func Soon() tea.Cmd { return tea.Tick(firstRead, func(time.Time) tea.Msg { return Due{} }) }

// Handle starts a read, or takes its result. If the pace could not be read, the old one
// stays: the error is reported where the person asks for something.
func (p *PaceReader) Handle(m tea.Msg) tea.Cmd {
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

// Read reads the pace of the columns, unless the known one is recent enough.
func (p *PaceReader) Read() {
	now, head := p.world.Now(), p.world.Board.Head().Seq
	known := p.day == p.world.Today() && (p.head == head || now.Sub(p.at) < refreshEvery)
	if p.reading || known {
		return
	}
	p.reading, p.at, p.day, p.head = true, now, p.world.Today(), head
	chunk, tasks := ChunkSize(p.world), p.world.Board.Head().Next // one event may have brought them all
	p.host.Do(func(ctx context.Context, v screen.Viewer) tea.Msg {
		out := paceRead{pace(ctx, v, head, chunk, now)}
		if p.freed != nil && (head > chunkSize || tasks > chunkSize) {
			p.freed()
		}
		return out
	})
}

// ChunkSize returns how many events are read before the file is released.
func ChunkSize(w *screen.World) model.Seq {
	if w.ReadOnly != "" {
		return w.Board.Head().Seq // nobody can write here, and each View may copy the file
	}
	return chunkSize
}

// pace returns the pace of the columns, nil where it can't be read.
func pace(ctx context.Context, v screen.Viewer, head, chunk model.Seq, now time.Time) *flow.Pace {
	since := time.Time{}
	if head > longLog {
		since = now.Add(-recent)
	}
	h, err := Read(ctx, v, head, chunk, since, 0)
	if err != nil {
		return nil
	}
	last := model.DayOf(now)
	return h.Pace(flow.Window{First: last - flow.PaceDays + 1, Last: last, Zone: now.Location()})
}

// Read reads the history of the tasks up to head, in chunks: only what was recorded since
// a moment unless that is zero, and only what was recorded before another unless that is 0.
func Read(ctx context.Context, v screen.Viewer, head, chunk model.Seq, since time.Time, before model.Instant) (*flow.History, error) {
	var reading *flow.Reading
	var after model.Seq
	for reading == nil || after < head {
		err := v.View(ctx, func(r model.Reader) error {
			if reading == nil {
				reading = flow.Begin(r.Setup())
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
			for ev := range r.Log(model.Span{After: after, Until: min(after+chunk, head), Brief: true}) {
				reading.Take(ev)
			}
			return ctx.Err()
		})
		if err != nil {
			return nil, err
		}
		after += chunk
	}
	return reading.End(), nil
}
