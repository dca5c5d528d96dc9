package cli

import (
	"context"
	"io"
	"os"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/ui/output"
)

func (t tree) backupCommand() *cobra.Command {
	c := t.command(groupFiles, "backup FILE", "copy the board to a file; - is standard output", exactly(1), backup)
	c.Long = "Copies the board to a file that only you can read, while others go on working.\n" +
		"The copy is checked; an existing file is replaced once all of it is written."
	c.ValidArgsFunction = oneFile
	return c
}

// backup copies the board to a file or to standard output.
func backup(ctx context.Context, s *session, args []string) error {
	path := args[0]
	if path == "-" && isTerminal(s.Out) {
		return usage("a backup can't be shown on a terminal: name a file, or redirect it with > or |")
	}
	k, err := maintainerOf(s)
	if err != nil {
		return err
	}
	bar := s.progress("backing up")
	defer bar.done()
	h, err := copyOut(ctx, s, k, path)
	bar.done()
	if err != nil {
		return err
	}
	s.say("backed up %s (%s) to %s", h.Counts(), bytesText(h.Size), path)
	if !s.json || s.quiet || path == "-" {
		return nil
	}
	return writeJSON(s.Out, map[string]any{"file": s.abs(path), "bytes": h.Size, "tasks": h.Tasks, "events": h.Events})
}

// copyOut writes the backup to standard output or to a file.
func copyOut(ctx context.Context, s *session, k Maintainer, path string) (model.Health, error) {
	if path == "-" {
		return k.Backup(ctx, s.Out)
	}
	var h model.Health
	err := s.writeTo(ctx, path, func(w io.Writer) (err error) {
		h, err = k.Backup(ctx, w)
		return err
	})
	return h, err
}

// isBoard reports whether a path leads to the board's own file.
func isBoard(s *session, path string) bool {
	path = s.abs(path)
	a, errA := os.Stat(path)
	b, errB := os.Stat(s.board.path)
	return path == s.board.path || errA == nil && errB == nil && os.SameFile(a, b)
}

// writeTo writes to a file named by the person. All verbs write files this way.
func (s *session) writeTo(ctx context.Context, name string, write func(io.Writer) error) error {
	return output.Write(ctx, s.output(name), write)
}

// output returns the file that a name means, for writing.
func (s *session) output(name string) output.To {
	return output.To{Name: name, Path: s.abs(name), Board: s.board.path, Ours: s.Files.BelongsTo, Whole: s.Files.Write}
}
