package query

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// cleanTitle returns text as one line that can't drive a terminal: blanks of
// all kinds become one space, control characters and those that turn the
// direction of writing go, and composed characters stand for composed ones.
func cleanTitle(s string) string {
	s = strings.ToValidUTF8(s, "\uFFFD")
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.IsControl(r), isBidi(r), r == '\uFEFF':
			return -1
		}
		return r
	}, s)
	return composed(strings.Join(strings.Fields(s), " "))
}

// isBidi reports whether r overrides, embeds or isolates the direction of what
// follows (https://www.unicode.org/reports/tr9/#Directional_Formatting_Characters).
// The marks that only say a direction stay.
func isBidi(r rune) bool { return '\u202A' <= r && r <= '\u202E' || '\u2066' <= r && r <= '\u2069' }

// composed returns s in normal form C, in which é and 한 are one character
// whichever way they were typed (https://www.unicode.org/reports/tr15/).
func composed(s string) string { return norm.NFC.String(s) }
