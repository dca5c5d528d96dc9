package cli

import (
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"baton/model"
)

func (t tree) restoreCommand() *cobra.Command {
	dryRun := false
	c := t.command(groupFiles, "restore FILE", "put a backup in the board's place; - is standard input", exactly(1),
		func(ctx context.Context, s *session, args []string) error { return restore(ctx, s, args[0], dryRun) })
	c.Long = "Puts a backup in the board's place, once all of it has been read and found sound.\n" +
		"What it replaces is kept beside it, as BOARD.before-restore-TIME."
	c.Flags().BoolVar(&dryRun, "dry-run", false, "only check the backup")
	c.ValidArgsFunction = oneFile
	return c
}

// restore puts a backup in the board's place.
func restore(ctx context.Context, s *session, path string, dryRun bool) error {
	if path != "-" && isBoard(s, path) {
		return model.Errorf(model.Refused, "%s is the board itself: name a backup", path)
	}
	k, err := s.Files.Maintain(s.place())
	if err != nil {
		return err
	}
	from, closing, err := backupSource(ctx, s, path)
	if err != nil {
		return err
	}
	defer closing()
	bar := s.progress("restoring")
	defer bar.done()
	h, err := k.Restore(ctx, from, dryRun)
	bar.done()
	if err != nil {
		return err
	}
	sayRestored(s, path, h, dryRun)
	if !s.json || s.quiet {
		return nil
	}
	return writeJSON(s.Out, map[string]any{
		"board": s.board.path, "tasks": h.Tasks, "events": h.Events, "restored": !dryRun, "kept": orNull(h.Kept),
	})
}

func sayRestored(s *session, path string, h model.Health, dryRun bool) {
	if dryRun {
		s.say("%s is sound: %s", path, h.Counts())
		return
	}
	s.say("restored %s to %s", h.Counts(), s.board.path)
	if h.Kept != "" {
		s.say("what was there before is kept as %s", h.Kept)
	}
}

// backupSource opens a file or standard input.
func backupSource(ctx context.Context, s *session, path string) (from io.Reader, closing func(), err error) {
	if path == "-" {
		if isTerminal(s.In) {
			return nil, nil, usage("a backup can't be typed: name a file, or redirect one with < or |")
		}
		return s.input(ctx, ""), func() {}, nil
	}
	f, err := os.Open(s.abs(path))
	if os.IsNotExist(err) {
		return nil, nil, missing(path)
	}
	if err != nil {
		return nil, nil, model.Errorf(model.Failed, "%s can't be read (%v)", path, cause(err))
	}
	closing = func() { _ = f.Close() }
	switch info, err := f.Stat(); {
	case err == nil && info.Mode()&os.ModeNamedPipe != 0: // as a shell makes of <(command)
		return input{f, ctx.Done()}, closing, nil
	case err == nil && !info.Mode().IsRegular():
		closing()
		return nil, nil, model.Errorf(model.Failed, "%s is neither a file nor a pipe: name a backup", path)
	}
	return f, closing, nil
}
