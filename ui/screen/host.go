package screen

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
)

// Viewer reads a board's store.
type Viewer interface {
	// View reads whatever f asks for, as of one moment.
	View(ctx context.Context, f func(r model.Reader) error) error
}

// Change is something a screen wants done to the board.
type Change struct {
	Op    op.Op
	Seen  model.EventID // the last event its author had seen, the zero one for the newest
	Tasks []model.ID    // shown as being written
	// Ask has the host ask when a soft rule refuses, with what passing it is
	// called; "" only says the refusal.
	Ask string
	// Then is told how it went, when the board has moved already. It returns
	// true if it has dealt with an error.
	Then func(ev model.Event, err error) bool
}

// Host carries out what screens ask for, within the same message.
type Host interface {
	// Push puts a screen on top.
	Push(s Screen)
	// Drop takes a screen away, wherever it is.
	Drop(s Screen)
	Apply(c Change)
	// Say shows a quiet line at the foot.
	Say(text string)
	// Do has f run off the screen's time; what it returns comes to every Handle.
	Do(f func(ctx context.Context, v Viewer) tea.Msg)
}

// Failed is I/O that came to nothing. The host says why.
type Failed struct{ Err error }

// Read looks into the board's store; what f returns comes to every Handle.
func Read(h Host, f func(r model.Reader) tea.Msg) {
	h.Do(func(ctx context.Context, v Viewer) tea.Msg {
		var out tea.Msg
		err := v.View(ctx, func(r model.Reader) error {
			out = f(r)
			return nil
		})
		if err != nil {
			return Failed{err}
		}
		return out
	})
}
