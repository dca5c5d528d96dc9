package cli

import (
	"context"
	"io"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/query"
	"baton/model/report"
	"baton/ui"
	"baton/ui/keymap"
	"baton/ui/render"
)

// reportFlags are the flags and arguments of report.
type reportFlags struct {
	since, until string
	format, file string
	filter       string
	excel        bool

	kind  report.Kind
	about string // the one person or milestone that it is about, "" for all
}

func (t tree) reportCommand() *cobra.Command {
	var o reportFlags
	c := t.command(groupTasks, "report [KIND] [NAME] [FILE]", "report how work went: weekly, sprint, person, milestone, flow", atLeast(0, 3),
		func(ctx context.Context, s *session, args []string) error { return printReport(ctx, s, args, o) })
	c.Long = "On a terminal, without KIND, opens the reports on the screen.\n\nReports how work went over some days, what is in progress and what to expect.\nNAME is one person, or one milestone. Without FILE, or with -, it goes to standard\noutput.\n\n" + reportKinds()
	c.Flags().StringVar(&o.since, "since", "", "from the day of `WHEN`: -7d, mon, yesterday, 2026-11-27")
	c.Flags().StringVar(&o.until, "until", "", "to the day of `WHEN`, as things were then")
	c.Flags().StringVar(&o.filter, "filter", "", "only the tasks that match `FILTER` now, archived ones too")
	c.Flags().StringVar(&o.format, "format", "", "in `FORM`: "+strings.Join(formNames(), ", ")+"; by default as FILE ends")
	c.Flags().StringVarP(&o.file, "output", "o", "", "write to `FILE`, readable only by you")
	c.Flags().BoolVar(&o.excel, "excel", false, excelHelp)
	c.ValidArgsFunction = t.completeReport
	_ = c.RegisterFlagCompletionFunc("filter", t.complete(tokens(query.Filtering, 0)))
	_ = c.RegisterFlagCompletionFunc("format", func(_ *cobra.Command, _ []string, typed string) ([]string, cobra.ShellCompDirective) {
		var out []string
		for _, f := range render.Forms() {
			if strings.HasPrefix(f.Name, typed) {
				out = append(out, cobra.CompletionWithDesc(f.Name, f.Help))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	})
	return c
}

// reportKinds lists the kinds of report for the help.
func reportKinds() string {
	var b strings.Builder
	for _, k := range report.Kinds() {
		b.WriteString("  " + k[0] + strings.Repeat(" ", max(1, 11-len(k[0]))) + k[1] + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

func formNames() []string {
	var out []string
	for _, f := range render.Forms() {
		out = append(out, f.Name)
	}
	return out
}

// completeReport completes a kind, then people or milestones, then a file.
func (t tree) completeReport(c *cobra.Command, args []string, typed string) ([]string, cobra.ShellCompDirective) {
	switch {
	case len(args) == 0:
		var out []string
		for _, k := range report.Kinds() {
			if strings.HasPrefix(k[0], typed) {
				out = append(out, cobra.CompletionWithDesc(k[0], k[1]))
			}
		}
		return out, cobra.ShellCompDirectiveNoFileComp
	case len(args) == 1 && report.Kind(args[0]).Named():
		names := func(s *session, r model.Reader, kind []string, typed string) []string {
			if report.Kind(kind[0]) == report.Milestone {
				return called[model.Milestone](s, r, nil, typed)
			}
			return called[model.Person](s, r, nil, typed)
		}
		return t.complete(names)(c, args, typed)
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// printReport prints a report, or writes it to a file.
func printReport(ctx context.Context, s *session, args []string, o reportFlags) error {
	if len(args) == 0 {
		if o != (reportFlags{}) || s.json || !isTerminal(s.In) || !isTerminal(s.Out) {
			return usage("which report? weekly, sprint, person, milestone or flow; on a terminal, baton report alone shows them all")
		}
		return s.openAt(ctx, ui.Options{Start: keymap.Reports})
	}
	if err := o.understand(s, args); err != nil {
		return err
	}
	if err := s.board.mustExist(); err != nil {
		return err
	}
	r, err := reportOn(ctx, s, o)
	if err != nil {
		return err
	}
	page := render.Look{Theme: s.theme(), ASCII: s.config.ASCII, Width: s.width()}
	if o.file != "-" {
		page = render.Look{Theme: render.PlainTheme(s.config.ASCII), ASCII: s.config.ASCII}
	}
	page.Sheet = s.style(o.excel)
	out, err := render.Write(o.format, r, page)
	if err != nil {
		return err
	}
	if o.file == "-" {
		_, err = s.Out.Write(out)
		return err
	}
	if err := s.writeTo(ctx, o.file, func(w io.Writer) error { _, err := w.Write(out); return err }); err != nil {
		return err
	}
	s.say("wrote the report to %s", o.file)
	return nil
}

// understand checks the arguments and fills in the flags from them.
func (o *reportFlags) understand(s *session, args []string) error {
	var kinds []string
	for _, k := range report.Kinds() {
		kinds = append(kinds, k[0])
	}
	if !slices.Contains(kinds, args[0]) {
		return unknownOf("report", args[0], kinds)
	}
	o.kind = report.Kind(args[0])
	rest := args[1:]
	if o.kind.Named() && len(rest) > 0 && !isFile(rest[0]) {
		o.about, rest = rest[0], rest[1:]
	}
	switch {
	case len(rest) > 1:
		return usage("unexpected argument %q: baton report %s [FILE]", rest[1], o.kind)
	case len(rest) == 1 && !isFile(rest[0]): // a name, perhaps, where none is asked for
		return usage("report %s takes no name, and %q does not end like a report's file (.md, .html, …): -o writes to it, report person is about one person", o.kind, rest[0])
	case len(rest) == 1 && o.file != "":
		return usage("two files, %s and %s: name one", rest[0], o.file)
	case len(rest) == 1:
		o.file = rest[0]
	case o.file == "":
		o.file = "-"
	}
	return o.choose(s)
}

// choose finds the format: the one given, or else the one of the file's extension.
func (o *reportFlags) choose(s *session) error {
	if s.json {
		if o.format != "" && o.format != "json" {
			return usage("--json and --format %s: choose one", o.format)
		}
		o.format = "json"
	}
	if o.excel && o.format == "" && !strings.Contains(filepath.Base(o.file), ".") {
		o.format = "csv"
	}
	end := strings.ToLower(filepath.Ext(o.file))
	for _, f := range render.Forms() {
		if o.format == "" && slices.Contains(f.Ends, end) {
			o.format = f.Name
		}
	}
	if o.format == "" {
		o.format = formNames()[0]
		var ends []string
		for _, f := range render.Forms() {
			ends = append(ends, f.Ends[0])
		}
		return noForm(o.file, ends)
	}
	if !slices.Contains(formNames(), o.format) {
		return unknownOf("format", o.format, formNames())
	}
	if o.excel && o.format != "csv" {
		return usage("--excel only works with csv: %s is not a table", o.format)
	}
	return nil
}

// isFile reports whether a word names a file: it has a folder, or the extension of a
// form of report.
func isFile(word string) bool {
	end := strings.ToLower(filepath.Ext(word))
	known := slices.ContainsFunc(render.Forms(), func(f render.Form) bool { return slices.Contains(f.Ends, end) })
	return word == "-" || known || filepath.Base(word) != word
}

// unknownOf refuses a word that is not one of a few, and suggests the one that was meant.
func unknownOf(what, name string, known []string) error {
	if near, ok := model.Nearest(name, known); ok {
		return usage("no %s %q: did you mean %s?", what, name, near)
	}
	return usage("no %s %q: there are %s", what, name, strings.Join(known, ", "))
}
