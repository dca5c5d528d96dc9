package cli

import (
	"slices"
	"strconv"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"baton/model/query"
)

// manCommand prints the manual page. It says what help says, from the same
// commands and tokens, and what has no place there.
func (t tree) manCommand() *cobra.Command {
	return &cobra.Command{
		Use: "man", Short: "print the manual page, as in baton man | man -l -", GroupID: groupOther, Args: exactly(0), DisableFlagsInUseLine: true,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			day, err := t.day()
			if err != nil {
				return err
			}
			_, err = t.Out.Write([]byte(manual(newRoot(t.Program, every), day, t.Version.Version)))
			return err
		},
	}
}

// day is the day of the page: when the program was built, if it knows.
func (p *Program) day() (string, error) {
	if day, _, _ := strings.Cut(p.Version.Date, "T"); day != "" {
		return day, nil
	}
	now, err := p.clock()
	if err != nil {
		return "", err
	}
	return now().Format("2006-01-02"), nil
}

// manual returns the manual page.
func manual(root *cobra.Command, day, version string) string {
	w := &roff{}
	w.macro("TH", "BATON", "1", day, escape("baton "+version), "User Commands")
	w.macro("nh") // commands are not broken
	w.macro("ad", "l")
	w.macro("SH", "NAME")
	w.WriteString("baton \\- " + escape(lower(root.Short)) + "\n")
	w.macro("SH", "SYNOPSIS")
	w.macro("nf")
	for _, use := range []string{"[FLAGS]", "VERB [ARG…] [FLAGS]"} {
		w.WriteString(bold("baton") + " " + usageTag(use) + "\n")
	}
	w.macro("fi")
	w.macro("SH", "DESCRIPTION")
	w.paragraphs(root.Long + "\n\n" + manDescription)
	w.macro("SH", "COMMANDS")
	for _, g := range root.Groups() {
		w.macro("SS", g.Title)
		w.commands(root, g.ID)
	}
	w.macro("SH", "FLAGS")
	w.text("Every verb has these, and --help, which tells more about it.")
	w.flags(root.PersistentFlags())
	w.tokens()
	w.macro("SH", "THE BOARD")
	w.paragraphs(manBoard)
	w.macro("SH", "WHO ACTS")
	w.paragraphs(manPerson)
	w.macro("SH", "SETTINGS")
	w.settings()
	w.rows("EXIT STATUS", exitRows())
	w.rows("ENVIRONMENT", variables())
	w.rows("FILES", files())
	w.macro("SH", "EXAMPLES")
	w.paragraphs(manExamples)
	w.macro("SH", "SEE ALSO")
	w.WriteString(bold("git-config") + "(1), " + bold("no_color") + " at <https://no\\-color.org>\n")
	return w.String()
}

// commands writes the commands of a group, each with its verbs and flags.
func (w *roff) commands(of *cobra.Command, group string) {
	for _, c := range of.Commands() {
		if c.Hidden || c.GroupID != group {
			continue
		}
		w.item(usageTag(c.Use))
		first, more, _ := strings.Cut(c.Long, "\n\n")
		if first == "" {
			first = sentence(c.Short)
		}
		w.paragraphs(first)
		if len(c.Aliases) > 0 {
			w.text("Also written " + strings.Join(c.Aliases, ", ") + ".")
		}
		if more != "" {
			w.inner(func() {
				w.macro("PP")
				w.paragraphs(more)
			})
		}
		if c.HasSubCommands() || c.LocalNonPersistentFlags().HasAvailableFlags() {
			w.inner(func() {
				w.commands(c, "")
				w.flags(c.LocalNonPersistentFlags())
			})
		}
	}
}

// flags writes flags and what they take.
func (w *roff) flags(fs *pflag.FlagSet) {
	fs.VisitAll(func(f *pflag.Flag) {
		if f.Hidden || f.Name == "help" {
			return
		}
		tag := bold("--" + f.Name)
		if f.Shorthand != "" {
			tag = bold("-"+f.Shorthand) + ", " + tag
		}
		arg, text := pflag.UnquoteUsage(f)
		if arg != "" {
			tag += " " + italic(strings.ToUpper(arg))
		}
		w.item(tag)
		w.text(sentence(text))
	})
}

// tokens writes the tokens with what they do in each use.
func (w *roff) tokens() {
	w.macro("SH", "TOKENS")
	w.paragraphs(manTokens)
	for _, t := range query.Tokens() {
		tag := bold(t.Form)
		if t.Shell != "" {
			tag += ", " + bold(t.Shell)
		}
		w.item(tag)
		first := true
		for _, use := range [][2]string{{"add", t.Add}, {"edit", t.Edit}, {"filter", t.Filter}} {
			if use[1] == "" {
				continue
			}
			if !first {
				w.macro("br")
			}
			first = false
			w.WriteString(italic(use[0]+":") + " " + escape(use[1]) + "\n")
		}
	}
}

// settings writes what config.toml may say.
func (w *roff) settings() {
	w.paragraphs(manSettings)
	for _, name := range configNames() {
		w.item(bold(name))
		w.text(sentence(configText(name)))
	}
}

// rows writes a section of tags and what they mean.
func (w *roff) rows(title string, rows [][2]string) {
	w.macro("SH", title)
	for _, r := range rows {
		w.item(bold(r[0]))
		w.text(sentence(r[1]))
	}
}

// exitRows are the exit codes for people, in order.
func exitRows() [][2]string {
	var out [][2]string
	for _, e := range exitCodes() {
		out = append(out, [2]string{strconv.Itoa(e.code), e.text})
	}
	slices.SortStableFunc(out, func(a, b [2]string) int {
		x, _ := strconv.Atoi(a[0])
		y, _ := strconv.Atoi(b[0])
		return x - y
	})
	return out
}

// sentence makes a sentence of what help says in a line.
func sentence(s string) string {
	return strings.ToUpper(s[:1]) + s[1:] + "."
}

func lower(s string) string { return strings.ToLower(s[:1]) + s[1:] }
