package meet

import (
	"iter"
	"slices"

	"baton/model"
)

// Digest is what a standup begins with.
type Digest struct {
	Since  model.Instant // of the last standup, or when it counts from
	First  bool          // there was no standup before
	Turns  []Turn        // by person, in the order in which they speak
	Walk   []*model.Task // the board from right to left, what is longest in its column first
	Alarms []Alarm       // what comes up by itself
	Parked []model.Remark
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
	Silent   bool          // nothing of his has changed since the last time
}

// Fate is what became of a promise.
type Fate string

// The fates. Kept is done, moved is further than it was, blocked waits for
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

// Past is what the log tells of the time since the last standup.
type Past struct {
	Since    model.Instant
	First    bool
	Last     model.CheckIn   // the last standup
	Promises []model.Promise // made before today
	Today    []model.Promise // made in today's check-ins
	Words    map[model.PersonID]string
	Checked  map[model.PersonID]model.Instant // who has checked in, and when
	moved    map[model.ID]move
	touched  map[model.PersonID]model.Instant // when each last changed something
	parked   []model.Remark
}

// move is where a task stood at the beginning, and who moved it last.
type move struct {
	from model.ColumnID
	by   model.PersonID
}

// Look reads the log from its end to the last standup that was held, or to a
// moment if one is asked for. Usual is how far back it looks where there was no
// standup, and today when the day began: what was promised since is not due.
func Look(r model.Past, head model.Seq, asked, usual, today model.Instant) Past {
	p := Past{
		Since: asked, Words: map[model.PersonID]string{}, Checked: map[model.PersonID]model.Instant{},
		moved: map[model.ID]move{}, touched: map[model.PersonID]model.Instant{},
	}
	var first model.Seq
	if asked != 0 {
		first = r.Since(asked)
	} else if ev, c, ok := lastStandup(r); ok {
		first, p.Since, p.Last = ev.Seq+1, at(ev, c), c
	} else {
		p.Since, p.First, first = usual, true, r.Since(usual)
	}
	undone := map[model.Seq]bool{}
	for seq := head; seq >= first; seq-- {
		ev, ok := r.Event(seq)
		switch {
		case !ok || undone[seq]:
		case ev.Undoes != 0:
			undone[ev.Undoes] = true
		default:
			p.take(ev, today)
		}
	}
	if p.Since >= today { // held this morning: nothing of it is due
		p.Today = append(p.Today, p.Last.Promises...)
	} else {
		p.Promises = append(p.Promises, p.Last.Promises...)
	}
	p.parked = p.Last.Parked
	return p
}

// lastStandup returns the last standup that was held and not undone. What is
// said is listed with the board's set-up, which is short.
func lastStandup(r model.Past) (ev model.Event, c model.CheckIn, ok bool) {
	undone := map[model.Seq]bool{}
	var all []model.Event
	for e := range r.History(model.ID{}, 0) {
		all = append(all, e)
	}
	for _, e := range slices.Backward(all) {
		if e.Undoes != 0 && !undone[e.Seq] {
			undone[e.Undoes] = true
		}
		for _, do := range e.Do {
			if c, is := do.(model.CheckIn); is && c.Standup && e.Undoes == 0 && !undone[e.Seq] {
				return e, c, true
			}
		}
	}
	return model.Event{}, model.CheckIn{}, false
}

// at is when a change happened in the world.
func at(ev model.Event, c model.Change) model.Instant {
	if told := model.ToldOf(c); told.At != 0 {
		return told.At
	}
	return ev.At
}

// by is who did it.
func by(ev model.Event, c model.Change) model.PersonID {
	if told := model.ToldOf(c); told.By != "" {
		return told.By
	}
	return ev.By
}

// take takes in an event, newest first.
func (p *Past) take(ev model.Event, today model.Instant) {
	for i, c := range ev.Do {
		at, by := at(ev, c), by(ev, c)
		if at < p.Since {
			continue
		}
		switch c := c.(type) {
		case model.CheckIn:
			p.said(c, by, at, today)
		case model.Move:
			if back, ok := back(ev, i).(model.Move); ok && back.To != c.To {
				m, known := p.moved[c.Task]
				if m.from = back.To; !known {
					m.by = by
				}
				p.moved[c.Task] = m
			}
		}
		if p.touched[by] == 0 {
			p.touched[by] = at
		}
	}
}

func back(ev model.Event, i int) model.Change {
	if i < len(ev.Back) {
		return ev.Back[i]
	}
	return nil
}

// said takes in a check-in: of each person the newest of today counts, and
// what was promised before.
func (p *Past) said(c model.CheckIn, by model.PersonID, at, today model.Instant) {
	if c.Standup {
		return
	}
	if at < today {
		p.Promises = append(p.Promises, c.Promises...)
	}
	if p.Checked[by] != 0 {
		return
	}
	p.Checked[by] = at
	p.Words[by] = c.Words
	if at >= today {
		p.Today = append(p.Today, c.Promises...)
	}
}

// Make works out a digest at a moment. Order puts the people in the order in
// which they speak, nil leaves that of the board.
func Make(b Board, p Past, now model.Instant, order func([]Turn)) Digest {
	d := Digest{Since: p.Since, First: p.First, Parked: p.parked}
	for _, who := range model.Live[model.Person](b.Setup()) {
		d.Turns = append(d.Turns, turn(b, p, who))
	}
	if order != nil {
		order(d.Turns)
	}
	d.Walk = walk(b)
	d.Alarms = slices.Concat(taskAlarms(b, d, now), limitAlarms(b), turnAlarms(b, d))
	return d
}

func turn(b Board, p Past, who model.Person) Turn {
	t := Turn{Person: who.ID, Words: p.Words[who.ID], Silent: p.touched[who.ID] == 0}
	for task := range b.InOrder() {
		m, moved := p.moved[task.ID]
		his := task.AssignedTo(who.ID)
		if b.Setup().KindOf(task.Column) == model.KindDone {
			his = his || moved && m.by == who.ID && len(task.Assignees) == 0
			if his && task.Done != 0 && task.Done >= p.Since {
				t.Finished = append(t.Finished, task)
			}
			continue
		}
		if !his || task.Archived != 0 {
			continue
		}
		if moved && m.from != task.Column {
			t.Moved = append(t.Moved, task)
		}
		t.open(b, task)
	}
	t.promises(b, p)
	return t
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
	case model.IsBlocked(b, task):
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
	_, moved := p.moved[o.Task]
	switch kind := b.Setup().KindOf(t.Column); {
	case kind == model.KindDone:
		return Kept
	case t.Archived != 0 || !t.AssignedTo(o.By):
		return Dropped
	case model.IsBlocked(b, t):
		return Blocked
	case moved:
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
