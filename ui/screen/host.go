package screen

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
)

// Viewer reads a board's store.
type Viewer interface {
	// View lets f read, in one consistent state.
	View(ctx context.Context, f func(r model.Reader) error) error
}

// Change is something a screen wants done to the board.
type Change struct {
	Op    op.Op
	Seen  model.EventID // the last event its author had seen; zero means the newest
	Tasks []model.ID    // shown as being written
	// Ask is what overriding a soft rule is called. The host then asks when one
	// refuses; with "" it only reports the refusal.
	Ask string
	// Then is told the result, once the board is up to date. It returns
	// true if it has handled an error itself.
	Then func(ev model.Event, err error) bool
}

// Host does what screens ask for, before the message at hand is done.
type Host interface {
	// Push puts a screen on top.
	Push(s Screen)
	// Drop removes a screen, wherever it is.
	Drop(s Screen)
	Apply(c Change)
	// Say shows a quiet line at the foot.
	Say(text string)
	// Do runs f in the background; what it returns is passed to every Handle.
	Do(f func(ctx context.Context, v Viewer) tea.Msg)
}

// Failed is I/O that failed. The host says why.
type Failed struct{ Err error }

// Read reads from the board's store in the background; what f returns is passed to
// every Handle.
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
