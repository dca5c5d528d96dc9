package ui

import (
	"slices"

	"baton/model"
	"baton/ui/keymap"
	"baton/ui/look"
	"baton/ui/screen"
	"baton/ui/screen/detail"
	"baton/ui/screen/float"
)

// stage is what is on the screen: which screens there are, which has the keys, and
// where each is drawn.
type stage struct {
	base  screen.Base
	over  screen.Screen   // the strip over the base, nil for none
	side  *detail.Detail  // beside the base, nil if it is closed
	stack []screen.Screen // over all of it, the last on top

	strip strip // what over shows, as arranged
}

// strip is a strip that was drawn to know how much room it leaves, in w by h cells.
type strip struct {
	rows []string
	w, h int
}

// top returns the screen that gets the keys.
func (st *stage) top() screen.Screen {
	if n := len(st.stack); n > 0 {
		return st.stack[n-1]
	}
	return st.base
}

// drop takes a screen away, wherever it is.
func (st *stage) drop(s screen.Screen) {
	i := slices.Index(st.stack, s)
	if i < 0 {
		return
	}
	top := i == len(st.stack)-1
	st.stack = slices.Delete(st.stack, i, i+1)
	if top && st.side != nil {
		st.side.Sync()
	}
}

// shown yields every screen there is.
func (st *stage) shown(yield func(screen.Screen) bool) {
	all := []screen.Screen{st.base}
	if st.over != nil {
		all = append(all, st.over)
	}
	if st.side != nil {
		all = append(all, st.side)
	}
	for _, s := range append(all, st.stack...) {
		if !yield(s) {
			return
		}
	}
}

// sync brings every screen up to date with the world.
func (st *stage) sync() {
	for s := range st.shown {
		s.Sync()
	}
}

// scopes returns those whose keys are live, in order of precedence: an overlay's come before
// the board's and an open task's.
func (st *stage) scopes() []keymap.Scope {
	top := st.top().Scope()
	if st.over != nil && keymap.OnTask(top) {
		return []keymap.Scope{st.over.Scope(), top}
	}
	return []keymap.Scope{top}
}

// targets returns the tasks an action is for: the open one, the selected ones,
// or the one under the cursor.
func (st *stage) targets() []model.ID {
	if d, ok := st.top().(*detail.Detail); ok {
		return []model.ID{d.ID()}
	}
	return st.base.Targets()
}

// body returns the long part of a task if a screen that shows it has read it: under a
// list too.
func (st *stage) body(id model.ID) *model.Body {
	for s := range st.shown {
		if d, ok := s.(*detail.Detail); ok && d.ID() == id && d.Body() != nil {
			return d.Body()
		}
	}
	return nil
}

// A terminal this wide has room for a task beside the board.
const sideWidth = 130

// pane is a screen with its place in the frame: its corner, and the room it is
// given. A float is given more than its box takes.
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
func (st *stage) layout(w, h int) layout {
	l := layout{top: st.top()}
	if l.strip = st.strip.rows; st.over != nil && (st.strip.w != w || st.strip.h != h) {
		l.strip = st.over.Draw(w, h)
	}
	l.panes = st.panes(len(l.strip), w, h)
	below := 0 // where the float beneath ends: a question comes under its line
	for _, s := range st.stack {
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

// panes divides the rows below the strip: the last screen that does not float has
// them all, else the base with the task beside it.
func (st *stage) panes(strip, w, h int) []pane {
	h -= 1 + strip
	for i := len(st.stack) - 1; i >= 0; i-- {
		if _, floats := st.stack[i].(screen.Float); !floats {
			return []pane{{st.stack[i], 0, strip, w, h}}
		}
	}
	if st.side == nil || w < sideWidth {
		return []pane{{st.base, 0, strip, w, h}}
	}
	right := min(w*2/5, 84)
	left := w - right - 1
	return []pane{{st.base, 0, strip, left, h}, {st.side, left + 1, strip, right, h}}
}

// at returns the screen that is drawn at a cell of the frame, and the cell as seen
// from its corner; nil if there is none. While a float is open nothing else is
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

// arrange tells every screen how much room it has.
func (st *stage) arrange(w, h int) {
	if s, ok := st.over.(screen.Sized); ok {
		s.Resize(w, h)
	}
	st.strip = strip{}
	if st.over != nil {
		st.strip = strip{st.over.Draw(w, h), w, h}
	}
	for _, p := range st.panes(len(st.strip.rows), w, h) {
		if s, ok := p.Screen.(screen.Sized); ok {
			s.Resize(p.w, p.h)
		}
	}
	for _, s := range st.stack {
		_, floats := s.(screen.Float)
		if s, ok := s.(screen.Sized); ok && floats {
			s.Resize(w, h-3)
		}
	}
}
