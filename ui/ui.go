// Package ui is what people touch on the screen: the root of the terminal
// program, which routes keys and keeps the stack of screens.
//
// The keymap turns a key into an action; the screen on top gets it first, and
// what it leaves is an action on the tasks it is about. Screens change nothing
// themselves: they hand a change to the app, which has the store carry it out
// and shows it when it is committed. While a change is being written, keys
// that would change something wait; moving about never does.
package ui

import (
	"context"
	"errors"
	"runtime/debug"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/colorprofile"

	"baton/model"
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
	// View reads whatever f asks for, as of one moment.
	View(ctx context.Context, f func(r model.Reader) error) error
	// Watch tells whenever the board has moved, by whomever, until ctx ends.
	Watch(ctx context.Context) (<-chan model.News, error)
}

// Options say how the program runs.
type Options struct {
	Store    Store
	Keys     *keymap.Map
	Me       model.PersonID
	Now      func() time.Time
	Profile  colorprofile.Profile
	Theme    string // "dark", "light", or "" for what the terminal answers
	Stock    bool   // Bubble Tea's own renderer draws, not ours
	NoMouse  bool   // the terminal keeps the mouse, for its own selection
	ASCII    bool   // signs and frames of ASCII alone
	Editor   string // the command for long text, without the file
	ReadOnly string // why nothing can be written, "" if it can

	Drafts   *draft.Desk                                               // what was typed and is not on the board; nil is a desk of its own
	Warnings func() []string                                           // what a change left undone since it was last asked; nil for nothing
	Hold     func() (release func())                                   // leaves ctrl+c to an editor; nil where nobody else hears it
	Save     func(ctx context.Context, path string, data []byte) error // writes a file of the person's own
	Hook     minutes.Hook                                              // what gets the minutes of standups
	Start    keymap.Action                                             // what is done first, "" for nothing
	Since    model.Instant                                             // what a standup begun so counts from, 0 for the last one
	InOrder  bool                                                      // standups go in the order of the board

	Tea []tea.ProgramOption
}

// loose is how much garbage may come to be while a board is loaded, in per cent
// of what stays: almost nothing is, and looking for it twice on the way to
// 10,000 tasks took a tenth of the time to the first frame.
const loose = 400

// opened returns the program on a board, which takes almost all of the time
// until the first frame.
func opened(ctx context.Context, o Options) (*App, error) {
	defer debug.SetGCPercent(debug.SetGCPercent(loose))
	return New(ctx, o)
}

// Run shows the board until the person leaves it.
func Run(ctx context.Context, o Options) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	a, err := opened(ctx, o)
	if err != nil {
		return err
	}
	_, err = paint.Run(ctx, a, paint.Options{Stock: o.Stock, Profile: o.Profile}, o.Tea...)
	return errors.Join(err, a.rescue())
}
