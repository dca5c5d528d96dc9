package ui

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/meet"
	"baton/ui/look"
)

// strip draws the standup over the board, nothing where none is held.
func (a *App) strip(w, h int) []string {
	m := a.meeting
	if m == nil {
		return nil
	}
	th := a.world.Theme
	rows := []string{a.stripHead(w)}
	for _, l := range a.stripLines() {
		rows = append(rows, " "+th.Dim.Render(look.PadRight(l.label, stripLabel))+l.style.Render(th.Fit(l.text, max(1, w-stripLabel-2)))+" ")
	}
	if most := max(2, h/3); len(rows) > most {
		rows = rows[:most]
	}
	rows = append(rows, " "+th.Line(w-2)+" ")
	for i := range rows {
		rows[i] = look.Fit(rows[i], w)
	}
	return rows
}

// stripLabel is the room for what a line is called.
const stripLabel = 10

func (a *App) stripHead(w int) string {
	m, th := a.meeting, a.world.Theme
	who, place := "the whole board", ""
	if p, ok := m.person(); ok {
		who = look.Show(model.Named[model.Person](a.world.Setup(), string(p)))
		place = strconv.Itoa(m.turn+1) + " of " + strconv.Itoa(len(m.order))
	}
	since := "since " + m.digest.Since.Time().In(a.world.Now().Location()).Format("Mon 2 Jan 15:04")
	left := " " + th.Dim.Render("Standup  ") + th.HeadOn.Render(who) + "  " + th.Dim.Render(place+"  "+since)
	right := th.Text.Render(clock(m.own)) + th.Dim.Render("  of "+clock(m.clock))
	if m.since.IsZero() {
		right = th.High.Render("clock stands") + "  " + right
	}
	return left + look.Spaces(w-look.Width(left)-look.Width(right)-1) + right + " "
}

func clock(d time.Duration) string {
	s := int(d.Seconds())
	return fmt.Sprintf("%d:%02d", s/60, s%60)
}

// stripLine is a line of the strip.
type stripLine struct {
	label, text string
	style       look.Style
}

func (a *App) stripLines() []stripLine {
	m, th := a.meeting, a.world.Theme
	var out []stripLine
	add := func(label, text string, style look.Style) {
		if text != "" {
			out = append(out, stripLine{label, text, style})
		}
	}
	who, ok := m.person()
	for _, t := range m.digest.Turns {
		if !ok || t.Person != who {
			continue
		}
		add("finished", a.refs(t.Finished), th.Good)
		add("promised", a.fates(t.Promised), th.Text)
		add("blocked", a.refs(t.Blocked), th.Alarm)
		add("today", a.today(who), th.Text)
		add("says", look.Show(t.Words), th.Text)
	}
	var alarms []string
	for _, alarm := range m.digest.Alarms {
		if alarm.Person == who && alarm.Kind != meet.Broken || !ok && alarm.Person == "" {
			alarms = append(alarms, look.Show(alarm.Text))
		}
	}
	for _, text := range alarms[:min(len(alarms), 3)] {
		add("look at", text, th.High)
	}
	var parked []string
	for _, r := range m.parked {
		parked = append(parked, look.Show(r.Text))
	}
	add("parked", strings.Join(parked, " · "), th.Text)
	return out
}

func (a *App) refs(l []*model.Task) string {
	var out []string
	for _, t := range l {
		out = append(out, strconv.Itoa(t.Num)+" "+look.Show(t.Title))
	}
	return strings.Join(out, " · ")
}

func (a *App) fates(l []meet.Outcome) string {
	var out []string
	for _, o := range l {
		out = append(out, strconv.Itoa(a.world.Board.NumberOf(o.Task))+" "+string(o.Fate))
	}
	return strings.Join(out, " · ")
}

// today lists what somebody has promised.
func (a *App) today(who model.PersonID) string {
	var tasks []*model.Task
	for _, p := range a.meeting.promises {
		if t := a.world.Board.Task(p.Task); p.By == who && t != nil {
			tasks = append(tasks, t)
		}
	}
	return a.refs(tasks)
}
