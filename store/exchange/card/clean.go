package card

import (
	"strings"
	"unicode/utf8"

	"baton/model/plain"
)

// What comes in never drives a terminal: control characters, escape among
// them, and those that turn the direction of writing are taken out. What stood
// between them stays and shows as text.

// MaxTitle is how many characters of a title stay; the whole of a longer one
// goes to the description.
const MaxTitle = 500

// Prose returns s with its lines and tabs. Ends of lines become "\n", blanks
// at its end go.
func Prose(s string) string { return strings.TrimRight(Verbatim(s), " \t\n") }

// Verbatim is prose with its trailing space kept.
func Verbatim(s string) string {
	if strings.ContainsRune(s, '\r') {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r == '\n' || r == '\t':
			return r
		case r == '\u2028' || r == '\u2029':
			return '\n'
		case plain.Drives(r):
			return -1
		}
		return r
	}, s)
}

// Title returns s as a title; if s is too long it also returns all of it.
func Title(s string) (short, whole string) {
	s = plain.Line(s)
	if utf8.RuneCountInString(s) <= MaxTitle {
		return s, ""
	}
	r := []rune(s)
	return strings.TrimRight(string(r[:MaxTitle-1]), " ") + "…", s
}
