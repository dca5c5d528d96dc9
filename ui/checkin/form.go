package checkin

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/meet"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// Form is a person's check-in being written: what the log knows is
// filled in, and the tasks for today are chosen.
type Form struct {
	world  *screen.World
	host   screen.Host
	past   meet.Past
	day    model.Day // the day it is for
	turn   meet.Turn
	tasks  []*model.Task // to choose from
	today  map[model.ID]bool
	words  string
	cursor int

	block  func(model.ID)                       // asks why a task can't go on
	speak  func(words string)                   // asks for words
	leave  func()                               // called when it is left
	accept func(today []model.ID, words string) // checks in
}

// newForm returns the form for a day: as it was left, if left is not nil; otherwise as the
// person has checked in today; otherwise with the tasks they have in progress.
func newForm(w *screen.World, h screen.Host, past meet.Past, day model.Day, left *Form) *Form {
	c := &Form{world: w, host: h, past: past, day: day, today: map[model.ID]bool{}}
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
func (c *Form) Scope() keymap.Scope { return keymap.Checking }

// Handle takes no text.
func (c *Form) Handle(tea.Msg) tea.Cmd { return nil }

// Sync brings the form up to date with the board.
func (c *Form) Sync() {
	b := c.world.Board
	d := meet.Make(b, c.past, c.world.TeamNow(), true)
	c.turn = meet.Turn{}
	for _, t := range d.Turns {
		if t.Person == c.world.Me {
			c.turn = t
		}
	}
	c.tasks = meet.Choices(b, c.world.Me)
	c.cursor = max(0, min(c.cursor, len(c.tasks)-1))
}

// Say sets the person's own words.
func (c *Form) Say(words string) { c.words = words }

// Actions move about, choose, or check in.
func (c *Form) Actions() screen.Actions {
	to := func(f func(last int) int) func() tea.Cmd {
		return screen.Do(func() {
			last := max(0, len(c.tasks)-1)
			c.cursor = max(0, min(f(last), last))
		})
	}
	half := func() int { return max(1, len(c.tasks)/2) }
	return screen.Actions{
		keymap.Down:     to(func(int) int { return c.cursor + 1 }),
		keymap.Up:       to(func(int) int { return c.cursor - 1 }),
		keymap.HalfDown: to(func(int) int { return c.cursor + half() }),
		keymap.HalfUp:   to(func(int) int { return c.cursor - half() }),
		keymap.First:    to(func(int) int { return 0 }),
		keymap.Last:     to(func(last int) int { return last }),
		keymap.Today:    c.here(func(id model.ID) { c.today[id] = !c.today[id] }),
		keymap.Block:    c.here(func(id model.ID) { c.block(id) }),
		keymap.Words:    screen.Do(func() { c.speak(c.words) }),
		keymap.Accept:   screen.Do(func() { c.accept(c.chosen(), c.words) }),
		keymap.Back: screen.Do(func() {
			c.leave()
			c.host.Drop(c)
		}),
	}
}

// here makes a handler for the task at the cursor.
func (c *Form) here(f func(model.ID)) func() tea.Cmd {
	return screen.Do(func() {
		if len(c.tasks) > 0 {
			f(c.tasks[c.cursor].ID)
		}
	})
}

// chosen returns the chosen tasks in the order in which they are shown.
func (c *Form) chosen() []model.ID {
	var out []model.ID
	for _, t := range c.tasks {
		if c.today[t.ID] {
			out = append(out, t.ID)
		}
	}
	return out
}

// Draw returns the box.
func (c *Form) Draw(w, h int) []string {
	th, bw := c.world.Theme, float.BoxWidth(w)
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
	return th.Box("check in: "+look.Show(name), float.Hints(c.world, keymap.Checking, inner-4), rows, bw)
}

// when returns the heading for the day it is for.
func (c *Form) when() string {
	if c.day <= model.DayOf(c.world.TeamNow()) {
		return "Today"
	}
	return "For " + c.day.Time().Format("Mon 2 Jan")
}

// before draws what the log knows about the time since the last standup.
func (c *Form) before(w int) []string {
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
		out = append(out, th.Dim.Render(th.Fit("  you have finished or moved nothing", w)))
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

// list draws the tasks to choose from, in at most room rows.
func (c *Form) list(w, room int) []string {
	th := c.world.Theme
	if len(c.tasks) == 0 {
		return []string{th.Dim.Render(th.Fit("  you have nothing in hand and nothing ready to start", w))}
	}
	top := max(0, c.cursor-room+1)
	var out []string
	for i := top; i < len(c.tasks) && i < top+room; i++ {
		out = append(out, c.row(c.tasks[i], i == c.cursor, w))
	}
	return out
}

func (c *Form) row(t *model.Task, on bool, w int) string {
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
	if f := c.world.Facts().Of(t); f.Blocked {
		note, style = th.Signs.Blocked+" "+t.Blocked.Reason, th.Blocked
	} else if len(f.Waits) > 0 {
		note = th.Signs.Waits + " after " + strconv.Itoa(f.Waits[0].Num)
	}
	note = th.Fit(look.Show(note), min(look.Width(look.Show(note)), w/3))
	title := strconv.Itoa(t.Num) + " " + look.Show(t.Title)
	room := max(1, w-6-look.Width(note)-2)
	return th.Bar.On(g).Render(bar) + th.Text.On(g).Render(" "+tick+" "+th.Fit(title, room)) +
		th.Text.On(g).Render(" ") + style.On(g).Render(note) + th.Text.On(g).Render(" ")
}

// Caret returns no position: there is nothing to type.
func (c *Form) Caret() (x, y int, ok bool) { return 0, 0, false }
