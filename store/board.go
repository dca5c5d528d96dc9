package store

import (
	"context"

	"baton/model"
)

// Board returns the board as it stands, without the long parts of its tasks.
// It is loaded once; afterwards only what has moved is read.
func (s *Store) Board(ctx context.Context) (*model.Board, error) {
	var b *model.Board
	err := s.view(ctx, func(r Reader) error {
		b = s.advance(r)
		return nil
	})
	return b, err
}

// advance brings the kept board to where r stands and returns it.
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

// sameLog reports whether the log still has the event that a board ends with:
// a backup may have been put in its place.
func sameLog(r Reader, at model.Head) bool {
	if at.Seq == 0 {
		return true
	}
	is, ok := r.EventID(at.Seq)
	return ok && is == at.ID
}

// catchUp returns the board with what was recorded since: the events say which
// tasks moved, and only their rows are read.
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

// moving says how a task moved. One that came and went leaves its number.
func moving(r Reader, b *model.Board, id model.ID) []model.Changed {
	before, after := b.Task(id), r.Task(id)
	num := r.NumberOf(id)
	if before == nil && after == nil && num > 0 && b.NumberOf(id) != num {
		return Tombstone(id, num)
	}
	return []model.Changed{{ID: id, Before: before, After: after}}
}

// follow takes an event of this process into the kept board, which then need
// not be read.
func (s *Store) follow(ev model.Event, d *model.Delta) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(ev.Purges()) > 0 {
		s.board = nil // names may have gone from all tasks
	}
	if s.board == nil || d == nil || s.board.Head().Seq+1 != ev.Seq {
		return
	}
	s.board = s.board.With(d)
}

// Tombstone makes a board know the number of a deleted task: it is put on the
// board and taken off again.
func Tombstone(id model.ID, num int) []model.Changed {
	deleted := &model.Task{ID: id, Num: num, Archived: 1}
	return []model.Changed{{ID: id, After: deleted}, {ID: id, Before: deleted}}
}
