package store

import (
	"slices"

	"baton/model"
)

// fold is what a log folds to, worked out event by event.
type fold struct {
	board *model.Board
	nums  map[model.ID]int // of every task there was at the end of an event
	batch []model.Event
}

func newFold() *fold {
	return &fold{board: model.NewBoard(&model.Setup{}, true), nums: map[model.ID]int{}}
}

// foldBatch is how many events are folded at once: making a board of each
// would copy it each time.
const foldBatch = 1000

func (f *fold) add(ev model.Event) {
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

func (f *fold) flush() {
	if len(f.batch) > 0 {
		f.board = f.board.With(model.Replay(f.board, f.batch...))
		f.batch = nil
	}
}

// foldOf folds a whole log.
func foldOf(events []model.Event) *fold {
	f := newFold()
	for _, ev := range events {
		f.add(ev)
	}
	f.flush()
	return f
}

// byNumber returns every task there ever was, in the order of their numbers.
func (f *fold) byNumber() []model.ID {
	out := make([]model.ID, 0, len(f.nums))
	for id := range f.nums {
		out = append(out, id)
	}
	slices.SortFunc(out, func(a, b model.ID) int { return f.nums[a] - f.nums[b] })
	return out
}
