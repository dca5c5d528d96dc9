package cli

import (
	"regexp"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// tokenMark is put before an argument that begins with a minus but is not a flag. It
// can't come from outside: no argument holds a zero byte.
const tokenMark = "\x00"

// token matches arguments that are tokens, never flags: -@kim, -#api, -!,
// -due:fri, and those that clear a field: -due.
func token() *regexp.Regexp {
	return regexp.MustCompile(`^-([@#!]|[A-Za-z][A-Za-z.]*:|(due|est|prio|parent|milestone|after)$)`)
}

// hideTokens marks the arguments that must not be parsed as flags.
func hideTokens(args []string) []string {
	out := slices.Clone(args)
	var is *regexp.Regexp // compiled at the first minus: most lines have none
	filter := filterAt(args)
	for i, a := range out {
		if a == "--" {
			break
		}
		if len(a) < 2 || a[0] != '-' || a[1] == '-' {
			continue
		}
		if is == nil {
			is = token()
		}
		if is.MatchString(a) || i > filter && len(a) > 2 {
			out[i] = tokenMark + a
		}
	}
	return out
}

// filterAt returns the index of a verb that takes a filter, after which -fixme
// is a negated word and not a bundle of flags; len(args) if there is none.
func filterAt(args []string) int {
	for i := 0; i < len(args); i++ {
		switch a := args[i]; {
		case slices.Contains([]string{"-f", "--file", "--board", "--as"}, a):
			i++ // its value
		case strings.HasPrefix(a, "-"):
		case slices.Contains([]string{"list", "ls"}, a):
			return i
		case a == "views" && i+1 < len(args):
			return i + 1
		default:
			return len(args)
		}
	}
	return len(args)
}

// showTokens removes the marks again, from values of flags too.
func showTokens(c *cobra.Command, args []string) []string {
	out := slices.Clone(args)
	for i := range out {
		out[i] = strings.TrimPrefix(out[i], tokenMark)
	}
	c.Flags().Visit(func(f *pflag.Flag) {
		if v := f.Value.String(); f.Value.Type() == "string" && strings.HasPrefix(v, tokenMark) {
			_ = f.Value.Set(strings.TrimPrefix(v, tokenMark))
		}
	})
	return out
}

// line joins arguments into a line of tokens. It restores the quotes that the shell
// removed: milestone:"Big One" arrives as milestone:Big One. An argument that is
// the whole line, or begins with no token, stays as it is.
func line(args []string) string {
	if len(args) == 1 {
		return args[0]
	}
	return rejoin(args, regexp.MustCompile(`^-?([A-Za-z][A-Za-z.]*:|[#@])`))
}

// settings joins arguments into the settings of a column or a person, as line
// does: full:"Kim Lee" arrives as full:Kim Lee.
func settings(args []string) string {
	return rejoin(args, regexp.MustCompile(`^[A-Za-z]+:`))
}

func rejoin(args []string, head *regexp.Regexp) string {
	out := slices.Clone(args)
	for i, a := range out {
		at := head.FindString(a)
		if at == "" || !strings.ContainsFunc(a, unicode.IsSpace) || strings.Contains(a, `"`) {
			continue
		}
		out[i] = at + `"` + strings.ReplaceAll(a[len(at):], `\`, `\\`) + `"`
	}
	return strings.Join(out, " ")
}

// atLeast requires at least that many arguments, and at most that many unless most is -1.
// Its error shows the verb's usage.
func atLeast(least, most int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		if len(args) >= least && (most < 0 || len(args) <= most) {
			return nil
		}
		if len(args) >= least {
			return unexpected(c, args[most])
		}
		return usage("%s needs more arguments: baton %s", c.Name(), form(c))
	}
}

// exactly requires n arguments.
func exactly(n int) cobra.PositionalArgs {
	return func(c *cobra.Command, args []string) error {
		switch {
		case len(args) < n:
			return usage("%s needs more arguments: baton %s", c.Name(), form(c))
		case len(args) > n:
			return unexpected(c, args[n])
		}
		return nil
	}
}

// unexpected refuses an argument that a verb has no use for.
func unexpected(c *cobra.Command, arg string) error {
	return usage("unexpected argument %q: baton %s", strings.TrimPrefix(arg, tokenMark), form(c))
}

// form returns the usage of a command, without the program's name.
func form(c *cobra.Command) string {
	if p := c.Parent(); p != nil && p.HasParent() {
		return p.Name() + " " + c.Use
	}
	return c.Use
}
