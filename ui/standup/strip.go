package standup

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/meet"
	"baton/ui/look"
	"baton/ui/screen"
)

// view draws a standup.
type view struct {
	world *screen.World
	m     *meeting
}

// layout is a strip in some room: what there is to say in the turn, how many rows of it are
// visible, and the first of them.
type layout struct {
	lines       *turnText
	height, top int
}

// lay lays the strip out on a screen of h rows of w cells. It takes what it needs, up
// to half the screen, and never shrinks while the standup goes on, or the board would
// jump with each turn.
func (v view) lay(w, h int) layout {
	l, room := layout{lines: v.stripLines(w - 2)}, max(2, h/2-2)
	if h < 20 { // a card has to be seen below it
		room = max(2, h/3-1)
	}
	l.height = min(room, max(v.m.height, len(l.lines.rows)))
	l.top = max(0, min(v.m.scrolled, len(l.lines.rows)-l.height))
	return l
}

// strip draws the standup over the board, w cells wide. What does not fit is scrolled
// to.
func (v view) strip(l layout, w int) []string {
	th := v.world.Theme
	rows := []string{v.stripHead(w)}
	to := min(len(l.lines.rows), l.top+l.height)
	for _, line := range l.lines.window(l.top, to) {
		rows = append(rows, look.Fit(" "+line, w))
	}
	for len(rows) <= l.height {
		rows = append(rows, look.Spaces(w))
	}
	text := v.m.kept()
	if len(l.lines.rows) > l.height {
		text = v.outOfSight(l, to, w/2)
	}
	if text == "" {
		return append(rows, look.Fit(" "+th.Line(w-2)+" ", w))
	}
	text = " " + text + " "
	return append(rows, look.Fit(" "+th.Line(max(0, w-4-look.Width(text)))+th.Dim.Render(text)+th.Line(2)+" ", w))
}

// outOfSight says what is out of sight, and the keys that scroll to it.
func (v view) outOfSight(l layout, to, w int) string {
	th := v.world.Theme
	up := ""
	if l.top > 0 {
		up = th.Signs.Up + " ("
	}
	n := len(l.lines.rows) - to
	if n == 0 {
		return up
	}
	down := fmt.Sprintf("%s %d more )", th.Signs.Down, n)
	if named := fmt.Sprintf("%s %d more: %s )", th.Signs.Down, n, l.lines.hidden(to)); look.Width(named) <= w {
		down = named
	}
	return strings.TrimSpace(up + "  " + down)
}

// kept says how much has been written down, "" for nothing.
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

// stripHead draws whose turn it is, the order of the turns, and the time. If there
// is no room whole parts are left out, the least important first.
func (v view) stripHead(w int) string {
	m, th := v.m, v.world.Theme
	right, left := v.clock(), " "+th.Dim.Render("Standup  ")
	if w < 60 {
		left = " "
	}
	room := w - look.Width(left) - look.Width(right) - 3
	since := th.Dim.Render("since " + m.Digest.Since.Time().In(v.world.TeamNow().Location()).Format("Mon 2 Jan 15:04"))
	turn := ""
	for _, turn = range append([]string{v.turnNames()}, v.turnForms()...) {
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

// everybody is the name of the last turn.
const everybody = "everybody"

// turnForms returns the name of the turn with who comes next and how many are left, and
// then with less and less of that.
func (v view) turnForms() []string {
	m, th := v.m, v.world.Theme
	who, ok := m.person()
	switch t := m.card(v.world.Board); {
	case ok:
		name := th.HeadOn.Render(v.world.PersonName(who)) + v.absenceNow(who)
		count := th.Dim.Render(v.countTurn(who))
		return []string{name + count + th.Dim.Render(v.upNext()), name + count, name}
	case t != nil:
		return []string{th.Dim.Render(fmt.Sprintf("card %d of %d", m.turn+1, len(m.cards)))}
	case m.turn < len(m.cards): // it was deleted during the standup
		return []string{th.Dim.Render(fmt.Sprintf("card %d of %d  is no longer on the board", m.turn+1, len(m.cards)))}
	}
	return []string{th.HeadOn.Render(everybody)}
}

// countTurn says which turn it is of those who speak: "2 of 5".
func (v view) countTurn(who model.PersonID) string {
	m, n, all := v.m, 0, 0
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

// upNext says who is next and how many turns are left.
func (v view) upNext() string {
	m := v.m
	var left []string
	for n := m.turn + 1; n < len(m.order); n++ {
		if !m.absent[m.order[n]] {
			left = append(left, v.world.PersonName(m.order[n]))
		}
	}
	if len(left) == 0 {
		return v.between() + "last turn"
	}
	return v.between() + "next " + left[0] + v.between() + strconv.Itoa(len(left)) + " left"
}

// turnNames names all turns in their order, with the keys that give them; cards
// have no room for that.
func (v view) turnNames() string {
	m, th := v.m, v.world.Theme
	if m.cards != nil {
		return v.turnForms()[0]
	}
	var out []string
	for i, who := range m.order {
		name, key := v.world.PersonName(who), ""
		if i < 9 {
			key = th.Dim.Render(strconv.Itoa(i+1) + " ")
		}
		switch {
		case i == m.turn:
			out = append(out, th.HeadOn.Render("["+name+"]")+v.absenceNow(who))
		case m.absent[who]:
			out = append(out, key+th.Struck.Render(name)+th.Dim.Render(" "+v.absence(who)))
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

// absenceNow marks the person whose turn it is as absent, if they are.
func (v view) absenceNow(who model.PersonID) string {
	if !v.m.absent[who] {
		return ""
	}
	return v.world.Theme.High.Render(" " + v.absence(who))
}

// absence says why a person has no turn.
func (v view) absence(who model.PersonID) string {
	if i := v.m.turnOf(who); i >= 0 && v.m.Digest.Turns[i].Off {
		return "off"
	}
	return "not here"
}

// clock draws the time of the turn and of the whole standup, nothing if the board
// has no timer. A time over its share stands out.
func (v view) clock() string {
	m, th := v.m, v.world.Theme
	box := v.world.Setup().Info.Timebox()
	if box == 0 {
		return ""
	}
	own, all := th.Text, th.Dim
	if n := m.turns(); n > 0 && m.turnTime > box/time.Duration(n) {
		own = th.High
	}
	if m.total > box {
		all = th.Alarm
	}
	text := own.Render(minutesOf(m.turnTime)) + "  " + all.Render(minutesOf(m.total)+" of "+minutesOf(box))
	if m.lastTick.IsZero() {
		return th.High.Render("timer paused") + "  " + text
	}
	return text
}

// minutesOf formats a time as 1:05.
func minutesOf(d time.Duration) string {
	s := int(d.Seconds())
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// turnOf returns the index of a person's turn in the digest, -1 if there is none.
func (m *meeting) turnOf(who model.PersonID) int {
	return slices.IndexFunc(m.Digest.Turns, func(t meet.Turn) bool { return t.Person == who })
}
