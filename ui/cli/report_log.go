package cli

import (
	"context"
	"iter"
	"slices"

	"baton/model"
)

// Reading a log is decoding it, so a long one is read by two, piece by piece in
// turn.
const (
	longLog = 20_000
	piece   = 4096 // events
)

// oldest yields the whole log from its beginning.
func (s *session) oldest(ctx context.Context, r model.Reader, bar *progress) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		head := r.Head().Seq
		h := &helper{}
		if head > longLog {
			defer h.begin(ctx, s.store, r)()
		}
		for from := model.Seq(1); from <= head; from += piece {
			events, ok := h.next(from)
			if !ok {
				events = span(r, from, head)
			}
			for ev := range events {
				if !yield(ev) {
					return
				}
			}
			bar.at(int(from), int(head))
		}
	}
}

// span yields a piece of a log that goes to head.
func span(r model.Reader, from, head model.Seq) iter.Seq[model.Event] {
	return func(yield func(model.Event) bool) {
		for seq := from; seq < from+piece && seq <= head; seq++ {
			if ev, ok := r.Event(seq); ok && !yield(ev) {
				return
			}
		}
	}
}

// helper reads every second piece of a log ahead, in a transaction of its own.
// Nobody waits for it before it has begun: somebody who wants to write may stand
// between its lock and ours. What it can't read is left to whoever asks.
type helper struct {
	ready  chan struct{}
	from   chan model.Seq // the first piece wanted
	pieces chan []model.Event
	first  model.Seq // 0 before it was told
}

// begin lets it begin, if the board is still the same, and returns what ends it.
func (h *helper) begin(ctx context.Context, store Store, r model.Reader) func() {
	h.ready, h.from, h.pieces = make(chan struct{}), make(chan model.Seq, 1), make(chan []model.Event, 2)
	ctx, cancel := context.WithCancel(ctx)
	head := r.Head().Seq
	last, _ := r.Event(head)
	done := make(chan struct{})
	go func() {
		defer close(done)
		defer close(h.pieces)
		_ = store.View(ctx, func(r model.Reader) error {
			if ev, ok := r.Event(head); !ok || ev.ID != last.ID {
				return nil
			}
			close(h.ready)
			return h.read(ctx, r, head)
		})
	}()
	return func() {
		cancel()
		<-done
	}
}

// read reads pieces until the end, or until nobody wants more.
func (h *helper) read(ctx context.Context, r model.Reader, head model.Seq) error {
	select {
	case from := <-h.from:
		for ; from <= head; from += 2 * piece {
			select {
			case h.pieces <- slices.AppendSeq(make([]model.Event, 0, piece), span(r, from, head)):
			case <-ctx.Done():
				return ctx.Err()
			}
		}
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// next returns the piece that begins there, if it is the helper's turn.
func (h *helper) next(from model.Seq) (iter.Seq[model.Event], bool) {
	if h.first == 0 {
		select {
		case <-h.ready:
			h.first = from + piece
			h.from <- h.first
		default:
		}
		return nil, false
	}
	if (from-h.first)/piece%2 != 0 {
		return nil, false
	}
	events, ok := <-h.pieces
	return slices.Values(events), ok
}
