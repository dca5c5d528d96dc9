// Package plain makes text that can't drive a terminal. What comes in, from
// people, files or a board that somebody else made, goes through it: control
// characters, escape among them, and those that turn the direction of writing
// are taken out; what stood between them stays and shows as text.
package plain

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Line returns s as one line: blanks of all kinds become one space, and what is
// no UTF-8 a sign for it. Characters are composed, so that é and 한 are one
// whichever way they were typed (https://www.unicode.org/reports/tr15/).
func Line(s string) string {
	if is(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case Drives(r):
			return -1
		}
		return r
	}, strings.ToValidUTF8(s, "\uFFFD"))
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// is reports whether s is ASCII in single blanks already, as most are.
func is(s string) bool {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c < ' ' || c >= 0x7f || c == ' ' && last == ' ' {
			return false
		}
		last = c
	}
	return s == "" || last != ' '
}

// Drives reports whether r is a control character (C0, C1, escape) or turns
// the direction of writing
// (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters). The
// marks that only say a direction don't.
func Drives(r rune) bool { return unicode.IsControl(r) || r == '\uFEFF' || Turns(r) }

// Turns reports whether r overrides, embeds or isolates the direction of what
// follows.
func Turns(r rune) bool { return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069' }
