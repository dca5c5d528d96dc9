package look

import (
	"image/color"

	"github.com/charmbracelet/x/ansi"
)

// Ground is what text stands on.
type Ground uint8

// The grounds: the terminal's own, and that of the card under the cursor.
const (
	Plain Ground = iota
	Raised
)

// Style is the way a piece of text is drawn: an escape sequence made once, written
// before the text, and a reset after it. The zero Style draws text as it is.
type Style struct{ seq, raised string }

// Render returns s in this style. S is one line; styles inside it end the style.
func (s Style) Render(text string) string {
	if s.seq == "" || text == "" {
		return text
	}
	return s.seq + text + reset
}

// Append is Render for rows that are put together in one buffer.
func (s Style) Append(row []byte, text string) []byte {
	if s.seq == "" || text == "" {
		return append(row, text...)
	}
	row = append(row, s.seq...)
	row = append(row, text...)
	return append(row, reset...)
}

// On returns the style on ground g, so that a row of many styles has one ground.
func (s Style) On(g Ground) Style {
	if g == Raised {
		return Style{seq: s.raised, raised: s.raised}
	}
	return s
}

// attr is what a style has besides its colour.
type attr uint8

const (
	bold attr = 1 << iota
	underline
	italic
	struck
	reverse
)

// brush makes styles from the colours of one palette.
type brush struct {
	palette
	bare bool // no colours at all, only bold, underline and reverse
	mute bool // not even those: the output is no terminal
}

// ink makes a style: with its colour it looks like a, without any colour like mono.
func (b brush) style(fg color.Color, a, mono attr) Style {
	if b.mute {
		return Style{}
	}
	if b.bare {
		fg, a = nil, mono
	}
	up := a
	if b.raised == nil {
		up |= bold
	}
	return Style{seq: sgr(fg, nil, a), raised: sgr(fg, b.raised, up)}
}

// sgr writes the sequence that switches a style on, nothing if there is none to it.
func sgr(fg, bg color.Color, a attr) string {
	var s ansi.Style
	if a&bold != 0 {
		s = s.Bold()
	}
	if a&underline != 0 {
		s = s.Underline(true)
	}
	if a&italic != 0 {
		s = s.Italic(true)
	}
	if a&struck != 0 {
		s = s.Strikethrough(true)
	}
	if a&reverse != 0 {
		s = s.Reverse(true)
	}
	if fg != nil {
		s = s.ForegroundColor(fg)
	}
	if bg != nil {
		s = s.BackgroundColor(bg)
	}
	if len(s) == 0 {
		return ""
	}
	return s.String()
}
