package cli

import (
	"cmp"
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"baton/model"
)

func (t tree) exportCommand() *cobra.Command {
	var o transfer
	c := t.command(groupFiles, "export FORMAT [FILE]", "write the board to a file; - or none is standard output", atLeast(1, 2),
		func(ctx context.Context, s *session, args []string) error { return exportFile(ctx, s, args, o) })
	c.Long = "Writes the board to a file, which only you can read. A file that is there is\nreplaced when all of it is written.\n\n" +
		t.formats(func(f Format) bool { return f.Export })
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "say what would happen and write nothing")
	c.Flags().BoolVar(&o.history, "history", false, "the log too")
	c.Flags().BoolVar(&o.excel, "excel", false, excelHelp)
	c.ValidArgsFunction = t.completeFormat(func(f Format) bool { return f.Export })
	return c
}

// exportFile writes the board to a file or to standard output.
func exportFile(ctx context.Context, s *session, args []string, o transfer) error {
	if err := cmp.Or(s.knows(args[0], func(f Format) bool { return f.Export }), s.board.there()); err != nil {
		return err
	}
	if o.history && args[0] != "json" {
		return usage("--history goes with json: %s has no place for it", args[0])
	}
	if o.excel && args[0] != "csv" {
		return usage("--excel goes with csv: %s is not a table", args[0])
	}
	path := "-"
	if len(args) > 1 {
		path = args[1]
	}
	b, err := s.store.Whole(ctx)
	if err != nil {
		return err
	}
	opts, err := s.exportOptions(ctx, b, o)
	if err != nil {
		return err
	}
	tasks := s.exported(args[0], b)
	if o.dryRun {
		if err := s.output(path).Check(); path != "-" && err != nil {
			return err
		}
		s.say("would write %s to %s", model.Count(tasks, "task"), path)
		return nil
	}
	if path == "-" {
		return s.Formats.Export(args[0], s.Out, b, opts)
	}
	bar := s.progress("exporting")
	err = s.writeTo(ctx, path, func(w io.Writer) error { return s.Formats.Export(args[0], w, b, opts) })
	bar.done()
	if err != nil {
		return err
	}
	s.say("wrote %s to %s", model.Count(tasks, "task"), path)
	return nil
}

// exportOptions returns what an export needs to know besides the board.
func (s *session) exportOptions(ctx context.Context, b *model.Board, o transfer) (ExportOptions, error) {
	opts, upTo := ExportOptions{Now: s.now(), Sheet: s.style(o.excel)}, model.Seq(1)
	if o.history {
		upTo = b.Head().Seq
	}
	events, err := s.events(ctx, upTo)
	if err == nil && len(events) > 0 {
		opts.Origin = model.ID(events[0].ID)
	}
	if o.history {
		opts.History = slices.Values(events)
	}
	return opts, err
}

// exported counts the tasks that a format has a place for.
func (s *session) exported(format string, b *model.Board) int {
	only := func(*model.Setup, *model.Task) bool { return true }
	for _, f := range s.Formats.List() {
		if f.Name == format && f.Only != nil {
			only = f.Only
		}
	}
	n := 0
	for t := range b.Tasks() {
		if only(b.Setup(), t) {
			n++
		}
	}
	return n
}

// events returns the log up to a sequence number, oldest first.
func (s *session) events(ctx context.Context, upTo model.Seq) ([]model.Event, error) {
	var out []model.Event
	err := s.store.View(ctx, func(r model.Reader) error {
		out = make([]model.Event, 0, upTo)
		out = slices.AppendSeq(out, r.Log(model.Span{Until: upTo}))
		return nil
	})
	return out, err
}
