package standup

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/query"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
)

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

// skipped reports whether a turn is passed over: that of an absent person, or of a card
// that is no longer in progress.
func (a *Standup) skipped(turn int) bool {
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

// giveTurn gives the turn to one or, if that one is skipped, to the next in a direction: the
// board shows what it is about.
func (a *Standup) giveTurn(turn, way int) {
	m := a.meeting
	for turn >= 0 && turn < m.turns() && a.skipped(turn) {
		turn += way
	}
	if turn < 0 {
		return // there is none before
	}
	m.turn, m.scrolled = min(turn, m.turns()), 0
	m.tick(a.world.Now())
	m.turnTime = 0
	f := screen.Filter{}
	if who, ok := m.person(); ok && a.hasCards(who) {
		f.Text = query.Spell[model.Person](model.Named[model.Person](a.world.Setup(), string(who)))
	}
	if a.scene.Base().Filter() != f {
		a.scene.Filter(f)
	}
	a.seekTurn()
	a.findAlarms()
}

// hasCards reports whether somebody has cards that the board could show.
func (a *Standup) hasCards(who model.PersonID) bool {
	for t := range a.world.Board.Tasks() {
		if t.Archived == 0 && t.AssignedTo(who) {
			return true
		}
	}
	return false
}

// seekTurn puts the cursor on what the turn is about: the card, or what the person
// has in hand, so that a promise is about that.
func (a *Standup) seekTurn() {
	m := a.meeting
	if t := m.card(a.world.Board); t != nil {
		a.scene.Base().Seek(t.ID)
		return
	}
	who, _ := m.person()
	i := m.turnOf(who)
	if i < 0 {
		return
	}
	t := m.Digest.Turns[i]
	for _, task := range slices.Concat(t.Doing, t.Blocked, t.Waiting, t.Next) {
		if a.scene.Base().Seek(task.ID) {
			return
		}
	}
}

// giveTo gives the turn to a person, absent or not.
func (a *Standup) giveTo(n int) {
	m := a.meeting
	if n >= len(m.order) {
		a.host.Say(fmt.Sprintf("no turn %d: the last one is %d; ' and a letter gives the turn by name", n+1, len(m.order)))
		return
	}
	m.cards = nil
	who := m.order[n]
	absent := m.absent[who]
	m.absent[who] = false // or the turn would be passed over
	a.giveTurn(n, 1)
	m.absent[who] = absent
}

// askTurn asks whose turn it should be: the next key is the first letter of a name.
func (a *Standup) askTurn() {
	a.host.Push(&namePrompt{a})
	a.host.Say("whose turn? type the first letter of the name")
}

// namePrompt waits for the first letter of a name. It draws nothing.
type namePrompt struct{ standup *Standup }

// Scope returns keymap.Picker: letters are text.
func (*namePrompt) Scope() keymap.Scope { return keymap.Picker }

// Actions all close it.
func (n *namePrompt) Actions() screen.Actions {
	leave := screen.Do(func() {
		n.standup.host.Drop(n)
		n.standup.host.Say("")
	})
	return screen.Actions{
		keymap.Accept: leave, keymap.Cancel: leave, keymap.Mark: leave, keymap.PickNext: leave, keymap.PickPrev: leave,
	}
}

// Handle takes the letter.
func (n *namePrompt) Handle(m tea.Msg) tea.Cmd {
	if k, ok := m.(tea.KeyPressMsg); ok {
		n.standup.host.Drop(n)
		n.standup.host.Say("")
		n.standup.nameTurn(k.Text)
	}
	return nil
}

// Sync changes nothing.
func (*namePrompt) Sync() {}

// Draw draws nothing.
func (*namePrompt) Draw(int, int) []string { return nil }

// Caret returns no position.
func (*namePrompt) Caret() (x, y int, ok bool) { return 0, 0, false }

// nameTurn gives the turn to the next person whose name begins with what is typed.
func (a *Standup) nameTurn(letter string) {
	m := a.meeting
	if m == nil || letter == "" {
		return
	}
	for i := range m.order {
		n := (m.turn + 1 + i) % len(m.order)
		name := []rune(model.Named[model.Person](a.world.Setup(), string(m.order[n])))
		if strings.EqualFold(string(name[:min(1, len(name))]), letter) {
			a.giveTo(n)
			return
		}
	}
	a.host.Say("no name begins with " + look.Show(letter))
}

// toggleWalk makes turns go by card, from the right and the oldest first, or by
// person again.
func (a *Standup) toggleWalk() {
	m := a.meeting
	if m.cards != nil {
		m.cards = nil
		a.giveTurn(m.personTurn, 1)
		return
	}
	if len(m.Digest.Walk) == 0 {
		a.host.Say("no card is in progress: there is nothing to walk through")
		return
	}
	m.personTurn = m.turn
	for _, t := range m.Digest.Walk {
		m.cards = append(m.cards, t.ID)
	}
	a.giveTurn(0, 1)
}

// toggleAbsent marks the person whose turn it is as absent and passes on, or as here.
func (a *Standup) toggleAbsent() {
	m := a.meeting
	who, ok := m.person()
	if !ok {
		a.host.Say("this is nobody's turn: [ goes back to a person")
		return
	}
	if m.absent[who] = !m.absent[who]; m.absent[who] {
		a.host.Say(model.Named[model.Person](a.world.Setup(), string(who)) + " is marked not here: [ then - undoes that")
		a.giveTurn(m.turn+1, 1)
	}
}

// findAlarms finds the alarms of the turn: a person's, a card's, or else the whole
// board's. There may be very many, so it is not done for every frame.
func (a *Standup) findAlarms() {
	who, _ := a.meeting.person()
	card := a.meeting.card(a.world.Board)
	var out []string
	for _, alarm := range a.meeting.Digest.Alarms {
		t := a.world.Board.Task(alarm.Task)
		of := false
		switch {
		case who != "":
			of = alarm.Person == who
		case card != nil:
			of = t == card
		default:
			of = alarm.Person == ""
		}
		if of {
			out = append(out, look.Show(alarm.Text))
		}
	}
	a.meeting.alarms = out
}
