package board

import (
	"strconv"
	"strings"
	"time"

	"baton/model"
	"baton/model/fact"
	"baton/ui/look"
)

// cardState is what a card shows besides its task.
type cardState struct {
	cursor, marked, busy, fresh, aged, stale bool
}

// cardKey is what a card's lines depend on: tasks never change, so a task's
// address is its version.
type cardKey struct {
	task    *model.Task
	width   int
	state   cardState
	compact bool
	age     int            // days in its column
	person  model.PersonID // whose column it stands in: not named again
}

// cards draws cards and remembers them. The memory is emptied when anything
// else that cards show has changed.
type cards struct {
	theme  *look.Theme
	board  *model.Board
	setup  *model.Setup
	today  model.Day
	facts  fact.At
	zone   *time.Location
	number int // width of the numbers
	cache  map[cardKey][]string
}

// cacheLimit bounds the memory of drawn cards: many screens full.
const cacheLimit = 4096

// at sets the board and the time that the cards show, in the person's zone.
func (c *cards) at(th *look.Theme, b *model.Board, facts fact.At) {
	now := facts.Now
	moved, today := b != c.board, model.DayOf(now)
	if c.cache == nil || th != c.theme || b.Setup() != c.setup || today != c.today || len(c.cache) > cacheLimit {
		c.cache = make(map[cardKey][]string, 256)
	}
	if moved { // what a card waits for may have been done
		for k := range c.cache {
			if len(k.task.After) > 0 {
				delete(c.cache, k)
			}
		}
		if n := numberWidth(b); n != c.number {
			clear(c.cache)
			c.number = n
		}
	}
	c.theme, c.board, c.setup, c.today, c.zone = th, b, b.Setup(), today, now.Location()
	c.facts = facts
}

// numberWidth returns how many cells the numbers of unarchived tasks need.
func numberWidth(b *model.Board) int {
	last := 0
	for t := range b.Tasks() {
		if t.Archived == 0 {
			last = max(last, t.Num)
		}
	}
	return max(2, len(strconv.Itoa(last)))
}

// lines returns the lines of a card, each exactly width cells.
func (c *cards) lines(k cardKey) []string {
	if l, ok := c.cache[k]; ok {
		return l
	}
	l := c.draw(k)
	c.cache[k] = l
	return l
}

func (c *cards) draw(k cardKey) []string {
	g := look.Plain
	if k.state.cursor {
		g = look.Raised
	}
	p := renderer{c: c, g: g, k: k, f: c.facts.Of(k.task)}
	signs, signsW := p.signs()
	room := k.width - p.indent()
	var out []string
	title := look.Show(k.task.Title)
	if k.compact {
		out = append(out, p.titleLine(0, c.theme.Fit(title, max(1, room-signsW)), signs))
		return out
	}
	titles := c.wrap(title, room, signsW)
	for i, line := range titles {
		last := i == len(titles)-1
		if !last {
			out = append(out, p.titleLine(i, look.Fit(line, room), ""))
			continue
		}
		out = append(out, p.titleLine(i, c.theme.Fit(line, max(1, room-signsW)), signs))
	}
	if facts := p.facts(room); facts != "" {
		out = append(out, p.edge(1)+p.blank(c.number+1)+facts)
	}
	return out
}

// wrap breaks a title into at most two lines whose last leaves room for signs.
func (c *cards) wrap(title string, room, signs int) []string {
	lines := c.theme.Wrap(title, max(1, room), 2)
	if n := len(lines); signs > 0 && n > 0 && look.Width(lines[n-1])+signs > room {
		lines = c.theme.Wrap(title, max(1, room-signs), 2)
	}
	if len(lines) == 0 {
		lines = []string{""}
	}
	return lines
}

// renderer draws one card on its ground.
type renderer struct {
	c *cards
	g look.Ground
	k cardKey
	f fact.Facts
}

func (p renderer) paint(s look.Style, text string) string { return s.On(p.g).Render(text) }

func (p renderer) blank(n int) string {
	if n <= 0 {
		return ""
	}
	if p.g == look.Plain {
		return look.Spaces(n)
	}
	return p.paint(p.c.theme.Text, look.Spaces(n))
}

// indent returns where a title begins: after the edge, the number and a space.
func (p renderer) indent() int { return 1 + p.c.number + 1 }

// edge returns the cursor's bar, the mark of a selected card, or a space.
func (p renderer) edge(line int) string {
	th := p.c.theme
	switch {
	case p.k.state.marked && (line == 0 || !p.k.state.cursor):
		return p.paint(th.Mark, th.Signs.Mark)
	case p.k.state.cursor:
		return p.paint(th.Bar, th.Signs.Bar)
	case p.k.state.fresh && line == 0:
		return p.paint(th.New, th.Signs.New)
	}
	return p.blank(1)
}

func (p renderer) titleLine(i int, title, signs string) string {
	th := p.c.theme
	num := look.Spaces(p.c.number)
	if i == 0 {
		num = look.PadLeft(strconv.Itoa(p.k.task.Num), p.c.number)
	}
	style := th.Title
	if p.f.Done {
		style = th.Text
	}
	return p.edge(i) + p.paint(th.Dim, num) + p.blank(1) + p.paint(style, title) + signs
}

// signs returns the signs at the right edge of a title and their width, each
// with a blank before it.
func (p renderer) signs() (string, int) {
	th, t := p.c.theme, p.k.task
	var b strings.Builder
	w := 0
	put := func(s look.Style, text string) {
		b.WriteString(p.blank(1) + p.paint(s, text))
		w += 1 + look.Width(text)
	}
	if p.k.state.busy {
		put(th.Dim, th.Signs.Ellipsis)
	}
	switch t.Priority {
	case model.Urgent:
		put(th.Urgent, th.Signs.Urgent)
	case model.High:
		put(th.High, th.Signs.High)
	case model.Low:
		put(th.Low, th.Signs.Low)
	}
	switch {
	case p.f.Blocked:
		put(th.Blocked, th.Signs.Blocked)
	case len(p.f.Waits) > 0:
		put(th.Dim, th.Signs.Waits)
	}
	if p.k.compact && p.f.Overdue > 0 {
		put(th.Alarm, "late")
	}
	if p.k.state.aged {
		put(th.Alarm, th.Signs.Aged)
	}
	if age, style := p.age(); age != "" {
		put(style, age)
	}
	return b.String(), w
}

// age returns how many days the card has been in its column, if that says
// something: while it is in progress.
func (p renderer) age() (string, look.Style) {
	t, th := p.k.task, p.c.theme
	if p.f.Kind != model.KindDoing || t.Since == 0 {
		return "", look.Style{}
	}
	days := p.k.age
	text := strconv.Itoa(days) + "d"
	switch {
	case days < 1:
		return "", look.Style{}
	case p.k.state.aged, p.k.state.stale:
		return text, th.Alarm
	case days >= 3:
		return text, th.Text
	}
	return text, th.Dim
}
