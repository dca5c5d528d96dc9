package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/float"
)

// The smallest terminal that shows a board.
const (
	minWidth  = 40
	minHeight = 12
)

// A terminal this wide has room for a task beside the board.
const sideWidth = 130

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
	case a.w < minWidth || a.h < minHeight:
		v.SetContent(strings.Join(tooSmall(a.w, a.h), "\n"))
	default:
		rows, cursor := a.Draw(a.w, a.h)
		v.SetContent(strings.Join(rows, "\n"))
		v.Cursor = cursor
	}
	return v
}

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

// Draw returns the frame's h rows of w cells, and where the cursor stands.
func (a *App) Draw(w, h int) ([]string, *tea.Cursor) {
	strip := a.strip(w, h)
	a.drawn = drawn{top: len(strip), side: w}
	rows := append(strip, a.base(w, h-1-len(strip))...)
	rows = append(rows, a.foot(w))
	var cursor *tea.Cursor
	below := 0 // where the float beneath ends: a question stands under its line
	for _, s := range a.stack {
		f, ok := s.(screen.Float)
		if !ok {
			continue
		}
		box := f.Draw(w, h-3)
		if len(box) == 0 {
			continue
		}
		x, y := (w-look.Width(box[0]))/2, max(1, min(h/5, h-1-len(box)))
		if l, ok := s.(*float.Line); ok && l.AtFoot() {
			y = h - 1 - len(box)
		}
		if y < below && below+len(box) < h {
			y = below
		}
		below = y + len(box)
		rows = look.Splice(rows, box, x, y)
		a.drawn.float = s
		a.drawn.x, a.drawn.y = x, y
		cursor = nil
		if cx, cy, ok := f.Cursor(); ok {
			cursor = tea.NewCursor(x+cx, y+cy)
			cursor.Shape = tea.CursorBar
		}
	}
	return rows, cursor
}

// base draws the screen that fills the terminal: the last one that does not
// float, or the board with the task beside it.
func (a *App) base(w, h int) []string {
	for i := len(a.stack) - 1; i >= 0; i-- {
		if _, floats := a.stack[i].(screen.Float); !floats {
			return a.stack[i].Draw(w, h)
		}
	}
	if a.side == nil || w < sideWidth {
		return a.board.Draw(w, h)
	}
	right := min(w*2/5, 84)
	left := w - right - 1
	a.drawn.side = left
	pipe := a.world.Theme.Rule.Render(a.world.Theme.Signs.Pipe)
	lrows, rrows := a.board.Draw(left, h), a.side.Draw(right, h)
	for i := range lrows {
		lrows[i] += pipe + rrows[i]
	}
	return lrows
}

// since says how long ago the news was, once that says something.
func (a *App) since() string {
	if m := int(a.world.Now().Sub(a.heard).Minutes()); m > 0 && !a.heard.IsZero() {
		return fmt.Sprintf(", %d min ago", m)
	}
	return ""
}

// foot is the last row: what was done or refused, what others did, and the
// keys that help here.
func (a *App) foot(w int) string {
	th := a.world.Theme
	var hints []look.Hint
	if _, floats := a.top().(screen.Float); !floats { // a float says its own
		scope := a.top().Scope()
		if a.meeting != nil && len(a.stack) == 0 {
			scope = keymap.Meet
		}
		for _, h := range a.opts.Keys.Footer(scope) {
			hints = append(hints, look.Hint(h))
		}
	}
	left := ""
	if a.toast != "" {
		left = th.Text.Render(look.Show(a.toast))
	}
	if a.news != "" && a.news != a.toast {
		if left != "" {
			left += "     "
		}
		left += th.Dim.Render(look.Show(a.news + a.since()))
	}
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
