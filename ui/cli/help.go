package cli

import (
	"fmt"
	"io"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"baton/model/query"
	"baton/ui/look"
)

// helpCommand shows the help of a verb.
func helpCommand(p *Program) *cobra.Command {
	return &cobra.Command{
		Use: "help [VERB]", Short: "help about a verb", GroupID: groupOther, DisableFlagsInUseLine: true,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(c *cobra.Command, args []string) error {
			of, rest, err := c.Root().Find(args)
			switch {
			case err != nil:
				return unknownVerb(c.Root(), args)
			case len(rest) > 0 && of.HasSubCommands():
				return unknownVerb(of, rest)
			}
			p.helpOn(of, rest)
			return nil
		},
	}
}

// help prints what a command does. What cobra hands over begins with the verb, so
// the arguments are taken from where they were parsed.
func (p *Program) help(c *cobra.Command, _ []string) { p.helpOn(c, c.Flags().Args()) }

// helpOn prints what a command does, its verbs and its flags; for import and export
// also the help page of the format that the arguments name.
func (p *Program) helpOn(c *cobra.Command, args []string) {
	th := look.New(look.Mode{Theme: "dark", Profile: p.profile(false)})
	w := p.Out
	text, use := c.Long, usageLine(c)
	if text == "" {
		text = strings.ToUpper(c.Short[:1]) + c.Short[1:] + "."
	}
	if page := p.page(c, args); page != "" {
		text, use = page, strings.Replace(strings.Replace(use, "[FORMAT]", "FORMAT", 1), "FORMAT", args[0], 1)
	}
	_, _ = fmt.Fprintln(w, text)
	heading(w, th, "Usage")
	_, _ = fmt.Fprintln(w, "  "+use)
	if len(c.Aliases) > 0 {
		_, _ = fmt.Fprintln(w, "  also: "+strings.Join(c.Aliases, ", "))
	}
	for _, g := range c.Groups() {
		verbs(w, th, c, g.ID, g.Title)
	}
	if len(c.Groups()) == 0 {
		verbs(w, th, c, "", "Verbs")
	}
	tokensHelp(w, th, c)
	flagsHelp(w, th, "Flags", c.LocalNonPersistentFlags())
	if !c.HasParent() {
		flagsHelp(w, th, "Flags of every verb", c.PersistentFlags())
		_, _ = fmt.Fprintln(w, "\nbaton VERB --help says more about a verb.")
		return
	}
	_, _ = fmt.Fprintln(w, "\nbaton --help lists the flags that every verb has.")
}

func usageLine(c *cobra.Command) string {
	if !c.HasParent() {
		return "baton [VERB …] [FLAGS]"
	}
	if c.HasSubCommands() {
		return "baton " + form(c) + " [VERB …]"
	}
	return "baton " + form(c)
}

func heading(w io.Writer, th *look.Theme, s string) {
	_, _ = fmt.Fprintln(w, "\n"+th.Heading.Render(s))
}

// verbs lists the commands of a group.
func verbs(w io.Writer, th *look.Theme, c *cobra.Command, group, title string) {
	width := 0
	var list []*cobra.Command
	for _, sub := range c.Commands() {
		if !sub.Hidden && sub.GroupID == group {
			list = append(list, sub)
			width = max(width, look.Width(sub.Use))
		}
	}
	if len(list) == 0 {
		return
	}
	heading(w, th, title)
	width = min(width, helpColumn)
	for _, sub := range list {
		name := sub.Use
		if look.Width(name) > width {
			_, _ = fmt.Fprintf(w, "  %s\n  %s  %s\n", th.Key.Render(name), look.Spaces(width), sub.Short)
			continue
		}
		_, _ = fmt.Fprintf(w, "  %s%s  %s\n", th.Key.Render(name), look.Spaces(width-look.Width(name)), sub.Short)
	}
}

// helpColumn is the largest width of the first column of help.
const helpColumn = 24

// tokensHelp lists the tokens of a verb that takes some.
func tokensHelp(w io.Writer, th *look.Theme, c *cobra.Command) {
	use := map[string]func(query.Token) string{
		"add":  func(t query.Token) string { return t.Add },
		"edit": func(t query.Token) string { return t.Edit },
		"list": func(t query.Token) string { return t.Filter },
	}[c.Name()]
	if use == nil || c.Parent() != c.Root() {
		return
	}
	heading(w, th, "Tokens")
	for _, t := range query.Tokens() {
		form := t.Form
		if t.Shell != "" {
			form += "  " + t.Shell
		}
		if text := use(t); text != "" {
			_, _ = fmt.Fprintf(w, "  %s%s  %s\n", th.Key.Render(form), look.Spaces(tokenColumn-look.Width(form)), text)
		}
	}
	_, _ = fmt.Fprintln(w, "\nShells eat some of these characters: put them in quotes, as in\n  baton "+map[string]string{
		"add":  "add 'Fix login @kim #api !high due:fri'",
		"edit": "edit 12 '-#api' '@kim' due:none",
		"list": "list '@me due:<fri or is:blocked sort:due'",
	}[c.Name()])
}

// tokenColumn is the width of the column of tokens, in both spellings.
const tokenColumn = 18

// flagsHelp lists flags.
func flagsHelp(w io.Writer, th *look.Theme, title string, fs *pflag.FlagSet) {
	var rows [][2]string
	width := 0
	fs.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		arg, text := pflag.UnquoteUsage(f)
		name := "    --" + f.Name
		if f.Shorthand != "" {
			name = "-" + f.Shorthand + ", --" + f.Name
		}
		if arg != "" {
			name += " " + strings.ToUpper(arg)
		}
		rows = append(rows, [2]string{name, text})
		width = max(width, look.Width(name))
	})
	if len(rows) == 0 {
		return
	}
	heading(w, th, title)
	for _, r := range rows {
		_, _ = fmt.Fprintf(w, "  %s%s  %s\n", th.Key.Render(r[0]), look.Spaces(width-look.Width(r[0])), r[1])
	}
}
