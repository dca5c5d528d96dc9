package cli

import (
	_ "embed" // the script for bash
	"strings"

	"github.com/spf13/cobra"
)

// bashCompletion is ours: cobra's wants the bash-completion package, and runs
// what stands in the line.
//
//go:embed completion.bash
var bashCompletion string

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
		RunE: func(c *cobra.Command, args []string) error {
			switch args[0] {
			case "bash":
				_, err := t.Out.Write([]byte(bashCompletion))
				return err
			case "zsh":
				return c.Root().GenZshCompletion(t.Out)
			case "fish":
				return c.Root().GenFishCompletion(t.Out, true)
			case "powershell":
				return c.Root().GenPowerShellCompletionWithDesc(t.Out)
			}
			return usage("no completion for %q: there are %s", args[0], strings.Join(shells(), ", "))
		},
	}
}
