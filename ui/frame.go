package ui

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/look"
	"baton/ui/screen"
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
	v.KeyboardEnhancements.ReportAlternateKeys = true // which key it is on a Latin keyboard
	if !a.opts.NoMouse {
		v.MouseMode = tea.MouseModeCellMotion
	}
	v.WindowTitle = title(a.world.Setup())
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

// small reports whether the terminal has no room for a board, or its size is not
// known yet.
func (a *App) small() bool { return a.w < minWidth || a.h < minHeight }

// tooSmall fills a terminal that has no room for a board.
func tooSmall(w, h int) []string {
	rows := look.Wrap(fmt.Sprintf("baton needs %d×%d, this terminal is %d×%d", minWidth, minHeight, w, h), w, h)
	for len(rows) < h {
		rows = append(rows, "")
	}
	for i := range rows {
		rows[i] = look.Fit(rows[i], w)
	}
	return rows
}

// title returns the title of the terminal's window.
func title(s *model.Setup) string {
	name := s.Info.Name
	if name == "" {
		return "baton"
	}
	return look.Clean(name) + " · baton"
}

// Draw returns the frame's h rows of w cells, and where the terminal's cursor is. It
// changes nothing.
func (a *App) Draw(w, h int) ([]string, *tea.Cursor) {
	l := a.stage.layout(w, h)
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

// footer draws the last row: what was done or refused, what others did, and the
// keys that are useful here.
func (a *App) footer(w int) string {
	th := a.world.Theme
	var hints []look.Hint
	if _, floats := a.stage.top().(screen.Float); !floats { // a float shows its own
		scope := a.stage.top().Scope()
		if a.stage.over != nil && len(a.stage.stack) == 0 {
			scope = a.stage.over.Scope()
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
	if n := len(hints); n > 0 { // the last one, help, is always shown
		last := look.Width(hints[n-1].Key) + 1 + look.Width(hints[n-1].Text)
		keys = th.Hints(hints, max(last, w-look.Width(left)-5))
	}
	room := w - look.Width(keys) - 4
	if look.Width(left) > room {
		left = th.Fit(left, max(0, room))
	}
	return " " + left + look.Spaces(max(0, w-2-look.Width(left)-look.Width(keys))) + keys + " "
}
