// Package reports shows reports on the whole screen: one kind at a time,
// and those of earlier days.
package reports

import (
	"maps"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/model/flow"
	made "baton/model/report"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/render"
	"baton/ui/screen"
)

// Screen shows one report at a time.
type Screen struct {
	world *screen.World
	host  screen.Host
	load  func(head model.Seq, before model.Instant)

	kind  made.Kind
	mine  bool
	until model.Day // 0 is today

	past    *flow.History // nil until the log has been read
	head    model.Seq     // up to where it was read
	then    *flow.History // as it was known at the end of days that are over, or nil
	end     model.Instant // of those days
	reading bool
	shown   *made.Report
	rows    drawn // of the report
	top     int
	w, h    int // the room there is

	// More carry out what else can be done with the report.
	More screen.Actions
}

// drawn caches the rows of a report, made for a width and a theme.
type drawn struct {
	report *made.Report
	w      int
	theme  *look.Theme
	rows   []string
}

// Loaded is the history that was read for the reports.
type Loaded struct {
	Past   *flow.History
	Head   model.Seq     // what it was read up to
	Before model.Instant // only what had been recorded before then; 0 means all
	Err    error
}

// New returns the reports and reads the log for them. load reads all of it, or what had
// been recorded before a moment, and sends a Loaded.
func New(w *screen.World, h screen.Host, load func(head model.Seq, before model.Instant)) *Screen {
	s := &Screen{world: w, host: h, kind: made.Weekly, load: load}
	s.Sync()
	return s
}

// Scope returns keymap.Report.
func (s *Screen) Scope() keymap.Scope { return keymap.Report }

// Sync reads the log again when the board has changed.
func (s *Screen) Sync() {
	head := s.world.Board.Head().Seq
	if s.reading || s.past != nil && s.head == head {
		return
	}
	s.reading = true
	s.load(head, 0)
}

// Handle takes what was read.
func (s *Screen) Handle(m tea.Msg) tea.Cmd {
	l, ok := m.(Loaded)
	if !ok {
		return nil
	}
	s.reading = false
	if l.Err != nil {
		if s.host.Say(l.Err.Error()); s.shown == nil {
			s.host.Drop(s) // there is nothing to show
		}
		return nil
	}
	if l.Before != 0 {
		s.then, s.end = l.Past, l.Before
	} else {
		s.past, s.head = l.Past, l.Head
	}
	s.make()
	s.Sync()
	return nil
}

// Click does nothing: there is nothing to choose.
func (s *Screen) Click(int, int) {}

// Wheel scrolls.
func (s *Screen) Wheel(n int) { s.scroll(screen.Notch * n) }

// Resize takes the room there is.
func (s *Screen) Resize(w, h int) { s.w, s.h = w, h }

// make makes the report to be shown.
func (s *Screen) make() {
	if s.past == nil {
		return
	}
	now := s.world.TeamNow()
	ask := made.Ask{Kind: s.kind, Now: model.At(now), Dice: render.Dice}
	ask.Window = made.Window(s.past, s.kind, 0, s.until, now)
	if s.mine {
		ask.Person = s.world.Me
	}
	if end := ask.Over(); end != 0 && end == s.end {
		ask.Then = s.then
	} else if end != 0 && !s.reading {
		s.reading = true
		s.load(s.head, end)
	}
	s.shown = made.Make(s.past, ask)
}

// Report returns the report shown, nil while the log is being read.
func (s *Screen) Report() *made.Report { return s.shown }

// Actions switch to another report, scroll or go back.
func (s *Screen) Actions() screen.Actions {
	out := screen.Scrolling(s.scroll, func() int { return max(1, (s.h-headRows)/2) })
	maps.Copy(out, screen.Actions{
		keymap.NextKind: screen.Do(func() { s.turn(1) }),
		keymap.PrevKind: screen.Do(func() { s.turn(-1) }),
		keymap.Earlier:  screen.Do(s.earlier),
		keymap.Later:    screen.Do(s.later),
		keymap.Mine: screen.Do(func() {
			s.mine = !s.mine
			s.make()
		}),
		keymap.Back: screen.Do(func() { s.host.Drop(s) }),
	})
	maps.Copy(out, s.More)
	return out
}

func (s *Screen) scroll(n int) { s.top = within(s.top+n, len(s.text(s.w)), s.h) }

// within returns the nearest row that can be the first visible one of a text.
func within(top, rows, h int) int { return max(0, min(top, rows-(h-headRows))) }

// turn switches to the kind n further on, with the same last day.
func (s *Screen) turn(n int) {
	kinds := made.Kinds()
	at := slices.IndexFunc(kinds, func(k [2]string) bool { return k[0] == string(s.kind) })
	s.kind = made.Kind(kinds[(at+n+len(kinds))%len(kinds)][0])
	s.top = 0
	s.make()
}

func (s *Screen) earlier() {
	if s.shown == nil {
		return
	}
	if began := made.Began(s.past); began == 0 || s.shown.Since <= model.DayOf(began.Time().In(s.world.TeamNow().Location())) {
		s.host.Say("there is nothing earlier: the board did not exist yet")
		return
	}
	s.until, s.top = s.shown.Since-1, 0
	s.make()
}

func (s *Screen) later() {
	if s.shown == nil || s.until == 0 {
		s.host.Say("there is nothing later: these are the latest days")
		return
	}
	if s.until += s.shown.Until - s.shown.Since + 1; s.until >= model.DayOf(s.world.TeamNow()) {
		s.until = 0
	}
	s.top = 0
	s.make()
}

// headRows is how many rows are above a report.
const headRows = 2

// Draw returns the screen.
func (s *Screen) Draw(w, h int) []string {
	th := s.world.Theme
	text := s.text(w)
	rows := append(make([]string, 0, h), s.heading(w), " "+th.Line(w-2)+" ")
	if s.shown == nil {
		rows = append(rows, look.Fit("", w), look.Fit("  "+th.Dim.Render("reading the log of "+model.Count(int(s.world.Board.Head().Seq), "change")+" "+th.Signs.Ellipsis), w))
	}
	for i := within(s.top, len(text), h); i < len(text) && len(rows) < h; i++ {
		rows = append(rows, text[i])
	}
	for len(rows) < h {
		rows = append(rows, look.Spaces(w))
	}
	return rows
}

// widest is how wide a report gets: longer lines are hard to read.
const widest = 120

// text returns the report's rows for a screen w cells wide, and caches them.
func (s *Screen) text(w int) []string {
	th := s.world.Theme
	if s.shown == nil || s.rows.report == s.shown && s.rows.w == w && s.rows.theme == th {
		return s.rows.rows
	}
	text, err := render.Write("text", s.shown, render.Look{Theme: th, ASCII: th.ASCII, Width: min(w-4, widest)})
	if err != nil {
		text = []byte(err.Error())
	}
	s.rows = drawn{report: s.shown, w: w, theme: th}
	for line := range strings.Lines(string(text)) {
		s.rows.rows = append(s.rows.rows, look.Fit("  "+strings.TrimRight(line, "\n"), w))
	}
	return s.rows.rows
}

// heading names the board and the kinds of report.
func (s *Screen) heading(w int) string {
	th := s.world.Theme
	name := th.Title.Render(look.Show(s.world.Setup().Info.Name))
	left := " " + name + th.Dim.Render(" › ") + th.Title.Render("Reports") + "   "
	if th.ASCII {
		left = " " + name + th.Dim.Render(" > ") + th.Title.Render("Reports") + "   "
	}
	if w < 90 {
		left = " "
	}
	for _, k := range made.Kinds() {
		title := strings.ToUpper(k[0][:1]) + k[0][1:]
		switch {
		case made.Kind(k[0]) == s.kind:
			left += th.TabOn.Render("["+title+"]") + " "
		case w >= 60: // otherwise there is room only for the current one
			left += th.Tab.Render(" "+title+" ") + " "
		}
	}
	who := "everybody"
	if s.mine {
		who = model.Named[model.Person](s.world.Setup(), string(s.world.Me))
	}
	right := th.Dim.Render(look.Show(who))
	if s.reading && s.shown != nil {
		right = th.Dim.Render("reading "+th.Signs.Ellipsis+"  ") + right
	}
	room := w - look.Width(left) - look.Width(right) - 1
	if room < 1 {
		return look.Fit(left, w)
	}
	return left + look.Spaces(room) + right + " "
}
