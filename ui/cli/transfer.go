package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"baton/model"
	"baton/model/sheet"
	"baton/model/transfer"
)

// transferFlags is what import and export are told besides the file.
type transferFlags struct {
	dryRun  bool
	mapping []string
	history bool
	excel   bool
}

// excelHelp says what --excel does, of export and of report.
const excelHelp = "a table that Excel opens with a double click: marked as UTF-8, with the separator and decimals of your locale (LANG=de_DE: semicolons)"

// style returns how a table is written.
func (p *Program) style(excel bool) sheet.Style {
	if !excel {
		return sheet.Style{}
	}
	return sheet.For(cmp.Or(p.getenv("LC_ALL"), p.getenv("LC_NUMERIC"), p.getenv("LANG")))
}

// formats lists formats for the help.
func (t tree) formats(can func(transfer.Format) bool) string {
	var b strings.Builder
	for _, f := range t.Formats.List() {
		if can(f) {
			_, _ = fmt.Fprintf(&b, "  %-10s %s\n", f.Name, f.Help)
		}
	}
	return strings.TrimRight(b.String(), "\n")
}

// completeFormat completes a format, then a file.
func (t tree) completeFormat(can func(transfer.Format) bool) cobra.CompletionFunc {
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
func (s *session) knows(name string, can func(transfer.Format) bool) error {
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
