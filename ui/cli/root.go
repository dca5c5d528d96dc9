package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"baton/model"
)

// The groups of verbs in the help.
const (
	groupTasks = "tasks"
	groupBoard = "board"
	groupFiles = "files"
	groupOther = "other"
)

// verb is what a command does.
type verb func(ctx context.Context, s *session, args []string) error

// rootFor returns as much of the tree of commands as a command line needs. To make all
// of it takes a tenth of the time of a short command, which runs one.
func rootFor(p *Program, args []string) *cobra.Command {
	root := newRoot(p, func(name string) bool { return slices.Contains(args, name) })
	if c, _, err := root.Find(args); len(args) > 0 && (err != nil || c == root) {
		return newRoot(p, every) // a wrong verb, one of cobra's, or only flags
	}
	return root
}

func every(string) bool { return true }

// newRoot returns the tree of those commands whose names are wanted.
func newRoot(p *Program, wanted func(name string) bool) *cobra.Command {
	f := &flags{}
	root := &cobra.Command{
		Use:   "baton",
		Short: "A keyboard-driven kanban board in the terminal",
		Long: "baton is a kanban board in the terminal. Alone it opens the board;\n" +
			"baton VERB … does one thing and leaves.",
		Args:          unknownVerb,
		SilenceErrors: true,
		SilenceUsage:  true,
	}
	root.SetIn(p.In)
	root.SetOut(p.Out)
	root.SetErr(p.Err)
	root.SetFlagErrorFunc(flagError)
	root.CompletionOptions.DisableDefaultCmd = true
	root.SetHelpCommand(helpCommand(p))
	root.SetHelpFunc(p.help)
	globalFlags(root, f)
	t := tree{p, f}
	// The flag is ours: cobra's would link text/template in, 2 MB of it.
	version := root.Flags().Bool("version", false, "print the version")
	root.RunE = func(c *cobra.Command, args []string) error {
		if *version {
			return t.printVersion(c, args)
		}
		return t.run(openBoard)(c, args)
	}
	t.completeFlags(root)
	root.AddGroup(
		&cobra.Group{ID: groupTasks, Title: "Tasks"},
		&cobra.Group{ID: groupBoard, Title: "The board"},
		&cobra.Group{ID: groupFiles, Title: "Files"},
		&cobra.Group{ID: groupOther, Title: "Other"},
	)
	for _, v := range t.verbs() {
		if wanted(v.name) {
			root.AddCommand(v.make())
		}
	}
	return root
}

func globalFlags(root *cobra.Command, f *flags) {
	fs := root.PersistentFlags()
	fs.StringVarP(&f.file, "file", "f", "", "the board's `file`")
	fs.StringVar(&f.board, "board", "", "a board by its `name`")
	fs.StringVar(&f.as, "as", "", "act as `person`")
	fs.BoolVar(&f.json, "json", false, "answer in JSON")
	fs.BoolVarP(&f.quiet, "quiet", "q", false, "say nothing on success")
	fs.BoolVar(&f.force, "force", false, "pass what only a soft rule refuses")
	fs.BoolVar(&f.noColor, "no-color", false, "no colours")
}

// tree makes commands that share the program and its flags.
type tree struct {
	*Program
	flags *flags
}

// run turns a verb into what cobra runs.
func (t tree) run(v verb) func(*cobra.Command, []string) error {
	return func(c *cobra.Command, args []string) error {
		args = showTokens(c, args)
		s, err := t.session(*t.flags)
		if err != nil {
			return err
		}
		return v(c.Context(), s, args)
	}
}

// command makes a command out of a verb.
func (t tree) command(group, use, short string, args cobra.PositionalArgs, v verb) *cobra.Command {
	return &cobra.Command{
		Use: use, Short: short, GroupID: group, Args: args, RunE: t.run(v), ValidArgsFunction: t.complete(nothing),
		DisableFlagsInUseLine: true,
	}
}

// unknownVerb refuses what is no verb, with the one that was probably meant.
func unknownVerb(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return nil
	}
	var names []string
	for _, sub := range c.Commands() {
		if !sub.Hidden {
			names = append(append(names, sub.Name()), sub.Aliases...)
		}
	}
	path := c.CommandPath()
	if near, ok := model.Nearest(args[0], names); ok {
		return usage("no command %q: did you mean %s %s?", args[0], path, near)
	}
	return usage("no command %q: %s --help lists them", args[0], path)
}

// flagError says what is wrong with a flag.
func flagError(c *cobra.Command, err error) error {
	var invalid *pflag.InvalidValueError
	if errors.As(err, &invalid) {
		flag, takes := invalid.GetFlag(), "a whole number"
		if flag.Value.Type() == "bool" {
			takes = "true or false"
		}
		return usage("invalid --%s %q: it takes %s", flag.Name, invalid.GetValue(), takes)
	}
	return usage("%v: %s --help lists the flags", err, c.CommandPath())
}
