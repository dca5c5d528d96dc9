package float

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
)

// CheckIn is the form in which one says how one gets on: what the log knows is
// filled in, what one will do today is chosen.
type CheckIn struct {
	world *screen.World
	host  screen.Host
	past  meet.Past
	day   model.Day // that it is for
	turn  meet.Turn
	tasks []*model.Task // to choose from
	today map[model.ID]bool
	words string
	at    int

	Block  func(model.ID)                       // asks why a task can't go on
	Speak  func(words string)                   // asks for words
	Leave  func()                               // is told that it is left
	Accept func(today []model.ID, words string) // checks in
}

// NewCheckIn returns the form for a day: as it was left, nil for never; else as one has
// checked in today; else with what is in one's hands.
func NewCheckIn(w *screen.World, h screen.Host, past meet.Past, day model.Day, left *CheckIn) *CheckIn {
	c := &CheckIn{world: w, host: h, past: past, day: day, today: map[model.ID]bool{}}
	c.Sync()
	if left != nil {
		c.today, c.words = left.today, left.words
		return c
	}
	today := model.DayOf(c.world.TeamNow())
	again := past.CheckedIn(w.Me, today)
	if again {
		c.words = strings.Join(past.Words(w.Me, today), "; ")
	}
	for _, p := range past.Today(w.Setup(), today) {
		if p.By == w.Me {
			c.today[p.Task], again = true, true
		}
	}
	for _, t := range c.turn.Doing {
		if !again {
			c.today[t.ID] = true
		}
	}
	return c
}

// Scope returns keymap.Checking.
func (c *CheckIn) Scope() keymap.Scope { return keymap.Checking }

// Handle takes no text.
func (c *CheckIn) Handle(tea.Msg) tea.Cmd { return nil }

// Sync takes up the board as it is.
func (c *CheckIn) Sync() {
	b := c.world.Board
	d := meet.Make(b, c.past, c.world.TeamNow(), true)
	c.turn = meet.Turn{}
	for _, t := range d.Turns {
		if t.Person == c.world.Me {
			c.turn = t
		}
	}
	c.tasks = meet.Choices(b, c.world.Me)
	c.at = max(0, min(c.at, len(c.tasks)-1))
}

// Say takes the words.
func (c *CheckIn) Say(words string) { c.words = words }

// Do moves about, chooses, or checks in.
func (c *CheckIn) Do(a keymap.Action) bool {
	n := len(c.tasks)
	switch a {
	case keymap.Down:
		c.at = min(c.at+1, max(0, n-1))
	case keymap.Up:
		c.at = max(0, c.at-1)
	case keymap.First:
		c.at = 0
	case keymap.Last:
		c.at = max(0, n-1)
	case keymap.Today:
		if n > 0 {
			c.today[c.tasks[c.at].ID] = !c.today[c.tasks[c.at].ID]
		}
	case keymap.Block:
		if n > 0 {
			c.Block(c.tasks[c.at].ID)
		}
	case keymap.Words:
		c.Speak(c.words)
	case keymap.Accept:
		c.Accept(c.chosen(), c.words)
	case keymap.Back:
		c.Leave()
		c.host.Pop()
	default:
		return false
	}
	return true
}

// chosen returns the chosen tasks in the order in which they are shown.
func (c *CheckIn) chosen() []model.ID {
	var out []model.ID
	for _, t := range c.tasks {
		if c.today[t.ID] {
			out = append(out, t.ID)
		}
	}
	return out
}

// Draw returns the box.
func (c *CheckIn) Draw(w, h int) []string {
	th, bw := c.world.Theme, boxWidth(w)
	inner := look.Inner(bw)
	rows := c.before(inner)
	rows = append(rows, th.Heading.Render(th.Fit(c.when(), inner)))
	words := th.Dim.Render(th.Fit("  nothing else to say", inner))
	if c.words != "" {
		words = th.Text.Render(th.Fit("  "+look.Show(c.words), inner))
	}
	foot := []string{"", th.Heading.Render(th.Fit("In words", inner)), words}
	room := max(1, h-2-len(rows)-len(foot))
	rows = append(rows, c.list(inner, room)...)
	rows = append(rows, foot...)
	name := model.Named[model.Person](c.world.Setup(), string(c.world.Me))
	return th.Box("check in: "+look.Show(name), hints(c.world, keymap.Checking, inner-4), rows, bw)
}

// when says for which day it is.
func (c *CheckIn) when() string {
	if c.day <= model.DayOf(c.world.TeamNow()) {
		return "Today"
	}
	return "For " + c.day.Time().Format("Mon 2 Jan")
}

// before tells what the log knows of the time since the last standup.
func (c *CheckIn) before(w int) []string {
	th := c.world.Theme
	since := "Since " + c.past.Since.Time().In(c.world.TeamNow().Location()).Format("Mon 2 Jan 15:04")
	out := []string{th.Heading.Render(th.Fit(since, w))}
	add := func(label, text string) {
		if text != "" {
			out = append(out, th.Dim.Render("  "+look.PadRight(label, 10))+th.Text.Render(th.Fit(text, max(1, w-12))))
		}
	}
	add("finished", titles(c.turn.Finished))
	add("moved", titles(c.turn.Moved))
	var fates []string
	for _, o := range c.turn.Promised {
		fates = append(fates, strings.TrimSpace(strconv.Itoa(c.world.Board.NumberOf(o.Task))+" "+look.Show(o.Title))+" "+string(o.Fate))
	}
	add("promised", strings.Join(fates, ", "))
	if len(out) == 1 {
		out = append(out, th.Dim.Render(th.Fit("  nothing of yours was finished or moved", w)))
	}
	return append(out, "")
}

func titles(l []*model.Task) string {
	var out []string
	for _, t := range l {
		out = append(out, strconv.Itoa(t.Num)+" "+look.Show(t.Title))
	}
	return strings.Join(out, ", ")
}

// list draws what can be chosen, in so many rows.
func (c *CheckIn) list(w, room int) []string {
	th := c.world.Theme
	if len(c.tasks) == 0 {
		return []string{th.Dim.Render(th.Fit("  nothing is in your hands, and nothing of yours is ready", w))}
	}
	top := max(0, c.at-room+1)
	var out []string
	for i := top; i < len(c.tasks) && i < top+room; i++ {
		out = append(out, c.row(c.tasks[i], i == c.at, w))
	}
	return out
}

func (c *CheckIn) row(t *model.Task, on bool, w int) string {
	th := c.world.Theme
	g, bar := look.Plain, " "
	if on {
		g, bar = look.Raised, th.Signs.Bar
	}
	tick := th.Signs.Open
	if c.today[t.ID] {
		tick = th.Signs.Done
	}
	note, style := model.Named[model.Column](c.world.Setup(), string(t.Column)), th.Dim
	if t.Blocked.Reason != "" {
		note, style = th.Signs.Blocked+" "+t.Blocked.Reason, th.Blocked
	} else if w := model.Waiting(c.world.Board, t); len(w) > 0 {
		note = th.Signs.Waits + " after " + strconv.Itoa(w[0].Num)
	}
	note = th.Fit(look.Show(note), min(look.Width(look.Show(note)), w/3))
	title := strconv.Itoa(t.Num) + " " + look.Show(t.Title)
	room := max(1, w-6-look.Width(note)-2)
	return th.Bar.On(g).Render(bar) + th.Text.On(g).Render(" "+tick+" "+th.Fit(title, room)) +
		th.Text.On(g).Render(" ") + style.On(g).Render(note) + th.Text.On(g).Render(" ")
}

// Cursor returns no place: there is nothing to type.
func (c *CheckIn) Cursor() (x, y int, ok bool) { return 0, 0, false }
