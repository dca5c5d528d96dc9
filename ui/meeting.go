package ui

import (
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/model/query"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/minutes"
	"baton/ui/screen"
	"baton/ui/screen/board"
	"baton/ui/screen/float"
)

// meeting is a standup under way: a strip over the board, which stays what it
// is. Turns go round the people, or the cards from right to left, and end with
// the whole board.
type meeting struct {
	minutes.Minutes
	past     meet.Past
	order    []model.PersonID // as it was when the standup began
	cards    []model.ID       // to walk, nil while turns go by person
	turn     int              // behind the last is the whole board
	before   board.Filter     // what was shown before
	began    time.Time
	clock    time.Duration // of all turns, while it ran
	own      time.Duration // of this turn
	since    time.Time     // when the clock was last looked at; zero while it stands
	absent   map[model.PersonID]bool
	parked   []model.Remark
	decided  []string
	promises []model.Promise
	alarms   []string  // of this turn
	head     model.Seq // of the log when it began
	person0  int       // whose turn it was before cards were walked
	did      []step    // in this standup, for undo
}

// step is something done in a standup: how what is kept stood before it, or nil
// for a change of the board.
type step struct{ before *kept }

// kept is what a standup keeps besides the board.
type kept struct {
	parked   []model.Remark
	decided  []string
	promises []model.Promise
}

// remember has undo come back to what is kept as it stands now.
func (m *meeting) remember() {
	m.did = append(m.did, step{&kept{slices.Clone(m.parked), slices.Clone(m.decided), slices.Clone(m.promises)}})
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
	a.Say("took it back")
	return true
}

// meetingRead is what the log tells of the time since the last standup.
type meetingRead struct{ past meet.Past }

// second comes once a second while a clock runs.
type second struct{}

// count has the clock counted on in a second, if nothing has already.
func (a *App) count() {
	if m := a.meeting; !a.counting && m != nil && !m.since.IsZero() && a.world.Setup().Info.Timebox() > 0 {
		a.counting = true
		a.run(tea.Tick(time.Second, func(time.Time) tea.Msg { return second{} }))
	}
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
	now := a.world.Now()
	a.Read(func(r model.Reader) tea.Msg { return meetingRead{meet.Look(r, since, now)} })
}

// meet begins a standup.
func (a *App) meet(past meet.Past) {
	if a.meeting != nil {
		a.hearSaid(past)
		return
	}
	now := a.world.Now()
	m := &meeting{past: past, before: a.board.Filter(), head: a.world.Board.Head().Seq, began: now, since: now, absent: map[model.PersonID]bool{}}
	m.Minutes = minutes.Minutes{Board: a.world.Board, At: now, Digest: meet.Make(a.world.Board, past, now, a.opts.InOrder)}
	for _, t := range m.Digest.Turns {
		m.order = append(m.order, t.Person)
		m.absent[t.Person] = t.Off
	}
	m.promises = slices.Clone(past.Today)
	a.meeting = m
	a.giveTurn(0, 1)
	a.count()
}

// inMeeting carries out the keys of a standup.
func (a *App) inMeeting(act keymap.Action) bool {
	m := a.meeting
	if m == nil {
		return false
	}
	switch act {
	case keymap.NextTurn:
		a.giveTurn(m.turn+1, 1)
	case keymap.PrevTurn:
		a.giveTurn(m.turn-1, -1)
	case keymap.Round:
		a.otherWay()
	case keymap.Absent:
		a.notHere()
	case keymap.Clock:
		a.stopClock()
	case keymap.Park:
		a.note("park a topic", "what to talk about afterwards", "park", func(text string) {
			who, _ := m.person()
			m.parked = append(m.parked, model.Remark{By: who, Text: text})
		})
	case keymap.Decide:
		a.note("write down a decision", "what was decided", "write", func(text string) { m.decided = append(m.decided, text) })
	case keymap.Promise:
		a.promise()
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

// turns is how many turns there are before that of the whole board.
func (m *meeting) turns() int {
	if m.cards != nil {
		return len(m.cards)
	}
	return len(m.order)
}

// person returns whose turn it is, false for a card's or the whole board's.
func (m *meeting) person() (model.PersonID, bool) {
	if m.cards == nil && m.turn < len(m.order) {
		return m.order[m.turn], true
	}
	return "", false
}

// card returns which card's turn it is, nil for a person's or the whole
// board's.
func (m *meeting) card(b *model.Board) *model.Task {
	if m.turn < len(m.cards) {
		return b.Task(m.cards[m.turn])
	}
	return nil
}

// skipped reports whether a turn is nobody's any more: who is not here, a card
// that has been finished or let go meanwhile.
func (a *App) skipped(turn int) bool {
	m := a.meeting
	if m.cards == nil {
		return turn < len(m.order) && m.absent[m.order[turn]]
	}
	if turn >= len(m.cards) {
		return false
	}
	t := a.world.Board.Task(m.cards[turn])
	return t == nil || t.Archived != 0 || a.world.Setup().KindOf(t.Column) != model.KindDoing
}

// giveTurn gives the turn to one, or to the next that way that has one: the
// board shows what it is about.
func (a *App) giveTurn(turn, way int) {
	m := a.meeting
	for turn >= 0 && turn < m.turns() && a.skipped(turn) {
		turn += way
	}
	if turn < 0 {
		return // there is none before
	}
	m.turn = min(turn, m.turns())
	m.tick(a.world.Now())
	m.own = 0
	f := board.Filter{}
	if who, ok := m.person(); ok {
		f.Text = query.Who(model.Named[model.Person](a.world.Setup(), string(who)))
	}
	if a.board.Filter() != f {
		a.filterBy(f, false)
	}
	if t := m.card(a.world.Board); t != nil {
		a.board.Seek(t.ID)
	}
	a.findAlarms()
}

// otherWay has turns go by card, from the right and the oldest first, or by
// person again.
func (a *App) otherWay() {
	m := a.meeting
	if m.cards != nil {
		m.cards = nil
		a.giveTurn(m.person0, 1)
		return
	}
	if len(m.Digest.Walk) == 0 {
		a.Say("no card is in progress: there is nothing to walk")
		return
	}
	m.person0 = m.turn
	for _, t := range m.Digest.Walk {
		m.cards = append(m.cards, t.ID)
	}
	a.giveTurn(0, 1)
}

// notHere passes over who is not in the room, or has him here after all.
func (a *App) notHere() {
	m := a.meeting
	who, ok := m.person()
	if !ok {
		a.Say("who is not here has no turn: [ goes back to a person")
		return
	}
	if m.absent[who] = !m.absent[who]; m.absent[who] {
		a.Say(model.Named[model.Person](a.world.Setup(), string(who)) + " is not here")
		a.giveTurn(m.turn+1, 1)
	}
}

// tick counts the time since the clock was last looked at. One that is set back
// counts nothing.
func (m *meeting) tick(now time.Time) {
	if !m.since.IsZero() {
		d := max(0, now.Sub(m.since))
		m.clock, m.own, m.since = m.clock+d, m.own+d, now
	}
}

// toggle stops the clock, or lets it go on.
func (m *meeting) toggle(now time.Time) {
	m.tick(now)
	if m.since.IsZero() {
		m.since = now
	} else {
		m.since = time.Time{}
	}
}

// stopClock stops the clock, or lets it go on.
func (a *App) stopClock() {
	if a.world.Setup().Info.Timebox() == 0 {
		a.Say("this board has no timer: board edit timer:15m gives it one")
		return
	}
	a.meeting.toggle(a.world.Now())
	a.count()
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
		m.Digest = meet.Make(a.world.Board, m.past, a.world.Now(), a.opts.InOrder)
		a.findAlarms()
		a.count() // the board may have got a timer
	}
}

// note asks for something that is kept with the standup.
func (a *App) note(title, hint, verb string, take func(text string)) {
	l := float.NewLine(&a.world, a, title, a.drafts[verb])
	l.Placeholder(hint)
	l.Verb = verb
	a.keep(l, verb)
	l.Accept = func(text string) error {
		if text = strings.TrimSpace(look.Clean(text)); text == "" {
			return model.Errorf(model.Usage, "it needs a word")
		}
		a.meeting.remember()
		take(text)
		delete(a.drafts, verb)
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
		a.Say("a promise is somebody's, about a task: a assigns it")
		return
	}
	m.remember()
	for _, p := range add {
		if i := slices.Index(m.promises, p); i >= 0 {
			m.promises = slices.Delete(m.promises, i, i+1)
		} else {
			m.promises = append(m.promises, p)
		}
	}
}

func (a *App) askToEnd() {
	m := a.meeting
	var holds []string
	for _, n := range []struct {
		of   int
		what string
	}{{len(m.promises), "promise"}, {len(m.parked), "topic"}, {len(m.decided), "decision"}} {
		if n.of > 0 {
			holds = append(holds, model.Count(n.of, n.what))
		}
	}
	text := "Keep this standup in the log? It holds " + strings.Join(holds, ", ") + "; the next one counts from it."
	if len(holds) == 0 {
		text = "Keep this standup in the log? Nothing was promised or parked; the next one counts from it."
	}
	text += " To leave without it: " + string(keymap.DropMeet) + ", in the commands."
	ask := float.NewAsk(&a.world, a, "end the standup", text, "keep it", a.endMeeting)
	ask.No = "go on with it"
	a.Push(ask)
}

// said is what the standup keeps in the log.
func (m *meeting) said() model.CheckIn {
	c := model.CheckIn{
		Standup: true, Began: model.At(m.began),
		Promises: slices.Clone(m.promises), Parked: slices.Clone(m.parked), Decided: slices.Clone(m.decided),
	}
	for _, who := range m.order {
		if !m.absent[who] {
			c.Present = append(c.Present, who)
		}
	}
	return c
}

// endMeeting keeps the standup in the log, shows its minutes and sends them.
func (a *App) endMeeting() {
	m, c := a.meeting.Minutes, a.meeting.said() // what is written meanwhile must not change
	began, known, now := a.meeting.head, a.meeting.past.Today, a.world.Now()
	keep := func(r model.Reader) []model.Change {
		c.Promises = meanwhile(c.Promises, known, meet.Look(r, 0, now).Today)
		c.Promises = slices.DeleteFunc(c.Promises, func(p model.Promise) bool { return r.Task(p.Task) == nil })
		return []model.Change{c}
	}
	a.Apply(screen.Change{
		Verb: "standup", Ask: "keep this one too",
		Make: func(r model.Reader) ([]model.Change, error) {
			if ev, _, other := meet.LastStandup(r, began+1, r.Head().Seq); other {
				return nil, &model.Error{
					Code: model.Refused, Soft: true,
					Text: model.Named[model.Person](r.Setup(), string(ev.By)) + " has held a standup while this one went on: what was promised in it is taken over",
				}
			}
			return keep(r), nil
		},
		Force: func(r model.Reader) (model.Draft, error) {
			return model.Draft{Verb: "standup", Do: keep(r), Force: true}, nil
		},
		Then: func(held model.Event, err error) bool {
			if err != nil {
				return false
			}
			a.leaveMeeting()
			a.Read(func(r model.Reader) tea.Msg { return minutesRead{m: m.Keep(r, held, c)} })
			return false
		},
	})
}

// leaveMeeting ends the standup on the screen.
func (a *App) leaveMeeting() {
	before := a.meeting.before
	a.meeting = nil
	a.filterBy(before, false)
}

// meanwhile adds what others have promised since what was known, in check-ins or
// in another standup.
func meanwhile(promises, known, now []model.Promise) []model.Promise {
	for _, p := range now {
		if !slices.Contains(known, p) && !slices.Contains(promises, p) {
			promises = append(promises, p)
		}
	}
	return promises
}

// hearSaid takes up what somebody has said in a check-in while the standup goes
// on.
func (a *App) hearSaid(now meet.Past) {
	m := a.meeting
	if now.Since != m.past.Since {
		return // another standup was held: it is told when this one is kept
	}
	m.promises = meanwhile(m.promises, m.past.Today, now.Today)
	m.past = now
	a.syncMeeting()
}

// heardInMeeting looks at an event of somebody else's: a check-in has the log
// read again.
func (a *App) heardInMeeting(ev model.Event) {
	if a.meeting == nil || !slices.ContainsFunc(ev.Do, func(c model.Change) bool { said, ok := c.(model.CheckIn); return ok && !said.Standup }) {
		return
	}
	now := a.world.Now()
	a.Read(func(r model.Reader) tea.Msg { return meetingRead{meet.Look(r, 0, now)} })
}
