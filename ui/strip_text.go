package ui

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"baton/model"
	"baton/model/meet"
	"baton/ui/look"
	"baton/ui/minutes"
)

// stripLabel is the room for what a part is called.
const stripLabel = 10

// stripMost bounds how many tasks a part tells, as it is made with every frame: the
// board below shows all.
const stripMost = 100

// told are the rows of what is told of a turn, each w cells wide at most.
type told struct {
	app  *App
	w    int
	rows []string
}

// add adds a part: in one row if it fits, else each item in its own.
func (s *told) add(label string, items []minutes.Item, style look.Style) {
	if len(items) == 0 {
		return
	}
	th, room := s.app.world.Theme, max(1, s.w-stripLabel)
	var one []string
	wide := 0
	for i, item := range items {
		text, note := s.app.words(item)
		if wide += look.Width(text) + look.Width(note); note != "" {
			wide += 2
		}
		if i > 0 {
			wide += look.Width(s.app.between())
		}
		one = append(one, s.styled(item, text, note, style))
	}
	if wide <= room {
		s.row(label, strings.Join(one, th.Dim.Render(s.app.between())))
		return
	}
	for i, item := range items {
		for _, row := range s.item(item, room, style) {
			s.row(label, row)
			label = ""
		}
		if i == 0 {
			label = ""
		}
	}
}

// words are what an item says, fit to be drawn.
func (a *App) words(i minutes.Item) (text, note string) {
	if text = look.Show(i.Text); i.Num != 0 {
		text = strings.TrimSpace(strconv.Itoa(i.Num) + " " + text)
	}
	note = look.Show(i.Note)
	if arrow := a.world.Theme.Signs.Arrow; arrow != "→" {
		note = strings.ReplaceAll(note, "→", arrow)
	}
	if i.Fate == meet.Blocked && note != "" && note != string(meet.Blocked) {
		note = a.world.Theme.Signs.Blocked + " " + note
	}
	return text, note
}

// styled is an item in a row: the note says what is wrong, or is dim.
func (s *told) styled(i minutes.Item, text, note string, style look.Style) string {
	if note == "" {
		return style.Render(text)
	}
	return style.Render(text) + "  " + s.app.noteStyle(i).Render(note)
}

func (a *App) noteStyle(i minutes.Item) look.Style {
	th := a.world.Theme
	switch i.Fate {
	case meet.Kept:
		return th.Good
	case meet.Blocked:
		return th.Alarm
	case meet.Open:
		return th.High
	}
	return th.Dim
}

// item returns an item in rows of its own. The note is never cut: the title gives
// way, and if that is not enough it goes on below.
func (s *told) item(i minutes.Item, room int, style look.Style) []string {
	th := s.app.world.Theme
	text, note := s.app.words(i)
	if i.Num == 0 {
		var out []string
		for _, l := range th.Wrap(text, room, 0) {
			out = append(out, style.Render(l))
		}
		return out
	}
	left := room - look.Width(note) - 2
	if note == "" {
		left = room
	}
	if least := min(look.Width(text), room/2); left >= least {
		return []string{s.styled(i, th.Fit(text, min(look.Width(text), left)), note, style)}
	}
	out := []string{style.Render(th.Fit(text, room))}
	for _, l := range th.Wrap(note, max(1, room-2), 0) {
		out = append(out, "  "+s.app.noteStyle(i).Render(l))
	}
	return out
}

func (s *told) row(label, text string) {
	s.rows = append(s.rows, s.app.world.Theme.Dim.Render(look.PadRight(label, stripLabel))+text)
}

// between stands between two things in a row.
func (a *App) between() string { return " " + a.world.Theme.Signs.Dot + " " }

// spoken turns words into items.
func spoken(l []string) []minutes.Item {
	var out []minutes.Item
	for _, s := range l {
		out = append(out, minutes.Item{Text: s})
	}
	return out
}

// topics are what was parked.
func topics(l []model.Remark) []minutes.Item {
	var out []minutes.Item
	for _, r := range l {
		out = append(out, minutes.Item{Text: r.Text})
	}
	return out
}

// stripLines tell what the turn is about, in rows of w cells.
func (a *App) stripLines(w int) []string {
	m, th := a.meeting, a.world.Theme
	s := &told{app: a, w: w}
	who, person := m.person()
	card := m.card(a.world.Board)
	switch i := m.turnOf(who); {
	case person && i < 0:
		s.row("", th.Dim.Render("is no longer on the board"))
	case person:
		a.personLines(s, m.Digest.Turns[i])
	case card != nil:
		a.cardLines(s, card)
	default:
		s.add("finished", m.Others(), th.Good)
		s.add("last time", topics(m.Digest.Parked), th.Text)
	}
	if !person {
		s.add("look at", spoken(m.alarms), th.High)
	}
	s.add("decided", spoken(m.decided), th.Text)
	s.add("parked", topics(m.parked), th.Text)
	if len(s.rows) == 0 {
		s.row("", th.Dim.Render("nothing stands out"))
	}
	return s.rows
}

// personLines tell a person's turn. What is in hand and next is on the board too,
// and stands last.
func (a *App) personLines(s *told, t meet.Turn) {
	m, th := a.meeting, a.world.Theme
	t.Today = nil
	for _, p := range m.promises {
		if p.By == t.Person && !slices.ContainsFunc(t.Today, p.Same) {
			t.Today = append(t.Today, p)
		}
	}
	styles := map[string]look.Style{"Finished": th.Good, "Today": th.Accent}
	more := map[string]int{}
	for label, l := range map[string]*[]*model.Task{"Finished": &t.Finished, "In hand": &t.Doing, "Blocked": &t.Blocked, "Waits": &t.Waiting} {
		more[label] = max(0, len(*l)-stripMost)
		*l = (*l)[:len(*l)-more[label]]
	}
	for _, part := range m.Parts(t) {
		if part.Label == "In hand" {
			s.add("look at", spoken(m.alarms), th.High)
		}
		if n := more[part.Label]; n > 0 {
			part.Items = append(part.Items, minutes.Item{Text: fmt.Sprintf("and %d more", n)})
		}
		style, ok := styles[part.Label]
		if !ok {
			style = th.Text
		}
		s.add(strings.ToLower(part.Label), part.Items, style)
	}
}

// cardLines tell what is about a card.
func (a *App) cardLines(s *told, t *model.Task) {
	th := a.world.Theme
	where := model.Named[model.Column](a.world.Setup(), string(t.Column))
	if days := int(a.world.Now().Sub(t.Since.Time()).Hours() / 24); days > 0 {
		where += " for " + model.Count(days, "day")
	}
	for _, who := range t.Assignees {
		where += ", " + a.called(who)
	}
	s.row("in", th.Text.Render(th.Fit(look.Show(where), max(1, s.w-stripLabel-28)))+th.Dim.Render("    what would finish this?"))
	for _, part := range a.meeting.Parts(a.meeting.About(t, a.meeting.promises)) {
		s.add(strings.ToLower(part.Label), part.Items, th.Text)
	}
}
