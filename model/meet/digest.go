package meet

import (
	"iter"
	"slices"
	"time"

	"baton/model"
)

// Digest is what a standup begins with.
type Digest struct {
	Since  model.Instant  // of the last standup, or when it counts from
	First  bool           // there was no standup before
	Turns  []Turn         // by person, in the order in which they speak
	Others []*model.Task  // finished since, by nobody who is on the board now
	Walk   []*model.Task  // the board from right to left, what is longest in its column first
	Alarms []Alarm        // what comes up by itself
	Parked []model.Remark // topics of the last standup, for after it
}

// Said takes in what was said in a standup that has been held.
func (d *Digest) Said(c model.CheckIn) {
	d.Turns = slices.Clone(d.Turns)
	for i := range d.Turns {
		d.Turns[i].Today = nil
		for _, p := range c.Promises {
			if p.By == d.Turns[i].Person {
				d.Turns[i].Today = append(d.Turns[i].Today, p.Task)
			}
		}
	}
}

// Turn is one person's.
type Turn struct {
	Person   model.PersonID
	Finished []*model.Task // since the last time
	Moved    []*model.Task // on the way, not finished
	Doing    []*model.Task
	Blocked  []*model.Task
	Next     []*model.Task // ready, the first of what he has to do
	Promised []Outcome     // last time, and what became of it
	Today    []model.ID    // what he has checked in for today
	Words    string        // of his check-in since
	Off      bool          // he does not work today
}

// Fate is what became of a promise.
type Fate string

// The fates. Kept is done, moved is in another column, blocked waits for
// something, dropped is off the board or no longer his, and open is where it
// was.
const (
	Kept    Fate = "kept"
	Moved   Fate = "moved"
	Blocked Fate = "blocked"
	Dropped Fate = "dropped"
	Open    Fate = "open"
)

// Outcome is a promise and what became of it.
type Outcome struct {
	model.Promise
	Fate Fate
}

// Alarm is something that nobody may want to mention.
type Alarm struct {
	Kind   string // one of the kinds below
	Text   string
	Task   model.ID
	Person model.PersonID
}

// nextShown is how many tasks that could be next are shown.
const nextShown = 3

// Board is what a digest is made of: a board with what its log tells.
type Board interface {
	model.Facts
	Tasks() iter.Seq[*model.Task]
	InOrder() iter.Seq[*model.Task]
	NumberOf(model.ID) int
}

// Make works out a digest at a moment. People speak in the order that the board
// sets, or in that in which it lists them.
func Make(b Board, p Past, now time.Time, inOrder bool) Digest {
	info := b.Setup().Info
	d := Digest{Since: p.Since, First: p.First, Parked: p.Last.Parked}
	at := map[model.PersonID]int{}
	for i, who := range model.Live[model.Person](b.Setup()) {
		at[who.ID] = i
		d.Turns = append(d.Turns, Turn{Person: who.ID, Words: p.Words[who.ID], Off: !who.Works(info, model.DayOf(now))})
	}
	d.file(b, p, at)
	for i := range d.Turns {
		d.Turns[i].promises(b, p)
	}
	if !inOrder && !info.FixedOrder {
		Fair(now)(d.Turns)
	}
	d.Walk = walk(b)
	d.Alarms = slices.Concat(taskAlarms(b, d, model.At(now)), limitAlarms(b), turnAlarms(b, d), goneAlarms(b, p))
	return d
}

// file puts every task into the turns it belongs to; at says which is whose.
func (d *Digest) file(b Board, p Past, at map[model.PersonID]int) {
	for task := range b.InOrder() {
		done := b.Setup().KindOf(task.Column) == model.KindDone
		if done && !p.finished(b, task) || !done && task.Archived != 0 {
			continue
		}
		who := task.Assignees
		if m, moved := p.moved[task.ID]; done && moved && len(who) == 0 {
			who = []model.PersonID{m.by} // who finished what is nobody's
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

// take takes a task of his into a turn.
func (t *Turn) take(b Board, p Past, task *model.Task, done bool) {
	if done {
		t.Finished = append(t.Finished, task)
		return
	}
	if m, moved := p.moved[task.ID]; moved && m.from != task.Column {
		t.Moved = append(t.Moved, task)
	}
	t.open(b, task)
}

// finished reports whether a task that is done was not before.
func (p *Past) finished(b Board, t *model.Task) bool {
	m, moved := p.moved[t.ID]
	return t.Done >= p.Since || moved && b.Setup().KindOf(m.from) != model.KindDone
}

// promises files what was promised, each once.
func (t *Turn) promises(b Board, p Past) {
	for _, o := range p.Today {
		if o.By == t.Person && !slices.Contains(t.Today, o.Task) {
			t.Today = append(t.Today, o.Task)
		}
	}
	for _, promise := range p.Promises {
		if promise.By == t.Person && !slices.ContainsFunc(t.Promised, func(o Outcome) bool { return o.Task == promise.Task }) {
			t.Promised = append(t.Promised, Outcome{promise, fate(b, p, promise)})
		}
	}
}

// open files a task that is not done.
func (t *Turn) open(b Board, task *model.Task) {
	switch kind := b.Setup().KindOf(task.Column); {
	case model.IsStuck(b, task):
		t.Blocked = append(t.Blocked, task)
	case kind == model.KindDoing:
		t.Doing = append(t.Doing, task)
	case kind == model.KindTodo && model.IsReady(b, task) && len(t.Next) < nextShown:
		t.Next = append(t.Next, task)
	}
}

// fate tells what became of a promise.
func fate(b Board, p Past, o model.Promise) Fate {
	t := b.Task(o.Task)
	if t == nil {
		return Dropped
	}
	m, moved := p.moved[o.Task]
	switch kind := b.Setup().KindOf(t.Column); {
	case kind == model.KindDone:
		return Kept
	case t.Archived != 0 || !t.AssignedTo(o.By):
		return Dropped
	case model.IsStuck(b, t):
		return Blocked
	case moved && m.from != t.Column: // not there and back
		return Moved
	}
	return Open
}

// walk lists the board from right to left, what is done left out: what would
// finish this?
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

// Choices lists what somebody could get on with: what is in his hands first,
// then what he could begin, then what he could begin if it were not blocked.
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
