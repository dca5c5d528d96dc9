package cli

import (
	"embed"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

// completions holds a script for each shell. They are ours: cobra's let some
// shells evaluate the line, and with it what a board says.
//
//go:embed completion
var completions embed.FS

func shells() []string { return []string{"bash", "zsh", "fish", "powershell"} }

// completionCommand prints a shell's completion script. It asks for no board.
func (t tree) completionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "completion SHELL", Short: "print the completion script for " + strings.Join(shells(), ", "), GroupID: groupOther,
		Long: "Prints the completion script for a shell.\n\n" +
			"  bash        source <(baton completion bash)\n" +
			"  zsh         baton completion zsh > \"${fpath[1]}/_baton\"\n" +
			"  fish        baton completion fish > ~/.config/fish/completions/baton.fish\n" +
			"  powershell  baton completion powershell | Out-String | Invoke-Expression",
		Args: exactly(1), DisableFlagsInUseLine: true,
		ValidArgsFunction: cobra.FixedCompletions(shells(), cobra.ShellCompDirectiveNoFileComp),
		RunE: func(_ *cobra.Command, args []string) error {
			if !slices.Contains(shells(), args[0]) {
				return usage("no completion for %q: there are %s", args[0], strings.Join(shells(), ", "))
			}
			script, err := completions.ReadFile("completion/baton." + args[0])
			if err != nil {
				return err
			}
			_, err = t.Out.Write(script)
			return err
		},
	}
}
