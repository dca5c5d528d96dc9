package cli

import (
	"runtime/debug"
	"strings"

	"github.com/spf13/cobra"
)

// versionCommand prints what was built. It asks for no board and no settings.
func (t tree) versionCommand() *cobra.Command {
	return &cobra.Command{
		Use: "version", Short: "print the version", GroupID: groupOther, Args: exactly(0), DisableFlagsInUseLine: true,
		ValidArgsFunction: cobra.NoFileCompletions,
		RunE:              t.printVersion,
	}
}

func (t tree) printVersion(*cobra.Command, []string) error {
	if t.flags.json {
		return writeJSON(t.Out, t.Version)
	}
	_, err := t.Out.Write([]byte("baton " + t.Version.String() + "\n"))
	return err
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

// Built returns what was built: what the linker was told, else what Go noted.
func Built(version, commit, date string) Version {
	v := Version{version, commit, date}
	if v.Version != "" {
		return v
	}
	v.Version = "devel"
	info, ok := debug.ReadBuildInfo()
	if !ok {
		return v
	}
	if info.Main.Version != "" && info.Main.Version != "(devel)" {
		v.Version = info.Main.Version
	}
	for _, s := range info.Settings {
		switch s.Key {
		case "vcs.revision":
			v.Commit = s.Value
		case "vcs.time":
			v.Date = s.Value
		}
	}
	return v
}
