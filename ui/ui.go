// Package ui is what people touch on the screen: the root of the terminal program,
// which routes keys, the mouse and what was read to the screens, and draws them
// over one another.
//
// The keymap turns a key into an action. The overlay, if there is one, gets it
// first, then the screen on top, then what is done on a board and its tasks
// whatever base shows them: each has one table from action to handler. Screens
// change nothing themselves: they hand a change to the root, which has the store
// carry it out and shows it when it is committed. While a change is being
// written, keys that would change something wait; moving about never does.
//
// What ties the program to one person at one terminal is in [Options], so
// several programs may run in one process.
package ui

import (
	"context"
	"errors"
	"io"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"baton/model"
	"baton/ui/compose"
	"baton/ui/draft"
	"baton/ui/keymap"
	"baton/ui/minutes"
	"baton/ui/paint"
)

// Store is what the screen needs of a board's store.
type Store interface {
	// Board returns the board as it is, without the long parts of tasks.
	Board(ctx context.Context) (*model.Board, error)
	// Apply carries out a plan as one change.
	Apply(ctx context.Context, by model.PersonID, p model.Plan) (model.Event, error)
	// View lets f read, in one consistent state.
	View(ctx context.Context, f func(r model.Reader) error) error
	// Watch sends news whenever anyone has changed the board, until ctx ends.
	Watch(ctx context.Context) (<-chan model.News, error)
}

// Options say how the program runs.
type Options struct {
	Store    Store
	Keys     *keymap.Map
	Me       model.PersonID
	Now      func() time.Time // in the person's time zone
	ReadOnly string           // why nothing can be written, "" if it can
	Start    keymap.Action    // what is done first, "" for nothing
	Since    model.Instant    // what a standup started this way counts from, 0 for the last one
	InOrder  bool             // standups go in the order of the board

	Terminal
	Can Capabilities

	Drafts   *draft.Desk     // what was typed and is not on the board; nil makes a temporary desk
	Warnings func() []string // what could not be done along with changes since the last call; may be nil
	Memory   Memory
}

// Terminal is the terminal the person uses. The zero value is that of the process.
type Terminal struct {
	In      io.Reader            // what is typed
	Out     io.Writer            // what is shown
	Env     []string             // as os.Environ returns it
	Size    struct{ W, H int }   // in cells; 0 asks the terminal
	Profile colorprofile.Profile // how many colors it has
	Theme   string               // one of look.Themes, or "" for dark or light as the terminal is
	ASCII   bool                 // signs and frames of ASCII alone
	NoMouse bool                 // the terminal keeps the mouse, for its own selection
	Stock   bool                 // Bubble Tea's own renderer draws, not ours
}

// Capabilities are what the person may do outside the board. What is nil is not
// offered anywhere.
type Capabilities struct {
	Editor    *compose.Editor                                           // writes long text
	Save      func(ctx context.Context, path string, data []byte) error // writes a file of the person's own
	Command   *minutes.Hook                                             // gets the minutes of standups
	Clipboard func(text string) tea.Cmd                                 // copies a text
	Suspend   bool                                                      // leaves for the shell that started the program
}

// missing returns the actions that need something that is not there.
func (c Capabilities) missing() []keymap.Action {
	var out []keymap.Action
	if c.Editor == nil {
		out = append(out, keymap.Editor, keymap.More)
	}
	if c.Save == nil {
		out = append(out, keymap.Save)
	}
	if c.Clipboard == nil {
		out = append(out, keymap.Copy, keymap.CopyBranch)
	}
	if c.Command == nil {
		out = append(out, keymap.Send)
	}
	if !c.Suspend {
		out = append(out, keymap.Suspend)
	}
	return out
}

// Memory holds callbacks for whoever tunes the process's memory. Each may be nil.
type Memory struct {
	Loaded func() // the board has been loaded
	Freed  func() // what reading a long log took can be freed
}

// Run shows the board until the person leaves it.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	a, err := New(ctx, o)
	if o.Memory.Loaded != nil {
		o.Memory.Loaded()
	}
	if err != nil {
		return err
	}
	_, err = paint.Run(ctx, a, o.paint())
	return errors.Join(err, a.rescue())
}

// paint returns how the program is painted.
func (t Terminal) paint() paint.Options {
	return paint.Options{Stock: t.Stock, Profile: t.Profile, In: t.In, Out: t.Out, Env: t.Env, W: t.Size.W, H: t.Size.H}
}
