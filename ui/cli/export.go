package cli

import (
	"cmp"
	"context"
	"io"
	"slices"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/transfer"
)

func (t tree) exportCommand() *cobra.Command {
	var o transferFlags
	c := t.command(groupFiles, "export FORMAT [FILE]", "write the board to a file; - or none is standard output", atLeast(1, 2),
		func(ctx context.Context, s *session, args []string) error { return exportFile(ctx, s, args, o) })
	c.Long = "Writes the board to a file that only you can read. An existing file is\nreplaced once all of it is written.\n\n" +
		t.formats("export", exportable)
	c.Flags().BoolVar(&o.dryRun, "dry-run", false, "say what would happen and write nothing")
	c.Flags().BoolVar(&o.history, "history", false, "include the log")
	c.Flags().BoolVar(&o.excel, "excel", false, excelHelp)
	c.ValidArgsFunction = t.completeFormat(exportable, cobra.ShellCompDirectiveNoFileComp)
	return c
}

func exportable(f transfer.Format) bool { return f.Export }

// exportFile writes the board to a file or to standard output.
func exportFile(ctx context.Context, s *session, args []string, o transferFlags) error {
	if err := cmp.Or(knowsFormat(s, args[0], exportable), s.board.mustExist()); err != nil {
		return err
	}
	if o.history && args[0] != "json" {
		return usage("--history only works with json: %s has no place for it", args[0])
	}
	if o.excel && args[0] != "csv" {
		return usage("--excel only works with csv: %s is not a table", args[0])
	}
	path := "-"
	if len(args) > 1 {
		path = args[1]
	}
	b, err := s.store.Whole(ctx)
	if err != nil {
		return err
	}
	opts, err := exportOptions(ctx, s, b, o)
	if err != nil {
		return err
	}
	tasks := countExported(s, args[0], b)
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

// exportOptions returns what an export needs in addition to the board.
func exportOptions(ctx context.Context, s *session, b *model.Board, o transferFlags) (transfer.ExportOptions, error) {
	opts, upTo := transfer.ExportOptions{Now: s.now(), Sheet: s.style(o.excel)}, model.Seq(1)
	if o.history {
		upTo = b.Head().Seq
	}
	events, err := readEvents(ctx, s, upTo)
	if err == nil && len(events) > 0 {
		opts.Origin = model.ID(events[0].ID)
	}
	if o.history {
		opts.History = slices.Values(events)
	}
	return opts, err
}

// countExported counts the tasks that a format has a place for.
func countExported(s *session, format string, b *model.Board) int {
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

// readEvents returns the log up to a sequence number, oldest first.
func readEvents(ctx context.Context, s *session, upTo model.Seq) ([]model.Event, error) {
	var out []model.Event
	err := s.store.View(ctx, func(r model.Reader) error {
		out = make([]model.Event, 0, upTo)
		out = slices.AppendSeq(out, r.Log(model.Span{Until: upTo}))
		return nil
	})
	return out, err
}
