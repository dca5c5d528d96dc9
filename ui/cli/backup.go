package cli

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"syscall"

	"github.com/spf13/cobra"

	"baton/model"
)

func (t tree) backupCommand() *cobra.Command {
	c := t.command(groupFiles, "backup FILE", "copy the board to a file; - is standard output", exactly(1), backup)
	c.Long = "Copies the board to a file, which only you can read, while others go on working.\n" +
		"The copy is checked; a file that is there is replaced when all of it is written."
	c.ValidArgsFunction = oneFile
	return c
}

// backup copies the board to a file or to standard output.
func backup(ctx context.Context, s *session, args []string) error {
	path := args[0]
	if path == "-" && isTerminal(s.Out) {
		return usage("a backup is nothing to look at: name a file, or send it on with > or |")
	}
	if path != "-" && s.isBoard(path) {
		return model.Errorf(model.Refused, "%s is the board itself: back it up to another file", path)
	}
	k, err := s.keeper()
	if err != nil {
		return err
	}
	bar := s.progress("backing up")
	defer bar.done()
	h, err := s.copyOut(ctx, k, path)
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

// copyOut writes the backup. A file is written beside its place first.
func (s *session) copyOut(ctx context.Context, k Keeper, path string) (model.Health, error) {
	if path == "-" {
		return k.Backup(ctx, s.Out)
	}
	path = s.abs(path)
	if info, err := os.Stat(path); err == nil && !info.Mode().IsRegular() {
		return model.Health{}, model.Errorf(model.Failed, "%s is no file: name one", path)
	}
	var h model.Health
	err := stream(path, func(w io.Writer) (err error) {
		h, err = k.Backup(ctx, w)
		return err
	})
	return h, err
}

// isBoard reports whether a path leads to the board's own file.
func (s *session) isBoard(path string) bool {
	path = s.abs(path)
	a, errA := os.Stat(path)
	b, errB := os.Stat(s.board.path)
	return path == s.board.path || errA == nil && errB == nil && os.SameFile(a, b)
}

// stream writes a file, which only its owner can read, beside its place and
// puts it there when all of it is written.
func stream(path string, write func(io.Writer) error) error {
	f, err := os.CreateTemp(filepath.Dir(path), ".baton-*")
	if err != nil {
		return model.Errorf(model.Failed, "%s can't be written (%v)", path, cause(err))
	}
	defer func() { _ = os.Remove(f.Name()) }()
	if err := write(f); err != nil {
		_ = f.Close()
		return unless(err, path)
	}
	if err := errors.Join(f.Sync(), f.Close()); err != nil {
		return unless(err, path)
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return unless(err, path)
	}
	return unless(settle(path), path)
}

// unless says of a file that it can't be written, unless that or more was said.
func unless(err error, path string) error {
	var known *model.Error
	if err == nil || errors.As(err, &known) {
		return err
	}
	return model.Errorf(model.Failed, "%s can't be written (%v)", path, cause(err))
}

// settle makes a new name outlast a power cut. Where folders can't be synced
// the file system's journal does it.
func settle(path string) error {
	d, err := os.Open(filepath.Dir(path))
	if err != nil {
		return nil // a folder that may be written to and not be read
	}
	err = d.Sync()
	_ = d.Close()
	if errors.Is(err, syscall.EIO) {
		return model.Errorf(model.Failed, "%s is written, but its disk did not confirm it (%v): it may be gone after a power cut", path, syscall.EIO)
	}
	return nil
}
