package paint

import (
	"reflect"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// minFrame is the shortest time between two frames.
const minFrame = 4 * time.Millisecond

// frame asks for the frame that came too early.
type frame struct{}

// painted wraps a model and draws it. It is used by the program's event loop
// alone, and by its own goroutines through send.
type painted struct {
	inner  tea.Model
	screen *screen
	send   func(tea.Msg)

	view      tea.View // the last one, as the stock renderer is shown it
	mouse     func(tea.MouseMsg) tea.Cmd
	last      time.Time // of the last frame
	updated   bool      // since View was called
	stale     bool      // the model may have changed since its last frame
	scheduled bool      // a frame message is on its way
}

// Init starts the model.
func (p *painted) Init() tea.Cmd {
	p.stale = true
	var cmd tea.Cmd
	p.guard(func() { cmd = p.inner.Init() })
	return p.command(cmd)
}

// Update hands a message on, and takes from it what the screen must know.
func (p *painted) Update(msg tea.Msg) (tea.Model, tea.Cmd) {
	p.updated = true
	switch m := msg.(type) {
	case frame:
		p.scheduled = false
		return p, nil
	case tea.WindowSizeMsg:
		p.screen.resize(m.Width, m.Height)
	case tea.ColorProfileMsg:
		p.screen.tone(m.Profile)
	case tea.ModeReportMsg:
		if m.Mode == ansi.ModeSynchronizedOutput && m.Value == ansi.ModeReset {
			p.screen.synchronise()
		}
	}
	p.stale = true
	var cmd tea.Cmd
	p.guard(func() { p.inner, cmd = p.inner.Update(msg) })
	return p, p.command(cmd)
}

// View draws the model, unless the last frame is too young, and returns the
// view for the stock renderer.
func (p *painted) View() tea.View {
	// Bubble Tea asks once more, without a message, before it quits. There is
	// no later then.
	quitting := !p.updated
	p.updated = false
	if !p.stale {
		return p.view
	}
	wait := minFrame - time.Since(p.last)
	if wait > 0 && p.view.AltScreen && !quitting {
		p.schedule(wait)
		return p.view
	}
	p.guard(p.draw)
	return p.view
}

func (p *painted) schedule(wait time.Duration) {
	if p.scheduled {
		return
	}
	p.scheduled = true
	time.AfterFunc(wait, func() { p.send(frame{}) })
}

func (p *painted) draw() {
	v := p.inner.View()
	if p.screen.show(v) {
		p.last, p.stale = time.Now(), false
	}
	p.mouse = v.OnMouse
	v.OnMouse = p.onMouse
	if v.AltScreen {
		v.Content = " " // no content at all would have the renderer erase the screen
		if v.Cursor != nil {
			c := *v.Cursor
			c.Position = tea.Position{} // the screen moves the cursor
			v.Cursor = &c
		}
	}
	p.view = v
}

// onMouse stands in for the view's handler: the stock renderer keeps the one
// of the view it flushed last, however old that is.
func (p *painted) onMouse(m tea.MouseMsg) tea.Cmd {
	if p.mouse == nil {
		return nil
	}
	return p.command(p.mouse(m))
}

// guard calls f. When f panics it leaves the alternate screen first, so that
// what Bubble Tea reports about the panic stays to be read.
func (p *painted) guard(f func()) {
	done := false
	defer func() {
		if !done {
			p.screen.leave()
		}
	}()
	f()
	done = true
}

// command guards a command and those it returns.
func (p *painted) command(cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	return func() (msg tea.Msg) {
		p.guard(func() { msg = cmd() })
		// Bubble Tea does not export the type of a sequence, which is a slice
		// of commands like a batch.
		v := reflect.ValueOf(msg)
		if !v.IsValid() || v.Kind() != reflect.Slice || v.Type().Elem() != reflect.TypeFor[tea.Cmd]() {
			return msg
		}
		guarded := reflect.MakeSlice(v.Type(), v.Len(), v.Len())
		for i := range v.Len() {
			guarded.Index(i).Set(reflect.ValueOf(p.command(v.Index(i).Interface().(tea.Cmd))))
		}
		return guarded.Interface()
	}
}
