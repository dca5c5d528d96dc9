package cli

import (
	"context"

	"baton/model"
	"baton/ui/keymap"
)

// openBoard shows the board in the terminal.
func openBoard(ctx context.Context, s *session, _ []string) error {
	if s.json {
		return usage("--json goes with a verb: baton list --json")
	}
	me, err := s.me(ctx)
	if err != nil {
		return err
	}
	return s.screen(ctx, s.store, me, s.Files.ReadOnly(s.place()))
}

// screen shows a board, where there is a terminal to show it on.
func (s *session) screen(ctx context.Context, store Store, me model.PersonID, readOnly string) error {
	switch {
	case !isTerminal(s.In) || !isTerminal(s.Out):
		return usage("the board wants a terminal: baton list prints it, baton --help lists what else there is")
	case s.getenv("TERM") == "dumb":
		return model.Errorf(model.Failed, "the board can't be drawn on a terminal of type dumb: set TERM, or use baton list")
	}
	bindings, err := keymap.New(s.config.overrides())
	if err != nil {
		return err
	}
	theme := s.config.Theme
	if theme == "auto" {
		theme = ""
	}
	return s.Screen(ctx, Screen{
		Store: store, Me: me, Now: s.now, Profile: s.profile(s.noColor), Theme: theme,
		ASCII: s.config.ASCII, Stock: s.config.Render == "stock", Editor: s.editor(s.config), Keys: bindings, ReadOnly: readOnly,
	})
}
