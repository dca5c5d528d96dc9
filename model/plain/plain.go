// Package plain makes text that can't control a terminal. Everything that comes in
// goes through it, whether from people, files or another person's board. It removes
// control characters, including escape, and characters that change the direction of
// writing; what was between them stays as visible text.
package plain

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// Line returns s as one line: runs of white space become one space, and invalid UTF-8
// becomes U+FFFD. Characters are composed, so that é and 한 are one character however
// they were typed (https://www.unicode.org/reports/tr15/).
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

// is reports whether s is a line already, in ASCII and with single spaces, as most
// texts are.
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

// Drives reports whether r is a control character (C0, C1, escape) or changes
// the direction of writing
// (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters). Marks
// that only have a direction themselves, such as U+200E, do not.
func Drives(r rune) bool { return unicode.IsControl(r) || r == '\uFEFF' || Turns(r) }

// Turns reports whether r overrides, embeds or isolates the direction of what
// follows.
func Turns(r rune) bool { return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069' }
