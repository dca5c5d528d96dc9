// Package paint runs a Bubble Tea program that draws when its model changes,
// not on the next tick of the renderer's clock.
//
// It needs nothing but what Bubble Tea exports. A model wraps the program's
// own and writes the rows that changed straight to the terminal, through a
// screen that is also the program's output. The stock renderer stays: it runs
// slowly, is shown a blank frame, and keeps every mode (alternate screen,
// mouse, paste, keyboard, title, suspend, exec). Whatever it writes passes the
// screen, which then repaints what that may have erased.
//
// Programs that take over the terminal for a while, such as an editor, are
// run by Exec.
//
// Only the alternate screen is painted. A view without it goes through the
// stock renderer as it is.
package paint

import (
	"context"
	"io"
	"os"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"
)

// modesPerSecond is how often the stock renderer looks for modes to change.
// It is also how often an idle program wakes up.
const modesPerSecond = 10

// Options say where and how to draw.
type Options struct {
	// Stock leaves the drawing to Bubble Tea.
	Stock bool
	// Profile is how many colours the terminal shows; rows that hold more are
	// toned down. Unknown lets Bubble Tea find out.
	Profile colorprofile.Profile
	// In is what is typed, stdin if it is nil, and Out the terminal, stdout if it is
	// nil. They take the place of tea.WithInput and tea.WithOutput.
	In  io.Reader
	Out io.Writer
	// Env is the terminal's environment, the process's if it is nil.
	Env []string
	// W and H are the terminal's size in cells; 0 asks it.
	W, H int
}

// program returns the options of a Bubble Tea program so.
func (o Options) program() []tea.ProgramOption {
	out := []tea.ProgramOption{tea.WithOutput(o.Out), tea.WithoutSignalHandler()}
	if o.Profile != colorprofile.Unknown {
		out = append(out, tea.WithColorProfile(o.Profile))
	}
	if o.In != nil {
		out = append(out, tea.WithInput(o.In))
	}
	if o.Env != nil {
		out = append(out, tea.WithEnvironment(o.Env))
	}
	if o.W > 0 && o.H > 0 {
		out = append(out, tea.WithWindowSize(o.W, o.H))
	}
	return out
}

// Run runs m until it quits or ctx ends, and returns the model as it then is.
// Where Out is no terminal it is a plain Bubble Tea program.
//
// Rows of a view must not rely on each other: each sets its own styles and
// ends them. Of views less than four milliseconds apart only the last is
// drawn, so View may not be called for every message. A filter (tea.WithFilter)
// is handed a wrapper in place of m, and one kind of message more than m sees.
func Run(ctx context.Context, m tea.Model, o Options, opts ...tea.ProgramOption) (tea.Model, error) {
	if o.Out == nil {
		o.Out = os.Stdout
	}
	opts = append(o.program(), opts...)
	out, isFile := o.Out.(*os.File)
	if o.Stock || !isFile || !term.IsTerminal(out.Fd()) {
		return run(ctx, tea.NewProgram(m, opts...))
	}
	s := &screen{file: out, profile: o.Profile, fresh: true}
	w := &painted{inner: m, screen: s}
	p := tea.NewProgram(w, append(opts, tea.WithOutput(s), tea.WithFPS(modesPerSecond))...)
	w.send = p.Send
	_, err := run(ctx, p)
	if err != nil {
		s.leave() // a program that is killed does not tell the renderer its last view
	}
	return w.inner, err
}

// quitTimeout is how long a program has to quit when ctx ends, before it is killed.
const quitTimeout = time.Second

// run runs a program until it quits or ctx ends. Then it quits like one that was
// told to by a key, which leaves the terminal whole.
func run(ctx context.Context, p *tea.Program) (tea.Model, error) {
	stop := context.AfterFunc(ctx, func() {
		kill := time.AfterFunc(quitTimeout, p.Kill)
		p.Quit()
		p.Wait()
		kill.Stop()
	})
	defer stop()
	m, err := p.Run()
	if err == nil && ctx.Err() != nil {
		err = ctx.Err()
	}
	return m, err
}
