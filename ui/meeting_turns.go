package ui

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/query"
	"baton/ui/look"
	"baton/ui/screen/board"
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
	m.turn, m.told = min(turn, m.turns()), 0
	m.tick(a.world.Now())
	m.own = 0
	f := board.Filter{}
	if who, ok := m.person(); ok && a.hasCards(who) {
		f.Text = query.Who(model.Named[model.Person](a.world.Setup(), string(who)))
	}
	if a.board.Filter() != f {
		a.filterBy(f, false)
	}
	a.seekTurn()
	a.findAlarms()
}

// hasCards reports whether somebody has cards that the board could show.
func (a *App) hasCards(who model.PersonID) bool {
	for t := range a.world.Board.Tasks() {
		if t.Archived == 0 && t.AssignedTo(who) {
			return true
		}
	}
	return false
}

// seekTurn puts the cursor on what the turn is about: the card, or what the person
// has in hand, so that a promise is about that.
func (a *App) seekTurn() {
	m := a.meeting
	if t := m.card(a.world.Board); t != nil {
		a.board.Seek(t.ID)
		return
	}
	who, _ := m.person()
	i := m.turnOf(who)
	if i < 0 {
		return
	}
	t := m.Digest.Turns[i]
	for _, task := range slices.Concat(t.Doing, t.Blocked, t.Waiting, t.Next) {
		if a.board.Seek(task.ID) {
			return
		}
	}
}

// giveTo gives the turn to a person, here or not.
func (a *App) giveTo(n int) {
	m := a.meeting
	if n >= len(m.order) {
		a.Say("there are " + model.Count(len(m.order), "turn") + ": ' and a letter gives one by name")
		return
	}
	m.cards = nil
	who := m.order[n]
	absent := m.absent[who]
	m.absent[who] = false // or the turn would be passed over
	a.giveTurn(n, 1)
	m.absent[who] = absent
}

// nameTurn gives the turn to the next person whose name begins with what is typed.
func (a *App) nameTurn(k tea.KeyPressMsg) {
	m := a.meeting
	m.naming, a.toast = false, ""
	if k.Text == "" {
		return
	}
	for i := range m.order {
		n := (m.turn + 1 + i) % len(m.order)
		name := []rune(model.Named[model.Person](a.world.Setup(), string(m.order[n])))
		if strings.EqualFold(string(name[:min(1, len(name))]), k.Text) {
			a.giveTo(n)
			return
		}
	}
	a.Say("nobody's name begins with " + look.Show(k.Text))
}

// otherWay has turns go by card, from the right and the oldest first, or by
// person again.
func (a *App) otherWay() {
	m := a.meeting
	if m.cards != nil {
		m.cards = nil
		a.giveTurn(m.turnBefore, 1)
		return
	}
	if len(m.Digest.Walk) == 0 {
		a.Say("no card is in progress: there is nothing to walk")
		return
	}
	m.turnBefore = m.turn
	for _, t := range m.Digest.Walk {
		m.cards = append(m.cards, t.ID)
	}
	a.giveTurn(0, 1)
}

// notHere passes over who is not in the room, or has them here after all.
func (a *App) notHere() {
	m := a.meeting
	who, ok := m.person()
	if !ok {
		a.Say("who is not here has no turn: [ goes back to a person")
		return
	}
	if m.absent[who] = !m.absent[who]; m.absent[who] {
		a.Say(model.Named[model.Person](a.world.Setup(), string(who)) + " is marked not here: [ then - takes that back")
		a.giveTurn(m.turn+1, 1)
	}
}
