package cli

import (
	"strconv"

	"github.com/charmbracelet/colorprofile"
	"github.com/charmbracelet/x/term"

	"baton/ui/look"
)

// theme returns the styles for what a verb prints: none where it goes to no
// terminal. The terminal is not asked for its background; the setting says it.
func (s *session) theme() *look.Theme {
	return look.New(look.Mode{Theme: s.config.theme(), Profile: s.profile(s.noColor), ASCII: s.config.ASCII})
}

// profile tells how many colours standard output has. NO_COLOR and
// CLICOLOR_FORCE are obeyed; any text in NO_COLOR counts
// (https://no-color.org).
func (p *Program) profile(noColor bool) colorprofile.Profile {
	forced, _ := strconv.ParseBool(p.getenv("CLICOLOR_FORCE"))
	switch {
	case !isTerminal(p.Out) && !forced:
		return colorprofile.NoTTY
	case noColor || p.getenv("NO_COLOR") != "":
		return min(colorprofile.ASCII, colorprofile.Env(p.Env))
	}
	return colorprofile.Env(p.Env)
}

// width returns the cells of the terminal on standard output, 0 where lines
// may be of any length.
func (p *Program) width() int {
	f, ok := p.Out.(interface{ Fd() uintptr })
	if !ok || !term.IsTerminal(f.Fd()) {
		return 0
	}
	w, _, err := term.GetSize(f.Fd())
	if err != nil {
		return 0
	}
	return w
}
