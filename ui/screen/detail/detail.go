// Package detail is the screen of one task: everything about it, the comments
// and its history. On a wide terminal it is beside the
// board and follows the cursor.
package detail

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui/keymap"
	"baton/ui/screen"
)

// Detail is the screen. It is not safe for concurrent use.
type Detail struct {
	world   *screen.World
	host    screen.Host
	id      model.ID
	task    *model.Task // of which the rest was read
	body    *model.Body
	moments []model.Moment // newest first
	last    *model.Task    // the newest state seen, kept when the task goes

	top, w, h int // scrolling: the first row, and the room there is
	lines     []string
	drawn     drawn
}

// drawn is what the cached lines were drawn from.
type drawn struct {
	task  *model.Task
	body  *model.Body
	width int
	now   int64 // in minutes: ages and days depend on it
	board *model.Board
}

// read is what was read of a task.
type read struct {
	task *model.Task
	body *model.Body
	past []model.Moment
}

// New returns the screen of a task and reads its body and history.
func New(w *screen.World, h screen.Host, id model.ID) *Detail {
	d := &Detail{world: w, host: h}
	d.Show(id)
	return d
}

// Show switches to another task.
func (d *Detail) Show(id model.ID) {
	if id == d.id {
		return
	}
	d.id, d.top, d.body, d.moments, d.task = id, 0, nil, nil, nil
	d.Sync()
}

// ID returns the task it shows.
func (d *Detail) ID() model.ID { return d.id }

// Body returns the long part of the task, nil until it has been read.
func (d *Detail) Body() *model.Body { return d.body }

// Sync reads the task again if it has changed.
func (d *Detail) Sync() {
	t := d.world.Board.Task(d.id)
	if t == nil {
		return
	}
	d.last = t
	if d.task == t {
		return
	}
	d.task = t
	id := d.id
	screen.Read(d.host, func(r model.Reader) tea.Msg {
		out := read{task: t, body: r.Body(id)}
		n := model.NamesOf(r)
		for ev := range r.History(id, 0) {
			out.past = append(out.past, model.About(ev, id, n)...)
		}
		slices.SortStableFunc(out.past, func(a, b model.Moment) int { return int(b.At - a.At) })
		return out
	})
}

// Handle takes what was read.
func (d *Detail) Handle(m tea.Msg) tea.Cmd {
	if m, ok := m.(read); ok && m.task == d.task { // else a newer one is under way
		d.body, d.moments = m.body, m.past
		d.drawn = drawn{}
	}
	return nil
}

// Click does nothing: there is nothing to choose.
func (d *Detail) Click(int, int) {}

// Wheel scrolls.
func (d *Detail) Wheel(n int) { d.scroll(screen.Notch * n) }

// Resize takes the room there is.
func (d *Detail) Resize(w, h int) { d.w, d.h = w, h }

// Scope returns keymap.Detail.
func (d *Detail) Scope() keymap.Scope { return keymap.Detail }

func (d *Detail) scroll(n int) { d.top = d.lay(d.w, d.h).within(d.top + n) }

// Actions scroll or go back. What changes the task is not this screen's.
func (d *Detail) Actions() screen.Actions {
	out := screen.Scrolling(d.scroll, func() int { return max(1, d.lay(d.w, d.h).seen/2) })
	out[keymap.Back] = screen.Do(func() { d.host.Drop(d) })
	return out
}
