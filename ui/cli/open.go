package cli

import (
	"context"
	"io"
	"sync"

	tea "charm.land/bubbletea/v2"

	"baton/model"
	"baton/ui"
	"baton/ui/compose"
	"baton/ui/draft"
	"baton/ui/keymap"
)

// openBoard shows the board in the terminal.
func openBoard(ctx context.Context, s *session, _ []string) error {
	if s.json {
		return usage("--json needs a verb: baton list --json")
	}
	return s.openAt(ctx, ui.Options{})
}

// openAt shows the board in the terminal, starting as o says.
func (s *session) openAt(ctx context.Context, o ui.Options) error {
	me, err := s.me(ctx)
	if err != nil {
		return err
	}
	o.Store, o.Me, o.ReadOnly = s.store, me, s.Files.ReadOnly(s.place())
	return s.screen(ctx, o)
}

// screen shows a board, if there is a terminal to show it on.
func (s *session) screen(ctx context.Context, o ui.Options) error {
	switch {
	case !isTerminal(s.In) || !isTerminal(s.Out):
		return usage("the board needs a terminal: baton list prints it, baton --help lists what else there is")
	case s.getenv("TERM") == "dumb":
		return model.Errorf(model.Failed, "the board can't be drawn on a terminal of type dumb: set TERM, or use baton list")
	}
	var err error
	if o.Keys, err = keymap.New(s.config.overrides()); err != nil {
		return err
	}
	o.Now, o.Terminal, o.Can = s.now, s.terminal(), s.can()
	o.Drafts = draft.Open(s.draftsDir())
	kept := &warnings{}
	s.warned, o.Warnings = kept, kept.take
	err = s.Screen(ctx, o)
	s.warned = nil
	for _, text := range kept.take() {
		s.warn(text)
	}
	return err
}

// terminal returns the person's terminal, as their settings have it.
func (s *session) terminal() ui.Terminal {
	t := ui.Terminal{
		Profile: s.profile(s.noColor), Theme: s.config.Theme, ASCII: s.config.ASCII,
		NoMouse: s.config.noMouse(), Stock: s.config.Render == "stock",
	}
	if t.Theme == autoTheme {
		t.Theme = ""
	}
	return t
}

// can returns everything that a person may do at their own terminal.
func (s *session) can() ui.Capabilities {
	return ui.Capabilities{
		Editor:  &compose.Editor{Command: s.editor(s.config), Hold: s.holdSignals},
		Save:    s.saveFile,
		Command: s.config.hook(), Clipboard: tea.SetClipboard, Suspend: true,
	}
}

// warnings keeps warnings until the screen shows them: written to
// the terminal they would appear in the middle of the board.
type warnings struct {
	mu    sync.Mutex
	texts []string
}

func (w *warnings) add(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.texts = append(w.texts, text)
}

// take returns the warnings and forgets them.
func (w *warnings) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := w.texts
	w.texts = nil
	return out
}

// saveFile writes a file for the screen.
func (s *session) saveFile(ctx context.Context, path string, data []byte) error {
	return s.writeTo(ctx, path, func(w io.Writer) error { _, err := w.Write(data); return err })
}
