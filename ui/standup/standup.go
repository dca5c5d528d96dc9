// Package standup holds a standup over a board, which works as always: a strip above
// it shows whose turn it is and what it is about, a few keys take precedence over the
// board's, and undo stays within it. What it keeps is one check-in in the log; what
// else its minutes say follows from the log.
package standup

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/ui/compose"
	"baton/ui/document"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/minutes"
	"baton/ui/screen"
)

// Standup begins standups and is the overlay of the one that is under way.
type Standup struct {
	world   *screen.World
	host    screen.Host
	compose *compose.Composer
	scene   Scene
	viewer  *minutesViewer

	meeting  *meeting // nil where none is held
	counting bool     // a Second is on its way
	w, h     int      // the size of the whole screen
	laid     layout   // of the strip in it
}

// Scene is what is on the screen, and how the person wants standups.
type Scene struct {
	Base    func() screen.Base
	Targets func() []model.ID   // of an action
	Filter  func(screen.Filter) // makes the base show only what matches a filter
	Show    func(on bool)       // shows the strip over the base, or removes it
	InOrder bool                // people speak in the order of the board
	Hook    *minutes.Hook       // gets the minutes; may be nil
}

// New returns a Standup; none is under way yet.
func New(w *screen.World, h screen.Host, c *compose.Composer, out *document.Exporter, s Scene) *Standup {
	return &Standup{world: w, host: h, compose: c, scene: s, viewer: newMinutesViewer(w, h, out, s.Hook)}
}

// Starters are the actions of a board that begin a standup or show one that was held.
func (a *Standup) Starters() screen.Actions {
	return screen.Actions{
		keymap.Standup: screen.Do(func() { a.Begin(0) }),
		keymap.Minuted: screen.Do(func() { a.viewer.open(0, nil) }),
	}
}

// Scope returns keymap.Meet.
func (a *Standup) Scope() keymap.Scope { return keymap.Meet }

// Actions are the keys of a standup.
func (a *Standup) Actions() screen.Actions {
	out := screen.Actions{}
	add := func(act keymap.Action, f func()) {
		out[act] = screen.Do(func() {
			if a.meeting != nil {
				f()
			}
		})
	}
	for act, f := range map[keymap.Action]func(){
		keymap.Whose:          a.askTurn,
		keymap.NextTurn:       func() { a.giveTurn(a.meeting.turn+1, 1) },
		keymap.PrevTurn:       func() { a.giveTurn(a.meeting.turn-1, -1) },
		keymap.Round:          a.toggleWalk,
		keymap.Absent:         a.toggleAbsent,
		keymap.Park:           a.park,
		keymap.Decide:         a.decide,
		keymap.Promise:        a.promise,
		keymap.TellDown:       func() { a.meeting.scrolled += max(1, a.meeting.height-1) },
		keymap.TellUp:         func() { a.meeting.scrolled -= max(1, a.meeting.height-1) },
		keymap.Clock:          a.toggleTimer,
		keymap.EndStandup:     a.askToEnd,
		keymap.DiscardStandup: a.discard,
	} {
		add(act, f)
	}
	for n, act := range keymap.Turns() {
		add(act, func() { a.giveTo(n) })
	}
	return out
}

// Handle takes what was read for a standup, and the seconds of its timer.
func (a *Standup) Handle(m tea.Msg) tea.Cmd {
	switch m := m.(type) {
	case Begun:
		a.begun(m)
	case Second:
		a.second()
	default:
		return a.viewer.Handle(m)
	}
	return nil
}

// Sync brings the standup up to date with the board: what is finished in it counts too.
func (a *Standup) Sync() {
	if m := a.meeting; m != nil {
		m.Board = a.world.Board
		m.Digest = meet.Make(a.world.Board, m.past, a.world.TeamNow(), a.scene.InOrder)
		a.findAlarms()
		a.startTimer() // the board may have a timer now
	}
}

// Resize takes the size of the whole screen.
func (a *Standup) Resize(w, h int) {
	a.w, a.h = w, h
	if a.meeting != nil && a.w > 0 {
		a.laid = a.view().lay(a.w, a.h)
		a.meeting.height, a.meeting.scrolled = a.laid.height, a.laid.top
	}
}

// Draw draws the strip. Resize has been called since anything changed: what it laid out
// is not laid out again.
func (a *Standup) Draw(w, h int) []string {
	switch {
	case a.meeting == nil:
		return nil
	case w != a.w || h != a.h:
		return a.view().strip(a.view().lay(w, h), w)
	}
	return a.view().strip(a.laid, w)
}

func (a *Standup) view() view { return view{a.world, a.meeting} }

// On reports whether a standup is under way.
func (a *Standup) On() bool { return a.meeting != nil }

// Undo takes back the last thing done in the standup, and nothing from before it: a
// past standup must not be undone by mistake.
func (a *Standup) Undo() bool {
	m := a.meeting
	n := len(m.steps) - 1
	if n < 0 {
		a.host.Say("nothing to undo in this standup yet")
		return true
	}
	last := m.steps[n]
	m.steps = m.steps[:n]
	if last.before == nil {
		return false
	}
	m.parked, m.decided, m.promises = last.before.parked, last.before.decided, last.before.promises
	a.save()
	a.host.Say(last.undone)
	return true
}

// Begun is what the log says about the time since the last standup.
type Begun struct {
	Past  meet.Past
	Asked model.Instant // the moment to count from, 0 for the last standup
}

// Begin begins a standup that counts from a moment, 0 for the last one.
func (a *Standup) Begin(since model.Instant) {
	if a.meeting != nil {
		a.askToEnd()
		return
	}
	if a.world.ReadOnly != "" {
		a.host.Say("this standup can't be kept: " + a.world.ReadOnly)
	}
	now := a.world.TeamNow()
	screen.Read(a.host, func(r model.Reader) tea.Msg { return Begun{meet.Look(r, since, now), since} })
}

// begun begins a standup with what was read.
func (a *Standup) begun(read Begun) {
	past := read.Past
	if a.meeting != nil {
		a.takeCheckIn(past)
		return
	}
	now := a.world.TeamNow()
	m := &meeting{past: past, countFrom: read.Asked, savedFilter: a.scene.Base().Filter(), after: a.world.Board.Head().ID, began: now, lastTick: now, absent: map[model.PersonID]bool{}}
	m.Minutes = minutes.Minutes{Board: a.world.Board, At: now, Digest: meet.Make(a.world.Board, past, now, a.scene.InOrder)}
	for _, t := range m.Digest.Turns {
		m.order = append(m.order, t.Person)
		m.absent[t.Person] = t.Off
	}
	m.promises = past.Today(a.world.Setup(), model.DayOf(now))
	a.meeting = m
	a.scene.Show(true)
	a.giveTurn(0, 1)
	a.resume()
	a.startTimer()
}

// park writes down a topic for after the standup.
func (a *Standup) park() {
	a.note("park a topic", "what to talk about afterwards", "park", "took back the topic", func(text string) {
		who, _ := a.meeting.person()
		a.meeting.parked = append(a.meeting.parked, model.Remark{By: who, Text: text})
		a.host.Say("parked: " + text)
	})
}

// decide writes down a decision.
func (a *Standup) decide() {
	a.note("write down a decision", "what was decided", "write", "took back the decision", func(text string) {
		a.meeting.decided = append(a.meeting.decided, text)
		a.host.Say("decided: " + text)
	})
}

// second moves the timer on.
func (a *Standup) second() {
	a.counting = false
	if m := a.meeting; m != nil {
		m.tick(a.world.Now())
	}
	a.startTimer()
}

// note asks for a text that is kept with the standup.
func (a *Standup) note(title, hint, verb, undone string, take func(text string)) {
	l := a.compose.Line(verb, title, "")
	l.Placeholder(hint)
	l.Verb = verb
	l.Accept = func(text string) error {
		if text = strings.TrimSpace(look.Clean(text)); text == "" {
			return model.Errorf(model.Usage, "it needs some text")
		}
		a.meeting.remember(undone)
		take(text)
		a.save()
		a.compose.Written(verb)
		a.host.Drop(l)
		return nil
	}
	a.host.Push(l)
}

// promise promises the task at the cursor for the person whose turn it is,
// or takes the promise back. On a card's turn it is for the assignees.
func (a *Standup) promise() {
	m := a.meeting
	var add []model.Promise
	who, ok := m.person()
	for _, id := range a.scene.Targets() {
		t := a.world.Board.Task(id)
		switch {
		case ok:
			add = append(add, model.Promise{By: who, Task: id})
		case t != nil:
			for _, who := range t.Assignees {
				add = append(add, model.Promise{By: who, Task: id})
			}
		}
	}
	if len(add) == 0 {
		a.host.Say("the task has no assignee to promise it: a assigns one")
		return
	}
	if slices.ContainsFunc(add, func(p model.Promise) bool { return !slices.ContainsFunc(m.promises, p.Same) }) {
		m.remember("took back the promise")
	} else {
		m.remember("the promise holds again")
	}
	var did []string
	for _, p := range add {
		if slices.ContainsFunc(m.promises, p.Same) {
			m.promises = slices.DeleteFunc(m.promises, p.Same)
			did = append(did, "not promised for "+a.world.PersonName(p.By))
			continue
		}
		p.Day = meet.DayMeant(a.world.Setup(), p.By, a.world.TeamNow())
		m.promises = append(m.promises, p)
		did = append(did, "promised for "+a.world.PersonName(p.By))
	}
	a.save()
	if !ok { // on a card's turn the strip does not show whose promise it is
		a.host.Say(strings.Join(did, ", "))
	}
}
