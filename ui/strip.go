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

// strip draws the standup over the board, nothing where none is held. It takes what
// it needs, up to half the screen, and never shrinks while the standup goes on, or the
// board would jump with each turn. What has no room is scrolled to.
func (a *App) strip(w, h int) []string {
	if a.meeting == nil {
		return nil
	}
	m, th := a.meeting, a.world.Theme
	lines, room := a.stripLines(w-2), max(2, h/2-2)
	if h < 20 { // a card has to be seen below it
		room = max(2, h/3-1)
	}
	m.high = min(room, max(m.high, len(lines.rows)))
	more := len(lines.rows) - m.high
	m.told = max(0, min(m.told, more))
	rows := []string{a.stripHead(w)}
	to := min(len(lines.rows), m.told+m.high)
	for _, l := range lines.window(m.told, to) {
		rows = append(rows, look.Fit(" "+l, w))
	}
	for len(rows) <= m.high {
		rows = append(rows, look.Spaces(w))
	}
	text := m.kept()
	if more > 0 {
		text = a.folded(lines, to, w/2)
	}
	if text == "" {
		return append(rows, look.Fit(" "+th.Line(w-2)+" ", w))
	}
	text = " " + text + " "
	return append(rows, look.Fit(" "+th.Line(max(0, w-4-look.Width(text)))+th.Dim.Render(text)+th.Line(2)+" ", w))
}

// folded says what is out of sight, and the keys that fetch it.
func (a *App) folded(lines *told, to, w int) string {
	m, th := a.meeting, a.world.Theme
	up := ""
	if m.told > 0 {
		up = th.Signs.Up + " ("
	}
	n := len(lines.rows) - to
	if n == 0 {
		return up
	}
	down := fmt.Sprintf("%s %d more )", th.Signs.Down, n)
	if named := fmt.Sprintf("%s %d more: %s )", th.Signs.Down, n, lines.hidden(to)); look.Width(named) <= w {
		down = named
	}
	return strings.TrimSpace(up + "  " + down)
}

// kept says how much was written down, "" for nothing.
func (m *meeting) kept() string {
	var out []string
	if n := len(m.decided); n > 0 {
		out = append(out, fmt.Sprintf("%d decided", n))
	}
	if n := len(m.parked); n > 0 {
		out = append(out, fmt.Sprintf("%d parked", n))
	}
	return strings.Join(out, ", ")
}

// stripHead tells whose turn it is, in which order they come, and the time. Where there
// is no room whole parts give way, those first that say least.
func (a *App) stripHead(w int) string {
	m, th := a.meeting, a.world.Theme
	right, left := a.clock(), " "+th.Dim.Render("Standup  ")
	if w < 60 {
		left = " "
	}
	room := w - look.Width(left) - look.Width(right) - 3
	since := th.Dim.Render("since " + m.Digest.Since.Time().In(a.world.TeamNow().Location()).Format("Mon 2 Jan 15:04"))
	turn := ""
	for _, turn = range append([]string{a.turnNames()}, a.turnForms()...) {
		if look.Width(turn) <= room {
			break
		}
	}
	turn = look.Cut(turn, max(1, room))
	if look.Width(turn)+look.Width(since)+4 <= room {
		right = since + "    " + right
	}
	left += turn
	return left + look.Spaces(w-look.Width(left)-look.Width(right)-1) + right + " "
}

// everybody is what the last turn is called.
const everybody = "everybody"

// turnForms name the turn by itself, with who comes next and how many are left, and
// with less and less of that.
func (a *App) turnForms() []string {
	m, th := a.meeting, a.world.Theme
	who, ok := m.person()
	switch t := m.card(a.world.Board); {
	case ok:
		name := th.HeadOn.Render(a.called(who)) + a.missingNow(who)
		count := th.Dim.Render(a.countTurn(who))
		return []string{name + count + th.Dim.Render(a.toCome()), name + count, name}
	case t != nil:
		return []string{th.Dim.Render(fmt.Sprintf("card %d of %d", m.turn+1, len(m.cards)))}
	case m.turn < len(m.cards): // it was deleted in the standup
		return []string{th.Dim.Render(fmt.Sprintf("card %d of %d  is no longer on the board", m.turn+1, len(m.cards)))}
	}
	return []string{th.HeadOn.Render(everybody)}
}

// countTurn says the how manieth a turn is of those who speak.
func (a *App) countTurn(who model.PersonID) string {
	m, n, all := a.meeting, 0, 0
	for i, p := range m.order {
		if !m.absent[p] || p == who {
			all++
			if i <= m.turn {
				n++
			}
		}
	}
	return fmt.Sprintf("  %d of %d", n, all)
}

// toCome says who is next and how many turns are left.
func (a *App) toCome() string {
	m := a.meeting
	var left []string
	for n := m.turn + 1; n < len(m.order); n++ {
		if !m.absent[m.order[n]] {
			left = append(left, a.called(m.order[n]))
		}
	}
	if len(left) == 0 {
		return a.between() + "the last"
	}
	return a.between() + "next " + left[0] + a.between() + strconv.Itoa(len(left)) + " left"
}

// turnNames names all turns in their order, with the keys that give them; cards
// have no room for that.
func (a *App) turnNames() string {
	m, th := a.meeting, a.world.Theme
	if m.cards != nil {
		return a.turnForms()[0]
	}
	var out []string
	for i, who := range m.order {
		name, key := a.called(who), ""
		if i < 9 {
			key = th.Dim.Render(strconv.Itoa(i+1) + " ")
		}
		switch {
		case i == m.turn:
			out = append(out, th.HeadOn.Render("["+name+"]")+a.missingNow(who))
		case m.absent[who]:
			out = append(out, key+th.Struck.Render(name)+th.Dim.Render(" "+a.missing(who)))
		case i < m.turn:
			out = append(out, key+th.Dim.Render(name))
		default:
			out = append(out, key+th.Text.Render(name))
		}
	}
	if m.turn == len(m.order) {
		return strings.Join(append(out, th.HeadOn.Render("["+everybody+"]")), "  ")
	}
	return strings.Join(append(out, th.Text.Render(everybody)), "  ")
}

// missingNow says beside a name that the person whose turn it is is not here.
func (a *App) missingNow(who model.PersonID) string {
	if !a.meeting.absent[who] {
		return ""
	}
	return a.world.Theme.High.Render(" " + a.missing(who))
}

// missing says why somebody has no turn.
func (a *App) missing(who model.PersonID) string {
	if i := a.meeting.turnOf(who); i >= 0 && a.meeting.Digest.Turns[i].Off {
		return "off"
	}
	return "not here"
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

// turnOf returns where somebody's turn stands in the digest, -1 if nowhere.
func (m *meeting) turnOf(who model.PersonID) int {
	return slices.IndexFunc(m.Digest.Turns, func(t meet.Turn) bool { return t.Person == who })
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
