package standup

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

// labelWidth is the room for the label of a part, in cells.
const labelWidth = 10

// maxTasks bounds how many tasks a part lists, because it is made for every frame: the
// board below shows all.
const maxTasks = 100

// turnText is what there is to say in a turn: its rows, each at most w cells wide, and the
// part that each belongs to.
type turnText struct {
	v       view
	w       int
	rows    []string
	part    []string
	current string // the part that is being added
}

// add adds a part: in one row if it fits, otherwise each item in its own.
func (s *turnText) add(label string, items []minutes.Item, style look.Style) {
	if len(items) == 0 {
		return
	}
	s.current = label
	th, room := s.v.world.Theme, max(1, s.w-labelWidth)
	var one []string
	wide := 0
	for i, item := range items {
		text, note := s.v.words(item)
		if wide += look.Width(text) + look.Width(note); note != "" {
			wide += 2
		}
		if i > 0 {
			wide += look.Width(s.v.between())
		}
		one = append(one, s.inline(item, text, note, style))
	}
	if wide <= room {
		s.row(label, strings.Join(one, th.Dim.Render(s.v.between())))
		return
	}
	for _, item := range items {
		for _, row := range s.lines(item, room, style) {
			s.row(label, row)
			label = ""
		}
	}
}

// words returns what an item says, safe to draw.
func (v view) words(i minutes.Item) (text, note string) {
	if text = look.Show(i.Text); i.Num != 0 {
		text = strings.TrimSpace(strconv.Itoa(i.Num) + " " + text)
	}
	note = look.Show(i.Note)
	if arrow := v.world.Theme.Signs.Arrow; arrow != "→" {
		note = strings.ReplaceAll(note, "→", arrow)
	}
	if i.Fate == meet.Blocked && note != "" && note != string(meet.Blocked) {
		note = v.world.Theme.Signs.Blocked + " " + note
	}
	return text, note
}

// inline draws an item in one row: its note stands out if something is wrong, or is dim.
func (s *turnText) inline(i minutes.Item, text, note string, style look.Style) string {
	if note == "" {
		return style.Render(text)
	}
	return style.Render(text) + "  " + s.v.noteStyle(i).Render(note)
}

func (v view) noteStyle(i minutes.Item) look.Style {
	th := v.world.Theme
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

// lines draws an item in rows of its own. The title is cut to make room for the note, and if
// that is not enough the note is cut; but the reason why a task is blocked never is, and goes
// on below.
func (s *turnText) lines(i minutes.Item, room int, style look.Style) []string {
	th := s.v.world.Theme
	text, note := s.v.words(i)
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
		return []string{s.inline(i, th.Fit(text, min(look.Width(text), left)), note, style)}
	}
	if i.Fate != meet.Blocked {
		text = th.Fit(text, min(look.Width(text), room/2))
		return []string{s.inline(i, text, th.Fit(note, max(1, room-2-look.Width(text))), style)}
	}
	out := []string{style.Render(th.Fit(text, room))}
	for _, l := range th.Wrap(note, max(1, room-2), 0) {
		out = append(out, "  "+s.v.noteStyle(i).Render(l))
	}
	return out
}

func (s *turnText) row(label, text string) {
	s.rows = append(s.rows, s.label(label)+text)
	s.part = append(s.part, s.current)
}

func (s *turnText) label(text string) string {
	return s.v.world.Theme.Dim.Render(look.PadRight(text, labelWidth))
}

// window returns the visible rows: the first one shows which part it
// belongs to.
func (s *turnText) window(from, to int) []string {
	out := slices.Clone(s.rows[from:to])
	if from > 0 && s.part[from] == s.part[from-1] {
		out[0] = s.label(s.part[from]) + look.CutLeft(out[0], labelWidth)
	}
	return out
}

// hidden names the parts of rows that are out of sight.
func (s *turnText) hidden(from int) string {
	return strings.Join(slices.Compact(slices.Clone(s.part[from:])), ", ")
}

// between separates two things in a row.
func (v view) between() string { return " " + v.world.Theme.Signs.Dot + " " }

// textItems turns texts into items.
func textItems(l []string) []minutes.Item {
	var out []minutes.Item
	for _, s := range l {
		out = append(out, minutes.Item{Text: s})
	}
	return out
}

// topicItems turns parked topics into items.
func topicItems(l []model.Remark) []minutes.Item {
	var out []minutes.Item
	for _, r := range l {
		out = append(out, minutes.Item{Text: r.Text})
	}
	return out
}

// stripLines returns what there is to say in the turn, in rows of w cells.
func (v view) stripLines(w int) *turnText {
	m, th := v.m, v.world.Theme
	s := &turnText{v: v, w: w}
	who, person := m.person()
	card := m.card(v.world.Board)
	switch i := m.turnOf(who); {
	case person && i < 0:
		s.row("", th.Dim.Render("is no longer on the board"))
	case person:
		v.personLines(s, m.Digest.Turns[i])
	case card != nil:
		v.cardLines(s, card)
	default:
		s.add("attention", textItems(m.alarms), th.High)
		s.add("finished", m.Others(), th.Good)
		s.add("last time", topicItems(m.Digest.Parked), th.Text)
		s.add("decided", textItems(m.decided), th.Text)
		s.add("parked", topicItems(m.parked), th.Text)
	}
	if len(s.rows) == 0 {
		s.row("", th.Dim.Render(map[bool]string{true: "nothing to report", false: "nothing for the whole team"}[person]))
	}
	return s
}

// stripOrder is the order of the parts of a person's turn: problems come first,
// and what the board shows too comes last.
func stripOrder() []string {
	return []string{"Blocked", "Promised", "Today", "Says", "Finished", "Moved", "Reopened", "Also", "Waits", "In hand", "Next"}
}

// personLines adds what there is to say in a person's turn.
func (v view) personLines(s *turnText, t meet.Turn) {
	m, th := v.m, v.world.Theme
	t.Today = nil
	for _, p := range m.promises {
		if p.By == t.Person && !slices.ContainsFunc(t.Today, p.Same) {
			t.Today = append(t.Today, p)
		}
	}
	more := map[string]int{}
	for label, l := range map[string]*[]*model.Task{"Finished": &t.Finished, "In hand": &t.Doing, "Blocked": &t.Blocked, "Waits": &t.Waiting} {
		more[label] = max(0, len(*l)-maxTasks)
		*l = (*l)[:len(*l)-more[label]]
	}
	parts := m.Parts(t)
	slices.SortStableFunc(parts, func(a, b minutes.Part) int {
		return slices.Index(stripOrder(), a.Label) - slices.Index(stripOrder(), b.Label)
	})
	s.add("attention", textItems(m.alarms), th.High)
	for _, part := range parts {
		if n := more[part.Label]; n > 0 {
			part.Items = append(part.Items, minutes.Item{Text: fmt.Sprintf("and %d more", n)})
		}
		style := th.Text
		switch part.Label {
		case "Finished":
			style = th.Good
		case "Today":
			style = th.Accent
		}
		s.add(strings.ToLower(part.Label), part.Items, style)
	}
}

// cardLines adds what there is to say about a card.
func (v view) cardLines(s *turnText, t *model.Task) {
	th := v.world.Theme
	for i, l := range th.Wrap(strconv.Itoa(t.Num)+" "+look.Show(t.Title), max(1, s.w-labelWidth), 3) {
		s.row(map[bool]string{true: "card"}[i == 0], th.Title.Render(l))
	}
	now := v.world.TeamNow()
	where := model.Named[model.Column](v.world.Setup(), string(t.Column))
	if days := int(model.DayOf(now) - model.DayOf(t.Since.Time().In(now.Location()))); days > 0 {
		where += " for " + model.Count(days, "day")
	}
	for _, who := range t.Assignees {
		where += ", " + v.world.PersonName(who)
	}
	const ask = "    what would finish this?"
	where = look.Show(where)
	if room := s.w - labelWidth; look.Width(where)+len(ask) <= room {
		s.row("in", th.Text.Render(where)+th.Dim.Render(ask))
	} else {
		s.row("in", th.Text.Render(th.Fit(where, max(1, room))))
	}
	s.add("attention", textItems(v.m.alarms), th.High)
	for _, part := range v.m.Parts(v.m.About(t, v.m.promises)) {
		s.add(strings.ToLower(part.Label), part.Items, th.Text)
	}
}
