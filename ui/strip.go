package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/meet"
	"baton/ui/look"
)

// strip draws the standup over the board, nothing where none is held.
func (a *App) strip(w, h int) []string {
	if a.meeting == nil {
		return nil
	}
	th := a.world.Theme
	rows := []string{a.stripHead(w)}
	// It is as high on every turn, or the board would jump.
	lines, room := a.stripLines(), min(8, max(2, h/6))
	for i := range room {
		row := ""
		if i < len(lines) {
			left := w - stripLabel - 2
			if n := len(lines) - room; n > 0 && i == room-1 {
				more := fmt.Sprintf("  and %d more", n)
				left -= look.Width(more)
				row = th.Dim.Render(more)
			}
			row = " " + th.Dim.Render(look.PadRight(lines[i].label, stripLabel)) + th.Fit(lines[i].text, max(1, left)) + row + " "
		}
		rows = append(rows, row)
	}
	rows = append(rows, " "+th.Line(w-2)+" ")
	for i := range rows {
		rows[i] = look.Fit(rows[i], w)
	}
	return rows
}

// stripLabel is the room for what a line is called.
const stripLabel = 10

// stripHead tells whose turn it is, in which order they come, and the time.
func (a *App) stripHead(w int) string {
	m, th := a.meeting, a.world.Theme
	right := a.clock()
	left := " " + th.Dim.Render("Standup  ")
	room := w - look.Width(left) - look.Width(right) - 3
	turn := a.turnNames()
	since := th.Dim.Render("since " + m.Digest.Since.Time().In(a.meetNow().Location()).Format("Mon 2 Jan 15:04"))
	if look.Width(turn)+look.Width(since)+4 > room {
		turn = a.turnName()
	}
	turn = look.Cut(turn, room)
	if look.Width(turn)+look.Width(since)+4 <= room {
		right = since + "    " + right
	}
	left += turn
	return left + look.Spaces(w-look.Width(left)-look.Width(right)-1) + right + " "
}

// everybody is what the last turn is called.
const everybody = "everybody"

// turnName names the turn by itself.
func (a *App) turnName() string {
	m, th := a.meeting, a.world.Theme
	who, ok := m.person()
	switch t := m.card(a.world.Board); {
	case ok:
		return th.HeadOn.Render(a.called(who)) + th.Dim.Render(fmt.Sprintf("  %d of %d", m.turn+1, len(m.order)))
	case t != nil:
		return th.Dim.Render(fmt.Sprintf("card %d of %d  ", m.turn+1, len(m.cards))) +
			th.HeadOn.Render(strconv.Itoa(t.Num)+" "+look.Show(t.Title))
	case m.turn < len(m.cards): // it was deleted in the standup
		return th.Dim.Render(fmt.Sprintf("card %d of %d  is no longer on the board", m.turn+1, len(m.cards)))
	}
	return th.HeadOn.Render(everybody)
}

// turnNames names all turns in their order; cards have no room for that.
func (a *App) turnNames() string {
	m, th := a.meeting, a.world.Theme
	if m.cards != nil {
		return a.turnName()
	}
	var out []string
	for i, who := range m.order {
		name := a.called(who)
		switch {
		case i == m.turn:
			out = append(out, th.HeadOn.Render("["+name+"]"))
		case m.absent[who]:
			out = append(out, th.Struck.Render(name)+th.Dim.Render(" not here"))
		case i < m.turn:
			out = append(out, th.Dim.Render(name))
		default:
			out = append(out, th.Text.Render(name))
		}
	}
	if m.turn == len(m.order) {
		return strings.Join(append(out, th.HeadOn.Render("["+everybody+"]")), "  ")
	}
	return strings.Join(append(out, th.Text.Render(everybody)), "  ")
}

func (a *App) called(who model.PersonID) string {
	return look.Show(model.Named[model.Person](a.world.Setup(), string(who)))
}

// clock tells the time of the turn, and of the whole: nothing where the board
// has no timer. What takes longer than its share stands out.
func (a *App) clock() string {
	m, th := a.meeting, a.world.Theme
	box := a.world.Setup().Info.Timebox()
	if box == 0 {
		return ""
	}
	own, all := th.Text, th.Dim
	if n := m.turns(); n > 0 && m.own > box/time.Duration(n) {
		own = th.High
	}
	if m.clock > box {
		all = th.Alarm
	}
	text := own.Render(minutesOf(m.own)) + "  " + all.Render(minutesOf(m.clock)+" of "+minutesOf(box))
	if m.since.IsZero() {
		return th.High.Render("clock stands") + "  " + text
	}
	return text
}

// minutesOf writes a time as 1:05.
func minutesOf(d time.Duration) string {
	s := int(d.Seconds())
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// stripLine is a line of the strip.
type stripLine struct{ label, text string }

// stripLines tell what the turn is about, the most important first: on a low
// screen the rest is left out.
func (a *App) stripLines() []stripLine {
	m, th := a.meeting, a.world.Theme
	var out []stripLine
	add := func(label, text string) {
		if text != "" {
			out = append(out, stripLine{label, text})
		}
	}
	who, ok := m.person()
	card := m.card(a.world.Board)
	switch {
	case ok:
		i := m.turnOf(who)
		if i < 0 {
			add("", th.Dim.Render("is no longer on the board"))
			break
		}
		t := m.Digest.Turns[i]
		add("finished", a.refs(t.Finished, th.Good))
		add("promised", a.fates(t.Promised))
		add("today", a.today(func(p model.Promise) bool { return p.By == who }))
		add("blocked", a.blocked(t.Blocked))
		add("waits", a.waiting(t.Waiting))
		if len(t.Words) > 0 {
			add("says", th.Text.Render(look.Show(strings.Join(t.Words, "; "))))
		}
	case card != nil:
		a.cardLines(card, add)
	default:
		add("finished", a.refs(m.Digest.Others, th.Good))
	}
	for _, text := range m.alarms {
		add("look at", th.High.Render(text))
	}
	if i := m.turnOf(who); i >= 0 { // it stands on the board too
		add("in hand", a.refs(m.Digest.Turns[i].Doing, th.Text))
		add("next", a.refs(m.Digest.Turns[i].Next, th.Text))
	}
	if !ok && card == nil {
		add("last time", a.topics(m.Digest.Parked))
	}
	if len(m.decided) > 0 {
		add("decided", th.Text.Render(look.Show(strings.Join(m.decided, a.between()))))
	}
	add("parked", a.topics(m.parked))
	if len(out) == 0 {
		add("", th.Dim.Render("nothing stands out"))
	}
	return out
}

// turnOf returns where somebody's turn stands in the digest, -1 if nowhere.
func (m *meeting) turnOf(who model.PersonID) int {
	return slices.IndexFunc(m.Digest.Turns, func(t meet.Turn) bool { return t.Person == who })
}

// cardLines tell what is about a card.
func (a *App) cardLines(t *model.Task, add func(label, text string)) {
	th := a.world.Theme
	where := model.Named[model.Column](a.world.Setup(), string(t.Column))
	if days := int(a.world.Now().Sub(t.Since.Time()).Hours() / 24); days > 0 {
		where += " for " + model.Count(days, "day")
	}
	for _, who := range t.Assignees {
		where += ", " + a.called(who)
	}
	add("in", th.Text.Render(look.Show(where))+th.Dim.Render("    what would finish this?"))
	add("blocked", a.blocked([]*model.Task{t}))
	add("waits", a.waiting([]*model.Task{t}))
	add("promised", a.today(func(p model.Promise) bool { return p.Task == t.ID }))
}

// findAlarms finds those of the turn: a person's, a card's, or else the whole
// board's. There may be very many, so it is not done with every frame.
func (a *App) findAlarms() {
	who, _ := a.meeting.person()
	card := a.meeting.card(a.world.Board)
	var out []string
	for _, alarm := range a.meeting.Digest.Alarms {
		t := a.world.Board.Task(alarm.Task)
		of := false
		switch {
		case who != "":
			of = alarm.Kind != meet.Broken && alarm.Person == who
		case card != nil:
			of = t == card
		default:
			of = alarm.Person == ""
		}
		if of {
			out = append(out, look.Show(alarm.Text))
		}
	}
	if most := 3; len(out) > most {
		out = append(out[:most], fmt.Sprintf("and %d more", len(out)-most))
	}
	a.meeting.alarms = out
}
