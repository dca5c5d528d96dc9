package cli

import (
	"context"
	"io"
	"strconv"

	"github.com/spf13/cobra"

	"baton/model"
)

// Maintainer maintains a board's file.
type Maintainer interface {
	// Backup writes the board, as it is between two changes.
	Backup(ctx context.Context, w io.Writer) (model.Health, error)
	// Restore puts a backup that is sound in the board's place and keeps what
	// was there. A dry run only checks it.
	Restore(ctx context.Context, from io.Reader, dryRun bool) (model.Health, error)
	// Check reads all of the board.
	Check(ctx context.Context) (model.Health, error)
	// Repair saves what can be read of a damaged board.
	Repair(ctx context.Context) (model.Health, error)
	// Compact rewrites the file without what is no longer used.
	Compact(ctx context.Context) (before, after int64, err error)
}

// bytesText is a size as people read it.
func bytesText(n int64) string {
	const kilo = 1 << 10
	size, unit := float64(n), 0
	for size >= kilo && unit < 3 {
		size, unit = size/kilo, unit+1
	}
	if unit == 0 {
		return strconv.FormatInt(n, 10) + " bytes"
	}
	return strconv.FormatFloat(size, 'f', 1, 64) + " " + []string{"", "KiB", "MiB", "GiB"}[unit]
}

// oneFile completes a file, once.
func oneFile(_ *cobra.Command, args []string, _ string) ([]string, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, cobra.ShellCompDirectiveNoFileComp
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// maintainerOf returns the maintainer of the board's file, which has to exist.
func maintainerOf(s *session) (Maintainer, error) {
	if !s.board.exists() {
		return nil, model.Errorf(model.NotFound, "no board %s: baton where says why this file is meant", s.board.path)
	}
	return s.Files.Maintain(s.place())
}

// compact rewrites the board's file without what is no longer used.
func compact(ctx context.Context, s *session, _ []string) error {
	k, err := maintainerOf(s)
	if err != nil {
		return err
	}
	bar := s.progress("compacting")
	defer bar.done()
	before, after, err := k.Compact(ctx)
	bar.done()
	if err != nil {
		return err
	}
	if before == after {
		s.say("%s is as small as it can be: %s", s.board.path, bytesText(after))
	} else {
		s.say("compacted %s: %s before, %s after", s.board.path, bytesText(before), bytesText(after))
	}
	if !s.json || s.quiet {
		return nil
	}
	return writeJSON(s.Out, map[string]any{"board": s.board.path, "before": before, "after": after})
}
