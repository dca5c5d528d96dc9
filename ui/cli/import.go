package cli

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/transfer"
)

func (t tree) importCommand() *cobra.Command {
	var o transferFlags
	c := t.command(groupFiles, "import FORMAT FILE", "bring tasks in from a file; - is standard input", exactly(2),
		func(ctx context.Context, s *session, args []string) error { return importFile(ctx, s, args, o) })
	c.Long = "Brings tasks in from a file, all in one change. A second import of a newer file\nupdates the same tasks.\n\n" +
		t.formats(func(f transfer.Format) bool { return f.Import })
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "say what would happen and write nothing")
	c.Flags().StringArrayVar(&o.mapping, "map", nil, "what a column of a table is: `HEAD=FIELD`; HEAD=- leaves it out, HEAD=due:dmy or due:mdy says how it writes dates, HEAD=assignees:one or assignees:many whether a comma is part of a name")
	c.ValidArgsFunction = t.completeFormat(func(f transfer.Format) bool { return f.Import })
	return c
}

// frugal is the heap in bytes from which on garbage is collected more eagerly
// while a file is brought in: one of 70,000 rows takes 290 MB in all with it, 430
// without, and twice the time.
const frugal = 220 << 20

// importFile brings a file onto the board, or says what it would bring.
func importFile(ctx context.Context, s *session, args []string, o transferFlags) error {
	if err := s.knows(args[0], func(f transfer.Format) bool { return f.Import }); err != nil {
		return err
	}
	opts := transfer.ImportOptions{Now: s.now(), Map: map[string]string{}, Name: args[1], Usual: boardName(s.board.path)}
	for _, m := range o.mapping {
		head, field, ok := strings.Cut(m, "=")
		if !ok {
			return usage("--map %q wants HEAD=FIELD", m)
		}
		opts.Map[head] = field
	}
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(frugal))
	bar := s.progress("importing")
	defer bar.done()
	opts.Progress = bar.at
	f, err := s.read(ctx, args, opts)
	if err != nil {
		return err
	}
	if f.Events != nil {
		if fresh, err := s.fresh(ctx); err != nil || fresh {
			return s.replay(ctx, f.Events, o, err)
		}
		s.say("the history stays behind: this board has one of its own")
	}
	var report Report
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
	return s.report(report, o.dryRun)
}

// read opens the file and reads it.
func (s *session) read(ctx context.Context, args []string, o transfer.ImportOptions) (Import, error) {
	if args[1] == "-" {
		o.Name = "standard input"
		return s.Formats.Import(args[0], s.input(ctx, "paste the file"), o)
	}
	path := s.abs(args[1])
	o.Name = filepath.Base(path)
	f, err := os.Open(path)
	if os.IsNotExist(err) {
		return Import{}, missing(args[1])
	}
	if err != nil {
		return Import{}, model.Errorf(model.Failed, "%s can't be read (%v)", args[1], cause(err))
	}
	defer func() { _ = f.Close() }()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return Import{}, usage("%s is a folder: name a file", args[1])
	}
	return s.Formats.Import(args[0], f, o)
}

// fresh reports whether nothing has happened on the board yet.
func (s *session) fresh(ctx context.Context) (fresh bool, err error) {
	err = s.store.View(ctx, func(r model.Reader) error {
		fresh = r.Head().Seq == 0
		return nil
	})
	return fresh, err
}

// replay makes the board out of a history.
func (s *session) replay(ctx context.Context, events []model.Event, o transferFlags, err error) error {
	if err != nil {
		return err
	}
	if !o.dryRun {
		board, err := s.Files.Fresh(s.place())
		if err == nil {
			err = board.Replay(ctx, events)
		}
		if err != nil {
			return err
		}
		s.say("%s", s.board.made())
	}
	s.say("took the whole history in: %s", model.Count(len(events), "change"))
	return nil
}

// report tells what an import did; what one would do is data.
func (s *session) report(r Report, dryRun bool) error {
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
