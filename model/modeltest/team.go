package modeltest

import (
	"fmt"
	"iter"
	"math"
	"slices"

	"baton/model"
)

// Team is a made-up team that works through tasks at a known pace, with ten events for
// each task. Reports and forecasts are tested and measured with it.
type Team struct {
	Tasks  int                   // in total; about a fifth stay open
	People int                   // each has two cards in hand
	Pace   func(day int) float64 // tasks finished on a working day, on average
	Start  model.Day             // its first day
	Roll   func(n int) int       // a die of n sides, from 0
	Setup  *model.Setup          // columns by the usual names; the kanban template if nil
}

// hour is when a day's work begins, in UTC.
const hour = 9

// Work returns the log of everything the team has done, from the founding of the board.
func (t Team) Work() *Ledger {
	s := t.Setup
	if s == nil {
		s, _ = model.Template("kanban")
		s.Info.Name, s.Info.Key = "Payments", "PAY"
		s.Labels = []model.Label{{ID: "api", Name: "api"}, {ID: "bug", Name: "bug"}, {ID: "ops", Name: "ops"}}
	}
	for i := range t.People {
		id := model.PersonID(fmt.Sprintf("p%d", i))
		s.People = append(s.People, model.Person{ID: id, Name: string(id)})
	}
	w := &shift{Team: t, l: newLedger(), last: map[model.ColumnID]model.Rank{}}
	w.at = model.At(t.Start.Time()) + hour*60*minute
	w.record("p0", "init", model.Founding(s)...)
	for day := 0; w.made < t.Tasks; day++ {
		if d := t.Start + model.Day(day); model.MondayToFriday.Has(d.Weekday()) {
			w.at = model.At(d.Time()) + hour*60*minute
			w.day(w.poisson(t.Pace(day)))
		}
	}
	return w.l
}

// shift is a team at work.
type shift struct {
	Team
	l          *Ledger
	at         model.Instant
	made, done int
	waiting    []model.ID // not started
	inHand     []model.ID // started, the oldest first
	last       map[model.ColumnID]model.Rank
}

// day finishes some tasks, starts as many and adds new ones.
func (w *shift) day(finish int) {
	for len(w.waiting) < max(3*w.People+finish, w.Tasks/6) && w.made < w.Tasks {
		w.add()
	}
	for range finish {
		if len(w.inHand) == 0 {
			break
		}
		w.finish()
	}
	for len(w.inHand) < 2*w.People && len(w.waiting) > 0 {
		w.begin()
	}
}

func (w *shift) who() model.PersonID { return model.PersonID(fmt.Sprintf("p%d", w.Roll(w.People))) }

func (w *shift) record(by model.PersonID, verb string, do ...model.Change) {
	w.at += model.Instant(1+w.Roll(4)) * 1000
	w.l.record(model.Draft{Verb: verb, Do: do, Force: true}, by, w.at)
}

func (w *shift) move(by model.PersonID, id model.ID, to model.ColumnID) {
	w.last[to] = model.Between(w.last[to], "")
	w.record(by, "move", model.Move{Task: id, To: to, Rank: w.last[to]})
}

// add adds a task: four events.
func (w *shift) add() {
	w.made++
	id, by := w.l.world.NewID(), w.who()
	w.last["backlog"] = model.Between(w.last["backlog"], "")
	w.record(by, "add", model.AddTask{
		Task: &model.Task{ID: id, Title: fmt.Sprintf("Make step %d of the settlement faster", w.made), Column: "backlog", Rank: w.last["backlog"]},
		Body: &model.Body{Description: "It takes too long at the end of the month.\n\n- measure\n- find out why"},
	})
	w.record(by, "edit", model.Set{Task: id, Field: model.EstimateField, To: model.EstimateOf(float64(1 + w.Roll(8)))})
	w.record(by, "edit", model.Members{Task: id, Field: model.LabelsField, Add: []string{[]string{"api", "bug", "ops"}[w.Roll(3)]}})
	w.move(by, id, "todo")
	w.waiting = append(w.waiting, id)
}

// begin starts one of the oldest tasks: three events.
func (w *shift) begin() {
	i := w.Roll(min(len(w.waiting), 2*w.People))
	id, by := w.waiting[i], w.who()
	w.waiting = slices.Delete(w.waiting, i, i+1)
	w.record(by, "take", model.Members{Task: id, Field: model.AssigneesField, Add: []string{string(by)}})
	w.move(by, id, "doing")
	w.say(by, id, "Begun; the slow part is the sorting.")
	w.inHand = append(w.inHand, id)
}

// finish finishes one of the tasks that were started first: three events.
func (w *shift) finish() {
	i := w.Roll(min(len(w.inHand), w.People))
	id := w.inHand[i]
	w.inHand = slices.Delete(w.inHand, i, i+1)
	by := w.l.tasks[id].Assignees[0]
	w.move(by, id, "review")
	w.say(w.who(), id, "Looks good to me.")
	w.move(by, id, "done")
	w.done++
}

func (w *shift) say(by model.PersonID, id model.ID, text string) {
	w.record(by, "comment", model.PutPart[model.Comment]{Task: id, Item: model.Comment{Text: text}, Index: -1})
}

// poisson draws a number from a Poisson distribution (Knuth, The Art of Computer
// Programming, volume 2, 3.4.1).
func (w *shift) poisson(mean float64) int {
	const sides = 1 << 30
	n, p, limit := 0, 1.0, math.Exp(-mean)
	for {
		p *= float64(1+w.Roll(sides)) / sides
		if p <= limit {
			return n
		}
		n++
	}
}

// Ledger is a log and its board, for boards of a hundred thousand tasks: it changes its
// tasks in place, where a [model.Board] would make a copy.
type Ledger struct {
	Events []model.Event
	world  World
	setup  *model.Setup
	head   model.Head
	tasks  map[model.ID]*model.Task
	bodies map[model.ID]*model.Body
}

func newLedger() *Ledger {
	return &Ledger{
		setup: &model.Setup{}, head: model.Head{Next: 1},
		tasks: map[model.ID]*model.Task{}, bodies: map[model.ID]*model.Body{},
	}
}

// record records a draft that no rule refuses.
func (l *Ledger) record(d model.Draft, by model.PersonID, at model.Instant) {
	ev, delta, err := model.Propose(l, d, model.Stamp{At: at, By: by, NewID: l.world.NewID})
	if err != nil {
		panic(fmt.Sprintf("%s by %s: %v", d.Verb, by, err))
	}
	l.Events = append(l.Events, ev)
	l.head = delta.Head
	if delta.Setup != nil {
		l.setup = delta.Setup
	}
	for _, c := range delta.Tasks {
		l.tasks[c.ID] = c.After
		if c.Body != nil {
			l.bodies[c.ID] = c.Body
		}
	}
}

// Setup returns what the board is set up with.
func (l *Ledger) Setup() *model.Setup { return l.setup }

// Head returns how far the log has come.
func (l *Ledger) Head() model.Head { return l.head }

// Task returns a task.
func (l *Ledger) Task(id model.ID) *model.Task { return l.tasks[id] }

// Body returns the long part of a task.
func (l *Ledger) Body(id model.ID) *model.Body { return l.bodies[id] }

// Lane yields nothing: moves come with ranks, and there are no limits.
func (l *Ledger) Lane(model.ColumnID, bool) iter.Seq[*model.Task] { return none[*model.Task]() }

// Referrers returns none: nothing is deleted.
func (l *Ledger) Referrers(model.ID) []model.ID { return nil }

// History yields nothing: there are no conflicts.
func (l *Ledger) History(model.ID, model.Seq) iter.Seq[model.Event] { return none[model.Event]() }

// Own yields nothing: nothing is undone.
func (l *Ledger) Own(model.PersonID) iter.Seq[model.Event] { return none[model.Event]() }

// Event returns one event.
func (l *Ledger) Event(s model.Seq) (model.Event, bool) {
	if s == 0 || int(s) > len(l.Events) {
		return model.Event{}, false
	}
	return l.Events[s-1], true
}

// SeqOf finds nothing: nothing is undone.
func (l *Ledger) SeqOf(model.EventID) (model.Seq, bool) { return 0, false }

// ByNumber finds nothing: no task is looked up by number.
func (l *Ledger) ByNumber(int) (model.ID, bool) { return model.ID{}, false }

// NumberOf returns the number of a task.
func (l *Ledger) NumberOf(id model.ID) int {
	if t := l.tasks[id]; t != nil {
		return t.Num
	}
	return 0
}

func none[T any]() iter.Seq[T] { return func(func(T) bool) {} }

// Log yields events.
func (l *Ledger) Log(s model.Span) iter.Seq[model.Event] { return s.Of(l.Events) }

// Since returns the first event since a moment.
func (l *Ledger) Since(at model.Instant) model.Seq { return model.EarliestSince(l.Events, at) }
