package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/transfer"
)

func (t tree) importCommand() *cobra.Command {
	var o transferFlags
	c := t.command(groupFiles, "import [FORMAT] FILE", "import tasks from a file; - is standard input", atLeast(1, 2),
		func(ctx context.Context, s *session, args []string) error { return importFile(ctx, s, args, o) })
	c.Long = "Imports tasks from a file, all in one change. Importing a newer file later\nupdates the same tasks. " +
		"Without FORMAT, it is recognised from the file.\n\n" + t.formats("import", importable)
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "say what would happen and write nothing")
	c.Flags().StringArrayVar(&o.mapping, "map", nil, "what a column of a table is: `HEAD=FIELD`; HEAD=- leaves it out, HEAD=due:dmy or due:mdy says how its dates are written, HEAD=assignees:one or assignees:many whether a comma is part of a name")
	c.ValidArgsFunction = t.completeFormat(importable, cobra.ShellCompDirectiveDefault)
	return c
}

func importable(f transfer.Format) bool { return f.Import }

// importFile imports a file, or says what it would import.
func importFile(ctx context.Context, s *session, args []string, o transferFlags) error {
	format, file, err := parseImportArgs(s, args)
	if err != nil {
		return err
	}
	opts := transfer.ImportOptions{Now: s.now(), Map: map[string]string{}, Usual: boardName(s.board.path)}
	for _, m := range o.mapping {
		head, field, ok := strings.Cut(m, "=")
		if !ok {
			return usage("invalid --map %q: write it as HEAD=FIELD", m)
		}
		opts.Map[head] = field
	}
	defer tuneMemory(s.SaveMemory)()
	bar := s.progress("importing")
	defer bar.done()
	opts.Progress = bar.at
	f, err := readFile(ctx, s, format, file, opts)
	if err != nil {
		return err
	}
	if format == "" {
		s.say("read %s as %s", file, f.Format)
	}
	if f.Events != nil {
		if fresh, err := isEmpty(ctx, s); err != nil || fresh {
			return replay(ctx, s, f.Events, o, err)
		}
		s.say("the history was left out: this board has its own")
	}
	var report Summary
	plan := func(r model.Reader) (d model.Draft, err error) {
		d, report, err = f.Draft(r)
		return d, err
	}
	if o.dryRun {
		err = s.store.View(ctx, func(r model.Reader) error { _, err := plan(r); return err })
	} else if err = s.carryOut(ctx, plan, nil); errors.Is(err, model.ErrNothing) {
		err = nil
	}
	bar.done()
	if err != nil {
		return err
	}
	if !o.dryRun && s.board.name == "" {
		s.say("into the board %s (%s)", s.board.path, s.board.why)
	}
	return tellImport(s, report, o.dryRun)
}

// parseImportArgs returns the format, "" to recognise it from the file, and the file.
func parseImportArgs(s *session, args []string) (format, file string, err error) {
	if len(args) == 2 {
		return args[0], args[1], knowsFormat(s, args[0], importable)
	}
	if knowsFormat(s, args[0], importable) == nil {
		return "", "", usage("import %s from which file? baton import %s FILE", args[0], args[0])
	}
	return "", args[0], nil
}

// readFile opens the file and reads it.
func readFile(ctx context.Context, s *session, format, file string, o transfer.ImportOptions) (Import, error) {
	if file == "-" {
		o.Name = "standard input"
		return s.Formats.Import(format, s.input(ctx, "paste the file"), o)
	}
	path := s.abs(file)
	o.Name = filepath.Base(path)
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return Import{}, missing(file)
	}
	if err != nil {
		return Import{}, model.Errorf(model.Failed, "%s can't be read (%v)", file, cause(err))
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return Import{}, usage("%s is a folder: name a file", file)
	}
	return s.Formats.Import(format, f, o)
}

// isEmpty reports whether nothing has happened on the board yet.
func isEmpty(ctx context.Context, s *session) (fresh bool, err error) {
	err = s.store.View(ctx, func(r model.Reader) error {
		fresh = r.Head().Seq == 0
		return nil
	})
	return fresh, err
}

// replay makes the board from a history.
func replay(ctx context.Context, s *session, events []model.Event, o transferFlags, err error) error {
	if err != nil {
		return err
	}
	if !o.dryRun {
		board, err := s.Files.Create(s.place())
		if err == nil {
			err = board.Replay(ctx, events)
		}
		if err != nil {
			return err
		}
		s.say("%s", s.board.created())
	}
	s.say("imported the whole history: %s", model.Count(len(events), "change"))
	return nil
}

// tellImport prints what an import did; for a dry run to standard output, as data.
func tellImport(s *session, r Summary, dryRun bool) error {
	switch {
	case s.quiet && !dryRun:
		return nil
	case s.json:
		return writeJSON(s.Out, r)
	case dryRun:
		return r.WriteText(s.Out)
	}
	return r.WriteText(s.Err)
}
