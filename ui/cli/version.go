package cli

import (
	"strings"

	"github.com/spf13/cobra"
)

// versionCommand prints what was built. It asks for no board and no settings.
func (t tree) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "print the version", GroupID: groupOther, Args: exactly(0), DisableFlagsInUseLine: true,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE: func(*cobra.Command, []string) error {
			if t.flags.json {
				return writeJSON(t.Out, t.Version)
			}
			_, err := t.Out.Write([]byte("baton " + t.Version.String() + "\n"))
			return err
		},
	}
}

// String is the version with its commit and day.
func (v Version) String() string {
	const short = 12
	var more []string
	if v.Commit != "" {
		more = append(more, v.Commit[:min(len(v.Commit), short)])
	}
	if v.Date != "" {
		day, _, _ := strings.Cut(v.Date, "T")
		more = append(more, day)
	}
	if len(more) == 0 {
		return v.Version
	}
	return v.Version + " (" + strings.Join(more, ", ") + ")"
}
