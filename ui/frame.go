package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// The smallest terminal that shows a board.
const (
	minWidth  = 40
	minHeight = 12
)

// View returns the frame.
func (a *App) View() tea.View {
	v := tea.NewView("")
	v.AltScreen = true
	v.KeyboardEnhancements.ReportAlternateKeys = true // what key it is on a Latin keyboard
	if !a.opts.NoMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = a.title()
	switch {
	case a.w == 0 || a.h == 0:
	case a.small():
		v.SetContent(strings.Join(tooSmall(a.w, a.h), "\n"))
	default:
		rows, caret := a.Draw(a.w, a.h)
		v.SetContent(strings.Join(rows, "\n"))
		v.Cursor = caret
	}
	return v
}

// small reports whether the terminal has no room for a board.
func (a *App) small() bool { return a.w < minWidth || a.h < minHeight }

// tooSmall fills a terminal that has no room for a board.
func tooSmall(w, h int) []string {
	rows := look.Wrap(fmt.Sprintf("baton needs %d×%d, here is %d×%d", minWidth, minHeight, w, h), w, h)
	for len(rows) < h {
		rows = append(rows, "")
	}
	for i := range rows {
		rows[i] = look.Fit(rows[i], w)
	}
	return rows
}

func (a *App) title() string {
	name := a.world.Setup().Info.Name
	if name == "" {
		return "baton"
	}
	return look.Clean(name) + " · baton"
}

// pane is a screen with its place in the frame: its corner, and the room it is
// given. Of a float that is more than its box takes.
type pane struct {
	screen.Screen
	x, y, w, h int
}

// box is a float that was drawn, and its corner.
type box struct {
	screen.Screen
	rows []string
	x, y int
}

// layout is where everything is in a frame.
type layout struct {
	strip []string
	panes []pane // beside one another: the base and what stands beside it, or one that fills the terminal
	boxes []box  // over them, the last on top
	top   screen.Screen
}

// layout lays the frame out in h rows of w cells.
func (a *App) layoutIn(w, h int) layout {
	l := layout{top: a.top()}
	if a.over != nil {
		l.strip = a.over.Draw(w, h)
	}
	l.panes = a.panes(len(l.strip), w, h)
	below := 0 // where the float beneath ends: a question comes under its line
	for _, s := range a.stack {
		if _, ok := s.(screen.Float); !ok {
			continue
		}
		b := box{Screen: s, rows: s.Draw(w, h-3)}
		if len(b.rows) == 0 {
			continue
		}
		b.x, b.y = (w-look.Width(b.rows[0]))/2, max(1, min(h/5, h-1-len(b.rows)))
		if line, ok := s.(*float.Line); ok && line.AtFoot() {
			b.y = h - 1 - len(b.rows)
		}
		if b.y < below && below+len(b.rows) < h {
			b.y = below
		}
		below = b.y + len(b.rows)
		l.boxes = append(l.boxes, b)
	}
	return l
}

func (a *App) layout() layout { return a.layoutIn(a.w, a.h) }

// panes divides the rows below the strip: the last screen that does not float has
// them all, else the base with the task beside it.
func (a *App) panes(strip, w, h int) []pane {
	h -= 1 + strip
	for i := len(a.stack) - 1; i >= 0; i-- {
		if _, floats := a.stack[i].(screen.Float); !floats {
			return []pane{{a.stack[i], 0, strip, w, h}}
		}
	}
	if a.side == nil || w < sideWidth {
		return []pane{{a.base, 0, strip, w, h}}
	}
	right := min(w*2/5, 84)
	left := w - right - 1
	return []pane{{a.base, 0, strip, left, h}, {a.side, left + 1, strip, right, h}}
}

// at returns the screen that is drawn at a cell of the frame, and the cell as seen
// from its corner; nil where there is none. Under a float nothing else is
// pointed at.
func (l layout) at(x, y int) (s screen.Screen, sx, sy int) {
	for _, b := range l.boxes {
		if b.Screen == l.top {
			return b.Screen, x - b.x, y - b.y
		}
	}
	if _, floats := l.top.(screen.Float); floats {
		return nil, 0, 0
	}
	for _, p := range l.panes {
		if x >= p.x && x < p.x+p.w && y >= p.y && y < p.y+p.h {
			return p.Screen, x - p.x, y - p.y
		}
	}
	return nil, 0, 0
}

// arrange tells every screen the room that it has.
func (a *App) arrange() {
	if a.w == 0 || a.h == 0 || a.small() {
		return
	}
	strip := 0
	if s, ok := a.over.(screen.Sized); ok {
		s.Resize(a.w, a.h)
	}
	if a.over != nil {
		strip = len(a.over.Draw(a.w, a.h))
	}
	for _, p := range a.panes(strip, a.w, a.h) {
		if s, ok := p.Screen.(screen.Sized); ok {
			s.Resize(p.w, p.h)
		}
	}
	for _, s := range a.stack {
		_, floats := s.(screen.Float)
		if s, ok := s.(screen.Sized); ok && floats {
			s.Resize(a.w, a.h-3)
		}
	}
}

// Draw returns the frame's h rows of w cells, and where the terminal's cursor is. It
// changes nothing.
func (a *App) Draw(w, h int) ([]string, *tea.Cursor) {
	l := a.layoutIn(w, h)
	rows := append(l.strip, l.panes[0].Draw(l.panes[0].w, l.panes[0].h)...)
	if len(l.panes) > 1 {
		pipe := a.world.Theme.Rule.Render(a.world.Theme.Signs.Pipe)
		for i, r := range l.panes[1].Draw(l.panes[1].w, l.panes[1].h) {
			rows[len(l.strip)+i] += pipe + r
		}
	}
	rows = append(rows, a.footer(w))
	var caret *tea.Cursor
	for _, b := range l.boxes {
		rows = look.Splice(rows, b.rows, b.x, b.y)
		caret = nil
		f, _ := b.Screen.(screen.Float)
		if x, y, ok := f.Caret(); ok {
			caret = tea.NewCursor(b.x+x, b.y+y)
			caret.Shape = tea.CursorBar
		}
	}
	return rows, caret
}

// footer is the last row: what was done or refused, what others did, and the
// keys that help here.
func (a *App) footer(w int) string {
	th := a.world.Theme
	var hints []look.Hint
	if _, floats := a.top().(screen.Float); !floats { // a float says its own
		scope := a.top().Scope()
		if a.over != nil && len(a.stack) == 0 {
			scope = a.over.Scope()
		}
		for _, h := range a.keys.Footer(scope) {
			hints = append(hints, look.Hint(h))
		}
	}
	left := a.foot.said(th, a.world.Now())
	if left == "" {
		text := th.Hints(hints, w-2)
		return " " + look.Spaces(w-2-look.Width(text)) + text + " "
	}
	keys := ""
	if n := len(hints); n > 0 { // the last one, help, always finds room
		last := look.Width(hints[n-1].Key) + 1 + look.Width(hints[n-1].Text)
		keys = th.Hints(hints, max(last, w-look.Width(left)-5))
	}
	room := w - look.Width(keys) - 4
	if look.Width(left) > room {
		left = th.Fit(left, max(0, room))
	}
	return " " + left + look.Spaces(max(0, w-2-look.Width(left)-look.Width(keys))) + keys + " "
}
