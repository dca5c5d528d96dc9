package modeltest

import (
	"strconv"

	"baton/model"
)

// Tally writes the log of a board on which only the numbers of tasks added and finished
// each day matter. Days are in UTC.
type Tally struct {
	Events []model.Event
	world  World
	num    int
	open   []model.ID // the oldest first
}

// Setup returns what the board is set up with.
func (t *Tally) Setup() *model.Setup { return Setup() }

// Open returns how many tasks are open.
func (t *Tally) Open() int { return len(t.open) }

// Day adds tasks at nine o'clock and finishes tasks at three in the afternoon, the oldest
// first, but at most as many as are open. It returns how many it finished.
func (t *Tally) Day(d model.Day, added, finished int) int {
	begin := model.At(d.Time())
	for range added {
		t.num++
		id := t.world.NewID()
		t.open = append(t.open, id)
		t.record(begin+9*60*minute, model.AddTask{Task: &model.Task{ID: id, Num: t.num, Title: strconv.Itoa(t.num), Column: "todo"}})
	}
	finished = min(finished, len(t.open))
	for _, id := range t.open[:finished] {
		t.record(begin+15*60*minute, model.Move{Task: id, To: "done"})
	}
	t.open = t.open[finished:]
	return finished
}

func (t *Tally) record(at model.Instant, c model.Change) {
	t.Events = append(t.Events, model.Event{Seq: model.Seq(len(t.Events) + 1), ID: model.EventID(t.world.NewID()), At: at, By: "kim", Do: []model.Change{c}})
}
