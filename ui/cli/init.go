package cli

import (
	"context"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
)

// newBoard is how a new board is set up.
type newBoard struct{ template, key, name string }

func (t tree) initCommand() *cobra.Command {
	var n newBoard
	c := t.command(groupBoard, "init", "make a board for this folder", exactly(0),
		func(ctx context.Context, s *session, _ []string) error { return initBoard(ctx, s, n) })
	fs := c.Flags()
	fs.StringVar(&n.template, "template", model.Templates()[0], "`NAME` of the columns to begin with: "+strings.Join(model.Templates(), ", "))
	fs.StringVar(&n.key, "key", "", "what references begin with: `PAY` gives PAY-1")
	fs.StringVar(&n.name, "name", "", "`NAME` of the board; the folder's name if left out")
	_ = c.RegisterFlagCompletionFunc("template", cobra.FixedCompletions(model.Templates(), cobra.ShellCompDirectiveNoFileComp))
	return c
}

// initBoard makes the board of this folder, or the one that a flag names.
func initBoard(ctx context.Context, s *session, n newBoard) error {
	setup, ok := model.Template(strings.ToLower(n.template))
	if !ok {
		return usage("no template %q: there are %s", n.template, strings.Join(model.Templates(), ", "))
	}
	place := s.place()
	if s.file == "" && s.flags.board == "" {
		place.Path, place.MakeDir = filepath.Join(s.Dir, hereName), false
	}
	if _, err := os.Stat(place.Path); err == nil {
		return model.Errorf(model.Refused, "there is already a board in %s", place.Path)
	}
	setup.Info.Key, setup.Info.Name = strings.ToUpper(n.key), clean(n.name)
	if setup.Info.Name == "" {
		setup.Info.Name = boardName(place.Path)
	}
	place.Setup = setup
	me, _ := s.identity.resolve(setup)
	if err := createBoard(ctx, s, place, me); err != nil {
		return err
	}
	s.say("made the board %s in %s", setup.Info.Name, place.Path)
	if filepath.Base(place.Path) == hereName {
		offerIgnore(s)
	}
	if s.json && !s.quiet {
		return writeJSON(s.Out, map[string]string{"path": place.Path, "name": setup.Info.Name, "key": setup.Info.Key})
	}
	return nil
}

// boardName names a board after its folder, or after its file.
func boardName(path string) string {
	name := strings.TrimSuffix(filepath.Base(path), suffix)
	if filepath.Base(path) == hereName {
		name = filepath.Base(filepath.Dir(path))
	}
	return clean(name)
}

// offerIgnore says how to keep the board out of a repository that does not
// ignore it yet.
func offerIgnore(s *session) {
	if _, ok := s.gitDir(); !ok {
		return
	}
	for row := range strings.Lines(readSmall(filepath.Join(s.Dir, ".gitignore"))) {
		if strings.HasPrefix(strings.Trim(strings.TrimSpace(row), "/*"), ".baton") {
			return
		}
	}
	s.say("to keep it out of git: echo '%s*' >> .gitignore", hereName)
}

// createBoard makes a board.
func createBoard(ctx context.Context, s *session, p Place, by model.PersonID) error {
	board, err := s.Files.Create(p)
	if err == nil {
		_, err = board.Found(ctx, by)
	}
	return err
}
