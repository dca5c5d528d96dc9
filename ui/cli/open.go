package cli

import (
	"context"
	"io"
	"sync"

	"baton/model"
	"baton/ui/draft"
	"baton/ui/keymap"
)

// openBoard shows the board in the terminal.
func openBoard(ctx context.Context, s *session, _ []string) error {
	if s.json {
		return usage("--json goes with a verb: baton list --json")
	}
	return s.openAt(ctx, Screen{})
}

// openAt shows the board in the terminal, beginning as a screen says.
func (s *session) openAt(ctx context.Context, at Screen) error {
	me, err := s.me(ctx)
	if err != nil {
		return err
	}
	at.Store, at.Me, at.ReadOnly = s.store, me, s.Files.ReadOnly(s.place())
	return s.screen(ctx, at)
}

// screen shows a board, where there is a terminal to show it on.
func (s *session) screen(ctx context.Context, at Screen) error {
	switch {
	case !isTerminal(s.In) || !isTerminal(s.Out):
		return usage("the board wants a terminal: baton list prints it, baton --help lists what else there is")
	case s.getenv("TERM") == "dumb":
		return model.Errorf(model.Failed, "the board can't be drawn on a terminal of type dumb: set TERM, or use baton list")
	}
	var err error
	if at.Keys, err = keymap.New(s.config.overrides()); err != nil {
		return err
	}
	if at.Theme = s.config.Theme; at.Theme == "auto" {
		at.Theme = ""
	}
	at.Now, at.Profile, at.Editor = s.now, s.profile(s.noColor), s.editor(s.config)
	at.Hold, at.Drafts = s.holdSignals, draft.Open(s.draftsDir())
	at.NoMouse = s.config.noMouse()
	at.ASCII, at.Stock, at.Hook = s.config.ASCII, s.config.Render == "stock", s.config.hook()
	at.Save = s.saveFile
	kept := &warnings{}
	s.warned, at.Warnings = kept, kept.take
	err = s.Screen(ctx, at)
	s.warned = nil
	for _, text := range kept.take() {
		s.warn(text)
	}
	return err
}

// warnings keeps what could not be done until the screen shows it: written to
// the terminal it would stand in the middle of the board.
type warnings struct {
	mu    sync.Mutex
	texts []string
}

func (w *warnings) add(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.texts = append(w.texts, text)
}

// take returns what was kept, and keeps it no longer.
func (w *warnings) take() []string {
	w.mu.Lock()
	defer w.mu.Unlock()
	out := w.texts
	w.texts = nil
	return out
}

// saveFile writes what the screen has to write to a file of one's own.
func (s *session) saveFile(ctx context.Context, path string, data []byte) error {
	return s.writeTo(ctx, path, func(w io.Writer) error { _, err := w.Write(data); return err })
}
