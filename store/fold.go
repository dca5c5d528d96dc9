package store

import (
	"slices"

	"baton/model"
)

// Fold is what a log folds to, computed event by event.
type Fold struct {
	nums  map[model.ID]int // the number of every task that existed at the end of an event
	board *model.Board     // after the events before the batch
	batch []model.Event
}

// NewFold returns the fold of no events.
func NewFold() *Fold {
	return &Fold{board: model.NewBoard(&model.Setup{}, true), nums: map[model.ID]int{}}
}

// FoldOf folds a whole log.
func FoldOf(events []model.Event) *Fold {
	f := NewFold()
	for _, ev := range events {
		f.Add(ev)
	}
	return f
}

// foldBatch is how many events to fold at once: a board for each event would be copied
// each time.
const foldBatch = 1000

// Add adds the next event.
func (f *Fold) Add(ev model.Event) {
	came := map[model.ID]int{}
	for _, c := range ev.Do {
		switch c := c.(type) {
		case model.AddTask:
			came[c.Task.ID] = c.Task.Num
		case model.DeleteTask:
			delete(came, c.Task)
		}
	}
	for id, num := range came {
		f.nums[id] = num
	}
	if f.batch = append(f.batch, ev); len(f.batch) == foldBatch {
		f.flush()
	}
}

func (f *Fold) flush() {
	if len(f.batch) > 0 {
		f.board = f.board.With(model.Replay(f.board, f.batch...))
		f.batch = nil
	}
}

// Board returns the board of all events so far, with its long texts.
func (f *Fold) Board() *model.Board {
	f.flush()
	return f.board
}

// Numbers returns the number of every task there ever was, deleted ones included. The
// caller must not change it.
func (f *Fold) Numbers() map[model.ID]int { return f.nums }

// ByNumber returns every task there ever was, in the order of their numbers.
func (f *Fold) ByNumber() []model.ID {
	out := make([]model.ID, 0, len(f.nums))
	for id := range f.nums {
		out = append(out, id)
	}
	slices.SortFunc(out, func(a, b model.ID) int { return f.nums[a] - f.nums[b] })
	return out
}
