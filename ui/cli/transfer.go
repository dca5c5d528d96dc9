package cli

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/google/renameio/v2/maybe"
	"github.com/spf13/cobra"

	"baton/model"
)

// transfer is what import and export are told besides the file.
type transfer struct {
	dryRun  bool
	mapping []string
	history bool
}

func (t tree) importCommand() *cobra.Command {
	var o transfer
	c := t.command(groupFiles, "import FORMAT FILE", "bring tasks in from a file; - is standard input", exactly(2),
		func(ctx context.Context, s *session, args []string) error { return importFile(ctx, s, args, o) })
	c.Long = "Brings tasks in from a file, all in one change. A second import of a newer file\nupdates the same tasks.\n\n" +
		t.formats(func(f Format) bool { return f.Import })
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "say what would happen and write nothing")
	c.Flags().StringArrayVar(&o.mapping, "map", nil, "what a column of a table is: `HEAD=FIELD`; HEAD=- leaves it out")
	c.ValidArgsFunction = t.completeFormat(func(f Format) bool { return f.Import })
	return c
}

func (t tree) exportCommand() *cobra.Command {
	var o transfer
	c := t.command(groupFiles, "export FORMAT [FILE]", "write the board to a file; - or none is standard output", atLeast(1, 2),
		func(ctx context.Context, s *session, args []string) error { return exportFile(ctx, s, args, o) })
	c.Long = "Writes the board to a file, which only you can read. A file that is there is\nreplaced when all of it is written.\n\n" +
		t.formats(func(f Format) bool { return f.Export })
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "say what would happen and write nothing")
	c.Flags().BoolVar(&o.history, "history", false, "the log too")
	c.ValidArgsFunction = t.completeFormat(func(f Format) bool { return f.Export })
	return c
}

// formats lists formats for the help.
func (t tree) formats(can func(Format) bool) string {
	var b strings.Builder
	for _, f := range t.Formats.List() {
		if can(f) {
			_, _ = fmt.Fprintf(&b, "  %-10s %s\n", f.Name, f.Help)
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// completeFormat completes a format, then a file.
func (t tree) completeFormat(can func(Format) bool) cobra.CompletionFunc {
	return func(_ *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
		var out []string
		if len(args) > 0 {
			return nil, cobra.ShellCompDirectiveDefault
		}
		for _, f := range t.Formats.List() {
			if can(f) && strings.HasPrefix(f.Name, typed) {
				out = append(out, cobra.CompletionWithDesc(f.Name, f.Help))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	}
}

// knows refuses a format that is none, before any file is opened.
func (s *session) knows(name string, can func(Format) bool) error {
	var known []string
	for _, f := range s.Formats.List() {
		if can(f) {
			known = append(known, f.Name)
		}
	}
	if slices.Contains(known, name) {
		return nil
	}
	if near, ok := model.Nearest(name, known); ok {
		return usage("no format %q: did you mean %s?", name, near)
	}
	return usage("no format %q: there are %s", name, strings.Join(known, ", "))
}

// importFile brings a file onto the board, or says what it would bring.
func importFile(ctx context.Context, s *session, args []string, o transfer) error {
	if err := s.knows(args[0], func(f Format) bool { return f.Import }); err != nil {
		return err
	}
	opts := ImportOptions{Now: s.now(), Map: map[string]string{}, Name: args[1]}
	for _, m := range o.mapping {
		head, field, ok := strings.Cut(m, "=")
		if !ok {
			return usage("--map %q wants HEAD=FIELD", m)
		}
		opts.Map[head] = field
	}
	bar := s.progress("importing")
	defer bar.done()
	opts.Progress = bar.at
	f, err := s.read(args, opts)
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
	} else if _, err = s.applied(ctx, plan); errors.Is(err, model.ErrNothing) {
		err = nil
	}
	bar.done()
	if err != nil {
		return err
	}
	return s.report(report, o.dryRun)
}

// read opens the file and reads it.
func (s *session) read(args []string, o ImportOptions) (Import, error) {
	if args[1] == "-" {
		o.Name = "standard input"
		return s.Formats.Import(args[0], s.In, o)
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
func (s *session) replay(ctx context.Context, events []model.Event, o transfer, err error) error {
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

// exportFile writes the board to a file or to standard output.
func exportFile(ctx context.Context, s *session, args []string, o transfer) error {
	if err := s.knows(args[0], func(f Format) bool { return f.Export }); err != nil {
		return err
	}
	if o.history && args[0] != "json" {
		return usage("--history goes with json: %s has no place for it", args[0])
	}
	path := "-"
	if len(args) > 1 {
		path = args[1]
	}
	if path != "-" && s.abs(path) == s.board.path {
		return model.Errorf(model.Refused, "%s is the board itself: write to another file", path)
	}
	b, err := s.store.Whole(ctx)
	if err != nil {
		return err
	}
	opts := ExportOptions{Now: s.now()}
	if o.history {
		events, err := s.events(ctx, b.Head().Seq)
		if err != nil {
			return err
		}
		opts.History = slices.Values(events)
	}
	tasks := 0
	for range b.Tasks() {
		tasks++
	}
	if o.dryRun {
		s.say("would write %s to %s", model.Count(tasks, "task"), path)
		return nil
	}
	if path == "-" {
		return s.Formats.Export(args[0], s.Out, b, opts)
	}
	bar := s.progress("exporting")
	err = s.save(s.abs(path), func(w io.Writer) error { return s.Formats.Export(args[0], w, b, opts) })
	bar.done()
	if err != nil {
		return err
	}
	s.say("wrote %s to %s", model.Count(tasks, "task"), path)
	return nil
}

// events returns the log up to a sequence number, oldest first.
func (s *session) events(ctx context.Context, upTo model.Seq) ([]model.Event, error) {
	var out []model.Event
	err := s.store.View(ctx, func(r model.Reader) error {
		out = make([]model.Event, 0, upTo)
		for seq := model.Seq(1); seq <= upTo; seq++ {
			if ev, ok := r.Event(seq); ok {
				out = append(out, ev)
			}
		}
		return nil
	})
	return out, err
}

// save writes a whole file or none. Only its owner can read it: a board may
// hold what is not for everybody.
func (s *session) save(path string, write func(io.Writer) error) error {
	var b bytes.Buffer
	if err := write(&b); err != nil {
		return err
	}
	err := maybe.WriteFile(path, b.Bytes(), 0o600)
	if err != nil {
		return model.Errorf(model.Failed, "%s can't be written (%v)", path, cause(err))
	}
	return nil
}
