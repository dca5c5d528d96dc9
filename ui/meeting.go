package ui

import (
	"fmt"
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
// is. Turns go round the people, then to the whole board.
type meeting struct {
	past     meet.Past
	digest   meet.Digest
	order    []model.PersonID // as it was when the standup began
	turn     int              // len(order) is the whole board
	before   board.Filter     // what was shown before
	began    time.Time
	clock    time.Duration // of all turns, while it ran
	own      time.Duration // of this turn
	since    time.Time     // when the clock was last looked at; zero while it stands
	parked   []model.Remark
	promises []model.Promise
}

// meetingRead is what the log tells of the time since the last standup.
type meetingRead struct{ past meet.Past }

// second comes once a second while a clock runs.
type second struct{}

func eachSecond() tea.Cmd { return tea.Tick(time.Second, func(time.Time) tea.Msg { return second{} }) }

func (a *App) beginMeeting() {
	if a.meeting != nil {
		a.askToEnd()
		return
	}
	now, head := a.world.Now(), a.world.Board.Head().Seq
	usual := model.At(meet.DayBefore(now, a.world.Setup().Info))
	a.Read(func(r model.Reader) tea.Msg {
		return meetingRead{meet.Look(r, head, 0, usual, model.At(meet.Morning(now)))}
	})
}

// meet begins a standup.
func (a *App) meet(past meet.Past) {
	now := a.world.Now()
	m := &meeting{past: past, before: a.board.Filter(), began: now, since: now}
	m.digest = meet.Make(a.world.Board, past, model.At(now), meet.Fair(now))
	for _, t := range m.digest.Turns {
		m.order = append(m.order, t.Person)
	}
	m.parked, m.promises = slices.Clone(m.digest.Parked), slices.Clone(past.Today)
	a.meeting = m
	a.giveTurn(0)
	a.run(eachSecond())
}

// inMeeting carries out the keys of a standup.
func (a *App) inMeeting(act keymap.Action) bool {
	if a.meeting == nil {
		return false
	}
	switch act {
	case keymap.NextTurn:
		a.giveTurn(a.meeting.turn + 1)
	case keymap.PrevTurn:
		a.giveTurn(a.meeting.turn - 1)
	case keymap.Clock:
		a.meeting.toggle(a.world.Now())
		a.run(eachSecond())
	case keymap.Park:
		a.park()
	case keymap.Promise:
		a.promise()
	case keymap.EndMeet:
		a.askToEnd()
	default:
		return false
	}
	return true
}

// giveTurn gives the turn to the next: the board shows what is his.
func (a *App) giveTurn(turn int) {
	m := a.meeting
	m.turn = min(max(turn, 0), len(m.order))
	m.tick(a.world.Now())
	m.own = 0
	f := board.Filter{}
	if who, ok := m.person(); ok {
		f.Text = query.Who(model.Named[model.Person](a.world.Setup(), string(who)))
	}
	a.filterBy(f, false)
	if f.Text == "" {
		a.seekWalk()
	}
}

// seekWalk puts the cursor on the card that the walk over the board begins
// with: the one furthest to the right, and longest there.
func (a *App) seekWalk() {
	if walk := a.meeting.digest.Walk; len(walk) > 0 {
		a.board.Seek(walk[0].ID)
	}
}

// person returns whose turn it is, false for the whole board's.
func (m *meeting) person() (model.PersonID, bool) {
	if m.turn < len(m.order) {
		return m.order[m.turn], true
	}
	return "", false
}

// tick counts the time since the clock was last looked at.
func (m *meeting) tick(now time.Time) {
	if !m.since.IsZero() {
		m.clock, m.own, m.since = m.clock+now.Sub(m.since), m.own+now.Sub(m.since), now
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

// second moves the clock on.
func (a *App) second() {
	if m := a.meeting; m != nil && !m.since.IsZero() {
		m.tick(a.world.Now())
		a.run(eachSecond())
	}
}

// syncMeeting takes up the board as it is: what is finished in the standup
// counts too.
func (a *App) syncMeeting() {
	if m := a.meeting; m != nil {
		m.digest = meet.Make(a.world.Board, m.past, model.At(a.world.Now()), nil)
	}
}

// park keeps a topic for afterwards.
func (a *App) park() {
	l := float.NewLine(&a.world, a, "park a topic", a.drafts["park"])
	l.Placeholder("what to talk about afterwards")
	l.Verb = "park"
	a.keep(l, "park")
	l.Accept = func(text string) error {
		if text = strings.TrimSpace(look.Clean(text)); text == "" {
			return model.Errorf(model.Usage, "a topic needs a word")
		}
		who, _ := a.meeting.person()
		a.meeting.parked = append(a.meeting.parked, model.Remark{By: who, Text: text})
		delete(a.drafts, "park")
		a.Pop()
		return nil
	}
	a.Push(l)
}

// promise has the person whose turn it is get on with the task at the cursor,
// or not after all.
func (a *App) promise() {
	who, ok := a.meeting.person()
	ids := a.targets()
	if !ok || len(ids) == 0 {
		a.Say("a promise is somebody's, about a task: [ goes back to a person")
		return
	}
	for _, id := range ids {
		p := model.Promise{By: who, Task: id}
		if i := slices.Index(a.meeting.promises, p); i >= 0 {
			a.meeting.promises = slices.Delete(a.meeting.promises, i, i+1)
		} else {
			a.meeting.promises = append(a.meeting.promises, p)
		}
	}
}

func (a *App) askToEnd() {
	m := a.meeting
	text := fmt.Sprintf("Keep this standup in the log? %s, %s parked. The next one counts from it. ctrl+c leaves without it.",
		model.Count(len(m.promises), "promise"), model.Count(len(m.parked), "topic"))
	ask := float.NewAsk(&a.world, a, "end the standup", text, "keep it", a.endMeeting)
	a.Push(ask)
}

// endMeeting keeps the standup in the log and shows its minutes.
func (a *App) endMeeting() {
	m := a.meeting
	c := model.CheckIn{
		Standup: true, Began: model.At(m.began), Present: slices.Clone(m.order),
		Promises: slices.Clone(m.promises), Parked: slices.Clone(m.parked),
	}
	a.Apply(screen.Change{
		Verb: "standup", Make: func(r model.Reader) ([]model.Change, error) {
			c.Promises = slices.DeleteFunc(c.Promises, func(p model.Promise) bool { return r.Task(p.Task) == nil })
			return []model.Change{c}, nil
		},
		Then: func(_ model.Event, err error) bool {
			if err != nil {
				return false
			}
			a.meeting = nil
			a.filterBy(m.before, false)
			for i, t := range m.digest.Turns {
				m.digest.Turns[i].Today = promised(c.Promises, t.Person)
			}
			a.showMinutes(minutes.Minutes{Board: a.world.Board, At: a.world.Now(), Digest: m.digest, Said: c, Held: true})
			return false
		},
	})
}

func promised(all []model.Promise, who model.PersonID) []model.ID {
	var out []model.ID
	for _, p := range all {
		if p.By == who {
			out = append(out, p.Task)
		}
	}
	return out
}

func (a *App) showMinutes(m minutes.Minutes) {
	var b strings.Builder
	_ = m.Write(&b, "text")
	a.Push(float.NewPage(&a.world, a, "minutes", func(w int) []string {
		var out []string
		for line := range strings.Lines(b.String()) {
			out = append(out, a.world.Theme.Text.Render(a.world.Theme.Fit(strings.TrimRight(line, "\n"), w)))
		}
		return out
	}))
}
