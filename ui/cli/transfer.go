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

// transferFlags are the flags of import and export.
type transferFlags struct {
	dryRun  bool
	mapping []string
	history bool
	excel   bool
}

// excelHelp describes --excel, for export and report.
const excelHelp = "a table that Excel opens with a double click: marked as UTF-8, with the separator and decimals of your locale (LANG=de_DE: semicolons)"

// style returns how a table is written.
func (p *Program) style(excel bool) sheet.Style {
	if !excel {
		return sheet.Style{}
	}
	return sheet.For(cmp.Or(p.getenv("LC_ALL"), p.getenv("LC_NUMERIC"), p.getenv("LANG")))
}

// formats lists formats for the help of a verb.
func (t tree) formats(verb string, can func(transfer.Format) bool) string {
	var b strings.Builder
	for _, f := range t.Formats.List() {
		if can(f) {
			_, _ = fmt.Fprintf(&b, "  %-10s %s\n", f.Name, f.Help)
		}
	}
	_, _ = fmt.Fprintf(&b, "\nbaton %s FORMAT --help says more about a format.", verb)
	return b.String()
}

// page returns the help page of the format that the arguments of import or
// export begin with, "" if they name none.
func (p *Program) page(c *cobra.Command, args []string) string {
	can := map[string]func(transfer.Format) bool{"import": importable, "export": exportable}[c.Name()]
	if can == nil || len(args) == 0 || c.Parent() != c.Root() {
		return ""
	}
	for _, f := range p.Formats.List() {
		if f.Name == args[0] && can(f) {
			return f.Page
		}
	}
	return ""
}

// completeFormat completes a format, then a file. What is left to the shell where
// no format begins so, the directive says.
func (t tree) completeFormat(can func(transfer.Format) bool, none cobra.ShellCompDirective) cobra.CompletionFunc {
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
		if len(out) > 0 {
			none = cobra.ShellCompDirectiveNoFileComp
		}
		return out, none
	}
}

// knowsFormat refuses an unknown format, before any file is opened.
func knowsFormat(s *session, name string, can func(transfer.Format) bool) error {
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
