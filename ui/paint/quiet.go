package paint

import (
	"slices"

	"github.com/charmbracelet/x/ansi"
)

// quiet returns the parts of b that leave the cells of the screen and the
// cursor's place as they are, and whether that is all of it: queries, the
// clipboard, the title, the modes of mouse, keyboard, paste and cursor. What
// it does not know is not quiet.
func quiet(b []byte) (parts []byte, all bool) {
	p := ansi.GetParser()
	defer ansi.PutParser(p)
	all = true
	var state byte
	for len(b) > 0 {
		seq, _, n, next := ansi.DecodeSequence(b, state, p)
		if next == ansi.NormalState && quietSequence(seq, p) {
			parts = append(parts, seq...)
		} else {
			all = false
		}
		b, state = b[n:], next
	}
	return parts, all
}

func quietSequence(seq []byte, p *ansi.Parser) bool {
	if ansi.HasOscPrefix(seq) || ansi.HasDcsPrefix(seq) {
		return true
	}
	if !ansi.HasCsiPrefix(seq) {
		return false
	}
	c := ansi.Cmd(p.Command())
	switch c.Final() {
	case 'h', 'l':
		return c.Prefix() == '?' && quietModes(p.Params())
	case 'm', 'u': // with a prefix the keyboard's, without it style and cursor
		return c.Prefix() != 0
	case 'p': // asks for a mode; without the $ it resets the terminal
		return c.Intermediate() == '$'
	case 'q': // cursor's shape, or the terminal's name
		return c.Intermediate() == ' ' || c.Prefix() == '>'
	case 'c', 'n': // ask who the terminal is, and where the cursor
		return true
	}
	return false
}

func quietModes(params ansi.Params) bool {
	known := []ansi.Mode{
		ansi.ModeTextCursorEnable, ansi.ModeMouseNormal, ansi.ModeMouseButtonEvent, ansi.ModeMouseAnyEvent,
		ansi.ModeMouseExtSgr, ansi.ModeFocusEvent, ansi.ModeBracketedPaste, ansi.ModeSynchronizedOutput,
	}
	for _, p := range params {
		if !slices.Contains(known, ansi.Mode(ansi.DECMode(p.Param(0)))) {
			return false
		}
	}
	return len(params) > 0
}
