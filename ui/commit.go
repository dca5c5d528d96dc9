package ui

import (
	"context"
	"errors"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/op"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// applied is a change that has been written, or was refused.
type applied struct {
	change   screen.Change
	event    model.Event
	board    *model.Board
	overtook string   // says whose change it replaced, and which
	warnings []string // what could not be done along with it
	err      error
}

// commits writes changes, one after the other.
type commits struct {
	world    *screen.World
	host     screen.Host
	store    Store
	warnings func() []string // what could not be done along with changes since the last call; may be nil

	writing *screen.Change // the change that is being written
	queue   []request      // what waits for it
	swapped bool           // the board's file was replaced, and nobody has yet agreed to write to the new one
	own     map[model.EventID]bool
}

// request is a change to write; with force, over a soft rule.
type request struct {
	screen.Change
	force bool
}

// apply writes a change, after those already queued.
func (c *commits) apply(ch request) {
	if c.world.ReadOnly != "" {
		c.host.Say(c.world.ReadOnly)
		return
	}
	switch {
	case c.swapped:
		c.askSwapped(ch)
	case c.writing != nil:
		c.queue = append(c.queue, ch)
	default:
		c.write(ch)
	}
}

// swappedBoard says that the board's file is another one than before.
const swappedBoard = "the board's file was replaced with another copy"

// askSwapped asks before a change is written to a file that replaced the board's.
func (c *commits) askSwapped(ch request) {
	err := model.Errorf(model.Refused, "%s", swappedBoard)
	verb := ch.Op.Verb()
	ask := float.NewAsk(c.world, c.host, verb, "While this was open, "+swappedBoard+", the one shown now. Write to it?", verb+" anyway", func() {
		c.swapped = false
		c.apply(ch)
	})
	ask.Leave = func() { c.report(applied{change: ch.Change, err: err}) }
	c.host.Push(ask)
}

func (c *commits) write(ch request) {
	c.writing = &ch.Change
	for _, id := range ch.Tasks {
		c.world.Busy[id] = true
	}
	store, me, seen, warnings := c.store, c.world.Me, c.world.Board.Head(), c.warnings
	plan := op.Plan(ch.Op, op.How{Force: ch.force, Seen: ch.Seen})
	c.host.Do(func(ctx context.Context, _ screen.Viewer) tea.Msg {
		out := applied{change: ch.Change}
		out.event, out.err = store.Apply(ctx, me, plan)
		if warnings != nil {
			out.warnings = warnings()
		}
		// What fails from here on is not the change: it is on the board.
		var err error
		switch {
		case out.err != nil:
		case !ch.Seen.IsZero():
			out.overtook, err = overtook(ctx, store, out.event, ch.Seen)
		case out.event.Seq > seen.Seq+1:
			out.overtook, err = overtook(ctx, store, out.event, seen.ID)
		}
		if err != nil {
			out.warnings = append(out.warnings, "could not tell whether it replaced another person's change: "+err.Error())
		}
		if out.board, err = store.Board(ctx); err != nil {
			out.warnings = append(out.warnings, "the board shown is not up to date: "+err.Error())
		}
		return out
	})
}

// overtook says which change of another person an event replaced unseen, "" for none.
func overtook(ctx context.Context, store Store, ev model.Event, seen model.EventID) (string, error) {
	text := ""
	err := store.View(ctx, func(r model.Reader) error {
		if o, ok := model.Overtook(r, ev, seen); ok {
			n := model.NamesOf(r)
			text = n.Person(o.By) + " had just " + model.Tell(o, n).Text + ": yours replaced it"
		}
		return nil
	})
	return text, err
}

// settle takes the result of a change, written or refused.
func (c *commits) settle(m applied) {
	c.writing = nil
	clear(c.world.Busy)
	if m.board != nil {
		c.world.Board = m.board
	}
	if m.err == nil {
		c.own[m.event.ID] = true
	}
}

// isOwn reports whether an event was written here. It answers true only once for each.
func (c *commits) isOwn(ev model.Event) bool {
	own := c.own[ev.ID]
	delete(c.own, ev.ID)
	return own
}

// next writes the next change in the queue, if none is being written.
func (c *commits) next() {
	if c.writing != nil || len(c.queue) == 0 {
		return
	}
	ch := c.queue[0]
	c.queue = c.queue[1:]
	c.write(ch)
}

// report says how a change went, or asks whether to override a soft rule.
func (c *commits) report(m applied) {
	ch, err := m.change, m.err
	if err != nil {
		c.dropQueue()
	}
	if model.IsSoft(err) && ch.Ask != "" {
		ask := float.NewAsk(c.world, c.host, ch.Op.Verb(), err.Error(), ch.Ask, func() { c.apply(request{ch, true}) })
		ask.Leave = func() {
			if ch.Then != nil {
				ch.Then(m.event, err)
			}
		}
		c.host.Push(ask)
		return
	}
	if ch.Then != nil && ch.Then(m.event, err) {
		return
	}
	switch {
	case errors.Is(err, model.ErrNothing):
		c.host.Say("nothing to change")
	case err != nil:
		c.host.Say(err.Error())
	case m.overtook != "":
		c.host.Say(m.overtook)
	default:
		told := model.Tell(m.event, model.NamesOf(c.world.Board))
		text := told.Text + addedPeople(told)
		if m.event.Forced {
			text += ", over the limit"
		}
		c.host.Say(text)
	}
}

// dropQueue drops what waits behind a change that was refused, because it may have
// relied on the outcome. Whoever asked for it is told.
func (c *commits) dropQueue() {
	queue := c.queue
	c.queue = nil
	for _, ch := range queue {
		if ch.Then != nil {
			ch.Then(model.Event{}, model.Errorf(model.Refused, "not done: the change before it was refused"))
		}
	}
}

// addedPeople names the people that a change of a task has added to the board.
func addedPeople(told model.Account) string {
	text := ""
	for _, r := range told.Rows {
		if r.Field == "person" && r.From.Kind == model.NoValue && !strings.HasPrefix(told.Text, "added person") {
			text += ", added person " + r.To.Text
		}
	}
	return text
}
