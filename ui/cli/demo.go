package cli

import (
	"context"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/ui"
	"baton/ui/cli/demo"
)

func (t tree) demoCommand() *cobra.Command {
	return t.command(groupOther, "demo", "look around a throwaway board of a made-up team", exactly(0), openDemo)
}

// openDemo makes the board of a made-up team in a temporary file. On a
// terminal it shows the board and removes it afterwards; elsewhere it prints the file's path.
func openDemo(ctx context.Context, s *session, _ []string) error {
	dir, err := os.MkdirTemp("", "baton-demo-")
	if err != nil {
		return err
	}
	path := filepath.Join(dir, "demo"+suffix)
	store, err := makeDemo(ctx, s, path)
	if err != nil {
		return err
	}
	if !isTerminal(s.In) || !isTerminal(s.Out) || s.json {
		if s.json {
			return writeJSON(s.Out, map[string]string{"path": path})
		}
		s.say("a board to look around, as %s: baton --as %s --file %s", demo.Me, demo.Me, path)
		return s.print(path)
	}
	s.board.path = path // drafts typed here do not belong to another board
	defer func() {
		_ = os.RemoveAll(s.draftsDir())
		_ = os.RemoveAll(dir)
	}()
	me := demo.Me
	if s.as != "" {
		me, _ = s.identity.resolve(demo.Setup(s.now()))
	}
	return s.screen(ctx, ui.Options{Store: store, Me: me})
}

func makeDemo(ctx context.Context, s *session, path string) (Store, error) {
	now := s.now()
	place := Place{Path: path, Now: s.now, User: s.identity.name, Setup: demo.Setup(now)}
	if err := createBoard(ctx, s, place, demo.Lead); err != nil {
		return nil, err
	}
	store, err := s.Files.Open(place)
	if err != nil {
		return nil, err
	}
	for _, do := range demo.Changes(now) {
		_, err := store.Apply(ctx, demo.Lead, func(model.Reader) (model.Draft, error) {
			return model.Draft{Verb: model.VerbImport, Do: do, Force: true}, nil
		})
		if err != nil {
			return nil, err
		}
	}
	return store, nil
}
