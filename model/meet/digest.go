package meet

import (
	"iter"
	"slices"
	"time"

	"baton/model"
)

// Digest is what a standup begins with.
type Digest struct {
	Since  model.Instant  // the moment of the last standup, or that it counts from
	First  bool           // there was no standup before
	Asked  bool           // a moment was asked for
	Turns  []Turn         // by person, in the order in which they speak
	Others []*model.Task  // finished since, by people who are not on the board now
	Walk   []*model.Task  // tasks in progress: columns from right to left, the longest in its column first
	Alarms []Alarm        // problems, the worst few
	Parked []model.Remark // topics that the last standup parked
}

// Turn is one person's part of a standup.
type Turn struct {
	Person   model.PersonID
	Finished []*model.Task // since the last time
	Moved    []*model.Task // to another column since, not finished
	Ways     []Way         // of their tasks that were moved or reopened since
	Did      []Activity    // what else they did
	Doing    []*model.Task
	Blocked  []*model.Task   // not in the backlog
	Waiting  []*model.Task   // for other tasks, not in the backlog
	Next     []*model.Task   // ready to start, the first few
	Promised []Outcome       // what they promised last time, and what became of it
	Today    []model.Promise // what they promised for today or later
	Words    []string        // of their check-ins since
	Off      bool            // they do not work today
}

// Quiet reports whether there is nothing to tell.
func (t Turn) Quiet() bool {
	return len(t.Finished)+len(t.Ways)+len(t.Did)+len(t.Doing)+len(t.Blocked)+len(t.Waiting)+len(t.Next)+len(t.Promised)+len(t.Today)+len(t.Words) == 0
}

// Way is the columns that a task went through since the last time: the first is where it
// was, the last is where it is.
type Way struct {
	*model.Task
	Columns  []model.ColumnID
	By       model.PersonID // who moved it last, "" for nobody
	Reopened bool           // it was done
}

// Back reports whether the task is back where it was.
func (w Way) Back() bool { return w.Columns[0] == w.Columns[len(w.Columns)-1] }

// nextShown is how many tasks a person could start are listed.
const nextShown = 3

// Board is the part of a board that a digest is made from.
type Board interface {
	model.Facts
	Tasks() iter.Seq[*model.Task]
	InOrder() iter.Seq[*model.Task]
	NumberOf(model.ID) int
}

// Make works out the digest at a moment, whose zone is that of its days. People speak in
// the order that the board's settings say, or if inOrder in the board's order.
func Make(b Board, p Past, now time.Time, inOrder bool) Digest {
	info, today := b.Setup().Info, model.DayOf(now)
	d := Digest{Since: p.Since, First: p.First, Asked: p.base != nil, Parked: p.Last.Parked}
	at, did := map[model.PersonID]int{}, p.activities(b)
	for i, who := range model.Live[model.Person](b.Setup()) {
		at[who.ID] = i
		d.Turns = append(d.Turns, Turn{Person: who.ID, Words: p.Words(who.ID, 0), Did: did[who.ID], Off: !who.Works(info, today)})
	}
	d.file(b, p, at)
	for i := range d.Turns {
		d.Turns[i].promises(b, &p, today)
	}
	if !inOrder && !info.FixedOrder {
		Fair(now)(d.Turns)
	}
	d.Walk = walk(b)
	d.Alarms = alarms(b, d, p, now)
	return d
}

// Said sets the promises for today to those that were made in a standup.
func (d *Digest) Said(c model.CheckIn) {
	d.Turns = slices.Clone(d.Turns)
	for i := range d.Turns {
		d.Turns[i].Today = nil
		for _, p := range c.Promises {
			if p.By == d.Turns[i].Person {
				d.Turns[i].Today = append(d.Turns[i].Today, p)
			}
		}
	}
}

// file adds every task to the turns that it belongs to; at has the index of each person's
// turn.
func (d *Digest) file(b Board, p Past, at map[model.PersonID]int) {
	for task := range b.InOrder() {
		done := b.Setup().KindOf(task.Column) == model.KindDone
		if done && !p.finished(b.Setup(), task) || !done && task.Archived != 0 {
			continue
		}
		who := task.Assignees
		if w := p.ways[task.ID]; done && w != nil && len(who) == 0 {
			who = []model.PersonID{w.by()} // a task without an assignee belongs to the person who finished it
		}
		told := false
		for _, id := range who {
			if i, here := at[id]; here {
				d.Turns[i].take(b, p, task, done)
				told = true
			}
		}
		if done && !told {
			d.Others = append(d.Others, task)
		}
	}
}

// take adds one of the person's tasks to their turn.
func (t *Turn) take(b Board, p Past, task *model.Task, done bool) {
	w := p.ways[task.ID]
	if done {
		t.Finished = append(t.Finished, task)
		if w.reopened(b.Setup()) {
			t.Ways = append(t.Ways, Way{task, w.path(task.Column), w.by(), true})
		}
		return
	}
	if w != nil {
		moved := w.began(task.Column) != task.Column
		if moved {
			t.Moved = append(t.Moved, task)
		}
		if moved || len(w.steps) > 1 {
			t.Ways = append(t.Ways, w.tell(b.Setup(), task))
		}
	}
	t.open(b, task)
}

// open adds a task that is not done, unless it is in the backlog.
func (t *Turn) open(b Board, task *model.Task) {
	switch kind := b.Setup().KindOf(task.Column); {
	case kind == model.KindBacklog:
	case model.IsBlocked(task):
		t.Blocked = append(t.Blocked, task)
	case model.IsWaiting(b, task):
		t.Waiting = append(t.Waiting, task)
	case kind == model.KindDoing:
		t.Doing = append(t.Doing, task)
	case model.IsReady(b, task) && len(t.Next) < nextShown:
		t.Next = append(t.Next, task)
	}
}

// walk lists the tasks in progress from right to left, those closest to done first.
func walk(b Board) []*model.Task {
	var out []*model.Task
	for _, c := range slices.Backward(model.Live[model.Column](b.Setup())) {
		if c.Kind != model.KindDoing {
			continue
		}
		in := slices.SortedStableFunc(b.Lane(c.ID, false), func(a, b *model.Task) int { return int(min(1, max(-1, a.Since-b.Since))) })
		out = append(out, in...)
	}
	return out
}

// Choices lists the tasks that a person could get on with: first those in progress, then
// those that are ready to start, then those that are blocked or waiting.
func Choices(b Board, who model.PersonID) []*model.Task {
	var doing, ready, waiting []*model.Task
	for t := range b.InOrder() {
		if !t.AssignedTo(who) || t.Archived != 0 {
			continue
		}
		switch kind := b.Setup().KindOf(t.Column); {
		case kind == model.KindDoing:
			doing = append(doing, t)
		case kind == model.KindTodo && model.IsReady(b, t):
			ready = append(ready, t)
		case kind == model.KindTodo:
			waiting = append(waiting, t)
		}
	}
	return slices.Concat(doing, ready, waiting)
}
