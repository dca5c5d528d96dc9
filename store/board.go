package store

import (
	"context"

	"baton/model"
)

// Board returns the board as it is now, without the long parts of its tasks. It is
// loaded once; after that only what has changed is read.
func (s *Store) Board(ctx context.Context) (*model.Board, error) {
	var b *model.Board
	err := s.view(ctx, func(r Reader) error {
		b = s.advance(r)
		return nil
	})
	return b, err
}

// advance brings the kept board up to date with r and returns it.
func (s *Store) advance(r Reader) *model.Board {
	head := r.Head().Seq
	s.mu.Lock()
	board := s.board
	s.mu.Unlock()
	switch {
	case board == nil || !sameLog(r, board.Head()):
		board = r.Load(false)
	case board.Head().Seq == head:
		return board
	default:
		board = catchUp(r, board)
	}
	first, _ := r.EventID(1)
	s.identify(first)
	s.mu.Lock()
	defer s.mu.Unlock()
	s.board = board
	return board
}

// sameLog reports whether the log still has the event that a board ends with. It does
// not after a backup was restored.
func sameLog(r Reader, at model.Head) bool {
	if at.Seq == 0 {
		return true
	}
	is, ok := r.EventID(at.Seq)
	return ok && is == at.ID
}

// catchUp returns the board with what was recorded since. The events say which tasks
// changed, and only their rows are read.
func catchUp(r Reader, b *model.Board) *model.Board {
	moved := map[model.ID]bool{}
	for ev := range r.Log(model.Span{After: b.Head().Seq}) {
		if len(ev.Purges()) > 0 { // names may have gone from all tasks
			return r.Load(false)
		}
		for _, id := range ev.Subjects() {
			moved[id] = true
		}
	}
	d := &model.Delta{Head: r.Head()}
	if moved[model.ID{}] {
		d.Setup = r.Setup()
	}
	delete(moved, model.ID{})
	for id := range moved {
		d.Tasks = append(d.Tasks, moving(r, b, id)...)
	}
	return b.With(d)
}

// moving returns how a task changed. A task that was added and deleted leaves its number.
func moving(r Reader, b *model.Board, id model.ID) []model.Changed {
	before, after := b.Task(id), r.Task(id)
	num := r.NumberOf(id)
	if before == nil && after == nil && num > 0 && b.NumberOf(id) != num {
		return Tombstone(id, num)
	}
	return []model.Changed{{ID: id, Before: before, After: after}}
}

// follow applies a change of this process to the kept board, which saves reading it. The
// kept board may be that of another copy, with as many events.
func (s *Store) follow(c *change) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(c.event.Purges()) > 0 {
		s.board = nil // names may have gone from all tasks
	}
	if s.board == nil || c.delta == nil || s.board.Head() != c.on {
		return
	}
	s.board = s.board.With(c.delta)
}

// Tombstone returns the changes that tell a board the number of a deleted task: it is
// added and deleted again.
func Tombstone(id model.ID, num int) []model.Changed {
	deleted := &model.Task{ID: id, Num: num, Archived: 1}
	return []model.Changed{{ID: id, After: deleted}, {ID: id, Before: deleted}}
}
