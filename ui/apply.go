package ui

import (
	"context"
	"errors"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// applied is a change that has been written, or was refused.
type applied struct {
	change screen.Change
	event  model.Event
	board  *model.Board
	over   string   // whose change it overtook, and which
	warned []string // what it left undone
	err    error
}

// Apply has a change carried out, behind those that wait.
func (a *App) Apply(c screen.Change) {
	if a.opts.ReadOnly != "" {
		a.Say(a.opts.ReadOnly)
		return
	}
	switch {
	case a.swapped:
		a.askSwapped(c)
	case a.writing != nil:
		a.queue = append(a.queue, c)
	default:
		a.write(c, false)
	}
}

// swappedBoard is said of a board whose file is not what it was.
const swappedBoard = "another copy of the board was put in its place"

// askSwapped asks before a change goes into what was put in the board's place.
func (a *App) askSwapped(c screen.Change) {
	err := model.Errorf(model.Refused, "%s", swappedBoard)
	ask := float.NewAsk(&a.world, a, c.Verb, "While this was open, "+swappedBoard+", and is shown here. Write into that one?", c.Verb+" there", func() {
		a.swapped = false
		a.Apply(c)
	})
	ask.Leave = func() { a.tell(c, applied{change: c, err: err}) }
	a.Push(ask)
}

func (a *App) write(c screen.Change, force bool) {
	a.writing = &c
	for _, id := range c.Tasks {
		a.world.Busy[id] = true
	}
	store, me, seen, warnings := a.opts.Store, a.world.Me, a.world.Board.Head(), a.opts.Warnings
	plan := func(r model.Reader) (model.Draft, error) {
		d := model.Draft{Verb: c.Verb, Force: force}
		var err error
		switch {
		case force && c.Force != nil:
			d, err = c.Force(r)
		case c.Plan != nil:
			d, err = c.Plan(r)
		default:
			d.Do, err = c.Make(r)
		}
		d.Force = d.Force || force
		if !c.Seen.IsZero() {
			d.Seen = c.Seen
		}
		return d, err
	}
	a.run(a.io(func(ctx context.Context) tea.Msg {
		out := applied{change: c}
		out.event, out.err = store.Apply(ctx, me, plan)
		if warnings != nil {
			out.warned = warnings()
		}
		switch {
		case out.err != nil:
		case !c.Seen.IsZero():
			out.over = overtook(ctx, store, out.event, c.Seen)
		case out.event.Seq > seen.Seq+1:
			out.over = overtook(ctx, store, out.event, seen.ID)
		}
		b, err := store.Board(ctx)
		if err != nil && out.err == nil {
			out.err = err
		}
		out.board = b
		return out
	}))
}

// overtook says which change of somebody else an event replaced unseen.
func overtook(ctx context.Context, store Store, ev model.Event, seen model.EventID) string {
	text := ""
	err := store.View(ctx, func(r model.Reader) error {
		if o, ok := model.Overtook(r, ev, seen); ok {
			n := model.NamesOf(r)
			text = n.Person(o.By) + " had just " + model.Tell(o, n).Text + ": yours stands now"
		}
		return nil
	})
	if err != nil {
		return ""
	}
	return text
}

// settle takes up a change that was written or refused, and lets go on what
// waited for it.
func (a *App) settle(m applied) {
	c := m.change
	a.writing = nil
	clear(a.world.Busy)
	if m.board != nil {
		a.world.Board = m.board
	}
	if m.err == nil {
		a.mine[m.event.Seq] = true
		if a.meeting != nil && (m.event.Undoes.IsZero() || c.Verb == "redo") {
			a.meeting.did = append(a.meeting.did, step{})
		}
		a.outdate(m.event)
		a.minded(m.event)
	}
	a.sync()
	a.tell(c, m)
	if len(m.warned) > 0 {
		a.Say("warning: " + strings.Join(m.warned, "; "))
	}
	for _, n := range a.held {
		a.hear(n)
	}
	a.held = nil
	a.goOn()
}

// tell says how a change went, or asks whether to pass a soft rule.
func (a *App) tell(c screen.Change, m applied) {
	err := m.err
	if err != nil {
		a.dropQueue()
	}
	if model.IsSoft(err) && c.Ask != "" {
		ask := float.NewAsk(&a.world, a, c.Verb, err.Error(), c.Ask, func() { a.write(c, true) })
		ask.Leave = func() {
			if c.Then != nil {
				c.Then(m.event, err)
			}
		}
		a.Push(ask)
		return
	}
	if c.Then != nil && c.Then(m.event, err) {
		return
	}
	switch {
	case errors.Is(err, model.ErrNothing):
		a.Say("nothing to change")
	case err != nil:
		a.Say(err.Error())
	case m.over != "":
		a.Say(m.over)
	default:
		told := model.Tell(m.event, model.NamesOf(a.world.Board))
		text := told.Text + joined(told)
		if m.event.Forced {
			text += ", over the limit"
		}
		a.Say(text)
	}
}

// dropQueue lets go of what waits for a change that was refused: it may have
// meant its outcome. Whoever has typed it is told.
func (a *App) dropQueue() {
	queue := a.queue
	a.queue = nil
	for _, c := range queue {
		if c.Then != nil {
			c.Then(model.Event{}, model.Errorf(model.Refused, "not done, for the change before it was refused"))
		}
	}
}

// joined says whom a change on a task has added to the board.
func joined(told model.Account) string {
	text := ""
	for _, r := range told.Rows {
		if r.Field == "person" && r.From.Kind == model.NoValue && !strings.HasPrefix(told.Text, "added person") {
			text += ", added person " + r.To.Text
		}
	}
	return text
}

// goOn writes the next change in the queue, else presses the keys that were
// typed ahead.
func (a *App) goOn() {
	for a.writing == nil && len(a.queue) > 0 {
		c := a.queue[0]
		a.queue = a.queue[1:]
		a.write(c, false)
	}
	for a.writing == nil && len(a.ahead) > 0 {
		k := a.ahead[0]
		a.ahead = a.ahead[1:]
		act, bound := a.meant(k)
		a.press(k, act, bound)
	}
	a.visit()
}

// newsMsg is one piece of news and how to wait for the next.
type newsMsg struct {
	news model.News
	from <-chan model.News
}

// watching is the start of the news.
type watching struct{ from <-chan model.News }

func (w watching) next() tea.Cmd { return newsMsg{from: w.from}.next() }

func (n newsMsg) next() tea.Cmd {
	return func() tea.Msg {
		news, ok := <-n.from
		if !ok {
			return nil
		}
		return newsMsg{news, n.from}
	}
}

func (a *App) watch() tea.Cmd {
	store := a.opts.Store
	return a.io(func(ctx context.Context) tea.Msg {
		from, err := store.Watch(ctx)
		if err != nil {
			return failed{err}
		}
		return watching{from}
	})
}

// hear takes up what somebody, or another window, did to the board. While a
// change of one's own is being written it waits, for it may tell of that one.
func (a *App) hear(n model.News) {
	if a.writing != nil {
		a.held = append(a.held, n)
		return
	}
	if n.Away != nil { // the store refuses every change until it is back
		a.news, a.heard, a.away = n.Away.Error(), time.Time{}, true
		return
	}
	if n.Board == nil {
		return
	}
	if a.away {
		a.news, a.away = "", false
	}
	if n.Copy {
		a.news, a.heard, a.swapped = swappedBoard, time.Time{}, true
		a.lookBack()
	}
	if n.Copy || n.Board.Head().Seq > a.world.Board.Head().Seq {
		a.world.Board = n.Board
		a.sync()
	}
	names := model.NamesOf(a.world.Board)
	for i, ev := range n.Events {
		if a.mine[ev.Seq] {
			delete(a.mine, ev.Seq)
			continue
		}
		a.outdate(ev)
		a.minded(ev)
		a.heardInMeeting(ev)
		a.news, a.heard = names.Person(ev.By)+" "+n.Told[i].Text, a.world.Now()
		for _, id := range ev.Subjects() {
			if id != (model.ID{}) && len(a.world.Fresh) < 500 {
				a.world.Fresh[id] = struct{}{}
			}
		}
	}
}
