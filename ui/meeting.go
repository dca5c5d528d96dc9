package ui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/minutes"
	"baton/ui/screen/board"
)

// meeting is a standup under way: a strip over the board, which stays what it
// is. Turns go round the people, or the cards from right to left, and end with
// the whole board.
type meeting struct {
	minutes.Minutes
	past       meet.Past
	order      []model.PersonID // as it was when the standup began
	cards      []model.ID       // to walk, nil while turns go by person
	turn       int              // behind the last is the whole board
	before     board.Filter     // what was shown before
	began      time.Time
	clock      time.Duration // of all turns, while it ran
	own        time.Duration // of this turn
	since      time.Time     // when the clock was last looked at; zero while it stands
	absent     map[model.PersonID]bool
	parked     []model.Remark
	decided    []string
	promises   []model.Promise
	alarms     []string      // of this turn
	asked      model.Instant // that it counts from, 0 for the last standup
	head       model.Seq     // of the log when it began
	turnBefore int           // whose turn it was before cards were walked
	did        []step        // in this standup, for undo
	naming     bool          // the next key is the first letter of whose turn it shall be
	told       int           // rows of what is told that are scrolled past
	high       int           // rows that the strip has for it
}

// step is something done in a standup: how what is kept stood before it, or nil
// for a change of the board.
type step struct {
	what   string
	before *kept
}

// kept is what a standup keeps that is not on the board.
type kept struct {
	parked   []model.Remark
	decided  []string
	promises []model.Promise
}

// remember has undo come back to what is kept as it stands now, before something is
// done.
func (m *meeting) remember(what string) {
	m.did = append(m.did, step{what, &kept{slices.Clone(m.parked), slices.Clone(m.decided), slices.Clone(m.promises)}})
}

// undoInMeeting takes back the last thing done in a standup, nothing from before
// it: a standup that was held is not undone by mistake.
func (a *App) undoInMeeting() bool {
	m := a.meeting
	if m == nil {
		return false
	}
	n := len(m.did) - 1
	if n < 0 {
		a.Say("nothing was done in this standup yet that could be undone")
		return true
	}
	last := m.did[n]
	m.did = m.did[:n]
	if last.before == nil {
		return false
	}
	m.parked, m.decided, m.promises = last.before.parked, last.before.decided, last.before.promises
	a.saveMeeting()
	a.Say("took back the " + last.what)
	return true
}

// meetingRead is what the log tells of the time since the last standup.
type meetingRead struct {
	past  meet.Past
	asked model.Instant // that it counts from, 0 for the last standup
}

// beginMeeting begins a standup that counts from a moment, 0 for the last one.
func (a *App) beginMeeting(since model.Instant) {
	if a.meeting != nil {
		a.askToEnd()
		return
	}
	if a.opts.ReadOnly != "" {
		a.Say("this standup can't be kept: " + a.opts.ReadOnly)
	}
	now := a.world.TeamNow()
	a.Read(func(r model.Reader) tea.Msg { return meetingRead{meet.Look(r, since, now), since} })
}

// meet begins a standup.
func (a *App) meet(read meetingRead) {
	past := read.past
	if a.meeting != nil {
		a.hearSaid(past)
		return
	}
	now := a.world.TeamNow()
	m := &meeting{past: past, asked: read.asked, before: a.board.Filter(), head: a.world.Board.Head().Seq, began: now, since: now, absent: map[model.PersonID]bool{}}
	m.Minutes = minutes.Minutes{Board: a.world.Board, At: now, Digest: meet.Make(a.world.Board, past, now, a.opts.InOrder)}
	for _, t := range m.Digest.Turns {
		m.order = append(m.order, t.Person)
		m.absent[t.Person] = t.Off
	}
	m.promises = past.Today(a.world.Setup(), model.DayOf(now))
	a.meeting = m
	a.giveTurn(0, 1)
	a.goOnMeeting()
	a.count()
}

// inMeeting carries out the keys of a standup.
func (a *App) inMeeting(act keymap.Action) bool {
	m := a.meeting
	if m == nil {
		return false
	}
	if a.turning(act) || a.noting(act) {
		return true
	}
	switch act {
	case keymap.TellDown:
		m.told += max(1, m.high-1)
	case keymap.TellUp:
		m.told = max(0, m.told-max(1, m.high-1))
	case keymap.Clock:
		a.stopClock()
	case keymap.EndMeet:
		a.askToEnd()
	case keymap.DropMeet:
		a.leaveMeeting()
		a.Say("left the standup; nothing of it was kept but what was done on the board")
	default:
		return false
	}
	return true
}

// turning carries out the keys that give the turn.
func (a *App) turning(act keymap.Action) bool {
	m := a.meeting
	if n, ok := act.Turn(); ok {
		a.giveTo(n - 1)
		return true
	}
	switch act {
	case keymap.Whose:
		m.naming = true
		a.Say("whose turn? type the first letter of the name")
	case keymap.NextTurn:
		a.giveTurn(m.turn+1, 1)
	case keymap.PrevTurn:
		a.giveTurn(m.turn-1, -1)
	case keymap.Round:
		a.otherWay()
	case keymap.Absent:
		a.notHere()
	default:
		return false
	}
	return true
}

// noting carries out the keys of what is kept.
func (a *App) noting(act keymap.Action) bool {
	m := a.meeting
	switch act {
	case keymap.Park:
		a.note("park a topic", "what to talk about afterwards", "park", func(text string) {
			who, _ := m.person()
			m.parked = append(m.parked, model.Remark{By: who, Text: text})
			a.Say("parked: " + text)
		})
	case keymap.Decide:
		a.note("write down a decision", "what was decided", "write", func(text string) {
			m.decided = append(m.decided, text)
			a.Say("decided: " + text)
		})
	case keymap.Promise:
		a.promise()
	default:
		return false
	}
	return true
}

// second moves the clock on.
func (a *App) second() {
	a.counting = false
	if m := a.meeting; m != nil {
		m.tick(a.world.Now())
	}
	a.count()
}

// syncMeeting takes up the board as it is: what is finished in the standup
// counts too.
func (a *App) syncMeeting() {
	if m := a.meeting; m != nil {
		m.Board = a.world.Board
		m.Digest = meet.Make(a.world.Board, m.past, a.world.TeamNow(), a.opts.InOrder)
		a.findAlarms()
		a.count() // the board may have got a timer
	}
}

// note asks for something that is kept with the standup.
func (a *App) note(title, hint, verb string, take func(text string)) {
	l := a.line(verb, title, "")
	l.Placeholder(hint)
	l.Verb = verb
	l.Accept = func(text string) error {
		if text = strings.TrimSpace(look.Clean(text)); text == "" {
			return model.Errorf(model.Usage, "it needs a word")
		}
		a.meeting.remember(map[string]string{"park": "topic", "write": "decision"}[verb])
		take(text)
		a.saveMeeting()
		a.written(verb)
		a.Pop()
		return nil
	}
	a.Push(l)
}

// promise has the person whose turn it is get on with the task at the cursor,
// or not after all. On a card's turn it is those who do it.
func (a *App) promise() {
	m := a.meeting
	var add []model.Promise
	who, ok := m.person()
	for _, id := range a.targets() {
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
		a.Say("nobody to promise this: a assigns the task")
		return
	}
	m.remember("promise")
	var did []string
	for _, p := range add {
		if slices.ContainsFunc(m.promises, p.Same) {
			m.promises = slices.DeleteFunc(m.promises, p.Same)
			did = append(did, "not promised for "+a.called(p.By))
			continue
		}
		p.Day = meet.Means(a.world.Setup(), p.By, a.world.TeamNow())
		m.promises = append(m.promises, p)
		did = append(did, "promised for "+a.called(p.By))
	}
	a.saveMeeting()
	if !ok { // it is not said by the turn whose it is
		a.Say(strings.Join(did, ", "))
	}
}
