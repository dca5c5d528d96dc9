package store

import (
	"context"
	"time"

	"baton/model"
)

// Watch reports every change of the board, by this process or another, until ctx ends or
// the store is closed; then the channel is closed. It also reports when the board is gone
// or damaged, and when it is back. It starts from the board that [Store.Board] returned
// last. What happens while the receiver is busy comes as one piece of news.
func (s *Store) Watch(ctx context.Context) (<-chan model.News, error) {
	ctx, cancel := context.WithCancel(ctx)
	moved := s.log.Watch(ctx)
	from, err := s.current(ctx)
	if err != nil {
		cancel()
		return nil, err
	}
	out := make(chan model.News)
	go func() {
		defer close(out)
		defer cancel()
		s.watch(ctx, from, moved, out)
	}()
	return out, nil
}

// position is how far a watcher has reported.
type position struct {
	head model.Head
	away string // the error that was reported last, "" if the board is back
}

// current returns the position of the kept board.
func (s *Store) current(ctx context.Context) (position, error) {
	s.mu.Lock()
	board := s.board
	s.mu.Unlock()
	if board != nil {
		return position{head: board.Head()}, nil
	}
	board, err := s.Board(ctx)
	if err != nil {
		return position{}, err
	}
	return position{head: board.Head()}, nil
}

// retryAfter is how long to wait before reading a board again that could not be read.
const retryAfter = time.Second

// watch collects news and sends it. While the receiver is busy it keeps the news up to
// date.
func (s *Store) watch(ctx context.Context, from position, moved <-chan struct{}, out chan<- model.News) {
	news, told, err := s.since(ctx, from)
	for {
		var to chan<- model.News
		var retry <-chan time.Time
		if news.Board != nil || news.Away != nil {
			to = out
		}
		if err != nil {
			retry = time.After(retryAfter)
		}
		select {
		case <-ctx.Done():
			return
		case <-s.closed:
			return
		case to <- news:
			from, news = told, model.News{}
			continue
		case <-moved:
		case <-retry:
		}
		var n model.News
		var t position
		n, t, err = s.since(ctx, from)
		if err == nil {
			news, told = n, t
		} else if text := err.Error(); away(err) && text != from.away {
			news, told = model.News{Away: err}, position{from.head, text}
		}
	}
}

// away reports whether an error says that the board is gone or damaged. A board that is
// only busy is waited for.
func away(err error) bool {
	return model.CodeOf(err) == model.Moved || model.CodeOf(err) == model.Damaged
}

// since returns what happened after a position, empty news if nothing did.
func (s *Store) since(ctx context.Context, from position) (news model.News, to position, err error) {
	err = s.view(ctx, func(r Reader) error {
		news, to = model.News{}, from
		head := r.Head()
		same := sameLog(r, from.head)
		if same && head.Seq == from.head.Seq && from.away == "" {
			return nil
		}
		news.Board, news.Copy = s.advance(r), !same
		to = position{head: head}
		if !same {
			return nil
		}
		names := model.NamesOf(r)
		for ev := range r.Log(model.Span{After: from.head.Seq}) {
			news.Events = append(news.Events, ev)
			news.Told = append(news.Told, model.Tell(ev, names))
		}
		return nil
	})
	return news, to, err
}
